import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'tap';
import { MARKS_FILE, type MarkedJournals, readMarks } from '../../src/journal/head-marks.ts';
import { createLogger } from '../../src/operations/logger.ts';
import { HeadWatch } from '../../src/supervisor/head-watch.ts';
import { until } from '../support/engine/until.ts';

const ENGINE = 'a'.repeat(32);

/** What the directory knows of so many journals. */
function marked(shardCount: number, engineId = ENGINE): MarkedJournals {
  const begun = Array.from({ length: shardCount }, (_, shard) => shard);
  return { engineId, shardCount, begun };
}
const markAt = (sequence: number) => ({
  sequence,
  hashHex: 'cd'.repeat(32),
  atMs: 1_000,
  isLast: false,
});

test('head watch: what the shards tell is written within two turns, and at the end', async (t) => {
  const path = t.testdir();
  const watch = new HeadWatch({ path, engineId: ENGINE, log: logTo([]) });
  watch.keep(0, markAt(1));
  watch.keep(1, markAt(4));
  await watch.start(() => watch.keep(0, markAt(9)));
  t.same(readMarks(path, marked(2)), [markAt(1), markAt(4)], 'before anything is served');
  await until('the next turn', 10_000, () => {
    return readMarks(path, marked(2))[0]?.sequence === 9 ? true : undefined;
  });
  watch.keep(1, markAt(5));
  watch.keep(1, markAt(3));
  await watch.close();
  t.same(readMarks(path, marked(2)), [markAt(9), markAt(5)], 'a mark never goes back');
});

test('head watch: shards that were refused leave the marks as they are', async (t) => {
  const path = t.testdir();
  const watch = new HeadWatch({ path, engineId: ENGINE, log: logTo([]) });
  watch.keep(0, markAt(1));
  await watch.close();
  t.throws(() => readMarks(path, marked(1)), { message: /is missing/ });
});

test('head watch: a disk that refuses is a warning', async (t) => {
  const path = t.testdir();
  const lines: string[] = [];
  const watch = new HeadWatch({ path, engineId: ENGINE, log: logTo(lines) });
  watch.keep(0, markAt(1));
  mkdirSync(join(path, `${MARKS_FILE}.new`));
  await watch.start(() => undefined);
  t.match(lines.join(''), /how far the journals are could not be noted/);
  rmSync(join(path, `${MARKS_FILE}.new`), { recursive: true });
  await watch.close();
  t.same(readMarks(path, marked(1)), [markAt(1)]);
});

function logTo(lines: string[]) {
  return createLogger({ level: 'info', target: { write: (line) => lines.push(line) } });
}
