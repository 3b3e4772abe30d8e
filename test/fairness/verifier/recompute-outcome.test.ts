import { test } from 'tap';
import { drawOutcome } from '../../../src/fairness/outcome.ts';
import { recomputeNumbers } from '../../../src/fairness/verifier/recompute-outcome.ts';
import { must } from '../../../src/kernel/assert.ts';
import { fromHex, goldenDraws, readGolden } from '../../support/fairness-golden.ts';

interface Vectors {
  readonly vectors: readonly {
    readonly drawId: string;
    readonly serverSeed: string;
    readonly poolRoot: string;
    readonly beaconHex: string;
    readonly k: number;
    readonly n: number;
    readonly numbers: readonly number[];
  }[];
}

const sample = must(goldenDraws()[1], 'the vectors hold a draw without a beacon').transcript;

test('verifier outcome: the vectors of the third implementation hold', (t) => {
  for (const vector of readGolden<Vectors>('outcome').vectors) {
    const { drawId, serverSeed, poolRoot, beaconHex, k, n, numbers } = vector;
    const beacon = beaconHex === '' ? null : { source: 'test', round: 1, valueHex: beaconHex };
    const game = { ...sample.game, k, n };
    t.same(
      recomputeNumbers({ ...sample, drawId, serverSeed, poolRoot, beacon, game }),
      numbers,
      drawId,
    );
  }
  t.end();
});

test('verifier outcome: it agrees with the engine where words are rejected', (t) => {
  // So many bounds of this size reject about one word in each draw.
  const space = { count: 60_000, range: 65_000 };
  const game = { ...sample.game, k: space.count, n: space.range };
  for (const drawId of ['dr_0000001', 'dr_0000002', 'dr_0000003']) {
    const sources = {
      serverSeed: fromHex(sample.serverSeed),
      drawId,
      poolRoot: fromHex(sample.poolRoot),
      beacon: new Uint8Array(0),
    };
    const recomputed = recomputeNumbers({ ...sample, drawId, game });
    t.equal(recomputed.join(), drawOutcome(sources, space).join(), drawId);
  }
  t.end();
});
