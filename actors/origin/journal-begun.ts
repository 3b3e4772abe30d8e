/**
 * The first record of every journal: whose it is.
 *
 * Why: a file says nothing by its place. One that was put to another shard, copied, or restored
 * from another engine's backup is sound in itself, and only this record tells that it is not the
 * one that belongs there. Nothing is decided by it: it is read before anything is.
 */
export interface JournalOrigin {
  /** Of the data directory, 32 hexadecimal digits. */
  readonly engineId: string;
  readonly shard: number;
  /** How many shards the engine began with; more may have been added (growth/growth.ts). */
  readonly founderCount: number;
  readonly currency: string;
  /** Digits of the currency's minor unit: what an amount of 100 is. */
  readonly currencyDigits: number;
  /** Of everything that is stored, see `DATA_FORMAT`. */
  readonly format: number;
}

export interface JournalBegun extends JournalOrigin {
  readonly type: 'JournalBegun';
}
