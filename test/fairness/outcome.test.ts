import { createHash } from 'node:crypto';
import { test } from 'tap';
import { drawNumbers } from '../../actors/games/k-of-n/draw-numbers.ts';
import { HmacDrbg } from '../../src/fairness/hmac-drbg.ts';
import { drawOutcome, outcomeSeed } from '../../src/fairness/outcome.ts';
import { uniformBelow } from '../../src/kernel/uniform.ts';
import { bytesOfHex, readGolden, toHex } from '../support/fairness/fairness-golden.ts';
import { gameOfShape } from '../support/samples/games.ts';

interface Vectors {
  readonly vectors: readonly {
    readonly drawId: string;
    readonly serverSeed: string;
    readonly commitment: string;
    readonly ticketsRoot: string;
    readonly beaconHex: string;
    readonly k: number;
    readonly n: number;
    readonly seedMaterial: string;
    readonly rejectedWords: number;
    readonly numbers: readonly number[];
  }[];
}

const WORD_SPAN = 2 ** 32;
const SOURCES = {
  serverSeed: new Uint8Array(32).fill(1),
  drawId: 'dr_0000001',
  commitment: new Uint8Array(32).fill(4),
  ticketsRoot: new Uint8Array(32).fill(2),
  beacon: new Uint8Array(0),
};

test('outcome: the vectors of the third implementation hold', (t) => {
  const { vectors } = readGolden<Vectors>('outcome');
  for (const vector of vectors) {
    const { drawId, serverSeed, commitment, ticketsRoot, beaconHex } = vector;
    const { k, n, seedMaterial, numbers } = vector;
    const sources = {
      serverSeed: bytesOfHex(serverSeed),
      drawId,
      commitment: bytesOfHex(commitment),
      ticketsRoot: bytesOfHex(ticketsRoot),
      beacon: bytesOfHex(beaconHex),
    };
    t.equal(toHex(outcomeSeed(sources)), seedMaterial, drawId);
    t.same(drawOutcome(sources, gameOfShape(k, n)), numbers, drawId);
  }
  t.ok(
    vectors.some(({ rejectedWords }) => rejectedWords > 0),
    'one of them rejects a word',
  );
  t.end();
});

test('outcome: every source counts, and none can be traded for another', (t) => {
  const variants = [
    SOURCES,
    { ...SOURCES, serverSeed: new Uint8Array(32).fill(3) },
    { ...SOURCES, drawId: 'dr_0000002' },
    { ...SOURCES, drawId: 'dr_000000' },
    { ...SOURCES, commitment: new Uint8Array(32).fill(3) },
    { ...SOURCES, ticketsRoot: new Uint8Array(32).fill(3) },
    { ...SOURCES, beacon: Uint8Array.of(0) },
    { ...SOURCES, beacon: Uint8Array.of(0, 0) },
  ];
  t.equal(new Set(variants.map((sources) => toHex(outcomeSeed(sources)))).size, variants.length);
  t.throws(() => outcomeSeed({ ...SOURCES, serverSeed: new Uint8Array(16) }), /32 bytes/);
  t.throws(() => outcomeSeed({ ...SOURCES, commitment: new Uint8Array(16) }), /32 bytes/);
  t.throws(() => outcomeSeed({ ...SOURCES, ticketsRoot: new Uint8Array(16) }), /32 bytes/);
  t.throws(() => outcomeSeed({ ...SOURCES, beacon: new Uint8Array(256) }), /255 bytes/);
  t.end();
});

test('outcome: a draw of all numbers is all numbers, and more is our bug', (t) => {
  t.same(drawOutcome(SOURCES, gameOfShape(4, 4)), [1, 2, 3, 4]);
  t.throws(() => drawOutcome(SOURCES, gameOfShape(5, 4)), /more numbers/);
  t.throws(() => drawOutcome(SOURCES, gameOfShape(0, 4)), /more numbers/);
  t.throws(() => drawOutcome(SOURCES, gameOfShape(1, 65_536)), /range/);
  t.end();
});

test('outcome: rejection leaves each residue exactly as many words as every other', (t) => {
  // Accepted words are 0 … limit - 1 with limit a multiple of the bound, so each residue has
  // limit / bound of them. Shown by trying every word above the limit, and the edges below it.
  for (let bound = 1; bound <= 100; bound += 1) {
    const limit = WORD_SPAN - (WORD_SPAN % bound);
    for (let word = limit; word < WORD_SPAN; word += 1) {
      t.equal(taken(word, bound), undefined, `${word} is rejected below ${bound}`);
    }
    for (let step = 0; step < bound; step += 1) {
      if (taken(step, bound) !== step) t.fail(`the first words below ${bound}`);
      if (taken(limit - bound + step, bound) !== step) t.fail(`the last words below ${bound}`);
    }
  }
  t.end();
});

for (const { count, range, lowest, highest } of [
  { count: 5, range: 36, lowest: 14.69, highest: 66.62 },
  { count: 6, range: 45, lowest: 20.58, highest: 78.75 },
]) {
  test(`outcome: chi-square of ${count} of ${range} is inside 0.001 … 0.999`, (t) => {
    // Without replacement the counts are correlated: the statistic, scaled by (n - 1) / (n - k),
    // follows chi-square with n - 1 degrees of freedom. Critical values: 35 degrees 14.69 and
    // 66.62, 44 degrees 20.58 and 78.75. The seed is fixed, so the verdict is too.
    const random = new HmacDrbg(createHash('sha512').update(`${count} of ${range}`).digest());
    const drawCount = 40_000;
    const counts = new Array<number>(range + 1).fill(0);
    for (let i = 0; i < drawCount; i += 1) {
      for (const number of drawNumbers(random, { count, range })) {
        counts[number] = (counts[number] ?? 0) + 1;
      }
    }
    const statistic = chiSquare(counts.slice(1), (drawCount * count) / range);
    const scaled = (statistic * (range - 1)) / (range - count);
    t.equal(counts[0], 0, 'nothing below 1');
    t.ok(scaled > lowest && scaled < highest, `chi-square is ${scaled.toFixed(2)}`);
    t.end();
  });

  test(`outcome: whole derivations of ${count} of ${range} reach every number evenly`, (t) => {
    const counts = new Array<number>(range + 1).fill(0);
    const drawCount = 1_500;
    for (let i = 0; i < drawCount; i += 1) {
      const sources = { ...SOURCES, drawId: `dr_${String(i).padStart(7, '0')}` };
      for (const number of drawOutcome(sources, gameOfShape(count, range))) {
        counts[number] = (counts[number] ?? 0) + 1;
      }
    }
    const scaled =
      (chiSquare(counts.slice(1), (drawCount * count) / range) * (range - 1)) / (range - count);
    t.ok(
      counts.slice(1).every((seen) => seen > 0),
      'every number comes up',
    );
    t.ok(scaled > lowest && scaled < highest, `chi-square is ${scaled.toFixed(2)}`);
    t.end();
  });
}

/** What `uniformBelow` makes of one word, or undefined where it asks for another. */
function taken(word: number, bound: number): number | undefined {
  let asked = 0;
  const value = uniformBelow({ uint32: () => (asked++ === 0 ? word : 0) }, bound);
  return asked === 1 ? value : undefined;
}

function chiSquare(counts: readonly number[], expected: number): number {
  return counts.reduce((sum, seen) => sum + (seen - expected) ** 2 / expected, 0);
}
