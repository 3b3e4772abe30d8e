import { test } from 'tap';
import type { Entry } from '../../actors/wallet/entry.ts';
import type { RowWrite } from '../../src/journal/journal.ts';
import { MemoryJournal } from '../../src/journal/memory-journal.ts';
import { AssertionError } from '../../src/kernel/assert.ts';
import { playerKey } from '../../src/kernel/ids.ts';
import { minor } from '../../src/kernel/money.ts';
import { EntryLog, WINDOW_ENTRIES } from '../../src/shard/entry-log.ts';
import { TABLES } from '../../src/shard/table-formats.ts';
import { SeededRandom } from '../support/seeded-random.ts';

const BATCH = 700;

function entry(number: number): Entry {
  const player = playerKey((number * 7) % 1_024, number % 5);
  return {
    player,
    entryId: `k.${number}`,
    kind: 'purchase',
    atMs: number,
    amountMinor: minor(-100),
    balanceMinor: minor(number),
    fingerprint: number,
    draw: 0,
    firstOrdinal: 0,
    ticketCount: 1,
    paymentNumber: 0,
    previousId: null,
    event: 0,
  };
}

const keyOf = ({ player, entryId }: Entry) => ({ player, entryId });

/** A log over a journal in memory, filled batch by batch. */
class Bench {
  readonly journal = MemoryJournal.create({});
  log = new EntryLog(this.journal);
  count = 0;
  #batch = 0;

  async add(count: number): Promise<RowWrite[]> {
    for (let i = 0; i < count; i += 1) {
      const added = entry(this.count);
      this.log.put(keyOf(added), added);
      this.count += 1;
    }
    this.#batch += 1;
    const rows: RowWrite[] = [];
    this.log.takeWrites(this.#batch, rows);
    await this.journal.append({ payload: new Uint8Array(0), rows });
    this.log.flushed(this.#batch);
    return rows;
  }

  async fill(count: number): Promise<void> {
    for (let left = count; left > 0; left -= BATCH) await this.add(Math.min(left, BATCH));
  }

  restart(): void {
    this.log = new EntryLog(this.journal);
    this.log.recover();
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

test('entry log: every entry is found at any time, over windows and restarts', async (t) => {
  const bench = new Bench();
  const random = new SeededRandom(5);
  const check = (): boolean => {
    for (let i = 0; i < 200; i += 1) {
      const known = entry(random.uint32() % bench.count);
      const found = bench.log.get(keyOf(known));
      if (found?.fingerprint !== known.fingerprint || found.player !== known.player) return false;
    }
    return bench.log.get({ player: playerKey(1, 1), entryId: 'k.absent' }) === undefined;
  };
  for (const count of [1, WINDOW_ENTRIES - 2, 1, 1, 5_000, WINDOW_ENTRIES, 100, WINDOW_ENTRIES]) {
    await bench.fill(count);
    t.ok(check(), `${bench.count} entries`);
    bench.restart();
    t.ok(check(), `${bench.count} entries, after a restart`);
  }
});

test('entry log: a restart writes on as if there had been none', async (t) => {
  const [steady, restarted] = [new Bench(), new Bench()];
  for (const count of [WINDOW_ENTRIES - 10, 30, 500, WINDOW_ENTRIES, 3]) {
    await steady.fill(count);
    await restarted.fill(count);
    restarted.restart();
    t.same(await restarted.add(7), await steady.add(7));
  }
});

test('entry log: the index is written late, and by player', async (t) => {
  const bench = new Bench();
  await bench.fill(WINDOW_ENTRIES);
  const indexRows = (rows: readonly RowWrite[]) =>
    rows.filter(({ key }) => key[0] === TABLES.entryIndex);
  const rows = indexRows(await bench.add(100));
  t.equal(rows.length, 200, 'two for each entry: the debt is paid before it grows');
  const players = rows.map(({ key }) => Buffer.from(key).readUInt32BE(1));
  t.same(
    players,
    [...players].sort((left, right) => left - right),
  );
});
