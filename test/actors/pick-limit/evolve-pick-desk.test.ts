import { test } from 'tap';
import type { ShardEvent } from '../../../actors/events.ts';
import { isNearLimit } from '../../../actors/pick-limit/evolve-pick-desk.ts';
import { minor } from '../../../src/kernel/money.ts';
import { CLOSED, DRAW } from '../../support/samples/actor-events.ts';
import { LIMITED_5OF36 } from '../../support/samples/limited-games.ts';
import { selling } from '../../support/samples/pick-states.ts';

const of = (shard: number, amount: number) =>
  ({ draw: DRAW, shard, keys: [7], amountsMinor: [minor(amount)] }) as const;
const taken = (shard: number): ShardEvent => ({
  type: 'PickAsksTaken',
  draw: DRAW,
  shard,
  keys: [7],
  askedMinor: [minor(1_000)],
});

function gift(shard: number, amount: number): ShardEvent {
  return { type: 'PicksGiven', ...of(shard, amount) };
}

test('pick desk: from the share of an alarm on a draw counts the key, once', (t) => {
  const stage = selling(LIMITED_5OF36).and(taken(1), gift(1, 2_999));
  t.equal(stage.states.nearPicks.get(DRAW), undefined, '7,999 of 10,000');
  stage.and(taken(1), gift(1, 1), taken(1), gift(1, 1));
  t.equal(stage.states.nearPicks.get(DRAW), 1);
  stage.and(CLOSED);
  t.equal(stage.states.nearPicks.get(DRAW), undefined);
  t.ok(isNearLimit(LIMITED_5OF36, 8_000));
  t.notOk(isNearLimit(LIMITED_5OF36, 7_999));
  t.end();
});

test('pick desk: records that contradict each other stop the shard', (t) => {
  const recalled: ShardEvent = { type: 'PicksRecalled', draw: DRAW, keys: [7], holderCounts: [1] };
  const back = (amount: number): ShardEvent => ({
    type: 'PicksReturned',
    ...of(0, amount),
    keptMinor: [minor(0)],
  });
  const stage = () => selling(LIMITED_5OF36).and(taken(1));
  t.throws(() => stage().and(gift(0, 1)), /given to a shard out of its turn/);
  t.throws(() => stage().and(recalled, recalled), /recalled twice at a time/);
  t.throws(() => stage().and(back(1)), /returned that was not recalled/);
  t.throws(() => stage().and(recalled, back(2_501)), /returned more of a pick than it had/);
  t.doesNotThrow(() => stage().and(recalled, back(2_500)));
  t.end();
});
