/** Tickets that were made in advance: chosen one by one, reserved, paid. */
import { setTimeout as pause } from 'node:timers/promises';
import { type DrawNo, parseDrawId } from '../../kernel/ids.ts';
import { parseReservationId, parseStockId, type ReservationPlace } from '../../kernel/stock-ids.ts';
import { DrawIdParams } from '../../protocol/draw-messages.ts';
import { NoMembers, strictObject } from '../../protocol/schema.ts';
import {
  ReservationReply,
  ReserveBody,
  ReservedReply,
  StockBody,
  StockPageReply,
  StockReply,
} from '../../protocol/stock-messages.ts';
import { PurchaseReply } from '../../protocol/ticket-messages.ts';
import { JsonText } from '../http/json-text.ts';
import { purchaseText } from '../purchases/purchase-answer.ts';
import { purchasePoints } from '../purchases/purchase-points.ts';
import { askForStock } from '../purchases/stock-reserving.ts';
import { PAGE_PARAMETERS } from '../routing/cursor.ts';
import { refuse } from '../routing/problem.ts';
import { defineRoute, json, LATER, type Route } from '../routing/route.ts';
import { reservationJson } from './reservation-view.ts';
import {
  NO_SUCH_PAGE,
  operationKey,
  refusalOf,
  type Services,
  shardOfDraw,
  shardOfPlayer,
} from './services.ts';
import { decodeStockCursor, stockPage } from './stock-page.ts';

const DEALT_TRIES_MAX = 50;
const DEALT_PAUSE_MS = 4;

/** It is paid with money, and all of it: there is nothing to say. */

export function stockRoutes(services: Services): readonly Route[] {
  return [
    makeStock(services),
    listStock(services),
    reserveStock(services),
    payReservation(services),
    getReservation(services),
    releaseReservation(services),
  ];
}

function makeStock(services: Services): Route {
  return defineRoute({
    method: 'POST',
    path: '/v1/admin/draws/{id}/stock',
    name: 'makeStock',
    summary: 'Have tickets made in advance for a draw, all different.',
    description:
      'Once for a draw, before its close. Their selections follow from a seed, whose commitment ' +
      'the draw shows from then on, and which its transcript reveals.',
    tags: ['administration'],
    authorization: ['operator', 'admin'],
    rateLimit: 'write',
    params: DrawIdParams,
    body: StockBody,
    responses: { 201: json('The tickets are made, and can be reserved.', StockReply) },
    refusals: [
      'drawNotFound',
      'drawClosed',
      'drawCancelled',
      'stockExists',
      'stockTooLarge',
      'picksLimited',
      'clockUnsure',
    ],
  }).handledBy(async ({ params, body, caller }) => {
    const draw = parseDrawId(params.id);
    if (draw === undefined) return refuse('drawNotFound');
    const request = { draw, count: body.count, by: caller.playerKey };
    const shard = shardOfDraw(services, draw);
    const answer = await services.client.question(shard, 'makeStock', request);
    if (!answer.ok) return refusalOf(answer);
    await isDealt(services, draw);
    return { status: 201, body: { drawId: params.id, count: body.count } };
  });
}

/**
 * The tickets reach the shards by mail, within milliseconds: who hears that they are made should
 * find them. Where a shard is down they are dealt all the same, and found once it is back.
 */
async function isDealt({ client }: Services, draw: DrawNo): Promise<boolean> {
  for (let tries = 0; tries < DEALT_TRIES_MAX; tries += 1) {
    const answers = await client.questionAll('listStock', { draw, after: null, limit: 1 });
    if (answers.some((answer) => !answer.ok)) return false;
    if (answers.every((answer) => answer.ok && answer.reply.isDealt)) return true;
    await pause(DEALT_PAUSE_MS);
  }
  return false;
}

function listStock(services: Services): Route {
  return defineRoute({
    method: 'GET',
    path: '/v1/draws/{id}/stock',
    name: 'listStock',
    summary: 'Tickets made in advance that are free.',
    description:
      'In an order that differs from player to player. A ticket that was let go behind the page ' +
      'is missing until one begins again.',
    tags: ['tickets'],
    authorization: 'player',
    rateLimit: 'read',
    params: DrawIdParams,
    query: strictObject(PAGE_PARAMETERS),
    responses: { 200: json('A page of tickets.', StockPageReply) },
    refusals: ['drawNotFound', 'stockNotFound'],
  }).handledBy(async ({ params, query, caller }) => {
    const draw = parseDrawId(params.id);
    if (draw === undefined) return refuse('drawNotFound');
    const after = decodeStockCursor(services, query.after);
    if (after === undefined) return NO_SUCH_PAGE;
    const home = shardOfPlayer(services, caller.playerKey);
    const page = await stockPage(services.client, { draw, home, limit: query.limit, after });
    if (!page.ok) return refusalOf(page);
    return { status: 200, body: page.reply };
  });
}

const REPLAYED = ['idempotent-replayed'] as const;

function reserveStock(services: Services): Route {
  return defineRoute({
    method: 'POST',
    path: '/v1/draws/{id}/reservations',
    name: 'reserveStock',
    summary: 'Reserve tickets made in advance, to pay for them within minutes.',
    description:
      'Nothing is paid yet. It ends with the sale of the draw at the latest. Who reserves the ' +
      'same tickets again while they hold them gets the first answer.',
    tags: ['tickets'],
    authorization: 'player',
    rateLimit: 'money',
    params: DrawIdParams,
    body: ReserveBody,
    responses: { 201: json('The tickets are held for the player.', ReservedReply, REPLAYED) },
    refusals: [
      'drawNotFound',
      'drawNotOpen',
      'drawClosed',
      'drawCancelled',
      'stockNotFound',
      'stockTaken',
      'stockEmpty',
      'reservationsTooMany',
      'staffMayNotPlay',
      'birthDateNeeded',
      'betterPasswordNeeded',
      'clockUnsure',
      'numbersUsedUp',
    ],
  }).handledBy(async ({ params, body, caller: { playerKey: player } }) => {
    const draw = parseDrawId(params.id);
    if (draw === undefined) return refuse('drawNotFound');
    const { stockIds, count } = body;
    if ((stockIds === undefined) === (count === undefined)) {
      return refuse('requestInvalid', { detail: 'Either `stockIds` or `count` is needed.' });
    }
    const indexes: number[] = [];
    for (const id of stockIds ?? []) {
      const place = parseStockId(id);
      if (place?.draw !== draw) return refuse('stockNotFound');
      indexes.push(place.index);
    }
    const holdMs = services.settings.reservationSeconds * 1_000;
    const wanted = { player, draw, indexes, anyCount: count ?? 0, holdMs };
    const shard = shardOfPlayer(services, player);
    const answer = await askForStock(services.client, shard, wanted);
    if (!answer.ok) return refusalOf(answer);
    const { reservationId, expiresAt, priceMinor, stockIds: held } = reservationJson(answer.reply);
    const { replayed: isReplay } = answer;
    const reserved = { reservationId, expiresAt, priceMinor, stockIds: held };
    return { status: 201, body: reserved, isReplay };
  });
}

function payReservation(services: Services): Route {
  const { client, settings } = services;
  return defineRoute({
    method: 'POST',
    path: '/v1/reservations/{id}/purchase',
    name: 'payReservation',
    summary: 'Buy the tickets of a reservation.',
    description: 'With money. They are tickets of the draw like any others from then on.',
    tags: ['tickets'],
    authorization: 'player',
    rateLimit: 'money',
    idempotency: 'optional',
    params: DrawIdParams,
    body: NoMembers,
    bodyMayBeLeftOut: true,
    responses: { 201: json('The tickets are bought and on disk.', PurchaseReply) },
    refusals: [
      'reservationNotFound',
      'reservationExpired',
      'reservationPaid',
      'drawClosed',
      'drawCancelled',
      'drawFull',
      'balanceTooLow',
      'staffMayNotPlay',
      'birthDateNeeded',
      'betterPasswordNeeded',
      'idempotencyKeyReused',
      'clockUnsure',
    ],
  }).handledBy((exchange) => {
    const { params, caller, idempotencyKey, bodyFingerprint, receivedAtMs } = exchange;
    const place = placeOf(services, params.id);
    if (place === undefined) return refuse('reservationNotFound');
    const payment = {
      ...place,
      player: caller.playerKey,
      idempotencyKey: operationKey(idempotencyKey, services),
      fingerprint: bodyFingerprint,
      receivedAtMs,
    };
    const points = purchasePoints(settings, 'money');
    const paid = points === undefined ? payment : { ...payment, points };
    client.ask(place.shard, 'payReservation', paid, (answer) => {
      if (!answer.ok) exchange.respond(refusalOf(answer));
      else {
        const body = new JsonText(purchaseText(answer.reply));
        exchange.respond({ status: 201, body, isReplay: answer.replayed });
      }
    });
    return LATER;
  });
}

function getReservation(services: Services): Route {
  return defineRoute({
    method: 'GET',
    path: '/v1/reservations/{id}',
    name: 'getReservation',
    summary: 'One of my reservations, and what became of it.',
    tags: ['tickets'],
    authorization: 'player',
    rateLimit: 'read',
    params: DrawIdParams,
    responses: { 200: json('The reservation.', ReservationReply) },
    refusals: ['reservationNotFound'],
  }).handledBy(async ({ caller: { playerKey: player }, params }) => {
    const place = placeOf(services, params.id);
    if (place === undefined) return refuse('reservationNotFound');
    const { shard, ordinal } = place;
    const answer = await services.client.question(shard, 'getReservation', { player, ordinal });
    if (!answer.ok) return refusalOf(answer);
    const isShown = answer.reply.state !== 'asking' && answer.reply.state !== 'refused';
    if (!isShown) return refuse('reservationNotFound');
    return { status: 200, body: reservationJson(answer.reply) };
  });
}

function releaseReservation(services: Services): Route {
  return defineRoute({
    method: 'DELETE',
    path: '/v1/reservations/{id}',
    name: 'releaseReservation',
    summary: 'Let the tickets of a reservation go.',
    description: 'Of one that is over already it changes nothing, and answers what became of it.',
    tags: ['tickets'],
    authorization: 'player',
    rateLimit: 'write',
    params: DrawIdParams,
    responses: { 200: json('The reservation.', ReservationReply) },
    refusals: ['reservationNotFound', 'reservationPaid'],
  }).handledBy(async ({ caller: { playerKey: player }, params }) => {
    const place = placeOf(services, params.id);
    if (place === undefined) return refuse('reservationNotFound');
    const { shard, ordinal } = place;
    const answer = await services.client.question(shard, 'releaseReservation', { player, ordinal });
    if (!answer.ok) return refusalOf(answer);
    return { status: 200, body: reservationJson(answer.reply) };
  });
}

/** Where a reservation would be, whosever it is. */
function placeOf({ client }: Services, id: string): ReservationPlace | undefined {
  const place = parseReservationId(id);
  return place !== undefined && place.shard < client.shardCount ? place : undefined;
}
