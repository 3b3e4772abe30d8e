/**
 * Data of this build under the release after it: refused with what to do, upgraded, served; and an
 * upgrade that is killed at any instant, which leaves data that one of the two builds serves, and
 * that the next run upgrades.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Test, test } from 'tap';
import { DATA_FORMAT } from '../../src/journal/directory-meta.ts';
import { findNoDisk, smallDisk } from '../support/disk/small-disk.ts';
import { spoilRecord } from '../support/disk/spoilt-record.ts';
import { EngineClient } from '../support/engine/engine-client.ts';
import {
  balanceOf,
  createAdmin,
  depositOverHttp,
  logIn,
  loginsPerShard,
  register,
} from '../support/engine/engine-people.ts';
import {
  EngineProcess,
  engineDirectory,
  tirage,
  verifyJournals,
} from '../support/engine/engine-process.ts';
import {
  HIGHER_FORMAT,
  LATER_FORMAT,
  LATER_VERSION,
  laterRelease,
} from '../support/engine/later-release.ts';
import { until } from '../support/engine/until.ts';
import { SeededRandom } from '../support/sources/seeded-random.ts';

/** Players on each shard, with money. */
const PLAYERS = 3;
const DEPOSIT_MINOR = 2_000;
const LIMIT_MS = 60_000;
/** Beside those at some of the lines that it prints. */
const KILLS_AT_RANDOM = Number(process.env.TIRAGE_TEST_UPGRADE_KILLS ?? 2);
const INTERRUPTED = /an upgrade .* was interrupted: run .tirage data upgrade. again/;
const UPGRADE = ['data', 'upgrade', '--data'];

/** A directory in which this build has run, and the release after it. */
async function olderData(t: Test) {
  const directory = engineDirectory(t);
  await createAdmin(directory);
  const engine = await EngineProcess.start(t, { directory });
  const client = new EngineClient(t, engine.url);
  for (const login of loginsPerShard('upgraded', PLAYERS)) {
    const player = await register(client, login);
    await depositOverHttp(client, player, DEPOSIT_MINOR);
    await until('the money', LIMIT_MS, async () => (await balanceOf(client, player)) || undefined);
  }
  t.equal((await engine.stop()).exitCode, 0);
  const launcher = laterRelease(join(directory, '..'), HIGHER_FORMAT);
  return { directory, launcher };
}

test('data upgrade: older data is refused, upgraded, verified and served', async (t) => {
  const { directory, launcher } = await olderData(t);
  const refused = EngineProcess.spawn(t, { directory, launcher });
  t.equal((await refused.end()).exitCode, 1);
  const asked = new RegExp(`earlier release .format ${DATA_FORMAT}, .* run .tirage data upgrade.`);
  t.match(refused.errors, asked);
  t.match((await verify(directory, launcher)).errors, asked, 'so is every command');

  const upgraded = await tirage([...UPGRADE, directory], { launcher });
  t.equal(upgraded.exitCode, 0, upgraded.errors);
  t.match(upgraded.output, /shard 1: the rows of \d+ records were made anew/);
  t.match(upgraded.output, new RegExp(`upgraded: the data is of format ${LATER_FORMAT}\n$`));
  await isServed(t, directory, launcher);
  const again = await tirage([...UPGRADE, directory], { launcher });
  t.match(again, { exitCode: 0, output: /nothing to do/ });

  const older = EngineProcess.spawn(t, { directory });
  t.equal((await older.end()).exitCode, 1);
  t.match(older.errors, new RegExp(`format ${LATER_FORMAT}, .* start ${LATER_VERSION} or a later`));
  t.match((await verifyJournals(directory)).errors, /was written by a newer release/);
});

test('data upgrade: a damaged record leaves everything as it was', async (t) => {
  const { directory, launcher } = await olderData(t);
  await spoilRecord(directory, 1, 3);
  const refused = await tirage([...UPGRADE, directory], { launcher });
  t.match(refused, {
    exitCode: 1,
    output: /FAIL shard 1: .*\nNOT upgraded: everything is as it was/,
  });
  t.match(metaOf(directory), { format: DATA_FORMAT, isUpgrading: undefined });
  t.notOk(existsSync(join(directory, 'shard-0', 'rebuilt-rows')), 'nothing is left of it');
  t.match((await verifyJournals(directory)).output, /ok {3}shard 0.*\n.*FAIL shard 1/s);
});

const findings = findNoDisk();

test('data upgrade: it begins with room for all new rows, or not', {
  skip: findings,
}, async (t) => {
  const { directory, launcher } = await olderData(t);
  const disk = smallDisk(t, 32);
  const copy = join(disk, 'data');
  cpSync(directory, copy, { recursive: true, filter: (path) => !path.endsWith('.sock') });
  const refused = await tirage([...UPGRADE, copy], { launcher });
  t.equal(refused.exitCode, 1);
  t.match(refused.errors, /new rows need \d+ MiB beside the old ones, and \d+ MiB are free: make/);
  rmSync(copy, { recursive: true });
});

test('data upgrade: killed at any instant, it is run again', async (t) => {
  const { directory, launcher } = await olderData(t);
  const older = join(directory, '..', 'older');
  const isData = (path: string) => !path.endsWith('.sock');
  cpSync(directory, older, { recursive: true, filter: isData });
  const anew = (): void => {
    rmSync(directory, { recursive: true });
    cpSync(older, directory, { recursive: true });
  };
  const whole = await upgradeUntil(directory, launcher, () => undefined);
  t.equal(whole.exitCode, 0);
  const { lines } = whole;
  const random = new SeededRandom(1);
  const kills: Kill[] = [
    // One shard is made, all are verified, each is exchanged, and it is done.
    ...[2, lines - 3, lines - 2, lines - 1, lines].map((atLine): Kill => ({ atLine })),
    ...Array.from(
      { length: KILLS_AT_RANDOM },
      (): Kill => ({ afterMs: (random.uint32() / 2 ** 32) * whole.tookMs }),
    ),
  ];
  const left = new Set<string>();
  for (const kill of kills) {
    anew();
    await upgradeUntil(directory, launcher, (child, line) => {
      if (kill.atLine === line) child.kill('SIGKILL');
      if (line === 0 && kill.afterMs !== undefined) {
        void sleep(kill.afterMs).then(() => child.kill('SIGKILL'));
      }
    });
    const about = JSON.stringify(kill);
    const { format, isUpgrading = false } = metaOf(directory);
    left.add(`${format} ${isUpgrading}`);
    if (format === DATA_FORMAT) t.equal((await verifyJournals(directory)).exitCode, 0, about);
    if (isUpgrading)
      t.match(await verify(directory, launcher), { exitCode: 1, errors: INTERRUPTED });
    const again = await tirage([...UPGRADE, directory], { launcher });
    t.equal(again.exitCode, 0, `${about}: ${again.errors}`);
  }
  t.ok(left.has(`${DATA_FORMAT} false`), 'some kills came before the exchange');
  t.ok(left.has(`${LATER_FORMAT} true`), 'some in the middle of it');
  await isServed(t, directory, launcher);
});

interface Kill {
  readonly atLine?: number;
  readonly afterMs?: number;
}

/** In one process: `onLine` is told of its start (0) and of each line that it prints (from 1). */
async function upgradeUntil(
  directory: string,
  launcher: string,
  onLine: (child: ChildProcess, line: number) => void,
) {
  const startedMs = performance.now();
  const args = [launcher, ...UPGRADE, directory, '--here'];
  const child = spawn(process.execPath, args, { env: { PATH: process.env.PATH } });
  onLine(child, 0);
  let lines = 0;
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    for (let count = chunk.split('\n').length - 1; count > 0; count -= 1) {
      lines += 1;
      onLine(child, lines);
    }
  });
  const exitCode = await new Promise((resolve) => child.once('close', resolve));
  return { exitCode, lines, tookMs: performance.now() - startedMs };
}

function verify(directory: string, launcher: string) {
  return tirage(['journal', 'verify', '--data', directory], { launcher });
}

/** By the release after this one, with everybody's money. */
async function isServed(t: Test, directory: string, launcher: string): Promise<void> {
  t.equal((await verify(directory, launcher)).exitCode, 0);
  const engine = await EngineProcess.start(t, { directory, launcher });
  const client = new EngineClient(t, engine.url);
  for (const login of loginsPerShard('upgraded', PLAYERS)) {
    t.equal(await balanceOf(client, await logIn(client, login)), DEPOSIT_MINOR, login);
  }
  t.equal((await engine.stop()).exitCode, 0);
}

function metaOf(directory: string): { readonly format: number; readonly isUpgrading?: boolean } {
  return JSON.parse(readFileSync(join(directory, 'meta.json'), 'utf8'));
}
