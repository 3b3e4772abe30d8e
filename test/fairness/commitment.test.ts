import { test } from 'tap';
import { commitmentOf } from '../../src/fairness/commitment.ts';
import { recomputeCommitment } from '../../src/fairness/verifier/recompute-promise.ts';
import { bytesOfHex, readGolden, toHex } from '../support/fairness/fairness-golden.ts';

interface Vectors {
  readonly vectors: readonly {
    readonly serverSeed: string;
    readonly id: string;
    readonly termsDigest: string;
    readonly commitment: string;
  }[];
}

const PROMISED = {
  serverSeed: new Uint8Array(32).fill(7),
  id: 'dr_0000001',
  termsDigest: new Uint8Array(32).fill(9),
};

test('commitment: the vectors of the third implementation hold, in both of ours', (t) => {
  for (const vector of readGolden<Vectors>('commitment').vectors) {
    const { serverSeed, id, termsDigest, commitment } = vector;
    const promised = {
      serverSeed: bytesOfHex(serverSeed),
      id,
      termsDigest: bytesOfHex(termsDigest),
    };
    t.equal(commitmentOf(promised), commitment);
    t.equal(recomputeCommitment(vector), commitment);
  }
  t.end();
});

test('commitment: a bit of the seed, of the id or of the terms makes another one', (t) => {
  const seen = new Set([commitmentOf(PROMISED)]);
  for (let bit = 0; bit < 256; bit += 1) {
    seen.add(commitmentOf({ ...PROMISED, serverSeed: flipped(PROMISED.serverSeed, bit) }));
    seen.add(commitmentOf({ ...PROMISED, termsDigest: flipped(PROMISED.termsDigest, bit) }));
  }
  for (const id of ['dr_0000000', 'dr_0000011', 'dr_000001', '']) {
    seen.add(commitmentOf({ ...PROMISED, id }));
  }
  t.equal(seen.size, 1 + 2 * 256 + 4);
  t.end();
});

test('commitment: a seed or a digest of another length is our bug', (t) => {
  const short = new Uint8Array(31);
  t.throws(() => commitmentOf({ ...PROMISED, serverSeed: short }), /seed is not 32 bytes/);
  t.throws(() => commitmentOf({ ...PROMISED, termsDigest: short }), /terms is not 32 bytes/);
  t.match(toHex(PROMISED.serverSeed), /^(07){32}$/, 'the argument is not written to');
  t.end();
});

function flipped(bytes: Uint8Array, bit: number): Uint8Array {
  const other = bytes.slice();
  other[bit >> 3] = (other[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return other;
}
