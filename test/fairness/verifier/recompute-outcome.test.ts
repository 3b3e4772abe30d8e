import { test } from 'tap';
import { drawOutcome } from '../../../src/fairness/outcome.ts';
import { recomputeNumbers } from '../../../src/fairness/verifier/recompute-outcome.ts';
import { must } from '../../../src/kernel/assert.ts';
import { bytesOfHex, goldenDraws, readGolden } from '../../support/fairness/fairness-golden.ts';
import { gameOfShape } from '../../support/samples/games.ts';

interface Vectors {
  readonly vectors: readonly {
    readonly drawId: string;
    readonly serverSeed: string;
    readonly commitment: string;
    readonly ticketsRoot: string;
    readonly beaconHex: string;
    readonly k: number;
    readonly n: number;
    readonly numbers: readonly number[];
  }[];
}

const sample = must(goldenDraws()[1], 'the vectors hold no draw without a beacon').transcript;

test('verifier outcome: the vectors of the third implementation hold', (t) => {
  for (const vector of readGolden<Vectors>('outcome').vectors) {
    const { drawId, serverSeed, commitment, ticketsRoot, beaconHex, k, n, numbers } = vector;
    const sources = { drawId, serverSeed, commitment, ticketsRoot, beaconValue: beaconHex };
    t.same(recomputeNumbers({ ...sample, ...sources, terms: termsOf(k, n) }), numbers, drawId);
  }
  t.end();
});

test('verifier outcome: it agrees with the engine where words are rejected', (t) => {
  // So many bounds of this size reject about one word in each draw.
  const space = { count: 60_000, range: 65_000 };
  const terms = termsOf(space.count, space.range);
  for (const drawId of ['dr_0000001', 'dr_0000002', 'dr_0000003']) {
    const sources = {
      serverSeed: bytesOfHex(sample.serverSeed),
      drawId,
      commitment: bytesOfHex(sample.commitment),
      ticketsRoot: bytesOfHex(sample.ticketsRoot),
      beacon: new Uint8Array(0),
    };
    const recomputed = recomputeNumbers({ ...sample, drawId, terms });
    t.equal(
      recomputed.join(),
      drawOutcome(sources, gameOfShape(space.count, space.range)).join(),
      drawId,
    );
  }
  t.end();
});

function termsOf(k: number, n: number) {
  return { ...sample.terms, game: { ...sample.terms.game, k, n } };
}
