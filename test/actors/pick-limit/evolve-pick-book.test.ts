import { test } from 'tap';
import { KEPT_MS, LEFT_MS } from '../../../actors/pick-limit/pick-book.ts';
import { minor } from '../../../src/kernel/money.ts';
import { given } from '../../support/cluster/actor-stage.ts';
import { announced, DRAW } from '../../support/samples/actor-events.ts';
import { LIMITED_5OF36 } from '../../support/samples/limited-games.ts';
import { asked, received, selling } from '../../support/samples/pick-states.ts';

const KEY = { draw: DRAW, key: 7 };

test('pick book: what was asked for is kept for a moment, less than that is not', (t) => {
  const whole = selling(LIMITED_5OF36).and(asked(7), received(7, 1_000));
  t.match(whole.states.pickBooks.get(KEY), { keptUntilMs: 2_000 + KEPT_MS, leftUntilMs: 0 });
  const part = selling(LIMITED_5OF36).and(asked(7), received(7, 500, { isWhole: false }));
  t.match(part.states.pickBooks.get(KEY), { keptUntilMs: 0, leftUntilMs: 0 });
  t.end();
});

test('pick book: what is left over all shards is known for a moment', (t) => {
  const last = received(7, 500, { isWhole: false, leftMinor: 3_000 });
  const { states } = selling(LIMITED_5OF36).and(asked(7), last);
  const known = { allottedMinor: 3_000, leftMinor: 3_000, leftUntilMs: 2_000 + LEFT_MS };
  t.match(states.pickBooks.get(KEY), { ...known, keptUntilMs: 0, isAsking: false });
  t.end();
});

test('pick book: records that contradict each other stop the shard', (t) => {
  const stage = () => selling(LIMITED_5OF36).and(asked(7));
  t.throws(() => stage().and(asked(7)), /asks about a pick while it waits/);
  t.throws(() => selling(LIMITED_5OF36).and(received(7, 1)), /did not ask for/);
  const back = (amount: number) =>
    ({ type: 'PicksGivenBack', draw: DRAW, keys: [7], amountsMinor: [minor(amount)] }) as const;
  t.match(stage().and(back(2_500)).states.pickBooks.get(KEY), { allottedMinor: 0 });
  t.throws(() => stage().and(back(2_501)), /gave back more of a pick than it had/);
  t.throws(() => given(announced()).and(asked(7)), /a game without a limit has a pick/);
  t.end();
});
