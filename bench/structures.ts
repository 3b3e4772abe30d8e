/**
 * Goal: what each structure that is not the obvious one buys: the time of an operation against that
 * of the naive twin that its test holds it against, and for hashes against what Node offers.
 *
 * One thread, in memory. Excluded: what the collector pays later for a Map that turns over (the
 * reason for `SlotTable`), and memory (a filter takes two to four bytes a hash, a Set some forty).
 * Structures that are there for another reason than time (`SharedTable`, `BoundedMap`, `DeltaRing`)
 * have no place here.
 */
import { createHash, createHmac } from 'node:crypto';
import { must } from '../src/kernel/assert.ts';
import { hash53 } from '../src/structures/cyrb53.ts';
import { HashFilter } from '../src/structures/hash-filter.ts';
import { keyedHash } from '../src/structures/keyed-hash.ts';
import { Memtable } from '../src/structures/memtable.ts';
import { MinHeap } from '../src/structures/min-heap.ts';
import { SlotTable } from '../src/structures/slot-table.ts';
import { SeededRandom } from '../test/support/sources/seeded-random.ts';
import { CountedQuestions } from '../test/support/structures/counted-questions.ts';
import { HashSetFilter } from '../test/support/structures/hash-set-filter.ts';
import { ListedRows } from '../test/support/structures/listed-rows.ts';
import { SortedList } from '../test/support/structures/sorted-list.ts';
import type { Bench, Size } from './harness/figures/bench.ts';
import type { Report } from './harness/figures/report.ts';
import { type ContestSize, hold, type TwinContest } from './harness/figures/twin-contest.ts';

interface SizeOfAll extends ContestSize {
  /** How many items wait, or are remembered, while an operation is timed. */
  readonly heldCount: number;
  readonly filterSegmentBits: number;
}

const SIZES: Readonly<Record<Size, SizeOfAll>> = {
  smoke: { rounds: 1, operationCount: 50, heldCount: 64, filterSegmentBits: 1 },
  real: { rounds: 7, operationCount: 5_000, heldCount: 2_000, filterSegmentBits: 10 },
};
/** As in the filter over all runs: 1,024 hashes a segment. */
const LINES_PER_SEGMENT = 32;
const HASHES_PER_SEGMENT = 1_024;
const BODY = '{"selections":[[3,7,12,25,33]],"quickPick":2}';

export const structures: Bench = {
  name: 'structures',
  goal: 'An operation of a structure, against its naive twin: how many times as fast it is.',
  run: async (size, report) => measure(report, size),
};

function measure(report: Report, size: Size): void {
  const { heldCount, filterSegmentBits, ...contest } = SIZES[size];
  const random = new SeededRandom(size === 'real' ? 5 : Date.now());
  const facts = {
    heap: hold(report, reminders(heldCount, random), contest),
    slots: hold(report, questions(heldCount), contest),
    filter: hold(report, unknownKeys(filterSegmentBits, random), contest),
    keyed: hold(report, keys(), contest),
    fingerprints: hold(report, fingerprints(), contest),
    newRows: hold(report, newRows(random), contest),
    knownRows: hold(report, knownRows(heldCount, random), contest),
    rowsByKey: hold(report, rowsByKey(heldCount, random), contest),
    rowsBetween: hold(report, rowsBetween(heldCount, random), contest),
  };
  report.checksum(facts);
}

function reminders(
  count: number,
  random: SeededRandom,
): TwinContest<Pick<MinHeap<number>, keyof MinHeap<number>>> {
  const start = Array.from({ length: count }, () => random.uint32());
  const next = Array.from({ length: 1_024 }, () => random.uint32());
  const filled = <Heap extends Pick<MinHeap<number>, 'push'>>(heap: Heap): Heap => {
    for (const key of start) heap.push(key, key);
    return heap;
  };
  return {
    name: `min heap, ${count} waiting: a push and a pop`,
    structure: () => filled(new MinHeap()),
    twin: () => filled(new SortedList()),
    work: (heap, operationCount) => {
      let sum = 0;
      for (let i = 0; i < operationCount; i += 1) {
        const key = next[i % next.length] ?? 0;
        heap.push(key, key);
        sum += heap.pop() ?? 0;
      }
      return sum;
    },
    isExact: true,
  };
}

/** First come, first served, as the questions of a gateway mostly are. */
function questions(count: number): TwinContest<Pick<SlotTable<object>, keyof SlotTable<object>>> {
  return {
    name: `slot table, ${count} waiting: asked and answered`,
    structure: () => new SlotTable(),
    twin: () => new CountedQuestions(),
    work: (table, operationCount) => {
      const waiting = Array.from({ length: count }, () => table.add({}));
      let found = 0;
      for (let i = 0; i < operationCount; i += 1) {
        const at = i % count;
        if (table.take(waiting[at] ?? -1) !== undefined) found += 1;
        waiting[at] = table.add({});
      }
      return found + table.takeAll().length;
    },
    isExact: true,
  };
}

function unknownKeys(
  segmentBits: number,
  random: SeededRandom,
): TwinContest<Pick<HashFilter, keyof HashFilter>> {
  const hashCount = HASHES_PER_SEGMENT * 2 ** segmentBits;
  const hashes = Array.from({ length: hashCount }, () => random.uint32());
  const unknown = Array.from({ length: 4_096 }, () => random.uint32());
  const filled = <Filter extends Pick<HashFilter, keyof HashFilter>>(filter: Filter): Filter => {
    for (let at = 0; at < filter.segmentCount; at += 1) filter.learn(at, []);
    for (const hash of hashes) filter.add(hash);
    return filter;
  };
  return {
    name: `hash filter of ${hashCount} hashes: is a new one there`,
    structure: () => filled(new HashFilter({ segmentBits, lineCount: LINES_PER_SEGMENT })),
    twin: () => filled(new HashSetFilter({ segmentBits })),
    work: (filter, operationCount) => {
      let found = 0;
      for (let i = 0; i < operationCount; i += 1) {
        if (filter.mayHold(unknown[i % unknown.length] ?? 0)) found += 1;
      }
      return found;
    },
    isExact: false,
  };
}

type HashOfBytes = (bytes: Uint8Array) => number;

/** Hashes of a row's key: a player and an idempotency key. */
function keys(): TwinContest<HashOfBytes> {
  const bytes = Buffer.from('0123k.01a2b3c4d5e6f708');
  return {
    name: `keyed hash of ${bytes.length} bytes, twin HMAC-SHA-256`,
    structure: () => (key) => keyedHash([1, 2], key),
    twin: () => (key) => createHmac('sha256', 'secret').update(key).digest().readUInt32LE(),
    work: (hash, operationCount) => {
      let sum = 0;
      for (let i = 0; i < operationCount; i += 1) sum += hash(bytes);
      return sum;
    },
    isExact: false,
  };
}

/** Fingerprints of the body of a purchase. */
function fingerprints(): TwinContest<(text: string) => number> {
  return {
    name: `cyrb53 of ${BODY.length} characters, twin SHA-256`,
    structure: () => (text) => hash53(text, 0),
    twin: () => (text) => createHash('sha256').update(text).digest().readUInt32LE(),
    work: (hash, operationCount) => {
      let sum = 0;
      for (let i = 0; i < operationCount; i += 1) sum += hash(BODY);
      return sum;
    },
    isExact: false,
  };
}

type Rows = Pick<ListedRows, 'put' | 'find' | 'between' | 'clear' | 'rowCount'>;

const ROW_VALUE = new Uint8Array(40).fill(7);
/** As many rows of neighbours are read at once. */
const STRETCH_ROWS = 10;

function randomKeys(count: number, random: SeededRandom): Uint8Array[] {
  return Array.from({ length: count }, () => Buffer.from(`p${random.uint32()}.${random.uint32()}`));
}

/** Rows of any keys: puts of new and of known ones, look-ups and stretches in order. */
function rowsContest(
  name: string,
  keys: readonly Uint8Array[],
  work: (rows: Rows, operationCount: number) => number,
): TwinContest<Rows> {
  const filled = (rows: Rows): Rows => {
    for (const key of keys) rows.put(key, ROW_VALUE);
    return rows;
  };
  return {
    name: `memtable, ${name}`,
    structure: () => filled(new Memtable([1, 2])),
    twin: () => filled(new ListedRows()),
    work,
    isExact: true,
  };
}

function newRows(random: SeededRandom): TwinContest<Rows> {
  const added = randomKeys(5_000, random);
  return rowsContest('filled from nothing: a put of a new key', [], (rows, operationCount) => {
    rows.clear();
    for (let i = 0; i < operationCount; i += 1) rows.put(pick(added, i), ROW_VALUE);
    return rows.rowCount;
  });
}

function knownRows(count: number, random: SeededRandom): TwinContest<Rows> {
  const known = randomKeys(count, random);
  return rowsContest(`${count} rows: a put of a known key`, known, (rows, operationCount) => {
    for (let i = 0; i < operationCount; i += 1) rows.put(pick(known, 7 * i), ROW_VALUE);
    return rows.rowCount;
  });
}

function rowsByKey(count: number, random: SeededRandom): TwinContest<Rows> {
  const known = randomKeys(count, random);
  return rowsContest(`${count} rows: one by its key`, known, (rows, operationCount) => {
    let sum = 0;
    for (let i = 0; i < operationCount; i += 1) {
      sum += rows.find(pick(known, 7 * i))?.value?.length ?? 0;
    }
    return sum;
  });
}

function rowsBetween(count: number, random: SeededRandom): TwinContest<Rows> {
  const known = randomKeys(count, random);
  const end = Uint8Array.of(255);
  const name = `${count} rows: ${STRETCH_ROWS} behind a key, in order`;
  return rowsContest(name, known, (rows, operationCount) => {
    let sum = 0;
    for (let i = 0; i < operationCount; i += 1) {
      let left = STRETCH_ROWS;
      for (const { key } of rows.between({ start: pick(known, 7 * i), end, reverse: false })) {
        sum += key.length;
        left -= 1;
        if (left === 0) break;
      }
    }
    return sum;
  });
}

function pick(keys: readonly Uint8Array[], at: number): Uint8Array {
  return must(keys[at % keys.length], 'there are no keys');
}
