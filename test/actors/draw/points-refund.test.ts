import { test } from 'tap';
import { decideRefundStep } from '../../../actors/draw/decide-refund.ts';
import { REFUNDED_PER_STEP } from '../../../actors/draw/instance.ts';
import { PICK_FORMS } from '../../../actors/games/pick-order.ts';
import type { States } from '../../../actors/states.ts';
import { must } from '../../../src/kernel/assert.ts';
import { minor } from '../../../src/kernel/money.ts';
import { pointsHundredths } from '../../../src/kernel/points.ts';
import { given, stampAt } from '../../support/cluster/actor-stage.ts';
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
  withMoney,
} from '../../support/samples/actor-events.ts';
import { credited, pointsEarnedBy } from '../../support/samples/loyalty-events.ts';

test('instance: what points paid goes back in points, also where a step cuts it in two', (t) => {
  const five = [1, 2, 3, 4, 5];
  const staked = {
    type: 'PointsStaked',
    player: BOB,
    draw: DRAW,
    ticketCount: 2,
    stakeMinor: minor(200),
    atMs: 2_000,
  } as const;
  const firstOrdinal = REFUNDED_PER_STEP - 1;
  const money = Array(REFUNDED_PER_STEP - 1).fill(five);
  const stage = given(...withMoney(ADA, 100 * REFUNDED_PER_STEP), registered(BOB))
    .and(credited(BOB, 200), announced(), OPENED, bought(ADA, 0, ...money))
    .and(
      { ...staked, firstOrdinal, pointsHundredths: pointsHundredths(200) },
      bought(BOB, firstOrdinal, five, five),
    )
    .and(bought(ADA, firstOrdinal + 2, five));
  stage.and(...refunding(100 * (REFUNDED_PER_STEP + 2)));
  const step = (states: States) => {
    const columns = must(states.tickets.columns(DRAW), 'the draw has no tickets');
    // As the shard finds it, before each step.
    const purchase = must(
      states.pointsPurchases.get({ draw: DRAW, firstOrdinal }),
      'the purchase is missing',
    );
    const paid = new Map([[firstOrdinal, purchase]]);
    return decideRefundStep(stageInstance(states), columns, stampAt(70_001), paid);
  };
  stage
    .when(step)
    .thenEvents(
      t,
      { type: 'PointsReturned', firstOrdinals: [firstOrdinal] },
      { type: 'TicketsRefunded', players: [ADA], ticketCounts: [REFUNDED_PER_STEP - 1] },
    );
  stage
    .when(step)
    .thenEvents(
      t,
      { type: 'TicketsRefunded', players: [ADA], ticketCounts: [1] },
      { type: 'InstanceRefunded' },
    );
  t.equal(stage.balanceOf(ADA), 100 * REFUNDED_PER_STEP);
  t.equal(stage.balanceOf(BOB), 0);
  t.equal(stage.states.accounts.get(BOB)?.pointsHundredths, 200);
  t.notMatch(JSON.stringify(stage.ledger()), /house|stakes/, 'nothing is left over');
  t.end();
});

test('instance: what refunded stakes had earned is taken back, with their first ticket', (t) => {
  const five = [1, 2, 3, 4, 5];
  const firstOrdinal = REFUNDED_PER_STEP - 1;
  const plain = bought(ADA, 0, ...Array(firstOrdinal).fill(five));
  const across = bought(BOB, firstOrdinal, five, five);
  const last = bought(ADA, firstOrdinal + 2, five);
  const stage = given(...withMoney(ADA, 100 * REFUNDED_PER_STEP), ...withMoney(BOB, 200))
    .and(
      announced(),
      OPENED,
      plain,
      across,
      pointsEarnedBy(across, 14),
      last,
      pointsEarnedBy(last, 7),
    )
    .and(...refunding(100 * (REFUNDED_PER_STEP + 2)));
  const points = () => {
    return [ADA, BOB].map((player) => stage.states.accounts.get(player)?.pointsHundredths);
  };
  t.same(points(), [7, 14]);
  const step = (states: States) => {
    const columns = must(states.tickets.columns(DRAW), 'the draw has no tickets');
    // As the shard finds them, before each step.
    const purchases = [firstOrdinal, firstOrdinal + 2].map((first) => {
      const place = { draw: DRAW, firstOrdinal: first };
      return [first, must(states.pointsPurchases.get(place), 'the purchase is missing')] as const;
    });
    return decideRefundStep(stageInstance(states), columns, stampAt(70_001), new Map(purchases));
  };
  const moved = { type: 'StakeRewardsMoved', draw: DRAW, fixture: 0 };
  stage.when(step).thenEvents(
    t,
    {
      ...moved,
      operation: 'rewards.draw.2.0',
      players: [BOB],
      amountsHundredths: [-14],
    },
    { type: 'TicketsRefunded', players: [ADA, BOB], ticketCounts: [firstOrdinal, 1] },
  );
  t.same(points(), [7, 0]);
  stage
    .when(step)
    .thenEvents(
      t,
      { ...moved, operation: 'rewards.draw.2.2000', players: [ADA], amountsHundredths: [-7] },
      { type: 'TicketsRefunded', players: [BOB, ADA], ticketCounts: [1, 1] },
      { type: 'InstanceRefunded' },
    );
  t.same(points(), [0, 0]);
  t.same([stage.balanceOf(ADA), stage.balanceOf(BOB)], [100 * REFUNDED_PER_STEP, 200]);
  t.notMatch(JSON.stringify(stage.ledger()), /points/, 'nothing is left over');
  t.end();
});

test('instance: a system that points paid goes back whole, from the stakes to the house', (t) => {
  const system = { form: PICK_FORMS.system, numbers: [1, 2, 3, 4, 5, 6], others: [] };
  const stage = given(registered(BOB), credited(BOB, 600), announced(), OPENED);
  stage.and(
    {
      type: 'PointsStaked',
      player: BOB,
      draw: DRAW,
      firstOrdinal: 0,
      ticketCount: 1,
      pointsHundredths: pointsHundredths(600),
      stakeMinor: minor(600),
      atMs: 2_000,
    },
    bought(BOB, 0, system),
    ...refunding(600),
  );
  const { states } = stage;
  const purchase = states.pointsPurchases.get({ draw: DRAW, firstOrdinal: 0 });
  const paid = new Map([[0, must(purchase, 'the purchase is missing')]]);
  const columns = must(states.tickets.columns(DRAW), 'the draw has no tickets');
  stage
    .when((state) => decideRefundStep(stageInstance(state), columns, stampAt(70_001), paid))
    .thenEvents(
      t,
      { type: 'PointsReturned', firstOrdinals: [0] },
      { type: 'TicketsRefunded', players: [] },
      { type: 'InstanceRefunded' },
    );
  t.equal(stage.states.accounts.get(BOB)?.pointsHundredths, 600);
  t.notMatch(JSON.stringify(stage.ledger()), /house|stakes/, 'nothing is left over');
  t.end();
});
