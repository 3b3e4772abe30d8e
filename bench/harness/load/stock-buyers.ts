/**
 * Buys tickets of one shard in ways that can be compared, each purchase one request: own picks and
 * picks at random; and tickets made in advance, by name and any. Those that are named may also be
 * reserved, and then paid.
 *
 * Closed loop, two batches in flight, in the thread of the shard. Players come in turn, and the
 * tickets of the stock that they choose lie all over it, because nobody chooses in its order.
 */
import { must } from '../../../src/kernel/assert.ts';
import type { DrawNo, PlayerKey } from '../../../src/kernel/ids.ts';
import type { RequestOf } from '../../../src/protocol/shard-requests.ts';
import type { LoopShard } from '../processes/loop-shard.ts';

const HOLD_MS = 300_000;
const IN_FLIGHT = 2;
/** Shares no factor with a count that ends in zeros, so that each ticket is chosen once. */
const STOCK_STRIDE = 618_033;
const PLAYER_STRIDE = 7_919;
/** Of 6 of 45. */
const OWN_PICK = [3, 7, 12, 25, 33, 41];

export interface SaleOrder {
  /** Requests of one message. */
  readonly batchSize: number;
  /** Tickets of one purchase. */
  readonly ticketsEach: number;
  readonly purchaseCount: number;
}

interface Reserved {
  readonly player: PlayerKey;
  readonly ordinal: number;
  readonly shard: number;
}

export class StockBuyers {
  readonly #shard: LoopShard;
  readonly #players: readonly PlayerKey[];
  readonly #draw: DrawNo;
  readonly #anyDraw: DrawNo;
  readonly #stockCount: number;
  #keyCount = 0;
  #turnCount = 0;
  #chosenCount = 0;

  constructor(
    shard: LoopShard,
    order: {
      readonly players: readonly PlayerKey[];
      readonly draw: DrawNo;
      /** Its stock is sold from one end on, so nobody may name one of its tickets. */
      readonly anyDraw: DrawNo;
      readonly stockCount: number;
    },
  ) {
    this.#shard = shard;
    this.#players = order.players;
    this.#draw = order.draw;
    this.#anyDraw = order.anyDraw;
    this.#stockCount = order.stockCount;
  }

  buyOwn({ ticketsEach, ...order }: SaleOrder): Promise<void> {
    const picks = times(ticketsEach, () => OWN_PICK);
    return this.#buy(order, { picks, quickPick: 0 });
  }

  buyAtRandom({ ticketsEach, ...order }: SaleOrder): Promise<void> {
    return this.#buy(order, { picks: [], quickPick: ticketsEach });
  }

  async #buy(
    { batchSize, purchaseCount }: Omit<SaleOrder, 'ticketsEach'>,
    what: Pick<RequestOf<'buyTickets'>, 'picks' | 'quickPick'>,
  ): Promise<void> {
    await inBatches(purchaseCount, batchSize, async (size) => {
      const requests = times(size, () => {
        return { ...this.#keyed(this.#nextPlayer()), draw: this.#draw, ...what };
      });
      await this.#shard.getAll('buyTickets', requests);
    });
  }

  /** Of the stock, by name. */
  async buyNamed({ batchSize, ticketsEach, purchaseCount }: SaleOrder): Promise<void> {
    await inBatches(purchaseCount, batchSize, async (size) => {
      const requests = times(size, () => {
        const { player, draw, indexes } = this.#choice(ticketsEach);
        return { ...this.#keyed(player), draw, indexes, anyCount: 0 };
      });
      await this.#shard.getAll('buyStock', requests);
    });
  }

  /** Of a stock, whichever are free. */
  async buyAny({ batchSize, ticketsEach: anyCount, purchaseCount }: SaleOrder): Promise<void> {
    await inBatches(purchaseCount, batchSize, async (size) => {
      const requests = times(size, () => {
        const keyed = this.#keyed(this.#nextPlayer());
        return { ...keyed, draw: this.#anyDraw, indexes: [], anyCount };
      });
      await this.#shard.getAll('buyStock', requests);
    });
  }

  /** The first half of as many purchases from the stock; each has to be paid. */
  async reserve({ batchSize, ticketsEach, purchaseCount }: SaleOrder): Promise<Reserved[]> {
    const held: Reserved[] = [];
    await inBatches(purchaseCount, batchSize, async (size) => {
      const requests = times(size, () => this.#choice(ticketsEach));
      held.push(...(await this.#shard.getAll('reserveStock', requests)));
    });
    return held;
  }

  /** The second half. */
  async pay(held: readonly Reserved[], { batchSize }: SaleOrder): Promise<void> {
    let paidCount = 0;
    await inBatches(held.length, batchSize, async (size) => {
      const reservations = held.slice(paidCount, paidCount + size);
      paidCount += size;
      const requests = reservations.map(({ player, ordinal, shard }) => {
        return { ...this.#keyed(player), ordinal, shard };
      });
      await this.#shard.getAll('payReservation', requests);
    });
  }

  #choice(ticketsEach: number): RequestOf<'reserveStock'> {
    const indexes = times(ticketsEach, () => {
      this.#chosenCount += 1;
      return (this.#chosenCount * STOCK_STRIDE) % this.#stockCount;
    });
    const player = this.#nextPlayer();
    return { player, draw: this.#draw, indexes, anyCount: 0, holdMs: HOLD_MS };
  }

  #nextPlayer(): PlayerKey {
    this.#turnCount += 1;
    const index = (this.#turnCount * PLAYER_STRIDE) % this.#players.length;
    return must(this.#players[index], 'nobody buys');
  }

  #keyed(player: PlayerKey) {
    this.#keyCount += 1;
    const idempotencyKey = `5b2e7c10-94d1-4e55-8b0a-${String(this.#keyCount).padStart(12, '0')}`;
    return { player, idempotencyKey, fingerprint: this.#keyCount, receivedAtMs: 0 };
  }
}

async function inBatches(
  count: number,
  batchSize: number,
  work: (size: number) => Promise<void>,
): Promise<void> {
  let begunCount = 0;
  const loop = async (): Promise<void> => {
    while (begunCount < count) {
      const size = Math.min(batchSize, count - begunCount);
      begunCount += size;
      await work(size);
    }
  };
  await Promise.all(times(IN_FLIGHT, loop));
}

function times<Made>(count: number, make: () => Made): Made[] {
  return Array.from({ length: count }, make);
}
