/**
 * A page of a player's list: what their home has, then what the homes before it have, newest first.
 *
 * Nearly everybody has one home for ever. Who moved when shards were added left tickets, bets and
 * history where they are (actors/DESIGN.md), so the list goes on there. Every cursor names its
 * shard: one from before a move goes on where it ended, at what is a former home by then. A cursor
 * that was altered leads to a shard that has nothing of the caller.
 */
import type { PlayerKey } from '../../kernel/ids.ts';
import type { Continued, ShardAnswer } from '../../protocol/shard-requests.ts';
import { decodeCursor, encodeCursor } from '../routing/cursor.ts';
import { type Services, shardOfPlayer } from './services.ts';

/** Where a page ended: a place on a shard, or before the first one there. */
export interface PlaceAtHome<Place> {
  readonly shard: number;
  readonly place: Place | null;
}

export interface PageWanted<Place> {
  readonly player: PlayerKey;
  readonly limit: number;
  /** Null for the first page. */
  readonly after: PlaceAtHome<Place> | null;
}

/** What one shard has of a page. */
export interface PageOfShard<Row, Place> extends Continued {
  readonly rows: readonly Row[];
  readonly next: Place | null;
}

export interface PageOfHomes<Row, Place> {
  readonly rows: readonly Row[];
  readonly next: PlaceAtHome<Place> | null;
}

interface PartWanted<Place> {
  readonly shard: number;
  readonly limit: number;
  readonly after: Place | null;
}

/**
 * Asks one home after the other until the page is full, or there is nothing more. A refusal ends
 * the page: what other homes have told of it is asked for again.
 */
export async function pageOfHomes<Row, Place>(
  services: Services,
  { player, limit, after }: PageWanted<Place>,
  ask: (part: PartWanted<Place>) => Promise<ShardAnswer<PageOfShard<Row, Place>>>,
): Promise<ShardAnswer<PageOfHomes<Row, Place>>> {
  const rows: Row[] = [];
  let from = after ?? { shard: shardOfPlayer(services, player), place: null };
  for (;;) {
    const { shard, place } = from;
    const answer = await ask({ shard, limit: limit - rows.length, after: place });
    if (!answer.ok) return answer;
    const { rows: more, next, continuesAt } = answer.reply;
    rows.push(...more);
    if (next !== null) return pageUpTo(rows, { shard, place: next });
    if (continuesAt === undefined) return pageUpTo(rows, null);
    from = { shard: continuesAt, place: null };
    if (rows.length === limit) return pageUpTo(rows, from);
  }
}

/** A place as numbers, the first never 0, and its shard. */
export function encodeHomeCursor(
  { shard, place }: PlaceAtHome<readonly number[]>,
  width: number,
): string {
  return encodeCursor([...(place ?? Array.from({ length: width }, () => 0)), shard]);
}

/** Undefined for a cursor that is not one of ours, null for none. */
export function decodeHomeCursor(
  { client }: Services,
  text: string | undefined,
  width: number,
): PlaceAtHome<readonly number[]> | null | undefined {
  if (text === undefined) return null;
  const kinds = Array.from({ length: width + 1 }, () => 'number' as const);
  const numbers = decodeCursor(text, kinds) as readonly number[] | undefined;
  const shard = numbers?.[width];
  if (numbers === undefined || shard === undefined || shard >= client.shardCount) return undefined;
  return { shard, place: numbers[0] === 0 ? null : numbers.slice(0, width) };
}

function pageUpTo<Row, Place>(
  rows: readonly Row[],
  next: PlaceAtHome<Place> | null,
): ShardAnswer<PageOfHomes<Row, Place>> {
  return { ok: true, reply: { rows, next }, replayed: false };
}
