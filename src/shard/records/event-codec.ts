/**
 * A journal record's payload: when the batch was sequenced, and its events by number and position.
 *
 * Numbers and the order of fields are declared with each event (`actors/event-declaration.ts`), and
 * frozen by `test/golden/journal/`.
 */
import type { TicketsBought } from '../../../actors/draw/instance-events.ts';
import type { EventDeclaration } from '../../../actors/event-declaration.ts';
import { DECLARATIONS, EVENTS, type ShardEvent } from '../../../actors/events.ts';
import { CorruptRecordError } from '../../journal/journal-errors.ts';
import { assert } from '../../kernel/assert.ts';
import { ValueWriter } from '../../protocol/value-writer.ts';
import { decodeValue, fromArray, writeFields } from './positional-codec.ts';

type EventForm = Pick<EventDeclaration<ShardEvent>, 'type' | 'number' | 'fields'>;

export interface RecordPayload {
  /** The shard's guarded clock when it sequenced the batch; time goes on from here at a restart. */
  readonly nowMs: number;
  readonly events: readonly ShardEvent[];
}

const BY_NUMBER = new Map<number, EventForm>(EVENTS.map((form) => [form.number, form]));
assert(BY_NUMBER.size === EVENTS.length, 'each event has its own number');
assert(Object.keys(DECLARATIONS).length === EVENTS.length, 'each event has its own name');

const writer = new ValueWriter();

export function encodeEvents({ nowMs, events }: RecordPayload): Uint8Array {
  writer.begin();
  writer.array(2);
  writer.number(nowMs);
  writer.array(events.length);
  for (const event of events) writeEvent(event);
  return writer.take();
}

function writeEvent(event: ShardEvent): void {
  if (event.type === 'TicketsBought') {
    writeTicketsBought(event);
    return;
  }
  const { number, fields } = DECLARATIONS[event.type];
  writeFields(writer, event, fields as readonly (keyof ShardEvent)[], number);
}

/**
 * The same bytes, field by field: names that are looked up in a list are twice the work, and nearly
 * every event is this one.
 */
function writeTicketsBought(event: TicketsBought): void {
  const { number, fields } = DECLARATIONS.TicketsBought;
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

export function decodeEvents(bytes: Uint8Array): RecordPayload {
  const record = decodeValue(bytes);
  if (!Array.isArray(record) || typeof record[0] !== 'number' || !Array.isArray(record[1])) {
    throw new CorruptRecordError('a record is not a time and its events');
  }
  return { nowMs: record[0], events: record[1].map(decodeEvent) };
}

function decodeEvent(encoded: unknown): ShardEvent {
  if (!Array.isArray(encoded)) throw new CorruptRecordError('an event is not a list');
  const [number, ...values] = encoded;
  const known = BY_NUMBER.get(number);
  if (known === undefined) throw new CorruptRecordError('an event has an unknown number');
  const body = fromArray<Record<string, unknown>>(values, known.fields);
  return { type: known.type, ...body } as unknown as ShardEvent;
}
