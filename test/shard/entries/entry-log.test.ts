import { test } from 'tap';
import type { LedgerEntry } from '../../../actors/wallet/ledger-entry.ts';
import type { Row, RowWrite } from '../../../src/journal/journal.ts';
import { JournalOpenError } from '../../../src/journal/journal-errors.ts';
import { MemoryJournal } from '../../../src/journal/memory-journal.ts';
import { AssertionError } from '../../../src/kernel/assert.ts';
import { drawNo, playerKey } from '../../../src/kernel/ids.ts';
import { minor } from '../../../src/kernel/money.ts';
import { INDEX_SHAPE, type IndexShape } from '../../../src/shard/entries/entry-index.ts';
import { EntryLog, storedHashKey } from '../../../src/shard/entries/entry-log.ts';
import { IndexBlock } from '../../../src/shard/entries/index-block.ts';
import { ENTRY_ROWS } from '../../../src/shard/tables/entry-tables.ts';
import { keyOfNumberAndText } from '../../../src/shard/tables/row-key.ts';
import { allRows } from '../../../src/shard/tables/row-pages.ts';
import { bytesOfRange } from '../../../src/shard/tables/table-key.ts';
import { RebuiltRows } from '../../../src/shard/verification/rebuilt-rows.ts';
import { keyedHash } from '../../../src/structures/keyed-hash.ts';
import { SeededRandom } from '../../support/sources/seeded-random.ts';

/** Small, so that a few thousand entries fill a hundred windows, and runs merge level by level. */
const SMALL = { windowEntries: 32, blockBits: 2 };
const SMALL_BATCH = 9;
const HASH_KEY = [0x0302_0100, 0x0706_0504] as const;
const REAL_BATCH = 700;
const RUN_KEY = ENTRY_ROWS.entryRuns.key;
const PAGE_ROWS = 1_000;

function entry(number: number): LedgerEntry {
  const player = playerKey((number * 7) % 1_024, number % 5);
  return {
    player,
    entryId: `k.${number}`,
    kind: 'purchase',
    atMs: number,
    amountMinor: minor(-100),
    balanceMinor: minor(number),
    fingerprint: number,
    draw: drawNo(1),
    firstOrdinal: 0,
    ticketCount: 1,
    previousId: null,
    coveredId: null,
  };
}

const keyOf = ({ player, entryId }: LedgerEntry) => ({ player, entryId });

/** A log over a journal in memory, filled batch by batch. */
class Bench {
  readonly journal = MemoryJournal.create({});
  readonly #shape: IndexShape;
  log: EntryLog;
  count = 0;
  #batch = 0;

  constructor(shape: IndexShape = SMALL) {
    this.#shape = shape;
    this.log = new EntryLog(this.journal, shape, HASH_KEY);
  }

  /** A batch of so many; `inFlight` is called while it is being flushed. */
  async add(count: number, inFlight: () => void = () => undefined): Promise<RowWrite[]> {
    for (let i = 0; i < count; i += 1) {
      const added = entry(this.count);
      this.log.put(keyOf(added), added);
      this.count += 1;
    }
    this.#batch += 1;
    const rows: RowWrite[] = [];
    this.log.takeWrites(this.#batch, rows);
    inFlight();
    await this.journal.append({ payload: new Uint8Array(0), rows });
    this.log.flushed(this.#batch);
    return rows;
  }

  async fill(count: number, batch: number): Promise<void> {
    for (let left = count; left > 0; left -= batch) await this.add(Math.min(left, batch));
  }

  restart(): void {
    // The key is the stored one's, whatever is offered.
    this.log = new EntryLog(this.journal, this.#shape, [1, 2]);
    this.log.recover();
  }

  isFound(number: number): boolean {
    const known = entry(number);
    const found = this.log.get(keyOf(known));
    return found?.fingerprint === known.fingerprint && found.player === known.player;
  }

  /** Of all entries until now, those that are not found. */
  missing(): number[] {
    return Array.from({ length: this.count }, (_, number) => number).filter(
      (number) => !this.isFound(number),
    );
  }

  /** The rows of all runs, page by page. */
  runRows(): Row[] {
    return [...allRows(this.journal, bytesOfRange(RUN_KEY, {}), PAGE_ROWS)];
  }
}

test('entry log: an entry is found before, while and after it is written', async (t) => {
  const bench = new Bench();
  const first = entry(0);
  t.equal(bench.log.get(keyOf(first)), undefined);
  bench.log.put(keyOf(first), first);
  t.same(bench.log.get(keyOf(first)), first, 'in the running batch');
  const rows: RowWrite[] = [];
  bench.log.takeWrites(1, rows);
  t.same(bench.log.get(keyOf(first)), first, 'while it is flushed');
  await bench.journal.append({ payload: new Uint8Array(0), rows });
  bench.log.flushed(1);
  t.same(bench.log.get(keyOf(first)), first, 'from its block');
  t.equal(bench.log.get({ player: first.player, entryId: 'k.other' }), undefined);
  t.equal(bench.log.get({ player: playerKey(9, 9), entryId: first.entryId }), undefined);
  t.throws(() => bench.log.delete(), AssertionError);
});

test('entry log: every entry is found at any time, none that is not there', async (t) => {
  const bench = new Bench();
  const random = new SeededRandom(5);
  const failures: string[] = [];
  const check = (when: string) => {
    for (const number of bench.missing()) failures.push(`${number} of ${bench.count}, ${when}`);
    for (let i = 0; i < 20; i += 1) {
      const { player } = entry(i);
      const found = bench.log.get({ player, entryId: `k.absent.${bench.count}.${i}` });
      if (found !== undefined) failures.push(`an absent one at ${bench.count}, ${when}`);
    }
  };
  // Up to three windows at once, and mostly a third of one: over 100 windows, three merged levels.
  for (let batch = 0; bench.count < 3_600; batch += 1) {
    const isLarge = random.uint32() % 40 === 0;
    const size = 1 + (random.uint32() % (isLarge ? 3 * SMALL.windowEntries : 24));
    const isChecked = batch % 4 === 0 || isLarge;
    await bench.add(size, () => isChecked && check('in flight'));
    if (random.uint32() % 16 === 0) bench.restart();
    if (isChecked) check('durable');
    if (failures.length > 0) break;
  }
  t.same(failures.slice(0, 5), []);
  const oldest = bench.runRows().at(-1);
  t.equal(oldest && RUN_KEY.decode(oldest.key).level, 3, 'the oldest were merged three times');
});

test('entry log: who is asked for between a question and its entry changes nothing', async (t) => {
  const bench = new Bench();
  await bench.fill(20, SMALL_BATCH);
  const [present, added] = [entry(10), entry(20)];
  t.equal(present.entryId.length, added.entryId.length, 'so that they share their memory');
  t.equal(bench.log.get(keyOf(added)), undefined);
  t.same(bench.log.get(keyOf(present)), present);
  await bench.add(1);
  t.same(bench.missing(), []);
});

test('entry log: each entry stands in one run', async (t) => {
  const bench = new Bench();
  for (let i = 0; i < 60; i += 1) {
    await bench.fill(SMALL.windowEntries, SMALL_BATCH);
    const ordinals = bench.runRows().flatMap(({ value }) => {
      const block = new IndexBlock(value);
      return Array.from({ length: block.count }, (_, index) => block.ordinalAt(index));
    });
    ordinals.sort((left, right) => left - right);
    t.ok(
      ordinals.every((ordinal, index) => ordinal === index + 1),
      `${bench.count} entries, ${ordinals.length} in runs`,
    );
    t.ok(ordinals.length >= bench.count - 2 * SMALL.windowEntries - SMALL_BATCH);
  }
});

test('entry log: a restart writes on as if there had been none', async (t) => {
  const [steady, restarted] = [new Bench(), new Bench()];
  for (let i = 0; i < 120; i += 1) {
    const size = 1 + ((i * 7) % 45);
    await steady.fill(size, SMALL_BATCH);
    await restarted.fill(size, SMALL_BATCH);
    restarted.restart();
    t.same(await restarted.add(7), await steady.add(7));
  }
  t.same(storedHashKey(restarted.journal), HASH_KEY, 'under the hashes that it began with');
});

test('entry log: what an earlier build wrote is refused, not served', async (t) => {
  const bench = new Bench();
  t.equal(storedHashKey(bench.journal), undefined);
  const earlier = { key: Uint8Array.of(19), value: Uint8Array.of(0x94, 1, 1, 1, 0) };
  await bench.journal.append({ payload: new Uint8Array(0), rows: [earlier] });
  t.throws(() => bench.restart(), JournalOpenError);
});

test('entry log: of two with one hash each is found, in memory and in the runs', async (t) => {
  const bench = new Bench();
  const [left, right] = twoOfOneHash();
  const at = (entryId: string, number: number): LedgerEntry => ({ ...entry(number), entryId });
  const first = at(left, 0);
  const second = { ...at(right, 1), player: first.player };
  bench.log.put(keyOf(first), first);
  t.equal(bench.log.get(keyOf(second)), undefined);
  for (const number of [2, 3]) {
    await bench.fill(number * SMALL.windowEntries, SMALL_BATCH);
    t.same(bench.log.get(keyOf(first)), first);
    t.equal(bench.log.get(keyOf(second)), undefined, 'in a run is only the other one');
  }
  bench.log.put(keyOf(second), second);
  await bench.fill(20 * SMALL.windowEntries, SMALL_BATCH);
  for (const known of [first, second]) t.same(bench.log.get(keyOf(known)), known);
  bench.restart();
  for (const known of [first, second]) t.same(bench.log.get(keyOf(known)), known);
});

test('entry log: the index takes few rows of a batch, and none has much to merge', async (t) => {
  const bench = new Bench(INDEX_SHAPE);
  let most = 0;
  for (let left = 7 * INDEX_SHAPE.windowEntries; left > 0; left -= REAL_BATCH) {
    const rows = await bench.add(REAL_BATCH);
    const indexRows = rows.filter(({ key }) => key[0] === ENTRY_ROWS.entryRuns.number);
    most = Math.max(most, indexRows.length);
  }
  // 700 entries write eleven blocks of 128; every fourth merges one block of four runs, which
  // makes four rows and takes four away.
  t.ok(most <= 12 + 3 * 8, `${most} rows at most`);
  const rowCount = bench.runRows().length;
  t.ok(rowCount <= 7 * 1_024, `${rowCount} rows in all`);
  const numbers = Array.from({ length: 2_000 }, (_, i) => (i * 7_919) % bench.count);
  t.ok(numbers.every((number) => bench.isFound(number)));
  bench.restart();
  t.ok(numbers.every((number) => bench.isFound(number)));
});

test('entry log: replayed, it leads to the rows that are stored', async (t) => {
  const bench = new Bench();
  const [left, right] = twoOfOneHash();
  const rebuilt = new RebuiltRows(bench.journal);
  const replayed = new EntryLog(rebuilt, SMALL, HASH_KEY);
  const batches: LedgerEntry[][] = [];
  for (let number = 0; number < 1_500; ) {
    const batch: LedgerEntry[] = [];
    for (let i = 0; i <= number % 13; i += 1, number += 1) batch.push(entry(number));
    batches.push(batch);
  }
  // The second is compared with the first, which is in a run by then.
  batches[1]?.push({ ...entry(1_501), player: entry(0).player, entryId: left });
  batches.at(-1)?.push({ ...entry(1_502), player: entry(0).player, entryId: right });
  const applyTo = (log: EntryLog, entries: readonly LedgerEntry[]) => {
    for (const added of entries) {
      t.equal(log.get(keyOf(added)), undefined);
      log.put(keyOf(added), added);
    }
  };
  for (const [index, entries] of batches.entries()) {
    applyTo(bench.log, entries);
    const rows: RowWrite[] = [];
    bench.log.takeWrites(index + 1, rows);
    await bench.journal.append({ payload: new Uint8Array(0), rows });
    bench.log.flushed(index + 1);
  }
  for (const [index, entries] of batches.entries()) {
    applyTo(replayed, entries);
    const rows: RowWrite[] = [];
    replayed.takeWrites(index + 1, rows);
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
    const hash = keyedHash(
      HASH_KEY,
      keyOfNumberAndText(ENTRY_ROWS.entries.number, player, entryId),
    );
    const other = known.get(hash);
    if (other !== undefined) return [other, entryId];
    known.set(hash, entryId);
  }
}
