import { test } from 'tap';
import { HASHES_PER_LINE, HashFilter } from '../../src/structures/hash-filter.ts';
import { SeededRandom } from '../support/sources/seeded-random.ts';

test('hash filter: what nobody told it of may be there', (t) => {
  const filter = new HashFilter({ segmentBits: 2, lineCount: 4 });
  const [inFirst, inSecond, inThird] = [5, 0x4000_0005, 0x8000_0005];
  t.ok(filter.mayHold(inSecond));
  filter.add(inSecond);
  filter.learn(0, [inFirst]);
  t.ok(filter.mayHold(inFirst) && !filter.mayHold(inFirst + 1));
  t.ok(filter.mayHold(inSecond + 1), 'of another segment it knows as little as before');
  filter.learn(1, []);
  t.notOk(filter.mayHold(inSecond), 'what came before the segment was learned is not kept');
  filter.add(inSecond);
  t.ok(filter.mayHold(inSecond) && !filter.mayHold(inSecond + 1));
  t.ok(filter.mayHold(inThird));
  t.end();
});

test('hash filter: holds all that it learned, and seems to hold little else', (t) => {
  const random = new SeededRandom(11);
  // As of a run, and as of all runs.
  for (const shape of [
    { segmentBits: 10, lineCount: 4 },
    { segmentBits: 6, lineCount: 128 },
  ]) {
    const filter = new HashFilter(shape);
    for (let segment = 0; segment < filter.segmentCount; segment += 1) filter.learn(segment, []);
    const count = filter.segmentCount * shape.lineCount * HASHES_PER_LINE;
    const hashes = new Set(Array.from({ length: count }, () => random.uint32()));
    for (const hash of hashes) filter.add(hash);
    t.ok([...hashes].every((hash) => filter.mayHold(hash)));
    let triedCount = 0;
    let seemingCount = 0;
    while (triedCount < 50_000) {
      const hash = random.uint32();
      if (hashes.has(hash)) continue;
      triedCount += 1;
      if (filter.mayHold(hash)) seemingCount += 1;
    }
    // (1 - e^(-6 * 32 / 512))^6 = 0.1 %, and twice that for lines that got more than others.
    t.ok(seemingCount / triedCount < 0.004, `${seemingCount} of ${triedCount}`);
  }
  t.end();
});
