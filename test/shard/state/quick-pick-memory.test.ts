import { test } from 'tap';
import { PickHeadroom } from '../../../actors/pick-limit/pick-headroom.ts';
import { minor } from '../../../src/kernel/money.ts';
import { QuickPickMemory } from '../../../src/shard/state/quick-pick-memory.ts';
import { DRAW } from '../../support/samples/actor-events.ts';
import { straightPlay } from '../../support/samples/family-games.ts';
import { LIMITED_DIGITS } from '../../support/samples/limited-games.ts';
import { selling, wordsOf } from '../../support/samples/pick-states.ts';

const KIND = { draw: DRAW };
const NOW_MS = 5_000;
const ALL_USED = minor(1_000_000);
const words = (digits: string) => wordsOf(LIMITED_DIGITS, [straightPlay(digits)]);

/** Others have used all of these keys; of `123` one ticket is left. */
function headroom() {
  const used = new Map([
    [123, minor(950_000)],
    [124, ALL_USED],
    [125, ALL_USED],
  ]);
  return new PickHeadroom(selling(LIMITED_DIGITS).states, LIMITED_DIGITS, DRAW, used);
}

test('quick pick memory: what is learnt to be full is not tried, for a moment', (t) => {
  const memory = new QuickPickMemory();
  t.match(memory.hints(KIND, NOW_MS), { areSoldOut: false, tried: [] });
  memory.note(KIND, [words('123'), words('124')], NOW_MS);
  t.match(memory.hints(KIND, NOW_MS), { areSoldOut: false, tried: [words('123'), words('124')] });
  memory.learn(KIND, LIMITED_DIGITS, headroom(), NOW_MS);
  const hints = memory.hints(KIND, NOW_MS + 1_999);
  t.same(hints.tried, [words('123')]);
  t.same([hints.isFull(123), hints.isFull(124), hints.areSoldOut], [false, true, false]);
  t.notOk(memory.hints({ ...KIND, spots: 2 }, NOW_MS).isFull(124), 'each kind by itself');
  t.notOk(memory.hints(KIND, NOW_MS + 2_000).isFull(124), 'then it is asked for once more');
  t.notOk(memory.hints(KIND, NOW_MS - 1).isFull(124), 'also where the clock was put back');
  t.end();
});

test('quick pick memory: sold out is where none of those that were tried is left', (t) => {
  const memory = new QuickPickMemory();
  memory.learn(KIND, LIMITED_DIGITS, headroom(), NOW_MS);
  t.notOk(memory.hints(KIND, NOW_MS).areSoldOut, 'of nothing nothing is known');
  memory.note(KIND, [], NOW_MS);
  t.same(memory.hints(KIND, NOW_MS).tried, []);
  memory.note(KIND, [words('124'), words('125')], NOW_MS);
  memory.learn(KIND, LIMITED_DIGITS, headroom(), NOW_MS);
  t.ok(memory.hints(KIND, NOW_MS + 1_999).areSoldOut);
  t.notOk(memory.hints(KIND, NOW_MS + 2_000).areSoldOut);
  t.end();
});
