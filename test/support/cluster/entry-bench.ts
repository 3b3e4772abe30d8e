/** A log of entries over a journal in memory, filled batch by batch, with keys of small windows. */
import type { LedgerEntry } from '../../../actors/wallet/ledger-entry.ts';
import type { Row, RowWrite } from '../../../src/journal/journal.ts';
import { must } from '../../../src/kernel/assert.ts';
import { type EntryPlace, NO_ENTRY } from '../../../src/kernel/entry-place.ts';
import { drawNo, playerKey } from '../../../src/kernel/ids.ts';
import { minor } from '../../../src/kernel/money.ts';
import { EntryLog, type EntrySource } from '../../../src/shard/entries/entry-log.ts';
import { IndexBlock } from '../../../src/shard/entries/index-block.ts';
import type { IndexShape } from '../../../src/shard/entries/key-index.ts';
import { encodeRecord } from '../../../src/shard/records/event-codec.ts';
import { ENTRY_ROWS } from '../../../src/shard/tables/entry-tables.ts';
import { allRows } from '../../../src/shard/tables/row-pages.ts';
import { bytesOfRange } from '../../../src/shard/tables/table-key.ts';
import { MemoryJournal } from '../journal/memory-journal.ts';

/** Small, so that a few thousand keys fill a hundred windows, and runs merge level by level. */
export const SMALL = { windowKeys: 32, blockBits: 2 };
export const SMALL_BATCH = 9;
export const HASH_KEY = [0x0302_0100, 0x0706_0504] as const;
export const RUN_KEY = ENTRY_ROWS.entryRuns.key;
const PAGE_ROWS = 1_000;
export const EVER = Number.NEGATIVE_INFINITY;

/** Every third is the engine's own, which has no key. */
export function entry(number: number): LedgerEntry {
  const player = playerKey((number * 7) % 1_024, number % 5);
  return {
    player,
    entryId: number % 3 === 2 ? `prize.${number}` : `k.${number}`,
    kind: 'purchase',
    atMs: number,
    amountMinor: minor(-100),
    balanceMinor: minor(number),
    fingerprint: number,
    draw: drawNo(1),
    firstOrdinal: 0,
    ticketCount: 1,
    previous: NO_ENTRY,
    covered: NO_ENTRY,
  };
}

export const hasKey = (number: number): boolean => number % 3 !== 2;
export const keyOf = ({ player, entryId }: LedgerEntry) => ({ player, entryId });

/** A log over a journal in memory, filled batch by batch. */
export class EntryBench {
  readonly journal = MemoryJournal.create({});
  readonly #shape: IndexShape;
  log: EntryLog;
  count = 0;
  termMs: number | undefined;
  readonly places: EntryPlace[] = [];
  #batch = 0;

  constructor(shape: IndexShape = SMALL) {
    this.#shape = shape;
    this.log = this.#logOver(this.journal, HASH_KEY);
  }

  /** A batch of so many; `inFlight` is called while it is being flushed. */
  async add(count: number, inFlight: () => void = () => undefined): Promise<RowWrite[]> {
    for (let i = 0; i < count; i += 1) {
      this.places.push(this.log.append(entry(this.count)));
      this.count += 1;
    }
    return this.flush(inFlight);
  }

  async flush(inFlight: () => void = () => undefined): Promise<RowWrite[]> {
    this.#batch += 1;
    const sequence = this.journal.head.sequence + 1;
    const rows: RowWrite[] = [];
    this.log.takeWrites({ batch: this.#batch, sequence }, rows);
    inFlight();
    const entries = this.log.ofRecord(sequence);
    const payload = encodeRecord({ sequence, nowMs: 1, events: [], entries });
    await this.journal.append({ payload, rows });
    this.log.flushed(this.#batch);
    return rows;
  }

  async fill(count: number, batch: number): Promise<void> {
    for (let left = count; left > 0; left -= batch) await this.add(Math.min(left, batch));
  }

  restart(): void {
    // The key is the stored one's, whatever is offered.
    this.log = this.#logOver(this.journal, [1, 2]);
    this.log.recover(this.journal.head.sequence);
  }

  /** Another log, over other rows. */
  replayed(source: EntrySource): EntryLog {
    return this.#logOver(source, HASH_KEY);
  }

  isFound(number: number): boolean {
    const known = entry(number);
    const there = this.log.at(must(this.places[number], 'such an entry was added'));
    if (there?.fingerprint !== known.fingerprint) return false;
    const found = this.log.find(keyOf(known), EVER);
    if (!hasKey(number)) return found === undefined;
    return found?.fingerprint === known.fingerprint && found.player === known.player;
  }

  /** Of all entries until now, those that are not found. */
  missing(): number[] {
    return Array.from({ length: this.count }, (_, number) => number).filter(
      (number) => !this.isFound(number),
    );
  }

  /** The rows of all runs, page by page. */
  runRows(): Row[] {
    return [...allRows(this.journal, bytesOfRange(RUN_KEY, {}), PAGE_ROWS)];
  }

  /** The places in all runs, in order. */
  placesInRuns(): number[] {
    const places = this.runRows().flatMap(({ value }) => {
      const block = new IndexBlock(value);
      return Array.from({ length: block.count }, (_, index) => block.placeAt(index) as number);
    });
    return places.sort((left, right) => left - right);
  }

  #logOver(source: EntrySource, hashKey: readonly [number, number]): EntryLog {
    return new EntryLog(source, this.#shape, { hashKey, termMs: () => this.termMs });
  }
}
