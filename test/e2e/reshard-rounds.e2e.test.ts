/**
 * `tirage reshard` that is killed at any instant, and copies of what it makes: whatever happens, it
 * is run again, and an engine serves what it left only when it is done.
 */
import { copyFileSync, cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { test } from 'tap';
import {
  EngineProcess,
  startTirage,
  tirage,
  verifyJournals,
} from '../support/engine/engine-process.ts';
import { growingEngine, metaOf, reshardTo, toldBy } from '../support/engine/growing-engine.ts';
import { SeededRandom } from '../support/sources/seeded-random.ts';

/** Beside the one that is not killed. */
const KILLS = Number(process.env.TIRAGE_TEST_RESHARD_KILLS ?? 3);

test('reshard: killed at any instant, it is run again; until then nothing serves', async (t) => {
  const one = await growingEngine(t);
  const before = await toldBy(t, one, 2);
  const kept = join(one.directory, '..', 'kept');
  cpSync(one.directory, kept, { recursive: true, filter: (path) => !path.endsWith('.sock') });
  const startedMs = performance.now();
  t.equal((await reshardTo(one.directory, 3)).exitCode, 0);
  const tookMs = performance.now() - startedMs;
  const random = new SeededRandom(1);
  let interrupted = 0;
  for (let kill = 0; kill < KILLS; kill += 1) {
    rmSync(one.directory, { recursive: true });
    cpSync(kept, one.directory, { recursive: true });
    const args = ['reshard', '--shards', '3', '--data', one.directory];
    const started = startTirage(args);
    const afterMs = (0.3 + (0.7 * random.uint32()) / 2 ** 32) * tookMs;
    await sleep(afterMs);
    started.kill();
    await started.outcome;
    const { isResharding = false } = metaOf(one.directory);
    if (isResharding) {
      interrupted += 1;
      const refused = EngineProcess.spawn(t, { directory: one.directory });
      t.equal((await refused.end()).exitCode, 1);
      t.match(refused.errors, /interrupted: run `tirage reshard --shards 3` again/);
      t.match((await verifyJournals(one.directory)).errors, /run `tirage reshard/);
      t.match(await reshardTo(one.directory, 4), { exitCode: 1, errors: /--shards 3. to its end/ });
    }
    const again = await reshardTo(one.directory, 3);
    t.equal(again.exitCode, 0, `after ${afterMs} ms: ${again.output}${again.errors}`);
    t.same(await toldBy(t, one, 3), before);
  }
  t.ok(interrupted > 0 || KILLS === 0, 'some came in the middle of it');
  copyFileSync(join(kept, 'meta.json'), join(one.directory, 'meta.json'));
  const older = await verifyJournals(one.directory);
  t.match(older, { exitCode: 1, errors: /put back the two that belong together/ });
  copyFileSync(join(kept, 'heads.json'), join(one.directory, 'heads.json'));
  t.match((await verifyJournals(one.directory)).output, /heads.json .* is older than the journal/);
});

test('reshard: a backup of it is restored, and an older one as it was', async (t) => {
  const one = await growingEngine(t);
  const backups = join(one.directory, '..', 'backups');
  const backUp = () => tirage(['backup', backups, '--data', one.directory]);
  t.equal((await backUp()).exitCode, 0);
  const before = await toldBy(t, one, 2);
  t.equal((await reshardTo(one.directory, 3)).exitCode, 0);
  const taken = await backUp();
  t.equal(taken.exitCode, 0, taken.errors);
  t.match(taken.output, /ok {3}shard 2: /);
  const copy = join(one.directory, '..', 'copy');
  const restored = await tirage(['restore', backups, '--data', copy]);
  t.equal(restored.exitCode, 0, `${restored.output}${restored.errors}`);
  t.same(await toldBy(t, { ...one, directory: copy }, 3), before);
  t.equal((await reshardTo(copy, 5)).exitCode, 0, 'and grows by itself');
  t.same(await toldBy(t, { ...one, directory: copy }, 5), before);
  const between = join(one.directory, '..', 'between');
  const halfWay = await tirage(['restore', backups, '--data', between, '--at', '2:2']);
  t.match(halfWay, { exitCode: 1, errors: /at that point shards were being added/ });
  const older = join(one.directory, '..', 'older');
  const first = await tirage(['restore', backups, '--data', older, '--backup', '1']);
  t.equal(first.exitCode, 0, `${first.output}${first.errors}`);
  t.same(await toldBy(t, { ...one, directory: older }, 2), before);
});
