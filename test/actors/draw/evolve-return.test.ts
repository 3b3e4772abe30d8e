import { deepStrictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { test } from 'tap';
import { decideRefundStep } from '../../../actors/draw/decide-refund.ts';
import { PICK_FORMS } from '../../../actors/games/pick-order.ts';
import { must } from '../../../src/kernel/assert.ts';
import { minor } from '../../../src/kernel/money.ts';
import { pointsHundredths } from '../../../src/kernel/points.ts';
import { given, type Stage, stampAt } from '../../support/cluster/actor-stage.ts';
import { payDraw } from '../../support/cluster/paid-draw.ts';
import {
  ADA,
  announced,
  BOB,
  bought,
  DRAW,
  OPENED,
  refunding,
  registered,
  stageInstance,
  stageInstanceIn,
  withMoney,
} from '../../support/samples/actor-events.ts';
import { credited, pointsEarnedBy } from '../../support/samples/loyalty-events.ts';
import { POSTPONED_HERE, takeTicketBack } from '../../support/samples/returned-tickets.ts';

const RICH = 900_000_000;
const ALL = Array.from({ length: 12 }, (_, i) => i + 1);

const aPick = fc.oneof(
  fc.subarray(ALL, { minLength: 5, maxLength: 5 }),
  fc
    .subarray(ALL, { minLength: 6, maxLength: 8 })
    .map((numbers) => ({ form: PICK_FORMS.system, numbers, others: [] })),
);
const aSale = fc.record({
  isAdas: fc.boolean(),
  pick: aPick,
  comesBack: fc.boolean(),
});

/** What each of two players has in the end, and what the tiers came to. */
function outcomeOf(stage: Stage, numbers: readonly number[]) {
  const settlement = payDraw(stage, numbers);
  const { phase, stakeMinor } = stageInstanceIn(stage.states, 'paid');
  const balances = [ADA, BOB].map((player) => stage.balanceOf(player));
  const { tiers, houseMinor, rolloverMinor, breakageMinor } = settlement;
  return { phase, stakeMinor, balances, tiers, houseMinor, rolloverMinor, breakageMinor };
}

test('a draw with tickets that came back is settled as if they had never been sold', (t) => {
  fc.assert(
    fc.property(
      fc.array(aSale, { minLength: 1, maxLength: 14 }),
      fc.subarray(ALL, { minLength: 5, maxLength: 5 }),
      (sales, numbers) => {
        const begun = () =>
          given(...withMoney(ADA, RICH), ...withMoney(BOB, RICH), announced(), OPENED);
        const [returned, neverSold] = [begun(), begun()];
        for (const [at, { isAdas, pick }] of sales.entries()) {
          returned.and(bought(isAdas ? ADA : BOB, at, pick));
        }
        returned.and(POSTPONED_HERE);
        for (const [at, { isAdas, comesBack }] of sales.entries()) {
          if (comesBack) takeTicketBack(returned, isAdas ? ADA : BOB, at);
        }
        const kept = sales.filter(({ comesBack }) => !comesBack);
        for (const [at, { isAdas, pick }] of kept.entries()) {
          neverSold.and(bought(isAdas ? ADA : BOB, at, pick));
        }
        neverSold.and(POSTPONED_HERE);
        deepStrictEqual(outcomeOf(returned, numbers), outcomeOf(neverSold, numbers));
        deepStrictEqual(returned.ledger(), neverSold.ledger());
      },
    ),
    { numRuns: 60 },
  );
  t.end();
});

const FIVE = [1, 2, 3, 4, 5];
const SYSTEM = { form: PICK_FORMS.system, numbers: [1, 2, 3, 4, 5, 6], others: [] };

/** Three tickets of eight combinations, which points have paid: 100 hundredths for all of them. */
function paidByPoints() {
  return given(registered(BOB), credited(BOB, 100), announced(), OPENED).and(
    {
      type: 'PointsStaked',
      player: BOB,
      draw: DRAW,
      firstOrdinal: 0,
      ticketCount: 3,
      pointsHundredths: pointsHundredths(100),
      stakeMinor: minor(800),
      atMs: 2_000,
    },
    bought(BOB, 0, FIVE, SYSTEM, FIVE),
    POSTPONED_HERE,
  );
}

test('given back: what points paid comes back in points, ticket by ticket, and all of it', (t) => {
  const parts = (order: readonly number[]) => {
    const stage = paidByPoints();
    const points = () => stage.states.accounts.get(BOB)?.pointsHundredths ?? 0;
    const came = order.map((ordinal) => {
      const before = points();
      takeTicketBack(stage, BOB, ordinal);
      return points() - before;
    });
    t.equal(points(), 100);
    t.equal(stage.balanceOf(BOB), 0, 'no money');
    t.notMatch(JSON.stringify(stage.ledger()), /house|stakes|spent/, 'nothing is left over');
    return came;
  };
  t.same(parts([0, 1, 2]), [12, 75, 13]);
  t.same(parts([1, 2, 0]), [75, 12, 13]);
  t.end();
});

test('given back: a draw that is then cancelled returns the points that are left', (t) => {
  const stage = paidByPoints();
  takeTicketBack(stage, BOB, 1);
  stage.and(...refunding(200));
  const columns = must(stage.states.tickets.columns(DRAW), 'it was on sale');
  const bought = must(stage.states.pointsPurchases.get({ draw: DRAW, firstOrdinal: 0 }), 'one');
  const paid = new Map([[0, bought]]);
  stage
    .when((states) => decideRefundStep(stageInstance(states), columns, stampAt(70_001), paid))
    .thenEvents(
      t,
      { type: 'PointsReturned', firstOrdinals: [0] },
      { type: 'TicketsRefunded', players: [] },
      { type: 'InstanceRefunded' },
    );
  t.equal(stage.states.accounts.get(BOB)?.pointsHundredths, 100);
  t.notMatch(JSON.stringify(stage.ledger()), /house|stakes/, 'nothing is left over');
  t.end();
});

test('given back: a purchase of which nothing is left returns no points a second time', (t) => {
  const stage = paidByPoints();
  for (const ordinal of [0, 1, 2]) takeTicketBack(stage, BOB, ordinal);
  stage.and(...refunding(0));
  const columns = must(stage.states.tickets.columns(DRAW), 'it was on sale');
  const bought = must(stage.states.pointsPurchases.get({ draw: DRAW, firstOrdinal: 0 }), 'one');
  stage
    .when((states) => {
      return decideRefundStep(
        stageInstance(states),
        columns,
        stampAt(70_001),
        new Map([[0, bought]]),
      );
    })
    .thenEvents(t, { type: 'TicketsRefunded', players: [] }, { type: 'InstanceRefunded' });
  t.equal(stage.states.accounts.get(BOB)?.pointsHundredths, 100);
  t.end();
});

test('given back: what a stake had earned goes with it, and is taken back once', (t) => {
  const sale = bought(ADA, 0, FIVE, SYSTEM, FIVE);
  const stage = given(...withMoney(ADA, 800), announced(), OPENED);
  stage.and(sale, pointsEarnedBy(sale, 21), POSTPONED_HERE);
  takeTicketBack(stage, ADA, 1);
  t.equal(stage.states.accounts.get(ADA)?.pointsHundredths, 6, '15 of 21 were the system’s');
  t.equal(stage.balanceOf(ADA), 600);
  stage.and(...refunding(200));
  const columns = must(stage.states.tickets.columns(DRAW), 'it was on sale');
  const bought0 = must(stage.states.pointsPurchases.get({ draw: DRAW, firstOrdinal: 0 }), 'one');
  stage
    .when((states) => {
      return decideRefundStep(
        stageInstance(states),
        columns,
        stampAt(70_001),
        new Map([[0, bought0]]),
      );
    })
    .thenEvents(
      t,
      { type: 'StakeRewardsMoved', amountsHundredths: [-6] },
      { type: 'TicketsRefunded', players: [ADA], ticketCounts: [2], combinationCounts: [] },
      { type: 'InstanceRefunded' },
    );
  t.equal(stage.states.accounts.get(ADA)?.pointsHundredths, 0);
  t.equal(stage.balanceOf(ADA), 800);
  t.notMatch(JSON.stringify(stage.ledger()), /house|stakes|points/, 'nothing is left over');
  t.end();
});
