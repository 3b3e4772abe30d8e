import { test } from 'tap';
import type { TicketsBought } from '../../../actors/draw/instance-events.ts';
import type { LedgerEntry, LedgerEntryKind } from '../../../actors/wallet/ledger-entry.ts';
import { CorruptRecordError } from '../../../src/journal/journal-errors.ts';
import { entryPlace, NO_ENTRY } from '../../../src/kernel/entry-place.ts';
import { drawNo, playerKey } from '../../../src/kernel/ids.ts';
import { minor } from '../../../src/kernel/money.ts';
import {
  allEntries,
  decodeEvents,
  encodeRecord,
  entryAt,
} from '../../../src/shard/records/event-codec.ts';
import { EVENT_SAMPLES } from '../../support/samples/event-samples.ts';
import { LEDGER_ENTRIES, ledgerEntry } from '../../support/samples/ledger-entries.ts';

const SEQUENCE = 70_000;
const NOW_MS = 1_767_268_800_000;
const EVENTS = [EVENT_SAMPLES.TicketsBought, EVENT_SAMPLES.BetPlaced];

const record = (entries: readonly LedgerEntry[], event = 0) =>
  encodeRecord({
    sequence: SEQUENCE,
    nowMs: NOW_MS,
    events: EVENTS,
    entries: entries.map((entry) => ({ entry, event })),
  });

function entry(number: number): LedgerEntry {
  return {
    player: playerKey(3, number),
    entryId: `k.${'é'.repeat(number)}`,
    kind: 'purchase',
    atMs: NOW_MS + number,
    amountMinor: minor(-100 * number),
    balanceMinor: minor(Number.MAX_SAFE_INTEGER - number),
    fingerprint: 2 ** 52 + number,
    // No two fields alike, so that none can stand in another's place.
    draw: drawNo(1_000 + number),
    firstOrdinal: number,
    ticketCount: 2_000 + number,
    previous: number === 0 ? NO_ENTRY : entryPlace(SEQUENCE - number, 3_000 + number),
    covered: number % 2 === 0 ? NO_ENTRY : entryPlace(number, 4_000 + number),
  };
}

/** What a purchase's event says of its entry. */
function bought(said: Partial<LedgerEntry> = {}): LedgerEntry {
  const { player, entryId, fingerprint, atMs, draw, firstOrdinal } =
    EVENT_SAMPLES.TicketsBought as TicketsBought;
  const subject = { draw, firstOrdinal, ticketCount: 1 };
  const money = { amountMinor: minor(-100), balanceMinor: minor(900) };
  const places = { previous: NO_ENTRY, covered: NO_ENTRY };
  const fields = { player, entryId, fingerprint, atMs, ...subject, ...money, ...places };
  return { kind: 'purchase', ...fields, ...said } as LedgerEntry;
}

test('entry codec: every entry is read alone, whatever its length', (t) => {
  const entries = Array.from({ length: 40 }, (_, number) => entry(number));
  const payload = record(entries);
  t.same([...allEntries(payload, SEQUENCE)], entries);
  for (const [index, wanted] of entries.entries()) {
    t.same(entryAt(payload, entryPlace(SEQUENCE, index)), wanted);
  }
  t.equal(entryAt(payload, entryPlace(SEQUENCE, 40)), undefined);
  t.same(decodeEvents(payload), { nowMs: NOW_MS, events: EVENTS }, 'beside the events');
  t.end();
});

test('entry codec: an entry of any kind comes back as it was, field by field', (t) => {
  for (const event of EVENTS.keys()) {
    const payload = record(LEDGER_ENTRIES, event);
    for (const [index, wanted] of LEDGER_ENTRIES.entries()) {
      t.strictSame(entryAt(payload, entryPlace(SEQUENCE, index)), wanted, wanted.kind);
    }
  }
  t.end();
});

test('entry codec: an entry that differs from its event in any field comes back as it was', (t) => {
  const others = {
    player: playerKey(5, 5),
    entryId: 'k.other',
    atMs: 5,
    fingerprint: 6,
    draw: drawNo(7),
    firstOrdinal: 8,
  };
  for (const [field, value] of Object.entries(others)) {
    const wanted = bought({ [field]: value });
    t.strictSame([...allEntries(record([wanted]), SEQUENCE)], [wanted], field);
  }
  t.end();
});

test('entry codec: a purchase takes a few bytes beside its event', (t) => {
  const previous = entryPlace(SEQUENCE - 60_000, 60);
  const wanted = bought({ previous });
  const payload = record([wanted]);
  t.strictSame([...allEntries(payload, SEQUENCE)], [wanted]);
  const byteCount = payload.length - record([]).length;
  t.ok(byteCount <= 32, `${byteCount} bytes`);
  t.end();
});

test('entry codec: an entry has the bytes of what it is about, and no others', (t) => {
  const bare = record([ledgerEntry('rafflePrize')]).length;
  const lengthOf = (kind: LedgerEntryKind) => record([ledgerEntry(kind)]).length - bare;
  // Numbers from 256 to 65,535 take three bytes; a list of 16 begins with two more than one of 15.
  t.equal(lengthOf('purchase'), 11);
  t.equal(lengthOf('bet'), 11);
  t.equal(lengthOf('deposit'), 3);
  t.end();
});

test('entry codec: bytes that are no entries are corrupt', (t) => {
  const payload = record([entry(1), entry(2)]);
  const altered = (offset: number, byte: number) => {
    const bytes = Buffer.from(payload);
    bytes[bytes.length + offset] = byte;
    return bytes;
  };
  const read = (bytes: Uint8Array) => [...allEntries(bytes, SEQUENCE)];
  t.throws(() => read(payload.subarray(0, 3)), CorruptRecordError);
  t.throws(() => read(altered(-1, 255)), CorruptRecordError, 'more entries than bytes');
  t.throws(() => read(altered(-10, 255)), CorruptRecordError, 'an end behind the others');
  t.throws(() => read(altered(-5, 255)), CorruptRecordError, 'a last end that is too far');
  const bytes = Buffer.from(record([entry(1)]));
  // The kind stands behind the key, whose text is the longest thing in the entry.
  const at = bytes.lastIndexOf(Buffer.from('é')) + 2;
  t.equal(bytes[at], 4);
  bytes[at] = 99;
  t.throws(() => read(bytes), CorruptRecordError, 'a kind that is not known');
  bytes[at] = 8;
  t.doesNotThrow(() => read(bytes), 'a bet has as many fields');
  bytes[at] = 0;
  t.throws(() => read(bytes), CorruptRecordError, 'a kind with fewer fields');
  t.end();
});
