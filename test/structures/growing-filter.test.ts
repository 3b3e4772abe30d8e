import fc from 'fast-check';
import { test } from 'tap';
import { GrowingFilter } from '../../src/structures/growing-filter.ts';
import type { HashPrefix } from '../../src/structures/hash-filter.ts';
import { SeededRandom } from '../support/sources/seeded-random.ts';
import { agreesWithTwin, operation, question } from '../support/structures/twin-suite.ts';

/** 64 segments' worth. */
const MANY = 65_536;
const SEGMENTS = 64;
const BATCH = 100;
/** The smallest filter is made for so many. */
const FEWEST = 2_048;

/** What stands in the runs. */
class Runs {
  readonly hashes: number[] = [];
  readonly filter = new GrowingFilter();
  readCount = 0;

  add(hash: number): void {
    this.hashes.push(hash);
    this.filter.add(hash);
  }

  learnOn(entryCount: number): void {
    this.filter.learnOn(entryCount, (prefix) => this.#read(prefix));
  }

  missed(): number {
    return this.hashes.filter((hash) => !this.filter.mayHold(hash)).length;
  }

  /** Of hashes that are not there, the share that may be there. */
  doubted(random: SeededRandom): number {
    const absent = Array.from({ length: 20_000 }, () => random.uint32());
    return absent.filter((hash) => this.filter.mayHold(hash)).length / absent.length;
  }

  #read({ value, bits }: HashPrefix): number[] {
    this.readCount += 1;
    return this.hashes.filter((hash) => hash >>> (32 - bits) === value);
  }
}

/** Of an earlier run of the engine: a new filter has to learn them. */
function oldRuns(random: SeededRandom): Runs {
  const runs = new Runs();
  runs.filter.reserve(MANY);
  for (let i = 0; i < MANY; i += 1) runs.hashes.push(random.uint32());
  return runs;
}

/** Batches of entries, and the question whether one of them may be there. */
interface Batches {
  readonly count: number;
  take(seed: number, count: number): void;
  mayHold(hash: number): boolean;
  /** Of what was taken. */
  mayHoldAt(place: number): boolean;
}

/** As the index of entries uses it: room, then what may be learned, then what is new. */
class FilteredBatches implements Batches {
  readonly #stored: number[] = [];
  #filter = new GrowingFilter();

  get count(): number {
    return this.#stored.length;
  }

  take(seed: number, count: number): void {
    const random = new SeededRandom(seed);
    const hashes = Array.from({ length: count }, () => random.uint32());
    this.#filter.reserve(this.#stored.length + count);
    this.#filter.learnOn(count, ({ value, bits }) => {
      return this.#stored.filter((hash) => hash >>> (32 - bits) === value);
    });
    for (const hash of hashes) this.#filter.add(hash);
    this.#stored.push(...hashes);
  }

  mayHold(hash: number): boolean {
    return this.#filter.mayHold(hash);
  }

  mayHoldAt(place: number): boolean {
    const hash = this.#stored.at(-1 - place);
    return hash === undefined || this.mayHold(hash);
  }

  /** The next run: what is stored is there, and nothing of it is learned. */
  restart(): this {
    this.#filter = new GrowingFilter();
    this.#filter.reserve(this.#stored.length);
    return this;
  }
}

class RememberedBatches implements Batches {
  readonly #hashes = new Set<number>();

  get count(): number {
    return this.#hashes.size;
  }

  take(seed: number, count: number): void {
    const random = new SeededRandom(seed);
    for (let i = 0; i < count; i += 1) this.#hashes.add(random.uint32());
  }

  mayHold(hash: number): boolean {
    return this.#hashes.has(hash);
  }

  mayHoldAt(): boolean {
    return true;
  }
}

test('growing filter: what a Set holds it never misses, however it grows or restarts', (t) => {
  const batches = fc.record({ seed: fc.nat(), count: fc.constantFrom(0, 1, 400, 1_000, 3_000) });
  agreesWithTwin<Batches>(t, {
    structure: () => new FilteredBatches(),
    twin: () => new RememberedBatches(),
    operations: [
      operation('take', batches, (all, { seed, count }) => all.take(seed, count)),
      operation('hash of', fc.array(fc.nat({ max: 40_000 })), (all, places) => {
        return places.every((place) => all.mayHoldAt(place));
      }),
      operation('may hold', fc.constantFrom(0, 1, 2 ** 32 - 1), (all, hash) => all.mayHold(hash)),
      question('all', (all) => {
        return Array.from({ length: all.count }, (_, place) => all.mayHoldAt(place)).every(Boolean);
      }),
    ],
    reopened: (all) => (all instanceof FilteredBatches ? all.restart() : all),
    agrees: (answer, truth) => answer === truth || answer === true,
    reached: [
      { name: 'empty', isThere: ({ count }) => count === 0 },
      { name: 'grown once', isThere: ({ count }) => count > FEWEST },
      { name: 'grown three times', isThere: ({ count }) => count > FEWEST * 2 ** 2 },
    ],
    runs: 40,
  });
  t.end();
});

test('growing filter: comes to know nearly all that is not there, also while it grows', (t) => {
  const random = new SeededRandom(7);
  const runs = new Runs();
  t.equal(runs.doubted(random), 1, 'nothing is known at first');
  let capacity = FEWEST;
  let worstDoubt = 0;
  for (let count = 0; count + BATCH <= 2 * MANY; count += BATCH) {
    if (count + BATCH > capacity) {
      runs.filter.reserve(count + BATCH);
      capacity *= 2;
    }
    // Before the batch is written: what is not durable cannot be read.
    runs.learnOn(BATCH);
    for (let i = 0; i < BATCH; i += 1) runs.add(random.uint32());
    if (count >= 1_000 && count % 500 === 0)
      worstDoubt = Math.max(worstDoubt, runs.doubted(random));
  }
  t.equal(runs.missed(), 0);
  t.ok(worstDoubt < 0.02, `${worstDoubt} at worst`);
  t.equal(runs.readCount, 2 * (2 * SEGMENTS - 1), 'each segment of each size is read once');
  t.end();
});

test('growing filter: is learned once a quarter more is there', (t) => {
  const random = new SeededRandom(9);
  const runs = oldRuns(random);
  runs.learnOn(MANY);
  t.equal(runs.readCount, SEGMENTS);
  runs.filter.reserve(MANY + 1);
  let mostRead = 0;
  for (let more = 0; more < MANY / 4; more += BATCH) {
    const before = runs.readCount;
    runs.learnOn(BATCH);
    mostRead = Math.max(mostRead, runs.readCount - before);
  }
  t.equal(runs.readCount, 3 * SEGMENTS, 'twice the segments');
  t.equal(mostRead, 1, 'and never two at once for a small batch');
  t.equal(runs.missed(), 0);
  t.end();
});

test('growing filter: a new one over old runs is learned by and by', (t) => {
  const random = new SeededRandom(8);
  const runs = oldRuns(random);
  const eighth = MANY / 8 / 8;
  for (let step = 0; step < 8; step += 1) {
    t.equal(runs.missed(), 0);
    const unread = 1 - step / 8;
    t.ok(Math.abs(runs.doubted(random) - unread) < 0.03, `${unread} are not learned yet`);
    runs.learnOn(eighth);
  }
  t.equal(runs.missed(), 0);
  t.ok(runs.doubted(random) < 0.02);
  runs.learnOn(MANY);
  t.equal(runs.readCount, SEGMENTS, 'then there is nothing to learn');
  t.end();
});
