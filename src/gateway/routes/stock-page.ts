/**
 * A page of the tickets in stock that are free: those of the player's own shard first, which are
 * reserved without asking another, then those of the others in turn, so that each is listed.
 */
import type { ShownPick } from '../../../actors/games/family.ts';
import type { DrawNo } from '../../kernel/ids.ts';
import { formatStockId } from '../../kernel/stock-ids.ts';
import type { ShardClient } from '../../mailbox/shard-client.ts';
import type { ShardAnswer } from '../../protocol/shard-requests.ts';
import type { StockTicket } from '../../protocol/stock-requests.ts';
import { decodeCursor, encodeCursor } from '../routing/cursor.ts';
import type { Services } from './services.ts';

/** A shard, and the last index that was shown of it; null before the first. */
interface StockCursor {
  readonly shard: number;
  readonly index: number | null;
}

export interface StockPageWanted {
  readonly draw: DrawNo;
  /** The player's own shard. */
  readonly home: number;
  readonly limit: number;
  /** Null for the first page. */
  readonly after: StockCursor | null;
}

interface StockPageJson {
  tickets: { stockId: string; selection: ShownPick }[];
  next?: string;
}

const NO_STOCK = { ok: false, code: 'stockNotFound', facts: null } as const;

export async function stockPage(
  client: Pick<ShardClient, 'question' | 'shardCount'>,
  { draw, home, limit, after }: StockPageWanted,
): Promise<ShardAnswer<StockPageJson>> {
  const tickets: StockTicket[] = [];
  let place = after ?? { shard: home, index: null };
  let isKnown = after !== null;
  for (;;) {
    const wanted = { draw, after: place.index, limit: limit - tickets.length };
    const answer = await client.question(place.shard, 'listStock', wanted);
    if (!answer.ok) return answer;
    const { next, isDealt } = answer.reply;
    tickets.push(...answer.reply.tickets);
    isKnown ||= isDealt;
    if (next !== null) return pageUpTo(draw, tickets, { shard: place.shard, index: next });
    const shard = place.shard + 1 < client.shardCount ? place.shard + 1 : 0;
    if (shard === home) break;
    place = { shard, index: null };
    if (tickets.length === limit) return pageUpTo(draw, tickets, place);
  }
  if (!isKnown) return NO_STOCK;
  return pageUpTo(draw, tickets, null);
}

/** Null for the first page, undefined for a cursor that is not one of ours. */
export function decodeStockCursor(
  { client }: Services,
  text: string | undefined,
): StockCursor | null | undefined {
  if (text === undefined) return null;
  const [shard, behind] = (decodeCursor(text, ['number', 'number']) ?? []) as readonly number[];
  if (shard === undefined || behind === undefined || shard >= client.shardCount) return undefined;
  return { shard, index: behind === 0 ? null : behind - 1 };
}

function pageUpTo(
  draw: DrawNo,
  tickets: readonly StockTicket[],
  next: StockCursor | null,
): ShardAnswer<StockPageJson> {
  const reply: StockPageJson = {
    tickets: tickets.map(({ index, selection }) => {
      return { stockId: formatStockId({ draw, index }), selection };
    }),
  };
  if (next !== null) {
    const behind = next.index === null ? 0 : next.index + 1;
    reply.next = encodeCursor([next.shard, behind]);
  }
  return { ok: true, reply, replayed: false };
}
