import fc from 'fast-check';
import { test } from 'tap';
import type { DrawNo } from '../../../src/kernel/ids.ts';
import { LiveDraws } from '../../../src/shard/state/live-draws.ts';
import { DRAW_TABLES } from '../../../src/shard/tables/draw-tables.ts';
import { Table } from '../../../src/shard/tables/table.ts';
import { MemoryJournal } from '../../support/journal/memory-journal.ts';

function newTable(): Table<DrawNo, number> {
  return new Table(DRAW_TABLES.liveInstances, MemoryJournal.create({}));
}

test('live draws: the list is what the rows are, whatever is set and asked for between', (t) => {
  const step = fc.record({ draw: fc.integer({ min: 1, max: 6 }), isLive: fc.boolean() });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const rows = newTable();
      const live = new LiveDraws(rows);
      const expected = new Set<number>();
      for (const { draw, isLive } of steps) {
        live.set(draw as DrawNo, isLive);
        if (isLive) expected.add(draw);
        else expected.delete(draw);
        t.strictSame(
          live.list(),
          [...expected].sort((one, other) => one - other),
        );
        t.strictSame(new LiveDraws(rows).list(), live.list(), 'as one that has listed nothing yet');
      }
    }),
    { numRuns: 50 },
  );
  t.end();
});

test('live draws: rows are read once for many lists, until one of them changes', (t) => {
  const rows = newTable();
  const all = rows.all.bind(rows);
  let readCount = 0;
  rows.all = (range) => {
    readCount += 1;
    return all(range);
  };
  const live = new LiveDraws(rows);
  live.set(3 as DrawNo, true);
  for (let i = 0; i < 5; i += 1) t.strictSame(live.list(), [3]);
  live.set(3 as DrawNo, true);
  live.set(4 as DrawNo, false);
  t.strictSame(live.list(), [3]);
  t.equal(readCount, 1, 'nothing had changed');
  live.set(3 as DrawNo, false);
  t.strictSame(live.list(), []);
  t.equal(readCount, 2);
  t.end();
});
