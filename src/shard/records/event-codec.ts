/**
 * A journal record's payload: when the batch was sequenced, and its events by number and position.
 *
 * Numbers and the order of fields are declared with each event (`actors/event-declaration.ts`), and
 * frozen by `test/golden/journal/`.
 */
import type { TicketsBought } from '../../../actors/draw/instance-events.ts';
import type { AnyEvent, EventTable } from '../../../actors/event-table.ts';
import { EVENT_TABLE, type ShardEvent } from '../../../actors/events.ts';
import { CorruptRecordError } from '../../journal/journal-errors.ts';
import { NewerDataError } from '../../kernel/errors.ts';
import { ValueWriter } from '../../protocol/value-writer.ts';
import { decodeValue, fromArray, storedCount, writeFields } from './positional-codec.ts';

export interface RecordPayload<Event extends AnyEvent = ShardEvent> {
  /** The shard's guarded clock when it sequenced the batch; time goes on from here at a restart. */
  readonly nowMs: number;
  readonly events: readonly Event[];
}

const writer = new ValueWriter();
/** Fields of a purchase that are written by hand. */
const BY_HAND = 7;

/** The two directions, for the events of a table. */
export class EventCodec<Event extends AnyEvent> {
  readonly #table: EventTable<Event>;

  constructor(table: EventTable<Event>) {
    this.#table = table;
  }

  encode({ nowMs, events }: RecordPayload<Event>): Uint8Array {
    writer.begin();
    writer.array(2);
    writer.number(nowMs);
    writer.array(events.length);
    for (const event of events) {
      if (isPurchase(event)) writeTicketsBought(event);
      else this.#write(event);
    }
    return writer.take();
  }

  decode(bytes: Uint8Array): RecordPayload<Event> {
    const record = decodeValue(bytes);
    if (!Array.isArray(record) || typeof record[0] !== 'number' || !Array.isArray(record[1])) {
      throw new CorruptRecordError('a record is not a time and its events');
    }
    if (record.length > 2) throw new NewerDataError('a record holds more than a time and events');
    return { nowMs: record[0], events: record[1].map((encoded) => this.#read(encoded)) };
  }

  #write(event: Event): void {
    const form = this.#table.byType[event.type as Event['type']];
    writeFields(writer, event, form, form.number);
  }

  #read(encoded: unknown): Event {
    if (!Array.isArray(encoded)) throw new CorruptRecordError('an event is not a list');
    const [number, ...values] = encoded;
    if (typeof number !== 'number') throw new CorruptRecordError('an event has no number');
    const known = this.#table.byNumber.get(number);
    if (known === undefined) throw new NewerDataError(`a record holds an event ${number}`);
    const body = fromArray<Record<string, unknown>>(values, known);
    return { type: known.type, ...body } as unknown as Event;
  }
}

const CODEC = new EventCodec(EVENT_TABLE);

export function encodeEvents(payload: RecordPayload): Uint8Array {
  return CODEC.encode(payload);
}

export function decodeEvents(bytes: Uint8Array): RecordPayload {
  return CODEC.decode(bytes);
}

function isPurchase(event: AnyEvent): event is TicketsBought {
  return event.type === 'TicketsBought';
}

/**
 * The same bytes, field by field: looking names up in a list takes twice as long, and nearly every
 * event is this one. What comes later at its end is written as of any other.
 */
function writeTicketsBought(event: TicketsBought): void {
  const form = EVENT_TABLE.byType.TicketsBought;
  const { number } = form;
  const count = storedCount(event, form);
  writer.array(1 + count);
  writer.number(number);
  writer.number(event.draw);
  writer.number(event.player);
  writer.text(event.entryId);
  writer.number(event.fingerprint);
  writer.number(event.firstOrdinal);
  writer.numbers(event.masks);
  writer.number(event.atMs);
  for (let i = BY_HAND; i < count; i += 1) {
    writer.value(event[form.fields[i] as keyof TicketsBought]);
  }
}
