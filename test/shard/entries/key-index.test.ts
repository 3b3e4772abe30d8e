import { test } from 'tap';
import type { LedgerEntry } from '../../../actors/wallet/ledger-entry.ts';
import type { RowWrite } from '../../../src/journal/journal.ts';
import { ROW_VALUE_BYTES_PAGE } from '../../../src/journal/journal-limits.ts';
import { must } from '../../../src/kernel/assert.ts';
import type { EntryPlace } from '../../../src/kernel/entry-place.ts';
import type { EntryLog } from '../../../src/shard/entries/entry-log.ts';
import { INDEX_SHAPE } from '../../../src/shard/entries/key-index.ts';
import { ENTRY_ROWS } from '../../../src/shard/tables/entry-tables.ts';
import { keyOfNumberAndText } from '../../../src/shard/tables/row-key.ts';
import { RebuiltRows } from '../../../src/shard/verification/rebuilt-rows.ts';
import { keyedHash } from '../../../src/structures/keyed-hash.ts';
import {
  EntryBench,
  EVER,
  entry,
  HASH_KEY,
  hasKey,
  keyOf,
  SMALL,
  SMALL_BATCH,
} from '../../support/cluster/entry-bench.ts';

const REAL_BATCH = 700;

test('key index: each key stands in one run', async (t) => {
  const bench = new EntryBench();
  for (let i = 0; i < 60; i += 1) {
    await bench.fill((3 * SMALL.windowKeys) / 2, SMALL_BATCH);
    const places = bench.placesInRuns();
    const keyed = bench.places.filter((_, number) => hasKey(number));
    t.same(places, keyed.slice(0, places.length));
    t.ok(places.length >= keyed.length - 2 * SMALL.windowKeys - SMALL_BATCH);
  }
});

test('key index: a key is forgotten once its term is over, and leaves the runs', async (t) => {
  const bench = new EntryBench();
  bench.termMs = 1_000;
  const reborn = keyOf(entry(0));
  for (let i = 0; i < 240; i += 1) {
    await bench.fill(20, SMALL_BATCH);
    const sinceMs = bench.count - 1_000;
    const kept = Array.from({ length: 1_000 }, (_, back) => bench.count - 1 - back);
    const isWrong = (number: number) => number >= 0 && !bench.isFound(number);
    t.notOk(kept.some(isWrong), 'what is younger than the term is found');
    if (i < 60) continue;
    t.equal(bench.log.find(keyOf(entry(Math.max(0, sinceMs - 3))), sinceMs), undefined);
    if (i % 40 === 7) bench.restart();
  }
  const first = must(bench.placesInRuns()[0], 'the runs hold something');
  const number = bench.places.indexOf(first as EntryPlace);
  t.ok(number > bench.count / 2, `the oldest of ${bench.count} in the runs is ${number}`);
  t.equal(bench.log.find(reborn, bench.count - 1_000), undefined);
  const again = { ...entry(0), atMs: bench.count, fingerprint: 77 };
  bench.log.append(again);
  await bench.flush();
  t.same(bench.log.find(reborn, bench.count - 1_000), again, 'as an operation of its own');
});

test('key index: a forgotten key, used again, is the newer operation everywhere', async (t) => {
  const bench = new EntryBench();
  const first = entry(0);
  bench.log.append(first);
  await bench.flush();
  for (const [fingerprint, between] of [
    [11, 0],
    [12, 3],
    [13, 40],
    [14, 900],
  ] as const) {
    bench.count += 3 - (bench.count % 3);
    bench.places.length = bench.count;
    await bench.fill(between, SMALL_BATCH);
    const again = { ...first, atMs: fingerprint, fingerprint };
    t.equal(bench.log.find(keyOf(first), fingerprint), undefined, 'the last one is too old');
    bench.log.append(again);
    t.same(bench.log.find(keyOf(first), fingerprint), again);
    await bench.flush();
    bench.restart();
    t.same(bench.log.find(keyOf(first), EVER), again, `after ${between} others`);
  }
  await bench.fill(900, SMALL_BATCH);
  t.match(bench.log.find(keyOf(first), EVER), { fingerprint: 14 }, 'in the runs');
});

test('key index: of two with one hash each is found, in memory and in the runs', async (t) => {
  const bench = new EntryBench();
  const [left, right] = twoOfOneHash();
  const at = (entryId: string, number: number): LedgerEntry => ({ ...entry(number), entryId });
  const first = at(left, 0);
  const second = { ...at(right, 1), player: first.player };
  const found = (known: LedgerEntry) => bench.log.find(keyOf(known), EVER);
  bench.log.append(first);
  t.equal(found(second), undefined);
  for (const number of [2, 3]) {
    await bench.fill(2 * number * SMALL.windowKeys, SMALL_BATCH);
    t.same(found(first), first);
    t.equal(found(second), undefined, 'in a run is only the other one');
  }
  bench.log.append(second);
  await bench.fill(30 * SMALL.windowKeys, SMALL_BATCH);
  for (const known of [first, second]) t.same(found(known), known);
  bench.restart();
  for (const known of [first, second]) t.same(found(known), known);
});

test('key index: the index takes few rows of a batch, and none has much to merge', async (t) => {
  const bench = new EntryBench(INDEX_SHAPE);
  let most = 0;
  for (let left = 30 * INDEX_SHAPE.windowKeys; left > 0; left -= REAL_BATCH) {
    const rows = await bench.add(REAL_BATCH);
    const indexRows = rows.filter(({ key }) => key[0] === ENTRY_ROWS.entryRuns.number);
    most = Math.max(most, indexRows.length);
  }
  // 467 keys write four blocks of 305 at most, twice as fast as they come; every fourth merges one
  // block of four runs on each of three levels, which makes four rows and takes four away.
  t.ok(most <= 4 + 3 * 8, `${most} rows at most`);
  const rowCount = bench.runRows().length;
  t.ok(rowCount <= 21 * 32, `${rowCount} rows in all`);
  const pages = bench.runRows().map(({ value }) => Math.ceil(value.length / ROW_VALUE_BYTES_PAGE));
  const pageCount = pages.reduce((sum, count) => sum + count, 0);
  t.ok(pageCount <= 1.02 * rowCount, 'nearly every block fits into a page');
  const numbers = Array.from({ length: 2_000 }, (_, i) => (i * 7_919) % bench.count);
  t.ok(numbers.every((number) => bench.isFound(number)));
  bench.restart();
  t.ok(numbers.every((number) => bench.isFound(number)));
});

test('key index: replayed, it leads to the rows that are stored', async (t) => {
  const bench = new EntryBench();
  bench.termMs = 900;
  const [left, right] = twoOfOneHash();
  const rebuilt = new RebuiltRows(bench.journal);
  const replayed = bench.replayed(rebuilt);
  const batches: LedgerEntry[][] = [];
  for (let number = 0; number < 3_000; ) {
    const batch: LedgerEntry[] = [];
    for (let i = 0; i <= number % 13; i += 1, number += 1) batch.push(entry(number));
    batches.push(batch);
  }
  // The second is compared with the first, which is in a run by then.
  batches[1]?.push({ ...entry(3_001), player: entry(0).player, entryId: left });
  batches.at(-1)?.push({ ...entry(3_002), player: entry(0).player, entryId: right });
  const applyTo = (log: EntryLog, entries: readonly LedgerEntry[]) => {
    for (const added of entries) {
      t.equal(log.find(keyOf(added), EVER), undefined);
      log.append(added);
    }
  };
  for (const entries of batches) {
    applyTo(bench.log, entries);
    await bench.flush();
  }
  for (const [index, entries] of batches.entries()) {
    applyTo(replayed, entries);
    const rows: RowWrite[] = [];
    replayed.takeWrites({ batch: index + 1, sequence: index + 1 }, rows);
    for (const row of rows) rebuilt.write(row);
    replayed.flushed(index + 1);
  }
  t.equal(rebuilt.compare().first, undefined);
});

/** Ids of entries that one player could have; some 77,000 tries by the birthday paradox. */
function twoOfOneHash(): [string, string] {
  const { player } = entry(0);
  const known = new Map<number, string>();
  for (let number = 0; ; number += 1) {
    const entryId = `k.same.${number}`;
    const hash = keyedHash(HASH_KEY, keyOfNumberAndText(0, player, entryId));
    const other = known.get(hash);
    if (other !== undefined) return [other, entryId];
    known.set(hash, entryId);
  }
}
