/**
 * A journal record's payload: when the batch was sequenced, its events by number and position, and
 * the entries that they have led to (entry-codec.ts).
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
import { ValueWriter } from '../../protocol/value-writer.ts';
import { RecordedEntries, type RecordedEntry, writeEntries } from './entry-codec.ts';
import { decodeValue, fromArray, writeFields } from './positional-codec.ts';

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
    writer.array(2);
    writer.number(nowMs);
    writer.array(events.length);
    const starts: number[] = [];
    for (const event of events) {
      starts.push(writer.length);
      if (isPurchase(event)) writeTicketsBought(event);
      else this.#write(event);
    }
    starts.push(writer.length);
    return starts;
  }

  decode(bytes: Uint8Array): RecordPayload<Event> {
    const record = decodeValue(bytes);
    if (!Array.isArray(record) || typeof record[0] !== 'number' || !Array.isArray(record[1])) {
      throw new CorruptRecordError('a record is not a time and its events');
    }
    return { nowMs: record[0], events: record[1].map((encoded) => this.#read(encoded)) };
  }

  /** One event from its bytes alone. */
  decodeOne(bytes: Uint8Array): Event {
    return this.#read(decodeValue(bytes));
  }

  #write(event: Event): void {
    const { number, fields } = this.#table.byType[event.type as Event['type']];
    writeFields(writer, event, fields as readonly (keyof Event)[], number);
  }

  #read(encoded: unknown): Event {
    if (!Array.isArray(encoded)) throw new CorruptRecordError('an event is not a list');
    const [number, ...values] = encoded;
    const known = this.#table.byNumber.get(number);
    if (known === undefined) throw new CorruptRecordError('an event has an unknown number');
    const body = fromArray<Record<string, unknown>>(values, known.fields);
    return { type: known.type, ...body } as unknown as Event;
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
  return entries.read(recordHolding(place), indexInRecord(place), readEvent);
}

/** All entries of a record, in their order. */
export function* allEntries(payload: Uint8Array, sequence: number): Generator<LedgerEntry> {
  const entries = new RecordedEntries(payload);
  for (let index = 0; index < entries.count; index += 1) {
    yield must(entries.read(sequence, index, readEvent), 'an entry within the count is missing');
  }
}

function readEvent(bytes: Uint8Array): ShardEvent {
  return CODEC.decodeOne(bytes);
}

function isPurchase(event: AnyEvent): event is TicketsBought {
  return event.type === 'TicketsBought';
}

/**
 * The same bytes, field by field: looking names up in a list takes twice as long, and nearly every
 * event is this one.
 */
function writeTicketsBought(event: TicketsBought): void {
  const { number, fields } = EVENT_TABLE.byType.TicketsBought;
  writer.array(1 + fields.length);
  writer.number(number);
  writer.number(event.draw);
  writer.number(event.player);
  writer.text(event.entryId);
  writer.number(event.fingerprint);
  writer.number(event.firstOrdinal);
  writer.numbers(event.masks);
  writer.number(event.atMs);
}
