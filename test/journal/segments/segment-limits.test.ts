import { test } from 'tap';
import { SEGMENT_BYTES, segmentBytesAt } from '../../../src/journal/segments/segment-limits.ts';

test('segment limits: a log begins with a short segment, and its segments grow', (t) => {
  const MEBIBYTE = 1_024 * 1_024;
  const sizes = [1, 2, 3, 4, 5, 10_000_000].map((number) => segmentBytesAt(number, SEGMENT_BYTES));
  t.same(
    sizes.map((bytes) => bytes / MEBIBYTE),
    [1, 4, 16, 64, 64, 64],
  );
  t.equal(segmentBytesAt(1, 4_096), 4_096, 'where they are to be shorter, the first is, too');
  t.end();
});
