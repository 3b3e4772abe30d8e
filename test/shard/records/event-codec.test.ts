import { readFileSync } from 'node:fs';
import { test } from 'tap';
import { EVENT_TABLE, type EventOf } from '../../../actors/events.ts';
import { CorruptRecordError } from '../../../src/journal/journal-errors.ts';
import { decodeEvents } from '../../../src/shard/records/event-codec.ts';
import { encodeValue } from '../../../src/shard/records/positional-codec.ts';
import { bareRecord } from '../../support/samples/bare-record.ts';
import { EVENT_SAMPLES } from '../../support/samples/event-samples.ts';
import { MOVING_STANDING } from '../../support/samples/standing-event-samples.ts';

/** The count of entries, behind the events. */
const NO_ENTRIES = Buffer.alloc(4);
const NOW_MS = 1_767_268_800_000;
const TIME = Buffer.alloc(8);
TIME.writeBigUInt64LE(BigInt(NOW_MS));
const SAMPLES = Object.values(EVENT_SAMPLES);

/** Written by release v1: one line of hexadecimal for each type, in the order of the samples. */
const GOLDEN = new Map(
  readFileSync(new URL('../../../../test/golden/journal/record-v1.hex', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line): [string, string] => {
      const [type = '', hex = ''] = line.split(' ');
      return [type, hex];
    }),
);

for (const event of SAMPLES) {
  test(`event codec: ${event.type} comes back as it was`, (t) => {
    const bytes = bareRecord(NOW_MS, [event]);
    t.same(decodeEvents(bytes), { nowMs: NOW_MS, events: [event] });
    t.end();
  });

  test(`event codec: ${event.type} has the bytes of the first release`, (t) => {
    const bytes = bareRecord(NOW_MS, [event]);
    const frozen = GOLDEN.get(event.type);
    t.equal(Buffer.from(bytes).toString('hex'), frozen);
    t.same(decodeEvents(Buffer.from(frozen ?? '', 'hex')).events, [event]);
    t.end();
  });
}

test('event codec: standing tickets that move come back as they were', (t) => {
  const event = EVENT_SAMPLES.PlayersMovedIn as EventOf<'PlayersMovedIn'>;
  const movers = event.movers.map((mover) => ({ ...mover, standing: MOVING_STANDING }));
  const moved = { ...event, movers };
  t.same(decodeEvents(bareRecord(NOW_MS, [moved])).events, [moved]);
  t.end();
});

test('event codec: a purchase that is written by hand has the bytes of any other event', (t) => {
  const event = EVENT_SAMPLES.TicketsBought;
  const { number, fields } = EVENT_TABLE.byType.TicketsBought;
  for (const combinationCount of [0, 12]) {
    const sold = { ...event, combinationCount };
    const values = fields.map((field) => sold[field as keyof typeof sold]);
    // Its own time is written as how long before the record's it was, and a 0 behind it is not.
    values.splice(-2, 1, NOW_MS - sold.atMs);
    if (combinationCount === 0) values.pop();
    const plain = Buffer.concat([TIME, encodeValue([[number, ...values]])]);
    t.same(Buffer.from(bareRecord(NOW_MS, [sold])).subarray(0, plain.length), plain);
  }
  t.end();
});

test('event codec: a key that is a UUID takes 18 bytes, and any other its text', (t) => {
  const uuid = '017f22e2-79b0-4f01-bf03-0405060708ff';
  const lengthOf = (entryId: string): number => {
    const events = [EVENT_SAMPLES.TicketsBought, EVENT_SAMPLES.BetPlaced].map((event) => {
      return { ...event, entryId };
    });
    const bytes = bareRecord(NOW_MS, events);
    t.same(decodeEvents(bytes).events, events, 'as it was');
    return bytes.length;
  };
  const textLength = lengthOf(`k.${uuid.toUpperCase()}`);
  t.equal(lengthOf(`k.${uuid}`), textLength - 2 * (40 - 18));
  for (const other of [`x.${uuid}`, `k.${uuid.slice(0, 35)}g`, `k.${uuid.replace('-', '0')}`]) {
    t.equal(lengthOf(other), textLength);
  }
  t.end();
});

test('event codec: a record keeps the order of its events', (t) => {
  const record = { nowMs: NOW_MS, events: [...SAMPLES].reverse() };
  t.same(decodeEvents(bareRecord(record.nowMs, record.events)), record);
  t.end();
});

test('event codec: a record that is cut off before its events is corrupt', (t) => {
  t.throws(() => decodeEvents(NO_ENTRIES), CorruptRecordError);
  t.throws(() => decodeEvents(TIME.subarray(0, 3)), CorruptRecordError);
  t.end();
});

test('event codec: an event keeps its time, whichever side of its record it is on', (t) => {
  for (const offsetMs of [-3_600_000, -1, 0, 1, 40, 86_400_000]) {
    const event = { ...EVENT_SAMPLES.TicketsBought, atMs: NOW_MS - offsetMs };
    t.same(decodeEvents(bareRecord(NOW_MS, [event])).events, [event]);
  }
  t.end();
});

for (const [what, value] of [
  ['no list', 7],
  ['an event that is no list', [7]],
  ['an event without a number', [['seven', 1]]],
  ['an event with a field too few', [[41, 3]]],
] as const) {
  test(`event codec: ${what} is a corrupt record`, (t) => {
    t.throws(
      () => decodeEvents(Buffer.concat([TIME, encodeValue(value), NO_ENTRIES])),
      CorruptRecordError,
    );
    t.end();
  });
}

for (const [what, value, message] of [
  ['an event of an unknown number', [[99_999, 1]], /^a record holds an event 99999, /],
  ['an event with a field too many', [[41, 3, 4, 5, 6]], /^a stored object has a field /],
] as const) {
  test(`event codec: ${what} was written by a newer build`, (t) => {
    const payload = Buffer.concat([TIME, encodeValue(value), NO_ENTRIES]);
    t.throws(() => decodeEvents(payload), { name: 'NewerDataError', message });
    t.end();
  });
}

test('event codec: it is declared what the objects in an event are', (t) => {
  for (const { type, ...body } of SAMPLES) {
    const { fields, within } = EVENT_TABLE.byType[type];
    for (const [field, value] of Object.entries(body)) {
      t.ok(fields.includes(field), `${type}: ${field}`);
      if (holdsObject(value)) t.ok(within?.[field], `${type}: what ${field} is`);
    }
  }
  t.end();
});

function holdsObject(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(holdsObject);
  return typeof value === 'object' && value !== null;
}
