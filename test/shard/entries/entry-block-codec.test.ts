import { test } from 'tap';
import type { LedgerEntry } from '../../../actors/wallet/ledger-entry.ts';
import { CorruptRecordError } from '../../../src/journal/journal-errors.ts';
import { fixtureNo } from '../../../src/kernel/fixture-ids.ts';
import { drawNo, playerKey } from '../../../src/kernel/ids.ts';
import { minor } from '../../../src/kernel/money.ts';
import {
  encodeEntryBlock,
  entryCountOf,
  entryInBlock,
} from '../../../src/shard/entries/entry-block-codec.ts';

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
    paymentNumber: 3_000 + number,
    previousId: number === 0 ? null : `k.${number - 1}`,
    fixture: fixtureNo(4_000 + number),
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
