import { test } from 'tap';
import type { LedgerEntry, LedgerEntryKind } from '../../../actors/wallet/ledger-entry.ts';
import { CorruptRecordError } from '../../../src/journal/journal-errors.ts';
import { NewerDataError } from '../../../src/kernel/errors.ts';
import { drawNo, playerKey } from '../../../src/kernel/ids.ts';
import { minor } from '../../../src/kernel/money.ts';
import {
  encodeEntryBlock,
  entryCountOf,
  entryInBlock,
} from '../../../src/shard/entries/entry-block-codec.ts';
import { LEDGER_ENTRIES, ledgerEntry } from '../../support/samples/ledger-entries.ts';

function entry(number: number): LedgerEntry {
  return {
    player: playerKey(3, number),
    entryId: `k.${'é'.repeat(number)}`,
    kind: 'purchase',
    atMs: 1_767_268_800_000 + number,
    amountMinor: minor(-100 * number),
    balanceMinor: minor(Number.MAX_SAFE_INTEGER - number),
    fingerprint: 2 ** 52 + number,
    // No two fields alike, so that none can stand in another's place.
    draw: drawNo(1_000 + number),
    firstOrdinal: number,
    ticketCount: 2_000 + number,
    previousId: number === 0 ? null : `k.${number - 1}`,
    coveredId: number % 2 === 0 ? null : `k.${number - 2}`,
  };
}

test('entry block: every entry is read alone, whatever its length', (t) => {
  const entries = Array.from({ length: 40 }, (_, number) => entry(number));
  const bytes = encodeEntryBlock(entries);
  t.equal(entryCountOf(bytes), 40);
  for (const [index, wanted] of entries.entries()) t.same(entryInBlock(bytes, index), wanted);
  t.end();
});

test('entry block: an entry of any kind comes back as it was, field by field', (t) => {
  const bytes = encodeEntryBlock(LEDGER_ENTRIES);
  for (const [index, wanted] of LEDGER_ENTRIES.entries()) {
    t.strictSame(entryInBlock(bytes, index), wanted, wanted.kind);
  }
  t.end();
});

test('entry block: an entry has the bytes of what it is about, and no others', (t) => {
  const bare = encodeEntryBlock([ledgerEntry('rafflePrize')]).length;
  const lengthOf = (kind: LedgerEntryKind) =>
    encodeEntryBlock([ledgerEntry(kind)]).length - (kind.length - 'rafflePrize'.length) - bare;
  // Numbers from 256 to 65,535 take three bytes.
  t.equal(lengthOf('purchase'), 9);
  t.equal(lengthOf('bet'), 9);
  t.equal(lengthOf('deposit'), 3);
  t.end();
});

test('entry block: an entry of no known kind is of a newer build', (t) => {
  const stored = (from: string, to: string) => {
    const bytes = Buffer.from(encodeEntryBlock([ledgerEntry('refund')]));
    bytes.write(to, bytes.indexOf(from), 'latin1');
    return bytes;
  };
  t.doesNotThrow(() => entryInBlock(stored('refund', 'refund'), 0));
  t.throws(() => entryInBlock(stored('refund', 'refuse'), 0), NewerDataError);
  const other = Buffer.from(encodeEntryBlock([ledgerEntry('bet')]));
  other.write('xyz', other.indexOf('bet'), 'latin1');
  t.throws(() => entryInBlock(other, 0), NewerDataError);
  t.end();
});

test('entry block: bytes that are no block are corrupt', (t) => {
  const bytes = encodeEntryBlock([entry(1), entry(2)]);
  t.throws(() => entryCountOf(bytes.subarray(0, 3)), CorruptRecordError);
  t.throws(() => entryCountOf(bytes.subarray(0, 11)), CorruptRecordError);
  t.throws(() => entryInBlock(bytes.subarray(0, bytes.length - 1), 1), CorruptRecordError);
  const crossed = Uint8Array.from(bytes);
  crossed[4] = 255;
  t.throws(() => entryInBlock(crossed, 1), CorruptRecordError, 'an end before its start');
  t.end();
});
