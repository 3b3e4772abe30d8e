import fc from 'fast-check';
import { test } from 'tap';
import { HASHES_PER_LINE, HashFilter } from '../../src/structures/hash-filter.ts';
import { SeededRandom } from '../support/sources/seeded-random.ts';
import { HashSetFilter } from '../support/structures/hash-set-filter.ts';
import { agreesWithTwin, operation } from '../support/structures/twin-suite.ts';

type Filter = Pick<HashFilter, keyof HashFilter>;

const SHAPE = { segmentBits: 2, lineCount: 4 };

/** Few values, so that what is asked for was often added; the segments' ends are among them. */
const hashes = fc.oneof(
  fc.constantFrom(0, 0x3fff_ffff, 0x4000_0000, 0x7fff_ffff, 0x8000_0000, 0xc000_0000, 0xffff_ffff),
  fc.integer({ min: 0, max: 40 }).map((number) => Math.imul(number, 0x9e37_79b1) >>> 0),
);

test('hash filter: what a Set holds it never misses, and it knows as many segments', (t) => {
  agreesWithTwin<Filter>(t, {
    structure: () => new HashFilter(SHAPE),
    twin: () => new HashSetFilter(SHAPE),
    operations: [
      operation(
        'learn',
        fc.tuple(fc.nat({ max: 3 }), fc.array(hashes, { maxLength: 5 })),
        (filter, [segment, all]) => filter.learn(segment, all),
      ),
      operation('add', hashes, (filter, hash) => filter.add(hash)),
      operation('may hold', hashes, (filter, hash) => filter.mayHold(hash)),
      operation('segment of', hashes, (filter, hash) => {
        const segment = filter.segmentOf(hash);
        return { segment, isKnown: filter.isKnown(segment), of: filter.segmentCount };
      }),
    ],
    // It may take a hash for another one.
    agrees: (answer, truth) => answer === true || fc.stringify(answer) === fc.stringify(truth),
    reached: [
      { name: 'nothing known', isThere: (twin) => !twin.isKnown(0) },
      { name: 'all known', isThere: (twin) => [0, 1, 2, 3].every((one) => twin.isKnown(one)) },
      { name: 'the first held', isThere: (twin) => twin.mayHold(0) },
    ],
  });
  t.end();
});

test('hash filter: seems to hold little that a Set does not hold', (t) => {
  const random = new SeededRandom(11);
  // As of a run, and as of all runs.
  for (const shape of [
    { segmentBits: 10, lineCount: 4 },
    { segmentBits: 6, lineCount: 128 },
  ]) {
    const filter = new HashFilter(shape);
    const twin = new HashSetFilter(shape);
    for (let segment = 0; segment < filter.segmentCount; segment += 1) {
      filter.learn(segment, []);
      twin.learn(segment, []);
    }
    const count = filter.segmentCount * shape.lineCount * HASHES_PER_LINE;
    for (let i = 0; i < count; i += 1) {
      const hash = random.uint32();
      filter.add(hash);
      twin.add(hash);
    }
    let seemingCount = 0;
    const triedCount = 50_000;
    for (let i = 0; i < triedCount; i += 1) {
      const hash = random.uint32();
      if (filter.mayHold(hash) && !twin.mayHold(hash)) seemingCount += 1;
    }
    // (1 - e^(-6 * 32 / 512))^6 = 0.1 %, and twice that for lines that got more than others.
    t.ok(seemingCount / triedCount < 0.004, `${seemingCount} of ${triedCount}`);
  }
  t.end();
});

test('hash filter: says no of neighbours, and of what came before its segment was learned', (t) => {
  const filter = new HashFilter(SHAPE);
  const [inFirst, inSecond] = [5, 0x4000_0005];
  filter.add(inSecond);
  filter.learn(0, [inFirst]);
  t.ok(filter.mayHold(inFirst) && !filter.mayHold(inFirst + 1));
  t.ok(filter.mayHold(inSecond + 1), 'of another segment it knows as little as before');
  filter.learn(1, []);
  t.notOk(filter.mayHold(inSecond), 'what came before is not kept');
  filter.add(inSecond);
  t.ok(filter.mayHold(inSecond) && !filter.mayHold(inSecond + 1));
  t.end();
});
