/**
 * A purchase from stock: one question to the player's shard, which sells what is free there.
 *
 * What other shards have is reserved first, which brings it to the player's shard, and then paid
 * under the purchase's own key; if it cannot be, it is let go at once. So the key's entry is the
 * purchase, and a repeat is answered from it, whichever way the first one went. Should this thread
 * die in between, the reservation runs out.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Purchaser } from '../../../actors/draw/purchaser.ts';
import type { PicksWanted } from '../../../actors/draw/sale.ts';
import type { StockWanted } from '../../../actors/stock/stock.ts';
import type { DrawNo } from '../../kernel/ids.ts';
import { parseStockId } from '../../kernel/stock-ids.ts';
import type { ShardClient } from '../../mailbox/shard-client.ts';
import type { Static } from '../../protocol/schema.ts';
import type { Purchase, RequestOf, ShardAnswer } from '../../protocol/shard-requests.ts';
import type { ReservationView } from '../../protocol/stock-requests.ts';
import type { BuyBody } from '../../protocol/ticket-messages.ts';
import { type Refusal, refuse } from '../routing/problem.ts';
import { areElsewhere, mayComeSoon, withoutHint } from './ask-again.ts';
import { askForStock } from './stock-reserving.ts';

type Client = Pick<ShardClient, 'question'>;
type Bought = ShardAnswer<Purchase>;

/** Two who gather the last tickets of several shards at once are in each other's way. */
const GATHERINGS_MAX = 4;
/** So those of one shard go on before those of another. */
const PAUSE_MS = 3;
const PAUSES = 4;

const RESERVATION_GONE: ReadonlySet<string> = new Set([
  'reservationPaid',
  'reservationExpired',
  'reservationNotFound',
]);
const TAKEN = { ok: false, code: 'stockTaken', facts: null } as const;

const EXCLUSIVE = { detail: '`stock` or `stockIds` is the only choice of tickets that is made.' };

/** What a purchase names of a stock; undefined where it is a purchase of free picks. */
export function stockWantedOf(
  body: Static<typeof BuyBody> & { readonly draws?: number },
  draw: DrawNo,
): StockWanted | Refusal | undefined {
  const { stock, stockIds, selections, system, plays, quickPick, draws } = body;
  const { numbers, spots } = body;
  if (stock === undefined && stockIds === undefined) return undefined;
  const others = [selections, system, plays, numbers, quickPick, spots, draws, stock && stockIds];
  if (others.some((one) => one !== undefined)) return refuse('requestInvalid', EXCLUSIVE);
  if (stockIds === undefined) return { indexes: [], anyCount: stock ?? 0 };
  const indexes: number[] = [];
  for (const id of stockIds) {
    const place = parseStockId(id);
    if (place?.draw !== draw) return refuse('stockNotFound');
    indexes.push(place.index);
  }
  return { indexes, anyCount: 0 };
}

/** Tickets by their names, or any, in place of the picks of the purchase. Never rejects. */
export function buyFromStock(
  client: Client,
  shard: number,
  { picks: _, quickPick: __, spots: ___, ...buyer }: Purchaser & Partial<PicksWanted>,
  ofStock: StockWanted,
  holdMs: number,
): Promise<Bought> {
  const order = { ...buyer, ...ofStock };
  const ask = () => client.question(shard, 'buyStock', order);
  return buy(client, shard, { order, wanted: { ...order, holdMs }, ask });
}

/** After a first answer by which other shards have some of the picks. Never rejects. */
export function buyNumbers(
  client: Client,
  shard: number,
  order: RequestOf<'buyTickets'>,
  holdMs: number,
): Promise<Bought> {
  const { player, draw, picks, quickPick: anyCount } = order;
  const wanted = { player, draw, indexes: [], picks, anyCount, holdMs };
  return buy(client, shard, {
    order,
    wanted,
    ask: () => client.question(shard, 'buyTickets', order),
  });
}

interface StockOrder {
  readonly order: Purchaser;
  readonly wanted: RequestOf<'reserveStock'>;
  /** Asks for all of it in one decision. */
  readonly ask: () => Promise<Bought>;
}

async function buy(
  client: Client,
  shard: number,
  { order, wanted, ask }: StockOrder,
): Promise<Bought> {
  const { indexes, picks = [], anyCount } = wanted;
  const wantedCount = indexes.length + picks.length + anyCount;
  for (let tries = 1; ; tries += 1) {
    const answer = await ask();
    if (!isElsewhere(answer)) return withoutHint(answer);
    const held = await askForStock(client, shard, wanted);
    if (held.ok && held.reply.indexes.length === wantedCount) {
      const paid = await payOrLetGo(client, order, held.reply);
      if (!hasGone(paid)) return paid;
      if (tries >= GATHERINGS_MAX) return TAKEN;
      continue;
    }
    if (held.ok) await letGo(client, held.reply);
    if (held.ok && tries < GATHERINGS_MAX) {
      await pause(PAUSE_MS * (1 + (shard % PAUSES)));
      continue;
    }
    // A repeat that overtook its first time may find it bought by now.
    const last = await ask();
    if (!isElsewhere(last)) return withoutHint(last);
    return held.ok || held.code === 'stockEmpty' ? leftOver(held, last) : held;
  }
}

/** Whether tickets of other shards are wanted, or may be on their way. */
function isElsewhere(answer: Bought): boolean {
  return mayComeSoon(answer) || areElsewhere(answer);
}

/**
 * Of one player who buys the same tickets several times at once, each purchase finds the one
 * reservation of them: another may have paid it, or let it go.
 */
function hasGone(paid: Bought): boolean {
  return !paid.ok && RESERVATION_GONE.has(paid.code);
}

async function payOrLetGo(
  client: Client,
  order: Purchaser,
  reservation: ReservationView,
): Promise<Bought> {
  const { player, idempotencyKey, fingerprint, receivedAtMs, points } = order;
  const { shard, ordinal } = reservation;
  const key = { player, idempotencyKey, fingerprint, receivedAtMs };
  const payment = { ...key, shard, ordinal, ...(points && { points }) };
  const paid = await client.question(shard, 'payReservation', payment);
  // A repeat has held more tickets than its first time bought.
  if (!paid.ok || paid.replayed) await letGo(client, reservation);
  return paid;
}

/** Of one that is paid it is refused; and it runs out by itself. */
async function letGo(client: Client, reservation: ReservationView): Promise<void> {
  const { player, shard, ordinal } = reservation;
  await client.question(shard, 'releaseReservation', { player, ordinal });
}

/**
 * All or nothing: what was found is told, and is free again. In a game each of whose picks is sold
 * once it is what any limit of picks says.
 */
function leftOver(held: ShardAnswer<ReservationView>, asked: Bought): Bought {
  const leftCount = held.ok ? held.reply.indexes.length : 0;
  const isSoldOnce = !asked.ok && asked.facts?.isSoldOnce === 1;
  return {
    ok: false,
    code: isSoldOnce ? 'pickLimitReached' : 'stockEmpty',
    facts: { leftCount },
  };
}
