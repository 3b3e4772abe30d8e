import { test } from 'tap';
import type { TicketsBought } from '../../../actors/draw/instance-events.ts';
import {
  drawCancelledMessage,
  drawMessage,
  drawPublishedMessage,
  drawScheduledMessage,
  ticketMessages,
} from '../../../actors/outbox/draw-messages.ts';
import { minor } from '../../../src/kernel/money.ts';
import { given } from '../../support/cluster/actor-stage.ts';
import {
  ADA,
  announced,
  bought,
  DRAW,
  OPENED,
  OPERATOR,
  TERMS,
  withMoney,
} from '../../support/samples/actor-events.ts';
import { readyToConduct, SCANNED } from '../../support/samples/coordinator-events.ts';

test('draw messages: one for each ticket, under the id that its buyer knows', (t) => {
  const { states } = given(...withMoney(ADA, 1_000), announced(), OPENED);
  const event = bought(ADA, 4, [1, 2, 3, 4, 5], [32, 33, 34, 35, 36]) as TicketsBought;
  t.same(ticketMessages(states, event), [
    {
      subject: 'ticket.v1.accepted',
      body: {
        version: 1,
        ticketId: 'tk_0000002000000004',
        drawId: 'dr_0000002',
        playerId: 'pl_0300000',
        game: '5of36',
        selection: [1, 2, 3, 4, 5],
        stakeMinor: 100,
        acceptedAt: '1970-01-01T00:00:02.000Z',
      },
    },
    {
      subject: 'ticket.v1.accepted',
      body: {
        version: 1,
        ticketId: 'tk_0000002000000005',
        drawId: 'dr_0000002',
        playerId: 'pl_0300000',
        game: '5of36',
        selection: [32, 33, 34, 35, 36],
        stakeMinor: 100,
        acceptedAt: '1970-01-01T00:00:02.000Z',
      },
    },
  ]);
  t.end();
});

test('draw messages: a state is told with its draw and its time', (t) => {
  t.match(drawScheduledMessage({ type: 'DrawScheduled', terms: TERMS, conductsAtMs: 1, atMs: 5 }), {
    subject: 'draw.v1.scheduled',
    body: { drawId: 'dr_0000002', state: 'scheduled', series: 'evening', priceMinor: 100 },
  });
  t.same(drawMessage(DRAW, 'closed', 61_000), {
    subject: 'draw.v1.closed',
    body: { version: 1, drawId: 'dr_0000002', state: 'closed', at: '1970-01-01T00:01:01.000Z' },
  });
  const cancelled = { type: 'DrawCancelled', draw: DRAW, reason: 'rain', by: OPERATOR } as const;
  t.match(drawCancelledMessage({ ...cancelled, atMs: 1 }), { body: { reason: 'rain' } });
  t.end();
});

test('draw messages: numbers are told with the publication, and not before it', (t) => {
  const settlement = {
    tiers: [],
    paidMinor: minor(0),
    rolloverMinor: minor(300),
    breakageMinor: minor(0),
    houseMinor: minor(0),
  };
  const stage = given(
    ...readyToConduct([1, 2], 0),
    { type: 'DrawConducted', draw: DRAW, numbers: [1, 2, 3, 4, 5], atMs: 121_000 },
    ...SCANNED,
    { type: 'DrawSettled', draw: DRAW, settlement, atMs: 1 },
    { type: 'DrawReleased', draw: DRAW, fundsByShard: [minor(0), minor(0)], atMs: 2 },
  );
  const published = {
    type: 'DrawPublished',
    draw: DRAW,
    rolloverMinor: minor(300),
    calendarShard: 0,
    reserveMinor: 0,
    atMs: 181_000,
  } as const;
  t.throws(() => drawPublishedMessage(stage.states, published), /before it was published/);
  stage.and(published);
  t.match(drawPublishedMessage(stage.states, published), {
    subject: 'draw.v1.published',
    body: { numbers: [1, 2, 3, 4, 5], tiers: [], rolloverMinor: 300 },
  });
  t.end();
});
