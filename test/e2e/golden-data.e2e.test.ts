/**
 * Data that each release has left is read by this one: upgraded where it is older, verified against
 * its records, served, and made anew from them.
 *
 * A failure of the first comparison of rows says that records from before now lead to other rows
 * than they did: raise `DATA_FORMAT`.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'tap';
import { VERSION } from '../../src/config/version.ts';
import { ClockMark } from '../../src/journal/clock-mark.ts';
import type { Journal } from '../../src/journal/journal.ts';
import { must } from '../../src/kernel/assert.ts';
import { type DrawNo, drawNo, formatDrawId } from '../../src/kernel/ids.ts';
import { SYSTEM_CLOCK } from '../../src/kernel/system-clock.ts';
import { decodeEvents } from '../../src/shard/records/event-codec.ts';
import { openJournal } from '../support/disk/open-journal.ts';
import { EngineClient } from '../support/engine/engine-client.ts';
import { drawReaches } from '../support/engine/engine-people.ts';
import {
  EngineProcess,
  engineDirectory,
  tirage,
  verifyJournals,
} from '../support/engine/engine-process.ts';
import { contentsOf } from '../support/golden/golden-contents.ts';
import { unpackDirectory } from '../support/golden/packed-directory.ts';

const WRITER = fileURLToPath(new URL('../support/golden/write-golden.js', import.meta.url));
const GOLDEN = fileURLToPath(new URL('../../../test/golden/data/', import.meta.url));

for (const version of readdirSync(GOLDEN)) {
  const contents = JSON.parse(readFileSync(join(GOLDEN, version, 'contents.json'), 'utf8'));

  test(`golden data: what ${version} has written is read, served and made anew`, async (t) => {
    const directory = engineDirectory(t);
    mkdirSync(directory);
    unpackDirectory(readFileSync(join(GOLDEN, version, 'data.br')), directory);
    const upgraded = await tirage(['data', 'upgrade', '--data', directory]);
    t.equal(upgraded.exitCode, 0, upgraded.errors + upgraded.output);
    const verified = await verifyJournals(directory);
    t.equal(verified.exitCode, 0, verified.output + verified.errors);
    const shards = readdirSync(directory).filter((name) => name.startsWith('shard-'));
    t.ok(shards.length > 1, 'it is a cluster');
    const journals = [];
    for (const shard of shards) journals.push(await openJournal(join(directory, shard), {}));
    t.same(contentsOf(journals), contents, 'everything that there was then is in it');
    const opened = drawsOf(journals, 'DrawOpened');
    const ended = new Set(drawsOf(journals, 'DrawPublished', 'DrawCancelled'));
    const underWay = opened.filter((draw) => !ended.has(draw));
    t.ok(underWay.length > 0, 'something was under way');
    for (const journal of journals) await journal.close();

    // As if an engine had believed this machine's time already: the data is from long ago.
    new ClockMark(directory).write(SYSTEM_CLOCK.wallMs() - SYSTEM_CLOCK.monotonicMs());
    const flags = { '--shards': String(shards.length) };
    const engine = await EngineProcess.start(t, { directory, flags });
    const client = new EngineClient(t, engine.url);
    for (const draw of underWay) {
      await drawReaches(client, formatDrawId(draw), 'published', 'cancelled');
    }
    t.equal((await engine.stop()).exitCode, 0, engine.said());
    t.equal((await verifyJournals(directory)).exitCode, 0, 'after all that it went on with');
    const repaired = await tirage(['journal', 'repair', '--data', directory]);
    t.match(repaired, { exitCode: 0, output: /shard 0: 0 rows were written anew/ });
    t.match(must(repaired.output, 'it tells'), /shard 1: 0 rows were written anew/);
  });
}

/** Of each event of these types, in the order of the records. */
function drawsOf(journals: readonly Journal[], ...types: readonly string[]): DrawNo[] {
  return journals.flatMap((journal) => {
    const draws: DrawNo[] = [];
    for (let next = 1; next <= journal.head.sequence; next += 1) {
      for (const { payload } of journal.readRecords(next, 1)) {
        for (const event of decodeEvents(payload).events) {
          if (types.includes(event.type) && 'draw' in event) draws.push(drawNo(event.draw));
        }
      }
    }
    return draws;
  });
}

test('golden data: what a release has written is never written anew', (t) => {
  const before = readFileSync(join(GOLDEN, VERSION, 'data.br'));
  const { status, stderr } = spawnSync(process.execPath, [WRITER], { encoding: 'utf8' });
  t.equal(status, 1);
  t.match(stderr, `there is golden data of ${VERSION}, which is never written anew`);
  t.same(readFileSync(join(GOLDEN, VERSION, 'data.br')), before);
  t.end();
});
