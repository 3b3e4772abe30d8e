import { test } from 'tap';
import {
  BETS_PER_STEP,
  decideSettleAccumulators,
  decideSettleBets,
} from '../../../actors/book/decide-settlement.ts';
import type { EventOf } from '../../../actors/events.ts';
import type { PlayerKey } from '../../../src/kernel/ids.ts';
import { given, type Stage, stampAt } from '../../support/cluster/actor-stage.ts';
import { ADA, BOB, withMoney } from '../../support/samples/actor-events.ts';
import {
  bookIn,
  bookOpened,
  bookUpdated,
  combined,
  FIXTURE,
  MATCH,
  OTHER,
  placed,
  resolvedAs,
  SAMPLE_LINE,
  settle,
} from '../../support/samples/betting-events.ts';
import { pointsEarnedBy } from '../../support/samples/loyalty-events.ts';

const FINISHED = resolvedAs(MATCH, ['won', 'lost', 'void']);
const BETS = [
  ...withMoney(ADA, 1_000),
  ...withMoney(BOB, 1_000),
  bookOpened(MATCH),
  placed(BOB, 0, { selection: 0, stakeMinor: 101, oddsHundredths: 250 }),
  placed(ADA, 1, { selection: 1, stakeMinor: 100, oddsHundredths: 330 }),
  placed(BOB, 2, { selection: 2, stakeMinor: 40, oddsHundredths: 280 }),
];

test('settlement: a step tells each bet with its payout, player by player', (t) => {
  const stage = given(...BETS, bookUpdated(FINISHED));
  const bets = stage.bets.byPlayer(FIXTURE);
  stage
    .when((states) => decideSettleBets(bookIn(states), bets, stampAt(80_000)))
    .thenEvents(t, {
      type: 'BetsSettled',
      round: 1,
      players: [ADA, BOB],
      betCounts: [1, 2],
      ordinals: [1, 0, 2],
      outcomes: [0, 1, 2],
      // 101 × 2.50 = 252.5.
      payoutsMinor: [0, 252, 40],
      reversedMinor: [],
      stakesMinor: 241,
      next: { of: 'accumulators', ordinal: 0 },
    });
  t.throws(() => decideSettleBets(bookIn(stage.states), bets, stampAt(80_000)), 'not twice');
  stage
    .when((states) => decideSettleAccumulators(bookIn(states), [], stampAt(80_001)))
    .thenEvents(
      t,
      { type: 'BookSettled', round: 1 },
      { to: 0, message: { message: 'ReportSettled', fixture: FIXTURE, round: 1 } },
    );
  t.throws(() => decideSettleBets(bookIn(stage.states), bets, stampAt(80_002)), 'nothing is owed');
  t.end();
});

test('settlement: a correction tells only of bets that come to something else', (t) => {
  const stage = given(...BETS, bookUpdated(FINISHED));
  const bets = stage.bets.byPlayer(FIXTURE);
  const step = () =>
    stage.when((states) => decideSettleBets(bookIn(states), bets, stampAt(80_000)));
  step().thenEvents(t, {});
  stage
    .when((states) => decideSettleAccumulators(bookIn(states), [], stampAt(80_001)))
    .thenEvents(t, {}, {});
  stage.and(bookUpdated(resolvedAs(FINISHED, ['lost', 'lost', 'void'])));
  step().thenEvents(t, {
    round: 2,
    players: [BOB],
    betCounts: [1],
    ordinals: [0],
    outcomes: [0],
    payoutsMinor: [0],
    reversedMinor: [252],
    stakesMinor: 0,
  });
  t.end();
});

/** What the settlement that is owed decides about rewards. */
function rewardsIn(stage: Stage, fixture = FIXTURE): Partial<EventOf<'StakeRewardsMoved'>>[] {
  const moved: EventOf<'StakeRewardsMoved'>[] = [];
  settle(stage, fixture, 80_000, 1_000_000, (decided) => {
    if (decided.type === 'StakeRewardsMoved') moved.push(decided);
  });
  return moved.map(({ operation, players, amountsHundredths }) => {
    return { operation, players, amountsHundredths };
  });
}

test('settlement: what void stakes had earned goes back, and comes anew by a correction', (t) => {
  const bets = [
    placed(BOB, 0, { selection: 0, stakeMinor: 100 }),
    placed(ADA, 1, { selection: 1, stakeMinor: 100 }),
    placed(BOB, 2, { selection: 2, stakeMinor: 100 }),
    placed(BOB, 3, { selection: 2, stakeMinor: 100 }),
    placed(BOB, 4, { selection: 2, stakeMinor: 100, atMs: 69_000 }),
  ];
  const rewarded = bets.flatMap((bet, index) => [bet, pointsEarnedBy(bet, index)]).slice(0, -1);
  const stage = given(...withMoney(ADA, 100), ...withMoney(BOB, 400), bookOpened(MATCH));
  stage.and(
    ...rewarded.filter((event) => !('amountHundredths' in event) || event.amountHundredths),
  );
  const points = (player: PlayerKey) => stage.states.accounts.get(player)?.pointsHundredths;
  t.same([points(ADA), points(BOB)], [1, 5]);
  const first = resolvedAs(MATCH, ['lost', 'won', 'void']);
  stage.and(bookUpdated(first));
  const operation = 'rewards.bets.4.1.1';
  t.same(rewardsIn(stage), [{ operation, players: [BOB], amountsHundredths: [-5] }]);
  t.same([points(ADA), points(BOB)], [1, 0]);

  const second = resolvedAs(first, ['void', 'void', 'lost']);
  stage.and(bookUpdated(second));
  t.same(rewardsIn(stage), [
    { operation: 'rewards.bets.4.2.1', players: [ADA, BOB], amountsHundredths: [-1, 5] },
  ]);
  const third = resolvedAs(second, ['won', 'lost', 'won']);
  stage.and(bookUpdated(third));
  t.same(rewardsIn(stage), [
    { operation: 'rewards.bets.4.3.1', players: [ADA], amountsHundredths: [1] },
  ]);
  stage.and(bookUpdated(resolvedAs(third, ['lost', 'won', 'lost'])));
  t.same(rewardsIn(stage), [], 'no stake moves between won and lost');
  t.same([points(ADA), points(BOB)], [1, 5]);
  t.match(stage.ledger(), { 'points:issued': -6, 'points:players': 6 });
  t.end();
});

test('settlement: a bet that came after the result gives back what it earned', (t) => {
  const late = placed(ADA, 0, { selection: 0, stakeMinor: 100, atMs: 3_000 });
  const stage = given(...withMoney(ADA, 100), bookOpened(MATCH), late, pointsEarnedBy(late, 8));
  stage.and(bookUpdated(resolvedAs(MATCH, ['won', 'lost', 'lost']), 3_000));
  const operation = 'rewards.bets.4.1.0';
  t.same(rewardsIn(stage), [{ operation, players: [ADA], amountsHundredths: [-8] }]);
  t.end();
});

test('settlement: an accumulator keeps what it earned until its whole stake comes back', (t) => {
  const other = { ...MATCH, fixture: OTHER };
  const legs = [FIXTURE, OTHER].map((fixture) => ({ fixture, selection: 0, oddsHundredths: 250 }));
  const both = combined(ADA, 0, 100, ...legs);
  const stage = given(...withMoney(ADA, 100), bookOpened(MATCH), bookOpened(other));
  stage.and(both, pointsEarnedBy(both, 9));
  stage.and(bookUpdated(resolvedAs(MATCH, ['void', 'void', 'void'])));
  t.same(rewardsIn(stage), [], 'its other leg still stands');
  const voided = resolvedAs(other, ['void', 'void', 'void']);
  stage.and(bookUpdated(voided));
  const operation = 'rewards.accumulators.6.1.0';
  t.same(rewardsIn(stage, OTHER), [{ operation, players: [ADA], amountsHundredths: [-9] }]);
  t.match(stage.states.accounts.get(ADA), { balanceMinor: 100, pointsHundredths: 0 });
  stage.and(bookUpdated(resolvedAs(voided, ['won', 'lost', 'lost'])));
  t.match(rewardsIn(stage, OTHER), [{ players: [ADA], amountsHundredths: [9] }]);
  t.match(stage.states.accounts.get(ADA), { balanceMinor: 250, pointsHundredths: 9 });
  t.end();
});

test('settlement: a long one goes in steps, also amid the bets of one player', (t) => {
  const count = BETS_PER_STEP + 3;
  const bets = Array.from({ length: count }, (_, ordinal) =>
    placed(ADA, ordinal, { stakeMinor: 1, oddsHundredths: 200 }),
  );
  const stage = given(...withMoney(ADA, count), bookOpened(), ...bets);
  stage.and(bookUpdated(resolvedAs(SAMPLE_LINE, ['won'])));
  const byPlayer = stage.bets.byPlayer(FIXTURE);
  const step = () => stage.when((states) => decideSettleBets(bookIn(states), byPlayer, stampAt(9)));
  const next = { of: 'bets', player: ADA, ordinal: BETS_PER_STEP };
  step().thenEvents(t, { betCounts: [BETS_PER_STEP], next });
  t.equal(stage.balanceOf(ADA), 2 * BETS_PER_STEP);
  step().thenEvents(t, { betCounts: [3], next: { of: 'accumulators' } });
  t.equal(stage.balanceOf(ADA), 2 * count);
  t.end();
});
