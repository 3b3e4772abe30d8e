import { test } from 'tap';
import {
  BETS_PER_STEP,
  decideSettleAccumulators,
  decideSettleBets,
} from '../../../actors/book/decide-settlement.ts';
import { ADA, BOB, withMoney } from '../../support/actor-events.ts';
import { given, stampAt } from '../../support/actor-stage.ts';
import {
  bookIn,
  bookOpened,
  bookUpdated,
  EVENT,
  LINE,
  MATCH,
  placed,
  resolvedAs,
} from '../../support/betting-events.ts';

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
  const bets = stage.bets.byPlayer(EVENT);
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
      { to: 0, message: { message: 'ReportSettled', event: EVENT, round: 1 } },
    );
  t.throws(() => decideSettleBets(bookIn(stage.states), bets, stampAt(80_002)), 'nothing is owed');
  t.end();
});

test('settlement: a correction tells only of bets that come to something else', (t) => {
  const stage = given(...BETS, bookUpdated(FINISHED));
  const bets = stage.bets.byPlayer(EVENT);
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

test('settlement: a long one goes in steps, also amid the bets of one player', (t) => {
  const count = BETS_PER_STEP + 3;
  const bets = Array.from({ length: count }, (_, ordinal) =>
    placed(ADA, ordinal, { stakeMinor: 1, oddsHundredths: 200 }),
  );
  const stage = given(...withMoney(ADA, count), bookOpened(), ...bets);
  stage.and(bookUpdated(resolvedAs(LINE, ['won'])));
  const byPlayer = stage.bets.byPlayer(EVENT);
  const step = () => stage.when((states) => decideSettleBets(bookIn(states), byPlayer, stampAt(9)));
  const next = { of: 'bets', player: ADA, ordinal: BETS_PER_STEP };
  step().thenEvents(t, { betCounts: [BETS_PER_STEP], next });
  t.equal(stage.balanceOf(ADA), 2 * BETS_PER_STEP);
  step().thenEvents(t, { betCounts: [3], next: { of: 'accumulators' } });
  t.equal(stage.balanceOf(ADA), 2 * count);
  t.end();
});
