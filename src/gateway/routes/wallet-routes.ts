/** My balance, and what moved it. Payments are in `payment-routes.ts`. */
import type { EntryPlace } from '../../kernel/entry-place.ts';
import { formatFixtureId } from '../../kernel/fixture-ids.ts';
import { formatDrawId, formatPaymentId, type PlayerKey } from '../../kernel/ids.ts';
import { EntriesReply, WalletReply } from '../../protocol/player-messages.ts';
import type { EntryView } from '../../protocol/shard-requests.ts';
import { decodeCursor, encodeCursor, PageQuery } from '../routing/cursor.ts';
import { defineRoute, json, type Route } from '../routing/route.ts';
import { instantText, NO_SUCH_PAGE, refusalOf, type Services, shardOfPlayer } from './services.ts';

export function walletRoutes(services: Services): readonly Route[] {
  return [getWallet(services), listEntries(services)];
}

function getWallet(services: Services): Route {
  const { currency } = services.settings;
  return defineRoute({
    method: 'GET',
    path: '/v1/me/wallet',
    name: 'getWallet',
    summary: 'My balance.',
    tags: ['wallet'],
    authorization: 'player',
    rateLimit: 'read',
    responses: { 200: json('The balance.', WalletReply) },
  }).handledBy(async ({ caller }) => {
    const { playerKey: player } = caller;
    const shard = shardOfPlayer(services, player);
    const answer = await services.client.question(shard, 'getWallet', { player });
    if (!answer.ok) return refusalOf(answer);
    return { status: 200, body: { ...answer.reply, currency } };
  });
}

function listEntries(services: Services): Route {
  return defineRoute({
    method: 'GET',
    path: '/v1/me/entries',
    name: 'listEntries',
    summary: 'Everything that moved my money, newest first.',
    tags: ['wallet'],
    authorization: 'player',
    rateLimit: 'read',
    query: PageQuery,
    responses: { 200: json('A page of entries.', EntriesReply) },
  }).handledBy(async ({ caller, query }) => {
    const { playerKey: player } = caller;
    const cursor = query.after === undefined ? [null] : decodeCursor(query.after, ['number']);
    if (cursor === undefined) return NO_SUCH_PAGE;
    const after = cursor[0] as EntryPlace | null;
    const request = { player, limit: query.limit, after };
    const shard = shardOfPlayer(services, player);
    const answer = await services.client.question(shard, 'listEntries', request);
    if (!answer.ok) return refusalOf(answer);
    const { entries, next } = answer.reply;
    return {
      status: 200,
      body: {
        entries: entries.map((entry) => entryJson(player, entry)),
        ...(next === null ? {} : { next: encodeCursor([next]) }),
      },
    };
  });
}

function entryJson(player: PlayerKey, entry: EntryView) {
  const { entryId, kind, amountMinor, balanceMinor, atMs } = entry;
  const { draw, fixture, ticketCount, paymentNumber } = entry;
  return {
    entryId,
    kind,
    amountMinor,
    balanceMinor,
    at: instantText(atMs),
    ...(draw === 0 ? {} : { drawId: formatDrawId(draw), ticketCount }),
    ...(fixture === 0 ? {} : { eventId: formatFixtureId(fixture) }),
    ...(isOfBets(kind) ? { betCount: ticketCount } : {}),
    ...(paymentNumber === 0
      ? {}
      : { paymentId: formatPaymentId({ player, number: paymentNumber }) }),
  };
}

function isOfBets(kind: EntryView['kind']): boolean {
  return kind === 'bet' || kind === 'betPayout' || kind === 'betReversal';
}
