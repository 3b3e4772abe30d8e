import { test } from 'tap';
import { GrowingFilter } from '../../../src/shard/entry-index/growing-filter.ts';
import type { HashPrefix } from '../../../src/shard/entry-index/hash-filter.ts';
import { SeededRandom } from '../../support/seeded-random.ts';

/** More than the smallest filter is made for, so that it grows. */
const MANY = 522_000;
const BATCH = 500;

/** What stands in the runs. */
class Runs {
  readonly hashes: number[] = [];
  readonly filter = new GrowingFilter();
  readCount = 0;

  add(hash: number): void {
    this.hashes.push(hash);
    this.filter.add(hash);
  }

  learnMore(): void {
    this.filter.learnMore((prefix) => this.#read(prefix));
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

test('growing filter: never misses a hash, and comes to know nearly all others', (t) => {
  const random = new SeededRandom(7);
  const runs = new Runs();
  t.equal(runs.doubted(random), 1, 'nothing is known at first');
  let worstDoubt = 0;
  for (let count = 0; count < MANY; count += BATCH) {
    runs.filter.reserve(count + BATCH);
    // Read before the batch is written, as what is not durable cannot be read.
    runs.learnMore();
    for (let i = 0; i < BATCH; i += 1) runs.add(random.uint32());
    if (count % 20_000 === 0) t.equal(runs.missed(), 0, `${count} hashes`);
    if (count > 256 * BATCH && count % 20_000 === 0) {
      worstDoubt = Math.max(worstDoubt, runs.doubted(random));
    }
  }
  t.equal(runs.missed(), 0);
  t.ok(worstDoubt < 0.02, `${worstDoubt} at worst once it was learned, also while it grows`);
  t.equal(
    runs.readCount,
    256 + 512,
    'each segment is read once, and once more of the grown filter',
  );
  t.end();
});

test('growing filter: a new one over old runs is learned by and by', (t) => {
  const random = new SeededRandom(8);
  const runs = new Runs();
  runs.filter.reserve(MANY);
  for (let i = 0; i < MANY; i += 1) runs.hashes.push(random.uint32());
  for (let batch = 0; batch < 512; batch += 1) {
    if (batch % 64 === 0) {
      t.equal(runs.missed(), 0, `${batch} segments`);
      const unread = 1 - batch / 512;
      t.ok(Math.abs(runs.doubted(random) - unread) < 0.03, `${unread} are not learned yet`);
    }
    runs.learnMore();
  }
  t.equal(runs.missed(), 0);
  t.ok(runs.doubted(random) < 0.02);
  runs.learnMore();
  t.equal(runs.readCount, 512, 'then there is nothing to learn');
  t.end();
});
