import { test } from 'tap';
import type { ShardEvent } from '../../../actors/events.ts';
import { messagesOfEvent } from '../../../actors/outbox/messages-of-event.ts';
import { fixtureNo } from '../../../src/kernel/fixture-ids.ts';
import { minor } from '../../../src/kernel/money.ts';
import { pointsHundredths } from '../../../src/kernel/points.ts';
import { given } from '../../support/cluster/actor-stage.ts';
import {
  ADA,
  announced,
  BOB,
  bought,
  DRAW,
  OPENED,
  refunding,
  registered,
} from '../../support/samples/actor-events.ts';
import {
  credited,
  ORDER_NUMBER,
  ordered,
  orderProcessed,
} from '../../support/samples/loyalty-events.ts';

const CREDIT = { to: 0, number: 1 };
const FACT = { player: ADA, ordinal: 1, number: ORDER_NUMBER, atMs: 2_000 } as const;
const TOLD = { version: 1, number: ORDER_NUMBER, playerId: 'pl_0300000' };

const { states: nothing } = given();

test('loyalty messages: an order is created, and then updated until it is final', (t) => {
  t.same(messagesOfEvent(nothing, ordered()), [
    {
      subject: 'order_created',
      body: { ...TOLD, status: 'NEW', uploadedAt: '1970-01-01T00:00:01.000Z' },
    },
  ]);
  const at = '1970-01-01T00:00:02.000Z';
  t.same(messagesOfEvent(nothing, { type: 'OrderStarted', ...FACT }), [
    { subject: 'order_updated', body: { ...TOLD, status: 'PROCESSING', at } },
  ]);
  t.same(messagesOfEvent(nothing, { type: 'OrderInvalidated', ...FACT }), [
    { subject: 'order_updated', body: { ...TOLD, status: 'INVALID', at } },
  ]);
  t.end();
});

test('loyalty messages: a processed order is told with what it earned, also nothing', (t) => {
  for (const hundredths of [72_998, 0]) {
    const event = orderProcessed(hundredths, hundredths === 0 ? null : CREDIT);
    const body = { ...TOLD, accrualHundredths: hundredths, at: '1970-01-01T00:00:03.000Z' };
    t.same(messagesOfEvent(nothing, event), [
      { subject: 'order_updated', body: { ...body, status: 'PROCESSED' } },
      { subject: 'accruals', body },
    ]);
  }
  t.end();
});

test('loyalty messages: points that come and go are told with their sign and their reason', (t) => {
  const at = '1970-01-01T00:00:00.002Z';
  const told = { version: 1, playerId: 'pl_0300000', at };
  t.same(messagesOfEvent(nothing, credited(ADA, 500)), [
    {
      subject: 'transaction_processed',
      body: {
        ...told,
        transactionId: `accrual.${ORDER_NUMBER}`,
        kind: 'accrual',
        amountHundredths: 500,
        order: ORDER_NUMBER,
      },
    },
  ]);
  const withdrawn: ShardEvent = {
    type: 'PointsWithdrawn',
    player: ADA,
    number: 3,
    entryId: 'k.out',
    fingerprint: 1,
    order: '18',
    sumHundredths: pointsHundredths(120),
    atMs: 2,
  };
  t.same(messagesOfEvent(nothing, withdrawn), [
    {
      subject: 'transaction_processed',
      body: {
        ...told,
        transactionId: 'withdrawal.3',
        kind: 'withdrawal',
        amountHundredths: -120,
        order: '18',
      },
    },
  ]);
  const amountHundredths = pointsHundredths(7);
  const earned = { type: 'PointsEarned', player: ADA, entryId: 'k.buy', amountHundredths, atMs: 2 };
  t.match(messagesOfEvent(nothing, earned as ShardEvent), [
    { body: { transactionId: 'reward.k.buy', kind: 'stakeReward', amountHundredths: 7 } },
  ]);
  t.end();
});

test('loyalty messages: points that pay for tickets are told, and the money for them', (t) => {
  const stage = given(registered(ADA), registered(BOB), announced(), OPENED).and(
    credited(ADA, 500),
    credited(BOB, 500),
  );
  for (const [index, player] of [ADA, BOB].entries()) {
    const staked: ShardEvent = {
      type: 'PointsStaked',
      player,
      draw: DRAW,
      firstOrdinal: index,
      ticketCount: 1,
      pointsHundredths: pointsHundredths(150 + index),
      stakeMinor: minor(100),
      atMs: 2_000,
    };
    stage.and(staked, bought(player, index, [1, 2, 3, 4, 5]));
    const transactionId = `points.2.${index}`;
    t.match(messagesOfEvent(stage.states, staked), [
      {
        subject: 'transaction_processed',
        body: { transactionId, kind: 'ticketPurchase', amountHundredths: -150 - index },
      },
      {
        subject: 'wallet.v1.entry',
        body: { entryId: transactionId, kind: 'pointsStake', amountMinor: 100 },
      },
    ]);
  }
  const returned = { type: 'PointsReturned', draw: DRAW, firstOrdinals: [0, 1], atMs: 9 } as const;
  stage.and(...refunding(200));
  const first = messagesOfEvent(stage.states, returned);
  t.match(first, [
    { body: { playerId: 'pl_0300000', kind: 'ticketRefund', amountHundredths: 150 } },
    { body: { transactionId: 'return.points.2.1', playerId: 'pl_0400000', kind: 'ticketRefund' } },
  ]);
  stage.and(returned);
  t.same(messagesOfEvent(stage.states, returned), first, 'the same once they are back');
  t.end();
});

test('loyalty messages: what stakes had earned is told as it goes back or comes anew', (t) => {
  const moved = {
    type: 'StakeRewardsMoved',
    operation: 'rewards.bets.4.2.0',
    draw: 0,
    fixture: fixtureNo(4),
    players: [ADA, BOB],
    amountsHundredths: [pointsHundredths(-12), pointsHundredths(5)],
    atMs: 2,
  } as const;
  const telling = messagesOfEvent(nothing, moved);
  t.equal(telling.length, 2);
  t.same(telling.at(0), {
    subject: 'transaction_processed',
    body: {
      version: 1,
      transactionId: 'rewards.bets.4.2.0.0',
      playerId: 'pl_0300000',
      kind: 'stakeRewardReturn',
      amountHundredths: -12,
      at: '1970-01-01T00:00:00.002Z',
      eventId: 'ev_0000004',
    },
  });
  const second = { transactionId: 'rewards.bets.4.2.0.1', amountHundredths: 5 };
  t.match(telling.at(1), { body: second });
  const refund = messagesOfEvent(nothing, { ...moved, draw: DRAW, fixture: 0 });
  t.match(refund.at(0), { body: { drawId: 'dr_0000002' } });
  t.end();
});
