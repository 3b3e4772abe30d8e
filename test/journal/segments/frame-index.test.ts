import { test } from 'tap';
import { FrameIndex } from '../../../src/journal/segments/frame-index.ts';
import { AssertionError } from '../../../src/kernel/assert.ts';

test('frame index: frames stand one behind the other, however many there are', (t) => {
  const index = new FrameIndex();
  t.equal(index.end, 1, 'the first is behind the header');
  const starts: number[] = [];
  for (let i = 0; i < 5_000; i += 1) {
    starts.push(index.end);
    index.add(1 + (i % 7));
  }
  t.equal(index.count, 5_000);
  t.same(
    starts.map((_, i) => index.startOf(i)),
    starts,
  );
  t.equal(index.startOf(5_000), index.end);
  t.throws(() => index.startOf(5_001), AssertionError);
  t.end();
});
