/**
 * Another service's read side of orders and points: built from messages alone, knowing nothing of
 * the engine. It may get a message any number of times, and those of two shards in any order.
 */
import type { ToldMessage } from '../network/nats-client.ts';

const RANKS = { NEW: 0, PROCESSING: 1, INVALID: 2, PROCESSED: 2 } as const;
type Status = keyof typeof RANKS;

interface Place {
  readonly shard: number;
  readonly record: number;
  readonly event: number;
}

interface ReadOrder {
  uploadedAt: string;
  status: Status;
  accrualHundredths: number;
  /** The place of its creation. */
  place: Place;
}

interface ReadTransaction {
  readonly kind: string;
  readonly amountHundredths: number;
  readonly at: string;
  readonly order?: string;
  readonly place: Place;
}

class ReadPlayer {
  readonly orders = new Map<string, ReadOrder>();
  readonly transactions: ReadTransaction[] = [];
}

export class LoyaltyReadSide {
  readonly #seen = new Set<string>();
  readonly #players = new Map<string, ReadPlayer>();
  /** What each order earned, as the services that read nothing else learn it. */
  readonly accruals = new Map<string, number>();
  repeatCount = 0;

  take({ id, subject, headers, data }: ToldMessage): void {
    if (this.#seen.has(id)) {
      this.repeatCount += 1;
      return;
    }
    this.#seen.add(id);
    const body = JSON.parse(Buffer.from(data).toString());
    const player = this.#players.get(body.playerId) ?? new ReadPlayer();
    this.#players.set(body.playerId, player);
    const place = placeOf(headers['tirage-position'] ?? '');
    if (subject === 'accruals') this.accruals.set(body.number, body.accrualHundredths);
    else if (subject === 'transaction_processed') player.transactions.push({ ...body, place });
    else if (subject === 'order_created') {
      Object.assign(orderIn(player, body.number), { uploadedAt: body.uploadedAt, place });
    } else if (subject === 'order_updated') {
      const order = orderIn(player, body.number);
      const { status } = body as { status: Status };
      if (RANKS[status] > RANKS[order.status]) order.status = status;
      order.accrualHundredths = body.accrualHundredths ?? order.accrualHundredths;
    } else throw new Error(`nobody asked for ${subject}`);
  }

  /** As `GET /api/user/orders` answers; null for its 204. */
  orders(playerId: string): object[] | null {
    const orders = [...(this.#players.get(playerId)?.orders ?? [])];
    // As documented: orders of the same instant on one shard are in the shard's order.
    orders.sort(
      ([, left], [, right]) =>
        Date.parse(right.uploadedAt) - Date.parse(left.uploadedAt) ||
        left.place.shard - right.place.shard ||
        newestFirst(left.place, right.place),
    );
    const shown = orders.map(([number, { status, accrualHundredths, uploadedAt }]) => ({
      number,
      status,
      ...(accrualHundredths === 0 ? {} : { accrual: accrualHundredths / 100 }),
      uploaded_at: uploadedAt,
    }));
    return shown.length === 0 ? null : shown;
  }

  /** As `GET /api/user/balance`. */
  balance(playerId: string): { current: number; withdrawn: number } {
    const transactions = this.#players.get(playerId)?.transactions ?? [];
    const sum = (of: readonly ReadTransaction[]): number =>
      of.reduce((total, { amountHundredths }) => total + amountHundredths, 0);
    const out = transactions.filter(({ kind }) => kind === 'withdrawal');
    return { current: sum(transactions) / 100, withdrawn: (0 - sum(out)) / 100 };
  }

  /** As `GET /api/user/withdrawals`; null for its 204. */
  withdrawals(playerId: string): object[] | null {
    const transactions = this.#players.get(playerId)?.transactions ?? [];
    const out = transactions.filter(({ kind }) => kind === 'withdrawal');
    out.sort((left, right) => newestFirst(left.place, right.place));
    const shown = out.map(({ order, amountHundredths, at }) => {
      return { order, sum: -amountHundredths / 100, processed_at: at };
    });
    return shown.length === 0 ? null : shown;
  }
}

function orderIn({ orders }: ReadPlayer, number: string): ReadOrder {
  const known = orders.get(number);
  if (known !== undefined) return known;
  const place = { shard: 0, record: 0, event: 0 };
  const order: ReadOrder = { uploadedAt: '', status: 'NEW', accrualHundredths: 0, place };
  orders.set(number, order);
  return order;
}

function newestFirst(left: Place, right: Place): number {
  return right.record - left.record || right.event - left.event;
}

/** Reads the place from the header: shard.record.event.index. */
function placeOf(position: string): Place {
  const [shard = 0, record = 0, event = 0] = position.split('.').map(Number);
  return { shard, record, event };
}
