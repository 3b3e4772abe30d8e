import { test } from 'tap';
import { commitmentOf, verifyCommitment } from '../../src/fairness/commitment.ts';
import { fromHex, readGolden } from '../support/fairness-golden.ts';

interface Vectors {
  readonly vectors: readonly { readonly serverSeed: string; readonly commitment: string }[];
}

test('commitment: the vectors of the third implementation hold', (t) => {
  for (const { serverSeed, commitment } of readGolden<Vectors>('commitment').vectors) {
    t.equal(commitmentOf(fromHex(serverSeed)), commitment);
    t.ok(verifyCommitment(commitment, fromHex(serverSeed)));
  }
  t.end();
});

test('commitment: a seed with one bit changed is not the one that was promised', (t) => {
  const seed = new Uint8Array(32).fill(7);
  const commitment = commitmentOf(seed);
  for (let bit = 0; bit < 256; bit += 1) {
    const other = seed.slice();
    other[bit >> 3] = 7 ^ (1 << (bit & 7));
    t.notOk(verifyCommitment(commitment, other));
  }
  t.end();
});

test('commitment: a seed of another length is refused', (t) => {
  t.throws(() => commitmentOf(new Uint8Array(31)), /32 bytes/);
  t.notOk(verifyCommitment(commitmentOf(new Uint8Array(32)), new Uint8Array(31)));
  t.notOk(verifyCommitment('', new Uint8Array(32)));
  t.end();
});
