/** My balance, and what moved it. Payments are in `payment-routes.ts`. */
import type { EntryPlace } from '../../kernel/entry-place.ts';
import { EntriesReply, WalletReply } from '../../protocol/player-messages.ts';
import { PageQuery } from '../routing/cursor.ts';
import { defineRoute, json, type Route } from '../routing/route.ts';
import { entryJson } from './entry-json.ts';
import { decodeHomeCursor, encodeHomeCursor, pageOfHomes } from './pages-of-homes.ts';
import { NO_SUCH_PAGE, refusalOf, type Services, shardOfPlayer } from './services.ts';

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
    const { formerHomes: _, ...wallet } = answer.reply;
    return { status: 200, body: { ...wallet, currency } };
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
    const after = decodeHomeCursor(services, query.after, 1);
    if (after === undefined) return NO_SUCH_PAGE;
    const page = { player, limit: query.limit, after };
    const answer = await pageOfHomes(services, page, async ({ shard, limit, after: at }) => {
      const request = { player, limit, after: at === null ? null : (at[0] as EntryPlace) };
      const part = await services.client.question(shard, 'listEntries', request);
      if (!part.ok) return part;
      const { entries: rows, next, ...continued } = part.reply;
      return { ...part, reply: { rows, next: next === null ? null : [next], ...continued } };
    });
    if (!answer.ok) return refusalOf(answer);
    const { rows, next } = answer.reply;
    return {
      status: 200,
      body: {
        entries: rows.map((entry) => entryJson(player, entry)),
        ...(next === null ? {} : { next: encodeHomeCursor(next, 1) }),
      },
    };
  });
}
