import { test } from 'tap';
import { GrowingFilter } from '../../src/structures/growing-filter.ts';
import type { HashPrefix } from '../../src/structures/hash-filter.ts';
import { SeededRandom } from '../support/sources/seeded-random.ts';

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

test('growing filter: never misses a hash, and comes to know nearly all others', (t) => {
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
    if (count % 1_000 === 0) t.equal(runs.missed(), 0, `${count} hashes`);
    if (count >= 1_000) worstDoubt = Math.max(worstDoubt, runs.doubted(random));
  }
  t.equal(runs.missed(), 0);
  t.ok(worstDoubt < 0.02, `${worstDoubt} at worst, also while it grows`);
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
