/**
 * Goal: what it costs to make a record durable: in a segment of the log, in a whole journal, and in
 * one whose 400 rows are stored beside it, each in a page of its own.
 *
 * Closed loop, one append at a time, as a shard does it. All of them in turns, several rounds, so
 * that whatever else the machine does meets both. Included: hashing, syncs, and the zeros of the
 * segments that the log makes ahead: a segment is half as long as a round, so that each round pays
 * for two. Processor time is that of all threads of the process, written bytes are those of its
 * system calls (`wchar` of /proc/self/io). Excluded: deciding and encoding.
 */
import { join } from 'node:path';
import type { RowWrite } from '../src/journal/journal.ts';
import { FLUSH_LIMIT_MS, SPARE_BYTES } from '../src/journal/journal-limits.ts';
import { BLOCK_BYTES, blockCountOf } from '../src/journal/segments/frame-codec.ts';
import { SegmentLog } from '../src/journal/segments/segment-log.ts';
import { assert, must } from '../src/kernel/assert.ts';
import { SYSTEM_CLOCK } from '../src/kernel/system-clock.ts';
import { SeededRandom } from '../test/support/sources/seeded-random.ts';
import type { Bench, Size } from './harness/figures/bench.ts';
import { quantile, spreadOf, spreadText } from './harness/figures/figures.ts';
import type { Report } from './harness/figures/report.ts';
import { openBenchJournal } from './harness/processes/bench-journal.ts';
import { writtenBytes } from './harness/processes/process-facts.ts';
import { withTemporaryDirectory } from './harness/processes/temporary-directory.ts';

const SIZES = {
  smoke: {
    rounds: 1,
    appendCount: 10,
    withRowsCount: 4,
    storedRows: 1_000,
    payloads: [200, 4_096],
  },
  real: {
    rounds: 5,
    appendCount: 1_000,
    withRowsCount: 200,
    storedRows: 400_000,
    payloads: [200, 4_096, 28_672, 65_536],
  },
} as const;
const ROWS_PER_APPEND = 400;
const ROW_BYTES = 60;
const STORED_AT_ONCE = 50_000;

export const carriers: Bench = {
  name: 'carriers',
  goal: 'Appends/s, processor time and written bytes of a record, by what carries it.',
  run: (size, report) => withTemporaryDirectory((path) => measure(size, report, path)),
};

/** One way to make a record durable. */
interface Carrier {
  readonly name: string;
  readonly appendCount: number;
  readonly append: (payload: Uint8Array) => Promise<unknown>;
  /** How many appends are durable. */
  readonly durableCount: () => number;
  readonly close: () => Promise<void>;
}

interface Round {
  readonly perSecond: number;
  readonly cpuMicros: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly writtenBytes: number;
}

async function measure(size: Size, report: Report, path: string): Promise<void> {
  const { rounds, payloads } = SIZES[size];
  const random = new SeededRandom(size === 'real' ? 5 : Date.now());
  for (const payloadBytes of payloads) {
    const place = join(path, String(payloadBytes));
    const sides = [
      await logCarrier(join(place, 'log'), size, payloadBytes),
      await journalCarrier(join(place, 'journal'), size),
      await rowsCarrier(join(place, 'rows'), size),
    ];
    const payload = random.bytes(payloadBytes);
    const found = sides.map((): Round[] => []);
    // One uncounted round compiles the code.
    for (let round = -1; round < rounds; round += 1) {
      for (const [index, side] of sides.entries()) {
        const measured = await roundOf(side, payload);
        if (round >= 0) found[index]?.push(measured);
      }
    }
    for (const { name, appendCount, durableCount, close } of sides) {
      const isAllThere = durableCount() === (1 + rounds) * appendCount;
      assert(isAllThere, () => `${name}: not as many appends are durable as were answered`);
      await close();
    }
    for (const [index, side] of sides.entries()) {
      tell(report, `${payloadBytes} bytes, ${side.name}`, found[index] ?? []);
    }
  }
  report.checksum({ payloads, rounds, isEveryAppendDurable: true });
}

async function logCarrier(directory: string, size: Size, payloadBytes: number): Promise<Carrier> {
  const { appendCount } = SIZES[size];
  const log = await SegmentLog.open({
    directory,
    mayCreate: true,
    segmentBytes: BLOCK_BYTES * (1 + blockCountOf(payloadBytes) * (appendCount / 2)),
    flushLimitMs: FLUSH_LIMIT_MS,
    spareBytes: SPARE_BYTES,
    clock: SYSTEM_CLOCK,
    faults: {},
  });
  return {
    name: 'a segment',
    appendCount,
    append: (payload) => log.append(payload),
    durableCount: () => log.durableHead.sequence,
    close: async () => {
      await log.close();
    },
  };
}

async function journalCarrier(directory: string, size: Size): Promise<Carrier> {
  const journal = await openBenchJournal(directory);
  return {
    name: 'a journal, no rows',
    appendCount: SIZES[size].appendCount,
    append: (payload) => journal.append({ payload, rows: [] }),
    durableCount: () => journal.durableHead.sequence,
    close: () => journal.close(),
  };
}

async function rowsCarrier(directory: string, size: Size): Promise<Carrier> {
  const { storedRows, withRowsCount } = SIZES[size];
  const journal = await openBenchJournal(directory);
  const value = new Uint8Array(ROW_BYTES);
  const stored = Array.from({ length: storedRows }, (_, row) => ({ key: keyOf(row), value }));
  for (let row = 0; row < storedRows; row += STORED_AT_ONCE) {
    const rows = stored.slice(row, row + STORED_AT_ONCE);
    await journal.append({ payload: new Uint8Array(0), rows });
  }
  const storingCount = journal.durableHead.sequence;
  let next = 0;
  return {
    name: `a journal, ${ROWS_PER_APPEND} rows`,
    appendCount: withRowsCount,
    append: (payload) => {
      const rows: RowWrite[] = [];
      for (let i = 0; i < ROWS_PER_APPEND; i += 1) {
        rows.push(must(stored[next], 'a row was not stored'));
        next = (next + 1) % storedRows;
      }
      return journal.append({ payload, rows });
    },
    durableCount: () => journal.durableHead.sequence - storingCount,
    close: () => journal.close(),
  };
}

/** Rows with neighbouring numbers lie far apart. */
function keyOf(row: number): Uint8Array {
  const key = Buffer.alloc(8);
  key.writeUInt32BE(Math.imul(row, 2_654_435_761) >>> 0);
  key.writeUInt32BE(row, 4);
  return key;
}

async function roundOf(side: Carrier, payload: Uint8Array): Promise<Round> {
  const { appendCount } = side;
  const tookMs = new Float64Array(appendCount);
  const writtenBefore = writtenBytes(process.pid);
  const cpuBefore = process.cpuUsage();
  const startedMs = performance.now();
  for (let i = 0; i < appendCount; i += 1) {
    const appendedMs = performance.now();
    await side.append(payload);
    tookMs[i] = performance.now() - appendedMs;
  }
  const seconds = (performance.now() - startedMs) / 1_000;
  const { user, system } = process.cpuUsage(cpuBefore);
  const written = writtenBytes(process.pid) - writtenBefore;
  tookMs.sort();
  return {
    perSecond: appendCount / seconds,
    cpuMicros: (user + system) / appendCount,
    p50Ms: quantile(tookMs, 0.5),
    p99Ms: quantile(tookMs, 0.99),
    writtenBytes: written / appendCount,
  };
}

function tell(report: Report, name: string, rounds: readonly Round[]): void {
  const medianOf = (of: (round: Round) => number, digits: number): string => {
    return spreadOf(rounds.map(of)).median.toFixed(digits);
  };
  report.line(
    `${name}: appends/s`,
    spreadText(
      rounds.map(({ perSecond }) => perSecond),
      0,
    ),
  );
  report.line(
    '  processor µs each',
    spreadText(
      rounds.map(({ cpuMicros }) => cpuMicros),
      0,
    ),
  );
  const p50 = medianOf(({ p50Ms }) => p50Ms, 2);
  const p99 = medianOf(({ p99Ms }) => p99Ms, 2);
  const written = medianOf(({ writtenBytes: bytes }) => bytes / 1_000, 1);
  report.line('  medians of the rounds', `p50 ${p50} ms, p99 ${p99} ms, written ${written} kB`);
}
