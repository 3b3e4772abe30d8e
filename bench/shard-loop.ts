/**
 * Goal: what one shard can do by itself, by the size of its batches: decide, evolve, encode, hash,
 * append to LMDB and flush, without threads, mailboxes or HTTP.
 *
 * Closed loop: two batches of the size are in flight, one being flushed while the other is decided.
 * Included: fsync. Excluded: cloning between threads, all of the gateway.
 * The ratio is to a journal of the same kind that is given ready batches: as many scattered rows
 * and as long a record. What is missing from 1 is the price of deciding and encoding.
 */
import { join } from 'node:path';
import { GAMES } from '../actors/games/game-table.ts';
import type { DiskJournal } from '../src/journal/disk-journal.ts';
import { assert, must } from '../src/kernel/assert.ts';
import type { Bench, Size } from './harness/figures/bench.ts';
import { quantile } from './harness/figures/figures.ts';
import type { Report } from './harness/figures/report.ts';
import { openBenchJournal } from './harness/processes/bench-journal.ts';
import { LoopShard } from './harness/processes/loop-shard.ts';
import { withTemporaryDirectory } from './harness/processes/temporary-directory.ts';

const SIZES = {
  smoke: { playerCount: 32, rounds: 1, milliseconds: 60, batchSizes: [1, 64] },
  real: { playerCount: 1_024, rounds: 5, milliseconds: 800, batchSizes: [1, 16, 128, 1_024] },
} as const;
/** As many as a purchase writes: its account and its entry. A batch has few others. */
const ROWS_PER_PURCHASE = 2;
const ROW_BYTES = 80;
const EVENT_BYTES = 90;

export const shardLoop: Bench = {
  name: 'shard-loop',
  goal: 'Purchases/s of one shard over LMDB, without threads, ratio to ready-made batches.',
  run: (size, report) => withTemporaryDirectory((path) => measure(size, report, path)),
};

interface Found {
  readonly rates: number[];
  readonly readyRates: number[];
  readonly micros: number[];
}

async function measure(size: Size, report: Report, path: string): Promise<void> {
  const { playerCount, rounds, milliseconds, batchSizes } = SIZES[size];
  const shard = await LoopShard.open(join(path, 'shard'));
  const players = await Promise.all(Array.from({ length: playerCount }, (_, i) => shard.join(i)));
  const draw = await shard.openDraw(GAMES['5of36']);
  const ready = await openBenchJournal(join(path, 'ready'));
  await shard.buy({ players, draw, batchSize: 64, milliseconds }); // Compiles the code.
  let soldCount = shard.ticketCount(draw);
  for (const batchSize of batchSizes) {
    const found: Found = { rates: [], readyRates: [], micros: [] };
    shard.flushesMs.length = 0;
    for (let i = 0; i < rounds; i += 1) {
      found.readyRates.push(await appendReady(ready, { batchSize, playerCount, milliseconds }));
      const before = process.cpuUsage();
      const { count, seconds } = await shard.buy({ players, draw, batchSize, milliseconds });
      const { user, system } = process.cpuUsage(before);
      soldCount += count;
      found.rates.push(count / seconds);
      found.micros.push((user + system) / count);
    }
    tell(report, batchSize, found, Float64Array.from(shard.flushesMs).sort());
  }
  assert(shard.ticketCount(draw) === soldCount, 'not as many tickets as answers');
  await shard.stop();
  await ready.close();
  report.checksum({ playerCount, batchSizes, isEveryAnswerSold: true });
}

function tell(report: Report, batchSize: number, found: Found, flushesMs: Float64Array): void {
  const { rates, readyRates, micros } = found;
  const name = `${batchSize} in a batch`;
  const ratios = rates.map((rate, i) => rate / must(readyRates[i], 'a round has no counterpart'));
  report.figure(`${name}: purchases/s`, rates, 0);
  report.figure(`${name}: ready-made/s`, readyRates, 0);
  report.figure(`${name}: ratio`, ratios, 2);
  report.figure(`${name}: processor time / µs`, micros, 1);
  const [p50, p99] = [0.5, 0.99].map((share) => quantile(flushesMs, share).toFixed(2));
  report.line(`${name}: flush / ms`, `p50 ${p50}, p99 ${p99}, ${flushesMs.length} batches`);
}

/** The same number of rows of the same number of players, without anybody deciding them. */
async function appendReady(
  journal: DiskJournal,
  order: {
    readonly batchSize: number;
    readonly playerCount: number;
    readonly milliseconds: number;
  },
): Promise<number> {
  const { batchSize, playerCount, milliseconds } = order;
  const payload = new Uint8Array(EVENT_BYTES * batchSize);
  const value = new Uint8Array(ROW_BYTES);
  const startedMs = performance.now();
  let purchaseCount = 0;
  while (performance.now() - startedMs < milliseconds) {
    const rows = [];
    const seen = new Set<number>();
    for (let i = 0; i < batchSize; i += 1) {
      const player = ((purchaseCount + i) * 7_919) % playerCount;
      // Each purchase has an entry; an account is written once in a batch.
      rows.push({ key: keyOf(5, player, journal.head.sequence * 1_024 + i), value });
      if (!seen.has(player)) rows.push({ key: keyOf(4, player, 0), value });
      seen.add(player);
    }
    assert(
      rows.length <= ROWS_PER_PURCHASE * batchSize,
      'a batch has more rows than its purchases need',
    );
    await journal.append({ payload, rows });
    purchaseCount += batchSize;
  }
  return purchaseCount / ((performance.now() - startedMs) / 1_000);
}

function keyOf(table: number, player: number, number: number): Uint8Array {
  const key = Buffer.alloc(9);
  key[0] = table;
  key.writeUInt32BE((player * 2_654_435_761) % 2 ** 32, 1);
  key.writeUInt32BE(number, 5);
  return key;
}
