/** What players owe, in money and in points, for those who look after it. */
import { formatPlayerId, type PlayerKey } from '../../kernel/ids.ts';
import { DebtsReply } from '../../protocol/draw-messages.ts';
import type { DebtView } from '../../protocol/money-requests.ts';
import { decodeCursor, PageQuery, pageOf } from '../routing/cursor.ts';
import { defineRoute, json, type Route } from '../routing/route.ts';
import { NO_SUCH_PAGE, refusalOf, type Services } from './services.ts';

const PLAYER_KEY_MAX = 2 ** 32 - 2;

export function debtRoutes(services: Services): readonly Route[] {
  return [listDebts(services)];
}

function listDebts({ client }: Services): Route {
  return defineRoute({
    method: 'GET',
    path: '/v1/admin/debts',
    name: 'listDebts',
    summary: 'Players who owe money after a correction, or points of a stake that came back.',
    description:
      'Whatever comes in repays it first. The sums are the accounts `debts` and `points:debts`.',
    tags: ['administration'],
    authorization: ['operator', 'auditor', 'admin'],
    rateLimit: 'read',
    query: PageQuery,
    responses: { 200: json('A page of debts.', DebtsReply) },
  }).handledBy(async ({ query }) => {
    const cursor = query.after === undefined ? [] : decodeCursor(query.after, ['number']);
    if (cursor === undefined || Number(cursor[0] ?? 0) > PLAYER_KEY_MAX) return NO_SUCH_PAGE;
    const after = cursor[0] === undefined ? null : (Number(cursor[0]) as PlayerKey);
    const found: DebtView[] = [];
    for (const answer of await client.questionAll('listDebts', { limit: query.limit + 1, after })) {
      if (!answer.ok) return refusalOf(answer);
      found.push(...answer.reply);
    }
    found.sort((left, right) => left.player - right.player);
    const { rows, ...next } = pageOf(found, query.limit, ({ player }) => [player]);
    const debts = rows.map(({ player, ...owed }) => {
      return { playerId: formatPlayerId(player), ...owed };
    });
    return { status: 200, body: { debts, ...next } };
  });
}
