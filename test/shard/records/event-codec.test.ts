import { readFileSync } from 'node:fs';
import { test } from 'tap';
import { CorruptRecordError } from '../../../src/journal/journal-errors.ts';
import { decodeEvents } from '../../../src/shard/records/event-codec.ts';
import { encodeValue } from '../../../src/shard/records/positional-codec.ts';
import { bareRecord } from '../../support/samples/bare-record.ts';
import { EVENT_SAMPLES } from '../../support/samples/event-samples.ts';

/** The count of entries, behind the events. */
const NO_ENTRIES = Buffer.alloc(4);
const NOW_MS = 1_767_268_800_000;
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

test('event codec: a record keeps the order of its events', (t) => {
  const record = { nowMs: NOW_MS, events: [...SAMPLES].reverse() };
  t.same(decodeEvents(bareRecord(record.nowMs, record.events)), record);
  t.end();
});

for (const [what, value] of [
  ['no list', 7],
  ['a time alone', [NOW_MS]],
  ['a text for a time', ['now', []]],
  ['an event that is no list', [NOW_MS, [7]]],
  ['an event of an unknown number', [NOW_MS, [[99_999, 1]]]],
  ['an event with a field too few', [NOW_MS, [[41, 3]]]],
  ['an event with a field too many', [NOW_MS, [[41, 3, 4, 5, 6]]]],
] as const) {
  test(`event codec: ${what} is a corrupt record`, (t) => {
    t.throws(
      () => decodeEvents(Buffer.concat([encodeValue(value), NO_ENTRIES])),
      CorruptRecordError,
    );
    t.end();
  });
}
