/**
 * All entries of a shard's players, in the records that made them.
 *
 * An entry is in its record beside the event that led to it (records/entry-codec.ts), so it is
 * written once. It is found by its place, which the account and the next entry of the player hold;
 * a client's operation also by its key, for as long as keys are kept (key-index.ts).
 * Entries of records that are not durable yet are in memory.
 *
 * Threading: the shard's own thread only.
 */
import type { EntryStore, LedgerEntryKey } from '../../../actors/states.ts';
import { isOfClient, type LedgerEntry } from '../../../actors/wallet/ledger-entry.ts';
import type { Journal, RowWrite } from '../../journal/journal.ts';
import { assert, must } from '../../kernel/assert.ts';
import {
  type EntryPlace,
  entryPlace,
  indexInRecord,
  recordHolding,
} from '../../kernel/entry-place.ts';
import type { PlayerKey } from '../../kernel/ids.ts';
import { type HashKey, keyedHash } from '../../structures/keyed-hash.ts';
import type { RecordedEntry } from '../records/entry-codec.ts';
import { allEntries, entryAt } from '../records/event-codec.ts';
import { objectCodec } from '../records/positional-codec.ts';
import { ENTRY_ROWS } from '../tables/entry-tables.ts';
import { keyOfNumberAndText } from '../tables/row-key.ts';
import type { RowReader } from '../tables/table.ts';
import { type IndexPosition, type IndexShape, KeyIndex } from './key-index.ts';
import type { IndexKey } from './placed-keys.ts';

/** Where entries and the rows of their index are read. */
export type EntrySource = RowReader & Pick<Journal, 'readPayload'>;

/** Its bytes are valid until the next identity is made. */
interface Identity extends LedgerEntryKey, IndexKey {}

interface PendingEntries {
  readonly sequence: number;
  readonly entries: readonly RecordedEntry[];
  readonly batch: number;
}

/** Where the index stands: a row of its own, rewritten with each batch that adds keys. */
interface LogPosition extends IndexPosition {
  readonly hashKey: HashKey;
}

const positionCodec = objectCodec<LogPosition>()([
  'fillingFrom',
  'owingFrom',
  'blockCount',
  'generation',
  'beganMs',
  'written',
  'earlier',
  'hashKey',
]);
const POSITION_KEY = ENTRY_ROWS.entryPosition.key.encode(undefined);
/** The first byte of what is hashed: not that of a table's rows. */
const IDENTITY = 0;
const NONE: readonly RecordedEntry[] = [];

export class EntryLog implements EntryStore {
  readonly #source: EntrySource;
  readonly #termMs: () => number | undefined;
  readonly #index: KeyIndex;
  #hashKey: HashKey;
  /** Of the record that is being made. */
  #sequence = 1;
  #event = -1;
  #added: RecordedEntry[] = [];
  #pending: PendingEntries[] = [];
  /** The last key that was looked up and not found: a purchase asks, and then writes. */
  #absent: Identity | undefined;
  /** Memory by length, for reuse: each purchase needs some, but only until it is in the index. */
  readonly #identityMemory: Uint8Array[] = [];

  /**
   * `hashKey` is that of a new log, or of the one that is replayed: see `storedHashKey`; `termMs`
   * says for how long keys are kept at the moment.
   */
  constructor(
    source: EntrySource,
    shape: IndexShape,
    { hashKey, termMs }: { readonly hashKey: HashKey; readonly termMs: () => number | undefined },
  ) {
    this.#source = source;
    this.#termMs = termMs;
    this.#hashKey = hashKey;
    this.#index = new KeyIndex(source, shape);
  }

  /** Entries that are appended from now on are those of the record's next event. */
  beginEvent(): void {
    this.#event += 1;
  }

  append(entry: LedgerEntry): EntryPlace {
    const place = entryPlace(this.#sequence, this.#added.length);
    const { player, entryId } = entry;
    if (isOfClient(entryId)) {
      this.#index.add(this.#absentOf(player, entryId) ?? this.#identify(player, entryId), place);
      this.#absent = undefined;
    }
    this.#added.push({ entry, event: this.#event });
    return place;
  }

  /** Undefined for a place at which there is none, wherever that comes from. */
  at(place: EntryPlace): LedgerEntry | undefined {
    const sequence = recordHolding(place);
    if (sequence === this.#sequence) return this.#added[indexInRecord(place)]?.entry;
    if (!(sequence > 0 && sequence < this.#sequence)) return undefined;
    const pending = this.#pending.find((one) => one.sequence === sequence);
    if (pending !== undefined) return pending.entries[indexInRecord(place)]?.entry;
    return entryAt(this.#source.readPayload(sequence), place);
  }

  find({ player, entryId }: LedgerEntryKey, sinceMs: number): LedgerEntry | undefined {
    if (this.#absentOf(player, entryId) !== undefined) return undefined;
    const asked = this.#identify(player, entryId);
    const recent = this.#index.recent(asked);
    const places = recent === undefined ? this.#index.stored(asked.hash) : [recent];
    let newest: EntryPlace | undefined;
    let found: LedgerEntry | undefined;
    for (const place of places) {
      const entry = must(this.at(place), 'the index names a place without an entry');
      if (entry.entryId !== entryId || entry.player !== player) continue;
      if (newest !== undefined && place < newest) continue;
      newest = place;
      found = entry;
    }
    if (found === undefined) this.#absent = asked;
    return found !== undefined && found.atMs >= sinceMs ? found : undefined;
  }

  /** Of the record that was taken last, if it is this one. */
  ofRecord(sequence: number): readonly RecordedEntry[] {
    const last = this.#pending.at(-1);
    return last?.sequence === sequence ? last.entries : NONE;
  }

  takeWrites({ batch, sequence }: { batch: number; sequence: number }, writes: RowWrite[]): void {
    const entries = this.#added;
    assert(
      entries.length === 0 || sequence === this.#sequence,
      'entries were made for another record',
    );
    this.#sequence = sequence + 1;
    this.#event = -1;
    const last = entries.at(-1);
    if (last === undefined) return;
    this.#added = [];
    this.#pending.push({ sequence, entries, batch });
    const moment = { sequence, atMs: last.entry.atMs, termMs: this.#termMs() };
    if (!this.#index.takeWrites(moment, writes)) return;
    const value = positionCodec.encode({ ...this.#index.position, hashKey: this.#hashKey });
    writes.push({ key: POSITION_KEY, value });
  }

  flushed(batch: number): void {
    if (this.#pending.length > 0) {
      this.#pending = this.#pending.filter((pending) => pending.batch > batch);
    }
    this.#index.flushed();
  }

  /** Reads the newest keys back from the records; rows and records are as of this one. */
  recover(sequence: number): void {
    this.#sequence = sequence + 1;
    const row = this.#source.readRow(POSITION_KEY);
    if (row === undefined) return;
    const position = positionCodec.decode(row);
    this.#hashKey = position.hashKey;
    this.#index.recover(position, this.#keysBetween(position.owingFrom, sequence));
  }

  #absentOf(player: PlayerKey, entryId: string): Identity | undefined {
    const absent = this.#absent;
    return absent?.entryId === entryId && absent.player === player ? absent : undefined;
  }

  /** Makes what an entry is found by. */
  #identify(player: PlayerKey, entryId: string): Identity {
    this.#absent = undefined;
    const bytes = keyOfNumberAndText(IDENTITY, player, entryId, this.#memoryOf);
    return { player, entryId, bytes, hash: keyedHash(this.#hashKey, bytes) };
  }

  readonly #memoryOf = (byteCount: number): Uint8Array => {
    const memory = this.#identityMemory[byteCount] ?? new Uint8Array(byteCount);
    this.#identityMemory[byteCount] = memory;
    return memory;
  };

  *#keysBetween(first: number, last: number): Generator<{ key: IndexKey; place: EntryPlace }> {
    for (let sequence = first; sequence <= last; sequence += 1) {
      let place = entryPlace(sequence, 0) as number;
      for (const { player, entryId } of allEntries(this.#source.readPayload(sequence), sequence)) {
        if (isOfClient(entryId)) {
          yield { key: this.#identify(player, entryId), place: place as EntryPlace };
        }
        place += 1;
      }
    }
  }
}

/** The key of the hashes in a stored log; undefined where nothing is stored yet. */
export function storedHashKey(journal: Pick<RowReader, 'readRow'>): HashKey | undefined {
  const row = journal.readRow(POSITION_KEY);
  return row === undefined ? undefined : positionCodec.decode(row).hashKey;
}
