import { test } from 'tap';
import { DiskReserve } from '../../src/journal/disk-reserve.ts';

test('disk reserve: it asks when its budget is used up or old, and keeps the spare bytes', (t) => {
  const disk = { freeBytes: 1_000, askedCount: 0, nowMs: 0 };
  const reserve = new DiskReserve({
    readFreeBytes: () => {
      disk.askedCount += 1;
      return disk.freeBytes;
    },
    clock: { monotonicMs: () => disk.nowMs },
    spareBytes: 400,
  });
  t.equal(reserve.take(300), true);
  t.equal(reserve.take(300), true);
  t.equal(disk.askedCount, 1, 'the budget of 600 bytes was enough');
  disk.freeBytes = 700;
  t.equal(reserve.take(300), true);
  t.equal(disk.askedCount, 2);
  disk.freeBytes = 400;
  t.equal(reserve.take(1), false, 'the spare bytes stay');
  disk.freeBytes = 1_000;
  t.equal(reserve.take(600), true, 'there is room again');
  disk.freeBytes = 300;
  disk.nowMs = 100;
  t.equal(reserve.take(0), false, 'an old answer is not believed');
  t.end();
});
