/** Tickets: buying, history, receipts. */
import type { EntryPlace } from '../../kernel/entry-place.ts';
import {
  type DrawNo,
  formatDrawId,
  formatTicketId,
  parseDrawId,
  parseTicketId,
  type TicketPlace,
} from '../../kernel/ids.ts';
import { DRAW_FILTERS, DrawIdParams } from '../../protocol/draw-messages.ts';
import { NoMembers, strictObject, Type } from '../../protocol/schema.ts';
import type { TicketReceipt } from '../../protocol/sealed-ticket-requests.ts';
import type { TicketCursor, TicketState, TicketView } from '../../protocol/shard-requests.ts';
import {
  ReceiptReply,
  TicketReply,
  TicketStateName,
  TicketsReply,
} from '../../protocol/ticket-messages.ts';
import { decodeCursor, encodeCursor, PAGE_PARAMETERS } from '../routing/cursor.ts';
import { refuse } from '../routing/problem.ts';
import { defineRoute, json, type Route } from '../routing/route.ts';
import { buyTickets } from './buy-tickets-route.ts';
import {
  decodeHomeCursor,
  encodeHomeCursor,
  type PlaceAtHome,
  pageOfHomes,
} from './pages-of-homes.ts';
import { quoteTickets } from './quote-route.ts';
import { instantText, NO_SUCH_PAGE, refusalOf, type Services } from './services.ts';

export function ticketRoutes(services: Services): readonly Route[] {
  return [
    buyTickets(services),
    quoteTickets(services),
    listTickets(services),
    getTicket(services),
    getReceipt(services),
    returnTicket(services),
  ];
}

const PAGE_OF_TICKETS =
  'A page of tickets. It may be short where a filter matches little: `next` says if it goes on.';

function listTickets(services: Services): Route {
  return defineRoute({
    method: 'GET',
    path: '/v1/me/tickets',
    name: 'listTickets',
    summary: 'My tickets, newest purchase first.',
    description:
      'Those with `state=won` come by their prizes: what an operator had to approve, then what ' +
      'was paid at once, newest first. Those with `state=refunded` or `returned` come newest ' +
      'draw first.',
    tags: ['tickets'],
    authorization: 'player',
    rateLimit: 'read',
    query: strictObject({
      ...PAGE_PARAMETERS,
      draw: Type.Optional(Type.String({ maxLength: 32, description: 'Only of this draw.' })),
      state: Type.Optional(TicketStateName),
      ...DRAW_FILTERS,
    }),
    responses: { 200: json(PAGE_OF_TICKETS, TicketsReply) },
    refusals: ['drawNotFound'],
  }).handledBy(async ({ caller, query }) => {
    const { playerKey: player } = caller;
    const after = ticketCursor(services, query.after);
    if (after === undefined) return NO_SUCH_PAGE;
    let draw: DrawNo | null = null;
    if (query.draw !== undefined) {
      draw = parseDrawId(query.draw) ?? null;
      if (draw === null) return refuse('drawNotFound');
    }
    const state = (query.state ?? null) as TicketState | null;
    const { series, game } = query;
    const page = { player, limit: query.limit, after };
    const answer = await pageOfHomes(services, page, async ({ shard, ...part }) => {
      const request = { player, draw, state, series, game, ...part };
      const found = await services.client.question(shard, 'listTickets', request);
      if (!found.ok) return found;
      const { tickets: rows, ...rest } = found.reply;
      return { ...found, reply: { rows, ...rest } };
    });
    if (!answer.ok) return refusalOf(answer);
    const { rows, next } = answer.reply;
    return {
      status: 200,
      body: {
        tickets: rows.map(ticketJson),
        ...(next === null ? {} : { next: cursorOfTickets(next) }),
      },
    };
  });
}

function getTicket(services: Services): Route {
  return defineRoute({
    method: 'GET',
    path: '/v1/tickets/{id}',
    name: 'getTicket',
    summary: 'One of my tickets.',
    tags: ['tickets'],
    authorization: 'player',
    rateLimit: 'read',
    params: DrawIdParams,
    responses: { 200: json('The ticket.', TicketReply) },
    refusals: ['ticketNotFound'],
  }).handledBy(async ({ caller, params }) => {
    const { playerKey: player } = caller;
    const place = placeOf(services, params.id);
    if (place === undefined) return refuse('ticketNotFound');
    const answer = await services.client.question(place.shard, 'getTicket', { player, place });
    return answer.ok ? { status: 200, body: ticketJson(answer.reply) } : refusalOf(answer);
  });
}

function getReceipt(services: Services): Route {
  return defineRoute({
    method: 'GET',
    path: '/v1/tickets/{id}/receipt',
    name: 'getReceipt',
    summary: "A ticket's place in the journal and, once its draw is sealed, its inclusion proof.",
    tags: ['tickets'],
    authorization: 'player',
    rateLimit: 'read',
    params: DrawIdParams,
    responses: { 200: json('The receipt.', ReceiptReply) },
    refusals: ['ticketNotFound'],
  }).handledBy(async ({ caller, params }) => {
    const { playerKey: player } = caller;
    const place = placeOf(services, params.id);
    if (place === undefined) return refuse('ticketNotFound');
    const answer = await services.client.question(place.shard, 'getReceipt', { player, place });
    return answer.ok ? { status: 200, body: receiptJson(place, answer.reply) } : refusalOf(answer);
  });
}

function returnTicket(services: Services): Route {
  return defineRoute({
    method: 'POST',
    path: '/v1/tickets/{id}/return',
    name: 'returnTicket',
    summary: 'Give back one of my tickets, of a draw that was postponed.',
    description:
      'Until the close that was promised. Its stake comes back as it was paid, in money or in ' +
      'points, and a system comes back as a whole. A repeat changes nothing, and gets the same ' +
      'answer. `reason` of a refusal is `notPostponed` or `tooLate`.',
    tags: ['tickets'],
    authorization: 'player',
    rateLimit: 'money',
    params: DrawIdParams,
    body: NoMembers,
    bodyMayBeLeftOut: true,
    responses: { 200: json('The ticket, which takes part no more.', TicketReply) },
    refusals: ['ticketNotFound', 'ticketNotReturnable', 'drawCancelled', 'clockUnsure'],
  }).handledBy(async ({ caller, params }) => {
    const { playerKey: player } = caller;
    const place = placeOf(services, params.id);
    if (place === undefined) return refuse('ticketNotFound');
    const answer = await services.client.question(place.shard, 'returnTicket', { player, place });
    return answer.ok ? { status: 200, body: ticketJson(answer.reply) } : refusalOf(answer);
  });
}

/** Where a ticket would be, whosever it is: the shard that sold it still has it. */
function placeOf({ client }: Services, id: string): TicketPlace | undefined {
  const place = parseTicketId(id);
  return place !== undefined && place.shard < client.shardCount ? place : undefined;
}

/** Null for the first page, undefined for a cursor that is not one of ours. */
function ticketCursor(
  services: Services,
  text: string | undefined,
): PlaceAtHome<TicketCursor> | null | undefined {
  const [ticketId] = (text === undefined ? undefined : decodeCursor(text, ['string'])) ?? [];
  if (ticketId !== undefined) {
    const place = placeOf(services, ticketId as string);
    return place && { shard: place.shard, place };
  }
  const after = decodeHomeCursor(services, text, 2);
  if (after === undefined || after === null) return after;
  const [place, shown] = after.place ?? [];
  const isPlace = place !== undefined && shown !== undefined;
  return { ...after, place: isPlace ? { place: place as EntryPlace, shown } : null };
}

function cursorOfTickets({ shard, place }: PlaceAtHome<TicketCursor>): string {
  if (place !== null && 'draw' in place) return encodeCursor([formatTicketId({ ...place, shard })]);
  const numbers = place === null ? null : [place.place, place.shown];
  return encodeHomeCursor({ shard, place: numbers }, 2);
}

function ticketJson(ticket: TicketView) {
  const { place, selection, stakeMinor, acceptedAtMs, state, tier, prizeMinor } = ticket;
  return {
    ticketId: formatTicketId(place),
    drawId: formatDrawId(place.draw),
    selection,
    stakeMinor,
    state,
    acceptedAt: instantText(acceptedAtMs),
    tier: tier === 0 ? null : tier,
    prizeMinor,
    awaitsApproval: ticket.awaitsApproval,
  };
}

/**
 * Flat, as `tirage verify --receipt` reads it. It has no field that the verifier could not check:
 * the place in the journal, which only the operator can look up, is given only until the draw is
 * sealed.
 */
function receiptJson({ shard }: TicketPlace, receipt: TicketReceipt) {
  const { ticketId, playerId, ticketKeyHex: ticketKey, drawId, acceptedAtMs } = receipt;
  const { journal, inclusion } = receipt;
  const numbers = [...receipt.numbers];
  const sold = { ticketId, playerId, ticketKey, drawId, numbers, acceptedAtMs, shard };
  const ticket = receipt.isReturned ? { ...sold, returned: true as const } : sold;
  if (inclusion === null) {
    const { sequence, hashHex: hash } = journal;
    return { ...ticket, sealed: false, journal: { sequence, hash } };
  }
  const { index, count, pathHex } = inclusion;
  return { ...ticket, sealed: true, index, count, path: [...pathHex] };
}
