import { test } from 'tap';
import { chainHash, genesisHead } from '../../../src/journal/hash-chain.ts';
import { FrameIndex } from '../../../src/journal/segments/frame-index.ts';
import { AssertionError } from '../../../src/kernel/assert.ts';

function hashOf(index: number): Uint8Array {
  return chainHash(genesisHead(), Uint8Array.of(index % 256, index >>> 8));
}

test('frame index: frames stand one behind the other, however many there are', (t) => {
  const index = new FrameIndex();
  t.equal(index.end, 1, 'the first is behind the header');
  const starts: number[] = [];
  for (let i = 0; i < 5_000; i += 1) {
    starts.push(index.end);
    index.add(1 + (i % 7), hashOf(i));
  }
  t.equal(index.count, 5_000);
  t.same(
    starts.map((_, i) => index.startOf(i)),
    starts,
  );
  t.equal(index.startOf(5_000), index.end);
  t.throws(() => index.startOf(5_001), AssertionError);
  t.ok(starts.every((_, i) => index.isOf(i, hashOf(i)) && !index.isOf(i, hashOf(i + 1))));
  t.throws(() => index.isOf(5_000, hashOf(5_000)), AssertionError);
  t.end();
});

test('frame index: what another knew is all that it needs', (t) => {
  const index = new FrameIndex();
  for (let i = 0; i < 1_000; i += 1) index.add(1 + (i % 3), hashOf(i));
  const before = index.bytes;
  index.trim();
  t.ok(index.bytes < before, 'nothing is kept for frames to come');
  const again = FrameIndex.of(index.words.slice());
  t.equal(again?.count, 1_000);
  t.equal(again?.end, index.end);
  t.equal(again?.isOf(999, hashOf(999)), true);
  again?.add(5, hashOf(1_000));
  t.equal(again?.end, index.end + 5, 'and it grows as one that was never stored');
  t.end();
});

test('frame index: words that no frames have are refused', (t) => {
  t.equal(FrameIndex.of(Uint32Array.of(1))?.count, 0, 'a segment without frames');
  t.equal(FrameIndex.of(Uint32Array.of(1, 7, 3))?.end, 3);
  for (const words of [[], [0], [1, 7], [2, 7, 3], [1, 7, 1], [1, 7, 3, 7, 3], [1, 7, 3, 7]]) {
    t.equal(FrameIndex.of(Uint32Array.from(words)), undefined, `[${words.join()}]`);
  }
  t.end();
});
