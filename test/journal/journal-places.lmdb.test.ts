import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'tap';
import { DataDirectory } from '../../src/journal/data-directory.ts';
import { writeMarks } from '../../src/journal/head-marks.ts';
import { journalPlaces } from '../../src/journal/journal-places.ts';
import { SeededRandom } from '../support/sources/seeded-random.ts';

const MARK = { sequence: 3, hashHex: 'ab'.repeat(32), atMs: 5, isLast: false };

test('journal places: known beside whoever holds the lock, once journals were begun', async (t) => {
  const path = mkdtempSync(join(tmpdir(), 'tirage-places-'));
  t.teardown(() => rmSync(path, { recursive: true, force: true }));
  t.throws(() => journalPlaces(path), { name: 'ConfigurationError', message: /no journal/ });
  const random = new SeededRandom(1);
  const options = { path, shardCount: 2, currency: 'EUR', random, holder: 'command' } as const;
  const directory = await DataDirectory.open(options);
  t.throws(() => journalPlaces(path), { name: 'ConfigurationError' }, 'nothing has begun');
  directory.markBegun();
  t.throws(() => journalPlaces(path), { name: 'ConfigurationError' }, 'nobody knows how far');
  writeMarks(path, directory.engineId, [MARK, MARK]);
  const places = journalPlaces(path);
  t.same(
    places.map(({ mark }) => mark),
    [MARK, MARK],
  );
  for (const [shard, place] of places.entries()) {
    const { mark: _, ...known } = directory.journalPlace(shard);
    t.match(place, known);
  }
  await directory.release();
});
