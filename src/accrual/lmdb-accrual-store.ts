/**
 * Rewards and orders in an LMDB file of their own.
 *
 * Opened as the journal is (journal/lmdb-environment.ts says why): without overlapping syncs, so
 * that a commit that failed is refused, and bytes are ours and not the package's own encoding.
 */
import { createHash } from 'node:crypto';
import { open, type RootDatabase } from 'lmdb';
import type { AccrualStore, AccruedOrder } from './accrual-store.ts';
import type { Reward } from './reward.ts';

/** Address space, not disk. */
const MAP_BYTES = 2 ** 32;
/** Each order is compared with every reward, so their number is limited. */
export const REWARDS_MAX = 10_000;
const REWARDS = { start: 'reward/', end: 'reward0' } as const;

export class LmdbAccrualStore implements AccrualStore {
  readonly #root: RootDatabase<Buffer, string>;
  readonly #rewards: Reward[];

  constructor(directory: string) {
    // A constant, because lmdb's own types lack `safeRestore`.
    const options = {
      path: directory,
      noSubdir: false,
      encoding: 'binary' as const,
      safeRestore: true,
      overlappingSync: false,
      mapSize: MAP_BYTES,
    };
    this.#root = open<Buffer, string>(options);
    const stored = this.#root.getRange(REWARDS);
    this.#rewards = Array.from(stored, ({ value }) => decode<Reward>(value));
  }

  rewards(): readonly Reward[] {
    return this.#rewards;
  }

  async addReward(reward: Reward): Promise<boolean> {
    if (this.#rewards.length >= REWARDS_MAX) return false;
    const isNew = await this.#add(`${REWARDS.start}${digestOf(reward.match)}`, reward);
    if (isNew) this.#rewards.push(reward);
    return isNew;
  }

  order(number: string): AccruedOrder | undefined {
    const value = this.#root.get(orderKey(number));
    return value === undefined ? undefined : decode<AccruedOrder>(value);
  }

  addOrder(number: string, order: AccruedOrder): Promise<boolean> {
    return this.#add(orderKey(number), order);
  }

  async close(): Promise<void> {
    await this.#root.close();
  }

  /** The commit decides whether the key is new: of two at the same time, one is the first. */
  async #add(key: string, value: object): Promise<boolean> {
    const bytes = Buffer.from(JSON.stringify(value));
    const added = this.#root.ifNoExists(key, () => void this.#root.put(key, bytes));
    const [isNew] = await Promise.all([added, this.#root.flushed]);
    return isNew;
  }
}

/** Numbers and matches may have any length; keys may not. */
function orderKey(number: string): string {
  return `order/${number.length <= 64 ? number : digestOf(number)}`;
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function decode<Value>(bytes: Uint8Array): Value {
  return JSON.parse(Buffer.from(bytes).toString()) as Value;
}
