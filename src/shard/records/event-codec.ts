/**
 * A journal record's payload: when the batch was sequenced, its events by number and position, and
 * the entries that they have led to (entry-codec.ts): time u64 ‖ the events in MessagePack ‖ the
 * entries. An event's own time, nearly always that of its record, is written as how long before it
 * that was, and the id of a client's operation in its stored form.
 *
 * Numbers and the order of fields are declared with each event (`actors/event-declaration.ts`), and
 * frozen by `test/golden/journal/`.
 */
import type { TicketsBought } from '../../../actors/draw/instance-events.ts';
import type { AnyEvent, EventTable } from '../../../actors/event-table.ts';
import { EVENT_TABLE, type ShardEvent } from '../../../actors/events.ts';
import type { LedgerEntry } from '../../../actors/wallet/ledger-entry.ts';
import { CorruptRecordError } from '../../journal/journal-errors.ts';
import { must } from '../../kernel/assert.ts';
import { type EntryPlace, indexInRecord, recordHolding } from '../../kernel/entry-place.ts';
import { NewerDataError } from '../../kernel/errors.ts';
import { ValueWriter } from '../../protocol/value-writer.ts';
import { type RecordedEntry, writeEntries } from './entry-codec.ts';
import { readEntryId, storedEntryId } from './entry-id-form.ts';
import { decodeValue, fromArray, storedCount, writeFields } from './positional-codec.ts';
import { type ReadEvent, RecordedEntries } from './recorded-entries.ts';

export interface RecordPayload<Event extends AnyEvent = ShardEvent> {
  /** The shard's guarded clock when it sequenced the batch; time goes on from here at a restart. */
  readonly nowMs: number;
  readonly events: readonly Event[];
}

/** As it is written: with what follows from the events, so that it is read back with them. */
export interface NewRecord extends RecordPayload {
  readonly sequence: number;
  readonly entries: readonly RecordedEntry[];
}

const writer = new ValueWriter();
const WORD_BYTES = 4;
const TIME_BYTES = 2 * WORD_BYTES;
const WORD_SPAN = 2 ** 32;
/** Fields of a purchase that are written by hand. */
const BY_HAND = 7;

/** The two directions, for the events of a table. */
export class EventCodec<Event extends AnyEvent> {
  readonly #table: EventTable<Event>;

  constructor(table: EventTable<Event>) {
    this.#table = table;
  }

  encode(payload: RecordPayload<Event>): Uint8Array {
    writer.begin();
    this.write(payload);
    return writer.take();
  }

  /** Goes on where the writer is. Returns where each event begins, and where the last one ends. */
  write({ nowMs, events }: RecordPayload<Event>): number[] {
    const at = writer.length;
    writer.reserve(TIME_BYTES);
    writer.setWord(at, nowMs % WORD_SPAN);
    writer.setWord(at + WORD_BYTES, Math.floor(nowMs / WORD_SPAN));
    writer.array(events.length);
    const starts: number[] = [];
    for (const event of events) {
      starts.push(writer.length);
      if (isPurchase(event)) writeTicketsBought(event, nowMs);
      else this.#write(event, nowMs);
    }
    starts.push(writer.length);
    return starts;
  }

  decode(bytes: Uint8Array): RecordPayload<Event> {
    const nowMs = timeIn(bytes);
    const events = decodeValue(bytes.subarray(TIME_BYTES));
    if (!Array.isArray(events)) throw new CorruptRecordError('a record is not a list of events');
    return { nowMs, events: events.map((encoded) => this.#read(encoded, nowMs)) };
  }

  /** One event from its bytes alone, of a record with this time. */
  decodeOne(bytes: Uint8Array, nowMs: number): Event {
    return this.#read(decodeValue(bytes), nowMs);
  }

  #write(event: Event, nowMs: number): void {
    const form = this.#table.byType[event.type as Event['type']];
    const { entryId } = event as { readonly entryId?: string };
    const written = entryId === undefined ? event : { ...event, entryId: storedEntryId(entryId) };
    writeFields(writer, turned(written, nowMs), form, form.number);
  }

  #read(encoded: unknown, nowMs: number): Event {
    if (!Array.isArray(encoded)) throw new CorruptRecordError('an event is not a list');
    const [number, ...values] = encoded;
    if (typeof number !== 'number') throw new CorruptRecordError('an event has no number');
    const known = this.#table.byNumber.get(number);
    if (known === undefined) throw new NewerDataError(`a record holds an event ${number}`);
    const body = fromArray<Record<string, unknown>>(values, known);
    if ('entryId' in body) body.entryId = readEntryId(body.entryId);
    return { type: known.type, ...turned(body, nowMs) } as unknown as Event;
  }
}

const CODEC = new EventCodec(EVENT_TABLE);

export function encodeRecord({ sequence, nowMs, events, entries }: NewRecord): Uint8Array {
  writer.begin();
  const starts = CODEC.write({ nowMs, events });
  writeEntries(writer, { sequence, events, starts }, entries);
  return writer.take();
}

export function decodeEvents(payload: Uint8Array): RecordPayload {
  return CODEC.decode(payload.subarray(0, new RecordedEntries(payload).start));
}

/** The entry at a place, undefined where there is none, from the payload of its record. */
export function entryAt(payload: Uint8Array, place: EntryPlace): LedgerEntry | undefined {
  const entries = new RecordedEntries(payload);
  return entries.read(recordHolding(place), indexInRecord(place), readerOf(payload));
}

/** All entries of a record, in their order. */
export function* allEntries(payload: Uint8Array, sequence: number): Generator<LedgerEntry> {
  const entries = new RecordedEntries(payload);
  const readEvent = readerOf(payload);
  for (let index = 0; index < entries.count; index += 1) {
    yield must(entries.read(sequence, index, readEvent), 'an entry within the count is missing');
  }
}

function readerOf(payload: Uint8Array): ReadEvent {
  return (bytes) => CODEC.decodeOne(bytes, timeIn(payload));
}

function timeIn(payload: Uint8Array): number {
  if (payload.length < TIME_BYTES) throw new CorruptRecordError('a record has no time');
  const view = new DataView(payload.buffer, payload.byteOffset, TIME_BYTES);
  return view.getUint32(0, true) + view.getUint32(WORD_BYTES, true) * WORD_SPAN;
}

/** The time of an event as how long before its record that was, and the other way round. */
function turned<Fields extends object>(event: Fields, nowMs: number): Fields {
  const { atMs } = event as { readonly atMs?: unknown };
  return typeof atMs === 'number' ? { ...event, atMs: nowMs - atMs } : event;
}

function isPurchase(event: AnyEvent): event is TicketsBought {
  return event.type === 'TicketsBought';
}

/**
 * The same bytes, field by field: looking names up in a list takes twice as long, and nearly every
 * event is this one. What comes later at its end is written as of any other.
 */
function writeTicketsBought(event: TicketsBought, nowMs: number): void {
  const form = EVENT_TABLE.byType.TicketsBought;
  const { number } = form;
  const count = storedCount(event, form);
  writer.array(1 + count);
  writer.number(number);
  writer.number(event.draw);
  writer.number(event.player);
  const entryId = storedEntryId(event.entryId);
  if (typeof entryId === 'string') writer.text(entryId);
  else writer.bytes(entryId);
  writer.number(event.fingerprint);
  writer.number(event.firstOrdinal);
  writer.numbers(event.masks);
  writer.number(nowMs - event.atMs);
  for (let i = BY_HAND; i < count; i += 1) {
    writer.value(event[form.fields[i] as keyof TicketsBought]);
  }
}
