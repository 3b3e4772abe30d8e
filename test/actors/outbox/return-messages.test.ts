import { test } from 'tap';
import type { TicketReturned } from '../../../actors/draw/instance-events.ts';
import { ticketReturnedMessages } from '../../../actors/outbox/return-messages.ts';
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
  registered,
  withMoney,
} from '../../support/samples/actor-events.ts';
import { credited } from '../../support/samples/loyalty-events.ts';
import { POSTPONED_HERE } from '../../support/samples/returned-tickets.ts';

const FIVE = [1, 2, 3, 4, 5];
const CAME_BACK = {
  type: 'TicketReturned',
  draw: DRAW,
  player: ADA,
  ordinal: 1,
  combinationCount: 1,
  purchaseOrdinal: null,
  pointsHundredths: pointsHundredths(0),
  atMs: 3_000,
} as const satisfies TicketReturned;
const TOLD = {
  subject: 'ticket.v1.returned',
  body: {
    version: 1,
    ticketId: 'tk_0000002000000001',
    drawId: 'dr_0000002',
    returnedAt: '1970-01-01T00:00:03.000Z',
  },
};

test('a ticket that came back: is told with the entry that paid it back', (t) => {
  const stage = given(...withMoney(ADA, 200), announced(), OPENED, bought(ADA, 0, FIVE, FIVE));
  stage.and(POSTPONED_HERE, CAME_BACK);
  const messages = ticketReturnedMessages(stage.states, CAME_BACK);
  t.match(messages, [
    TOLD,
    {
      subject: 'wallet.v1.entry',
      body: {
        entryId: 'returned.2.1',
        kind: 'refund',
        amountMinor: 100,
        drawId: 'dr_0000002',
        ticketCount: 1,
      },
    },
  ]);
  t.equal(messages.length, 2);
  t.equal(messages[1]?.body.ticketId, messages[0]?.body.ticketId);
  t.end();
});

test('a ticket that came back: what points had paid is told in points', (t) => {
  const event = { ...CAME_BACK, player: BOB, purchaseOrdinal: 0 };
  const back = { ...event, pointsHundredths: pointsHundredths(90) };
  const stage = given(registered(BOB), credited(BOB, 180), announced(), OPENED).and(
    {
      type: 'PointsStaked',
      player: BOB,
      draw: DRAW,
      firstOrdinal: 0,
      ticketCount: 2,
      pointsHundredths: pointsHundredths(180),
      stakeMinor: minor(200),
      atMs: 2_000,
    },
    bought(BOB, 0, FIVE, FIVE),
    POSTPONED_HERE,
    back,
  );
  const messages = ticketReturnedMessages(stage.states, back);
  t.match(messages, [
    TOLD,
    {
      subject: 'transaction_processed',
      body: { kind: 'ticketRefund', amountHundredths: 90, drawId: 'dr_0000002', ticketCount: 1 },
    },
  ]);
  t.equal(messages.length, 2);
  t.end();
});
