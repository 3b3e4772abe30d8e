import { test } from 'tap';
import {
  CREDITS_PER_STEP,
  decideAnnounce,
  decideApproveAward,
  decideCancelInstance,
  decideCloseInstance,
  decideEndSales,
  decideOpenInstance,
  decideOrderScan,
  decidePayInstance,
  decidePayStep,
  decideReturnStakes,
  decideScan,
  decideSealInstance,
  decideSettle,
} from '../../../actors/draw/decide-instance.ts';
import { decideRefundStep } from '../../../actors/draw/decide-refund.ts';
import { nextInstanceDuty, REFUNDED_PER_STEP } from '../../../actors/draw/instance.ts';
import type { ShardEvent } from '../../../actors/events.ts';
import { scanWinners } from '../../../actors/games/scan.ts';
import type { States } from '../../../actors/states.ts';
import { AssertionError, must } from '../../../src/kernel/assert.ts';
import { minor } from '../../../src/kernel/money.ts';
import { given, type Stage, stampAt } from '../../support/cluster/actor-stage.ts';
import {
  ADA,
  announced,
  BOB,
  bought,
  CLOSED,
  DRAW,
  OPENED,
  OPERATOR,
  refunding,
  SEALED,
  stageInstance,
  TERMS,
  withMoney,
} from '../../support/samples/actor-events.ts';

const NUMBERS = [1, 2, 3, 4, 5];
/** Matches 5, 3, 2 and none of the numbers. */
const [FIVE, THREE, TWO, NONE] = [NUMBERS, [1, 2, 3, 9, 10], [1, 2, 8, 9, 10], [6, 7, 8, 9, 10]];
const SEAL = { ticketCount: 4, merkleRootHex: 'aa', chunkRootsHex: ['aa'] };

/** Ada has bought five, three and none; Bob two. */
function onSale(): Stage {
  const money = [...withMoney(ADA, 1_000), ...withMoney(BOB, 1_000)];
  const sales = [bought(ADA, 0, FIVE, THREE), bought(BOB, 2, TWO), bought(ADA, 3, NONE)];
  return given(...money, announced(), OPENED, ...sales);
}

const order = (states: States) =>
  decideOrderScan(stageInstance(states), { message: 'ScanInstance', draw: DRAW, numbers: NUMBERS });
const scan = (states: States) => decideScan(stageInstance(states), winnersOf(states));
const pay = (states: States) => {
  const tickets = { columns: columnsOf(states), ordinals: winnersOf(states).ordinals };
  return decidePayStep(stageInstance(states), tickets, stampAt(181_001));
};
const refund = (states: States) =>
  decideRefundStep(stageInstance(states), columnsOf(states), stampAt(70_001));
const endSales = (states: States) =>
  decideEndSales(stageInstance(states), { message: 'EndSales', draw: DRAW }, stampAt(30_000));
const cancel = (states: States) =>
  decideCancelInstance(
    stageInstance(states),
    { message: 'CancelInstance', draw: DRAW },
    stampAt(70_000),
  );

function winnersOf(states: States) {
  return scanWinners(columnsOf(states), TERMS.game, NUMBERS);
}

function columnsOf(states: States) {
  return must(states.tickets.columns(DRAW), 'the draw has no tickets');
}

function settle(prizes: readonly number[]) {
  const prizesByTier = prizes.map(minor);
  const message = 'SettleInstance';
  return (states: States) =>
    decideSettle(stageInstance(states), {
      message,
      draw: DRAW,
      prizesByTier,
    });
}

function release(fundMinor: number) {
  const paid = { message: 'PayInstance', draw: DRAW, fundMinor: minor(fundMinor) } as const;
  return (states: States) => decidePayInstance(stageInstance(states), paid);
}

test('instance: is announced, opened and closed once', (t) => {
  const announce = ({ instances }: States) =>
    decideAnnounce(instances.get(DRAW), {
      message: 'AnnounceDraw',
      terms: TERMS,
      coordinatorShard: 1,
    });
  const open = (states: States) =>
    decideOpenInstance(
      stageInstance(states),
      { message: 'OpenInstance', draw: DRAW },
      stampAt(1_000),
    );
  const close = (nowMs: number) => (states: States) =>
    decideCloseInstance(stageInstance(states), stampAt(nowMs));
  const stage = given().when(announce).thenEvents(t, { type: 'InstanceAnnounced' });
  t.throws(() => stage.when(announce), AssertionError);
  stage.when(open).thenEvents(t, { type: 'InstanceOpened' });
  t.throws(() => stage.when(open), AssertionError);
  t.throws(() => stage.when(close(60_999)), AssertionError);
  stage.when(close(61_000)).thenEvents(t, { type: 'InstanceClosed', atMs: 61_000 });
  stage.when(close(61_000)).thenEvents(t);
  t.end();
});

test('instance: a seal covers exactly the tickets that were sold, and sends their stakes', (t) => {
  const seal = (ticketCount: number) => (states: States) =>
    decideSealInstance(stageInstance(states), { ...SEAL, ticketCount }, stampAt(61_001));
  const stage = onSale();
  stage.when(seal(4)).thenEvents(t);
  stage.and(CLOSED);
  t.throws(() => stage.when(seal(3)), AssertionError);
  stage
    .when(seal(4))
    .thenEvents(
      t,
      { type: 'InstanceSealed', merkleRootHex: 'aa' },
      { to: 1, message: { message: 'ReportSeal', ticketCount: 4, stakeMinor: 400 } },
    );
  t.same(stage.ledger(), { players: 1_600, clearing: -2_000, 'transit:1': 400 });
  stage.when(seal(4)).thenEvents(t);
  t.end();
});

test('instance: winners are counted, funded, and paid when the coordinator says so', (t) => {
  const stage = onSale().and(CLOSED, SEALED);
  stage.when(scan).thenEvents(t);
  stage.when(order).thenEvents(t, { type: 'ScanOrdered', numbers: NUMBERS });
  t.throws(() => stage.when(order), AssertionError, 'once');
  stage
    .when(scan)
    .thenEvents(
      t,
      { type: 'InstanceScanned', winnersByTier: [1, 0, 1, 1] },
      { to: 1, message: { message: 'ReportScan', winnersByTier: [1, 0, 1, 1] } },
    );
  stage.when(scan).thenEvents(t);
  stage.when(settle([5_000, 0, 1_000, 100])).thenEvents(t, { type: 'InstanceSettled' });
  stage.when(pay).thenEvents(t);
  t.equal(stage.ledger().awards, undefined, 'no money moves before the results are due');
  // 5,000 + 1,000 + 100 = 6,100: not a unit more or less may come.
  t.throws(() => stage.when(release(6_101)), AssertionError);
  stage.when(release(6_100)).thenEvents(t, { type: 'PaymentsReleased' });
  t.equal(stage.ledger().awards, 6_100);
  t.throws(() => stage.when(release(6_100)), AssertionError, 'once');
  stage
    .when(pay)
    .thenEvents(
      t,
      { type: 'WinnersPaid', fromPlace: 0, ordinals: [0, 1, 2], tiers: [1, 3, 4] },
      { type: 'InstancePaid' },
      { to: 1, message: { message: 'ReportPaid' } },
    );
  // Ada: 1,000 - 300 + 5,000 + 1,000. Bob: 1,000 - 100 + 100.
  t.equal(stage.balanceOf(ADA), 6_700);
  t.equal(stage.balanceOf(BOB), 1_000);
  t.equal(stage.ledger().awards, undefined);
  t.end();
});

test('instance: a shard without tickets takes every step all the same', (t) => {
  const stage = given(announced(), OPENED, CLOSED, SEALED);
  stage.when(order).thenEvents(t, {});
  stage.when(scan).thenEvents(t, { winnersByTier: [0, 0, 0, 0] }, {});
  stage.when(settle([0, 0, 1_000, 100])).thenEvents(t, {});
  stage.when(release(0)).thenEvents(t, {});
  stage.when(pay).thenEvents(t, { type: 'InstancePaid' }, { message: { message: 'ReportPaid' } });
  t.same(stage.ledger(), {});
  t.end();
});

test('instance: a prize from the approval limit on waits for an operator', (t) => {
  const stage = given(...withMoney(ADA, 200), announced({ approvalMinor: minor(1_000) }), OPENED);
  stage.and(bought(ADA, 0, FIVE, THREE), CLOSED, SEALED);
  stage.when(order).thenEvents(t, {}).when(scan).thenEvents(t, {}, {});
  // The limit itself is held; what is below is paid.
  stage.when(settle([1_000, 0, 999, 100])).thenEvents(t, {});
  stage.when(release(1_999)).thenEvents(t, {}).when(pay).thenEvents(t, {}, {}, {});
  t.equal(stage.balanceOf(ADA), 999);
  t.equal(stage.ledger().awards, 1_000);
  const approve =
    (ordinal: number) =>
    ({ heldAwards }: States) =>
      decideApproveAward(
        heldAwards.get({ draw: DRAW, ordinal }),
        { draw: DRAW, ordinal, by: OPERATOR },
        stampAt(200_000),
      );
  stage.when(approve(1)).thenRejected(t, 'awardNotFound');
  stage.when(approve(0)).thenEvents(t, { type: 'AwardApproved', by: OPERATOR, atMs: 200_000 });
  t.equal(stage.balanceOf(ADA), 1_999);
  stage.when(approve(0)).thenRejected(t, 'awardNotHeld');
  t.equal(stage.ledger().awards, undefined);
  t.end();
});

test('instance: cancelled on sale, it sells no more and is sealed as it is', (t) => {
  const stage = onSale();
  t.throws(() => stage.when(cancel), AssertionError, 'its seal comes first');
  stage.when(endSales).thenEvents(t, { type: 'InstanceClosed', atMs: 30_000 });
  t.equal(nextInstanceDuty(stageInstance(stage.states))?.duty, 'seal');
  stage.when(endSales).thenEvents(t);
  stage.and(SEALED).when(endSales).thenEvents(t);
  t.throws(() => given(announced()).when(endSales), AssertionError, 'sales had not begun');
  t.end();
});

test('instance: cancelled when sealed, it refunds once its stakes have come back', (t) => {
  const giveBack = (amountMinor: number) => (states: States) =>
    decideReturnStakes(stageInstance(states), {
      message: 'ReturnStakes',
      draw: DRAW,
      amountMinor: minor(amountMinor),
    });
  const stage = onSale().and(CLOSED, SEALED);
  t.throws(() => stage.when(giveBack(400)), AssertionError, 'it was not cancelled');
  stage.when(cancel).thenEvents(t, {});
  t.equal(stageInstance(stage.states).phase, 'cancelling');
  stage.when(refund).thenEvents(t);
  t.throws(() => stage.when(giveBack(399)), AssertionError, 'other stakes than were sealed');
  stage.when(giveBack(400)).thenEvents(t, { type: 'StakesReturned' });
  stage.when(refund).thenEvents(t, { type: 'TicketsRefunded' }, { type: 'InstanceRefunded' });
  t.same(stage.ledger(), { players: 2_000, clearing: -2_000 });
  t.end();
});

test('instance: cancelled before it opened, it is over', (t) => {
  const scheduled = given(announced()).when(cancel).thenEvents(t, {});
  t.equal(stageInstance(scheduled.states).phase, 'cancelled');
  t.end();
});

test('instance: once its numbers are known, nothing is cancelled', (t) => {
  const stage = onSale().and(CLOSED, SEALED).when(order).thenEvents(t, {});
  t.throws(() => stage.when(cancel), AssertionError);
  stage.when(scan).thenEvents(t, {}, {});
  t.throws(() => stage.when(cancel), AssertionError);
  t.end();
});

test('instance: many credits are paid in steps, and each ticket once', (t) => {
  const count = REFUNDED_PER_STEP + 5;
  const ofHundred = Array.from({ length: 100 }, () => TWO);
  const sales: ShardEvent[] = [];
  for (let first = 0; first < count; first += 100) {
    sales.push(bought(ADA, first, ...ofHundred.slice(0, Math.min(100, count - first))));
  }
  const begun = () => given(...withMoney(ADA, 100 * count), announced(), OPENED, ...sales);
  const paid = begun().and(CLOSED, SEALED).when(order).thenEvents(t, {});
  paid.when(scan).thenEvents(t, {}, {});
  paid.when(settle([0, 0, 1_000, 100])).thenEvents(t, {});
  paid.when(release(100 * count)).thenEvents(t, {});
  let through = 0;
  for (; through + CREDITS_PER_STEP < count; through += CREDITS_PER_STEP) {
    const ordinals = { length: CREDITS_PER_STEP };
    paid.when(pay).thenEvents(t, { type: 'WinnersPaid', fromPlace: through, ordinals });
  }
  t.ok(through > 0, 'there is more than one step');
  paid.when(pay).thenEvents(t, { fromPlace: through }, { type: 'InstancePaid' }, {});
  t.equal(paid.balanceOf(ADA), 100 * count);
  const refunded = begun().and(...refunding(100 * count));
  refunded.when(refund).thenEvents(t, { throughOrdinal: REFUNDED_PER_STEP });
  refunded.when(refund).thenEvents(t, { ticketCounts: [5] }, { type: 'InstanceRefunded' });
  t.equal(refunded.balanceOf(ADA), 100 * count);
  t.end();
});
