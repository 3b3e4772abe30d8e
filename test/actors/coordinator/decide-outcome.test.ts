import { type Test, test } from 'tap';
import {
  decideConduct,
  decideRelease,
  decideReportPaid,
  decideReportScan,
} from '../../../actors/coordinator/decide-outcome.ts';
import type { States } from '../../../actors/states.ts';
import { AssertionError } from '../../../src/kernel/assert.ts';
import { given, type Stage, stampAt, unsureStamp } from '../../support/cluster/actor-stage.ts';
import { DRAW } from '../../support/samples/actor-events.ts';
import {
  CONDUCTS_AT_MS,
  coordinatorIn,
  coordinatorOf,
  DRAW_CONDUCTED,
  readyToConduct,
} from '../../support/samples/coordinator-events.ts';

function conduct(earliestMs: number, numbers = [1, 2, 3, 4, 5]) {
  return (states: States) =>
    decideConduct(coordinatorOf(states), { numbers }, unsureStamp(earliestMs, 200_000, 200_000));
}

function reportScan(from: number, winnersByTier: number[]) {
  return (states: States) =>
    decideReportScan(
      coordinatorOf(states),
      { message: 'ReportScan', draw: DRAW, winnersByTier },
      from,
      stampAt(122_000),
    );
}

function release(earliestMs: number) {
  return (states: States) =>
    decideRelease(coordinatorOf(states), unsureStamp(earliestMs, 999_000, 999_000));
}

function reportPaid(from: number) {
  return (states: States) =>
    decideReportPaid(
      coordinatorOf(states),
      { message: 'ReportPaid', draw: DRAW },
      from,
      stampAt(181_005),
    );
}

/** Drawn, with these winners on shards 0 and 1. */
function settled(
  t: Test,
  sold: readonly [number, number],
  jackpotMinor: number,
  winners: readonly [number[], number[]],
): Stage {
  const stage = given(...readyToConduct(sold, jackpotMinor), DRAW_CONDUCTED);
  const before = stage.ledger();
  stage
    .when(reportScan(1, winners[1]))
    .thenEvents(t, { type: 'ShardScanned', shard: 1 })
    .when(reportScan(0, winners[0]))
    .thenEvents(
      t,
      { type: 'ShardScanned', shard: 0 },
      { type: 'DrawSettled' },
      { to: 0, message: { message: 'SettleInstance' } },
      { to: 1, message: { message: 'SettleInstance' } },
    );
  t.same(stage.ledger(), before, 'no account tells what was drawn before the results are due');
  return stage;
}

test('outcome: numbers are drawn when it is surely time, once', (t) => {
  const ready = () => given(...readyToConduct([1, 1], 0));
  t.throws(() => ready().when(conduct(CONDUCTS_AT_MS - 1)), AssertionError);
  t.throws(() => ready().when(conduct(CONDUCTS_AT_MS, [1, 2, 3, 4])), AssertionError);
  t.throws(() => ready().when(conduct(CONDUCTS_AT_MS, [1, 2, 3, 4, 4])), AssertionError);
  const stage = ready()
    .when(conduct(CONDUCTS_AT_MS))
    .thenEvents(
      t,
      { type: 'DrawConducted', numbers: [1, 2, 3, 4, 5] },
      { to: 0, message: { message: 'ScanInstance', numbers: [1, 2, 3, 4, 5] } },
      { to: 1, message: { message: 'ScanInstance' } },
    );
  stage.when(conduct(CONDUCTS_AT_MS, [6, 7, 8, 9, 10])).thenEvents(t);
  t.same(coordinatorIn(stage.states, 'drawn').numbers, [1, 2, 3, 4, 5]);
  t.end();
});

test('outcome: prizes, breakage and the house by hand', (t) => {
  // 30 + 71 tickets at 100: sales 10,100. Jackpot in 50,001. Winners 2, 3, 4, 20.
  // Tier 1: 18 % = 1,818; pool 51,819 for 2: 25,909 each, 1 breaks off.
  // Tier 2: 8 % = 808 for 3: 269 each, 1 breaks off.
  // Tiers 3 and 4: 4 × 1,000 and 20 × 100.
  // House: 10,100 - 1,818 - 808 - 4,000 - 2,000 = 1,474.
  const stage = settled(t, [30, 71], 50_001, [
    [2, 0, 1, 5],
    [0, 3, 3, 15],
  ]);
  const { settlement } = coordinatorIn(stage.states, 'settled');
  t.match(settlement, {
    tiers: [
      { winners: 2, poolMinor: 51_819, prizeMinor: 25_909, breakageMinor: 1 },
      { winners: 3, poolMinor: 808, prizeMinor: 269, breakageMinor: 1 },
      { winners: 4, prizeMinor: 1_000, paidMinor: 4_000 },
      { winners: 20, prizeMinor: 100, paidMinor: 2_000 },
    ],
    rolloverMinor: 0,
    breakageMinor: 2,
    houseMinor: 1_474,
  });
  stage.when(release(181_000)).thenEvents(t, { fundsByShard: [53_318, 5_307] }, {}, {});
  // Shard 0: 2 × 25,909 + 1,000 + 5 × 100 = 53,318; it had sent 3,000, and the calendar, on the
  // same shard, 50,001: 53,318 - 3,000 - 50,001 = 317.
  // Shard 1: 3 × 269 + 3 × 1,000 + 15 × 100 = 5,307; it had sent 7,100: 5,307 - 7,100 = -1,793.
  t.same(stage.ledger(), { house: 1_474, breakage: 2, 'transit:0': 317, 'transit:1': -1_793 });
  t.end();
});

test('outcome: the house tops up fixed prizes that sales do not cover', (t) => {
  // 3 tickets, 300; all three have 3 matches: 3,000 to pay. Tiers 1 and 2 have no winner:
  // 54 + 24 = 78 roll over. House: 300 - 54 - 24 - 3,000 = -2,778.
  const stage = settled(t, [3, 0], 0, [
    [0, 0, 3, 0],
    [0, 0, 0, 0],
  ]);
  t.match(coordinatorIn(stage.states, 'settled').settlement, {
    rolloverMinor: 78,
    houseMinor: -2_778,
  });
  stage.when(release(181_000)).thenEvents(t, { fundsByShard: [3_000, 0] }, {}, {});
  t.same(stage.ledger(), {
    house: -2_778,
    'pot:dr_0000002': 78,
    // 3,000 to the winners, of which 300 had come from there.
    'transit:0': 2_700,
  });
  t.end();
});

test('outcome: a draw without tickets passes its jackpot on', (t) => {
  const stage = settled(t, [0, 0], 700, [
    [0, 0, 0, 0],
    [0, 0, 0, 0],
  ]);
  t.match(coordinatorIn(stage.states, 'settled').settlement, { rolloverMinor: 700, houseMinor: 0 });
  stage.when(release(181_000)).thenEvents(t, { type: 'DrawReleased' }, {}, {});
  stage.when(reportPaid(0)).thenEvents(t, { type: 'ShardPaid' });
  stage
    .when(reportPaid(1))
    .thenEvents(
      t,
      { type: 'ShardPaid' },
      { type: 'DrawPublished', rolloverMinor: 700, atMs: 181_005 },
      { to: 0, message: { message: 'RollIn', seriesId: 'evening', amountMinor: 700 } },
    );
  t.same(stage.ledger(), {}, 'it came from shard 0 and goes back there');
  t.end();
});

test('outcome: results wait for their time by the clock of publications', (t) => {
  const stage = settled(t, [1, 1], 0, [
    [0, 0, 0, 0],
    [0, 0, 0, 1],
  ]);
  t.throws(() => stage.when(release(180_999)), AssertionError);
  stage
    .when(release(181_000))
    .thenEvents(
      t,
      { type: 'DrawReleased' },
      { to: 0, message: { message: 'PayInstance' } },
      { to: 1, message: { message: 'PayInstance' } },
    );
  stage.when(release(181_000)).thenEvents(t);
  t.equal(coordinatorOf(stage.states).state, 'settled', 'published when all have paid');
  t.end();
});

test('outcome: a shard reports once, and only when it was told to', (t) => {
  const before = given(...readyToConduct([1, 1], 0));
  t.throws(() => before.when(reportScan(0, [0, 0, 0, 0])), AssertionError);
  const stage = settled(t, [1, 1], 0, [
    [0, 0, 0, 0],
    [0, 0, 0, 0],
  ]);
  t.throws(() => stage.when(reportPaid(0)), AssertionError);
  stage.when(release(181_000)).thenEvents(t, {}, {}, {});
  stage.when(reportPaid(0)).thenEvents(t, {});
  t.throws(() => stage.when(reportPaid(0)), AssertionError);
  t.end();
});
