/**
 * Entries as a log with an index, because rows scattered over the players cost a page each.
 *
 * All entries of a batch are one row at the end of the log. They are found again by player and
 * operation through an index of their hashes (entry-index.ts).
 * Measured: 1,000 rows of one commit take 1.1 ms in order and 9.7 ms scattered.
 */
import type { LedgerEntryKey, Store } from '../../../actors/states.ts';
import type { LedgerEntry } from '../../../actors/wallet/ledger-entry.ts';
import type { RowWrite } from '../../journal/journal.ts';
import { JournalOpenError } from '../../journal/journal-errors.ts';
import { assert, must } from '../../kernel/assert.ts';
import type { PlayerKey } from '../../kernel/ids.ts';
import { type HashKey, keyedHash } from '../../structures/keyed-hash.ts';
import { objectCodec } from '../records/positional-codec.ts';
import { ENTRY_ROWS } from '../tables/entry-tables.ts';
import { keyOfNumberAndText } from '../tables/row-key.ts';
import { allRows } from '../tables/row-pages.ts';
import type { RowReader } from '../tables/table.ts';
import { bytesOfRange } from '../tables/table-key.ts';
import { encodeEntryBlock, entryCountOf, entryInBlock } from './entry-block-codec.ts';
import { EntryIndex, type IndexKey, type IndexPosition, type IndexShape } from './entry-index.ts';

/** Blocks read in one go while recovering. */
const PAGE_BLOCKS = 256;

/** Its bytes are valid until the next identity is made. */
interface Identity extends LedgerEntryKey, IndexKey {}

interface PendingEntries {
  readonly firstOrdinal: number;
  readonly entries: readonly LedgerEntry[];
  readonly batch: number;
}

/** Where log and index stand: a row of its own, rewritten with each batch that adds entries. */
interface LogPosition extends IndexPosition {
  /** Ordinals count from 1. */
  readonly entryCount: number;
  readonly hashKey: HashKey;
}

const positionCodec = objectCodec<LogPosition>()([
  'entryCount',
  'fillingFirst',
  'owingFirst',
  'windowCount',
  'blockCount',
  'hashKey',
]);
const { key: BLOCK_KEY, number: TABLE } = ENTRY_ROWS.entries;
const POSITION_KEY = ENTRY_ROWS.entryPosition.key.encode(undefined);
/** Where builds from before the runs of the index kept the position. */
const EARLIER_POSITION_KEY = Uint8Array.of(19);

export class EntryLog implements Store<LedgerEntryKey, LedgerEntry> {
  readonly #journal: RowReader;
  readonly #index: EntryIndex;
  #hashKey: HashKey;
  #entryCount = 0;
  #added: LedgerEntry[] = [];
  #pending: PendingEntries[] = [];
  /** The last key that was looked up and not found: a purchase asks twice, and then writes. */
  #absent: Identity | undefined;
  /** Memory by length, for reuse: each purchase needs some, but only until it is in the index. */
  readonly #identityMemory: Uint8Array[] = [];

  /** `hashKey` is that of a new log, or of the one that is replayed: see `storedHashKey`. */
  constructor(journal: RowReader, shape: IndexShape, hashKey: HashKey) {
    this.#journal = journal;
    this.#hashKey = hashKey;
    this.#index = new EntryIndex(journal, shape);
  }

  get({ player, entryId }: LedgerEntryKey): LedgerEntry | undefined {
    if (this.#absentOf(player, entryId) !== undefined) return undefined;
    const asked = this.#identify(player, entryId);
    const recent = this.#index.recent(asked);
    if (recent !== undefined) return this.#at(recent);
    for (const ordinal of this.#index.stored(asked.hash)) {
      const entry = this.#at(ordinal);
      if (entry.entryId === entryId && entry.player === player) return entry;
    }
    this.#absent = asked;
    return undefined;
  }

  /** Adds an entry, which must not exist yet. An entry never changes. */
  put({ player, entryId }: LedgerEntryKey, entry: LedgerEntry): void {
    this.#index.add(this.#absentOf(player, entryId) ?? this.#identify(player, entryId));
    this.#absent = undefined;
    this.#entryCount += 1;
    this.#added.push(entry);
  }

  delete(): void {
    assert(false, 'an entry was deleted');
  }

  takeWrites(batch: number, writes: RowWrite[]): void {
    const addedCount = this.#added.length;
    if (addedCount === 0) return;
    const firstOrdinal = this.#entryCount - addedCount + 1;
    const entries = this.#added;
    this.#added = [];
    this.#pending.push({ firstOrdinal, entries, batch });
    const value = encodeEntryBlock(entries);
    writes.push({ key: BLOCK_KEY.encode(firstOrdinal), value });
    this.#index.takeWrites(addedCount, writes);
    const own = { entryCount: this.#entryCount, hashKey: this.#hashKey };
    const position = positionCodec.encode({ ...own, ...this.#index.position });
    writes.push({ key: POSITION_KEY, value: position });
  }

  flushed(batch: number): void {
    this.#pending = this.#pending.filter((pending) => pending.batch > batch);
    this.#index.flushed();
  }

  /**
   * Reads the newest keys back from their entries. Throws a JournalOpenError if an earlier build
   * wrote them: entries that are not found would be accepted twice.
   */
  recover(): void {
    const row = this.#journal.readRow(POSITION_KEY);
    if (row === undefined) {
      if (this.#journal.readRow(EARLIER_POSITION_KEY) === undefined) return;
      throw new JournalOpenError(
        'an earlier build wrote this data directory: only it can serve it',
      );
    }
    const position = positionCodec.decode(row);
    const { entryCount, hashKey, owingFirst } = position;
    this.#hashKey = hashKey;
    this.#entryCount = entryCount;
    const lastOrdinal = this.#index.recover(position, this.#storedKeysFrom(owingFirst));
    assert(lastOrdinal === entryCount, 'the log of entries is not as long as it was');
  }

  #absentOf(player: PlayerKey, entryId: string): Identity | undefined {
    const absent = this.#absent;
    return absent?.entryId === entryId && absent.player === player ? absent : undefined;
  }

  /** Makes what an entry is found by. */
  #identify(player: PlayerKey, entryId: string): Identity {
    this.#absent = undefined;
    const bytes = keyOfNumberAndText(TABLE, player, entryId, this.#memoryOf);
    return { player, entryId, bytes, hash: keyedHash(this.#hashKey, bytes) };
  }

  readonly #memoryOf = (byteCount: number): Uint8Array => {
    const memory = this.#identityMemory[byteCount] ?? new Uint8Array(byteCount);
    this.#identityMemory[byteCount] = memory;
    return memory;
  };

  #at(ordinal: number): LedgerEntry {
    const pending = this.#pending.findLast(({ firstOrdinal }) => firstOrdinal <= ordinal);
    const unwritten = this.#added[ordinal - 1 - (this.#entryCount - this.#added.length)];
    const entry = unwritten ?? pending?.entries[ordinal - pending.firstOrdinal];
    return entry ?? this.#stored(ordinal);
  }

  #stored(ordinal: number): LedgerEntry {
    const range = bytesOfRange(BLOCK_KEY, { until: ordinal });
    const [row] = this.#journal.readRows({ ...range, limit: 1, reverse: true });
    const { key, value } = must(row, 'an entry has no block');
    return entryInBlock(value, ordinal - BLOCK_KEY.decode(key));
  }

  *#storedKeysFrom(first: number): Generator<IndexKey> {
    const range = bytesOfRange(BLOCK_KEY, { from: first });
    for (const { value } of allRows(this.#journal, range, PAGE_BLOCKS)) {
      const count = entryCountOf(value);
      for (let i = 0; i < count; i += 1) {
        const { player, entryId } = entryInBlock(value, i);
        yield this.#identify(player, entryId);
      }
    }
  }
}

/** The key of the hashes in a stored log; undefined where nothing is stored yet. */
export function storedHashKey(journal: Pick<RowReader, 'readRow'>): HashKey | undefined {
  const row = journal.readRow(POSITION_KEY);
  return row === undefined ? undefined : positionCodec.decode(row).hashKey;
}
