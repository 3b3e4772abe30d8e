/**
 * A disk that fills: sales stop while there is still room to write what has to be written, reads go
 * on, a draw that closes meanwhile is paid, and sales come back by themselves.
 */
import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'tap';
import { findNoDisk, smallDisk } from '../support/disk/small-disk.ts';
import { type ClientAnswer, codeOf, EngineClient } from '../support/engine/engine-client.ts';
import {
  balanceOf,
  createAdmin,
  drawReaches,
  logIn,
  openOverHttp,
  register,
  ticketsOf,
} from '../support/engine/engine-people.ts';
import {
  EngineProcess,
  engineDirectory,
  SHARDS,
  verifyJournals,
} from '../support/engine/engine-process.ts';
import { until } from '../support/engine/until.ts';
import { Gambler } from '../support/rounds/gambler.ts';

const LAUNCHER = fileURLToPath(new URL('../../bundle/launch.cjs', import.meta.url));
const MEGABYTE = 1_048_576;
const DISK_MEGABYTES = 200;
/** The least that the setting allows. */
const STOP_BELOW_MEGABYTES = '64';
/** Below the mark, and above what the journal itself will not go below. */
const LEFT_MEGABYTES = 40;
const TURN_LIMIT_MS = 60_000;

test('full disk: sales stop before it is full, and come back when there is room', {
  skip: findNoDisk(),
}, async (t) => {
  const disk = smallDisk(t, DISK_MEGABYTES);
  const directory = join(disk, 'data');
  const flags = { '--free-space-mb': STOP_BELOW_MEGABYTES };
  const engine = await EngineProcess.start(t, { directory, flags });
  const client = new EngineClient(t, engine.url);
  await createAdmin(directory);
  const admin = await logIn(client);
  const gambler = new Gambler(client, await register(client, 'collector'));
  const token = gambler.player.accessToken;
  await gambler.deposit(1_000_000);
  const staying = await openOverHttp(client, admin, { closesInMs: 3_600_000 });
  const closing = await openOverHttp(client, admin, { closesInMs: 6_000 });
  for (const { drawId } of [closing, staying]) {
    t.equal((await gambler.buy(drawId, 50)).state, 'taken');
  }

  fillDisk(disk);
  const buy = () => client.post(`/v1/draws/${staying.drawId}/tickets`, { quickPick: 1 }, { token });
  const refused = await until('sales to stop', TURN_LIMIT_MS, async () => {
    const answer = await gambler.buy(staying.drawId, 1);
    return answer.state === 'asked' ? buy() : undefined;
  });
  isRefused(refused);
  for (const answer of [
    await client.post('/v1/me/deposits', { amountMinor: 100 }, { token }),
    await client.post('/v1/me/withdrawals', { amountMinor: 100 }, { token }),
    await client.post('/v1/players', { ...NEWCOMER }),
  ]) {
    isRefused(answer);
  }
  const reads = ['/v1/me/wallet', '/v1/me/entries', '/v1/me/tickets', '/v1/draws', '/v1/games'];
  for (const path of reads) t.equal((await client.get(path, { token })).status, 200, path);
  t.equal((await client.get('/healthz')).status, 200, 'a restart would not cure it');
  t.equal((await client.get('/readyz')).status, 503, 'others should get the traffic');
  t.equal((await drawReaches(client, closing.drawId, 'published')).ticketCount, 50);
  t.ok(engine.isRunning);

  rmSync(join(disk, 'ballast'));
  await until('sales to come back', TURN_LIMIT_MS, async () => {
    return (await buy()).status === 201 ? true : undefined;
  });
  t.equal((await client.get('/readyz')).status, 200);
  t.same(await gambler.resolve(), [], 'what was refused takes effect once');
  const balanceMinor = await balanceOf(client, gambler.player);
  const tickets = await ticketsOf(client, gambler.player);

  await engine.kill();
  const restarted = await EngineProcess.start(t, { directory, flags });
  client.url = restarted.url;
  t.equal(await balanceOf(client, gambler.player), balanceMinor);
  t.same(await ticketsOf(client, gambler.player), tickets, 'nothing was lost');
  t.equal((await restarted.stop()).exitCode, 0);
  t.equal((await verifyJournals(directory)).exitCode, 0);

  function isRefused(answer: ClientAnswer): void {
    t.equal(answer.status, 503);
    t.equal(codeOf(answer), 'diskFull');
    t.ok(Number(answer.headers['retry-after']) > 0, 'it says when to come back');
  }
});

test('full disk: where only the log has no room, the engine goes on', async (t) => {
  const directory = engineDirectory(t);
  const full = openSync('/dev/full', 'w');
  const args = [LAUNCHER, 'serve', '--data', directory, '--port', '0', '--shards', SHARDS];
  const child = spawn(process.execPath, args, { stdio: ['ignore', full, 'pipe'] });
  closeSync(full);
  t.teardown(() => child.kill('SIGKILL'));
  let errors = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  await until('the engine to be ready', TURN_LIMIT_MS, () => {
    if (child.exitCode !== null) throw new Error(`the engine ended: ${errors}`);
    return existsSync(join(directory, 'heads.json')) ? true : undefined;
  });
  await createAdmin(directory);
  child.kill('SIGTERM');
  t.equal(await ended, 0, errors);
  t.equal(errors, '');
  t.equal((await verifyJournals(directory)).exitCode, 0);
});

const NEWCOMER = { login: 'newcomer', password: 'twelve angry owls', birthDate: '1991-02-03' };

function fillDisk(disk: string): void {
  const { bavail, bsize } = statfsSync(disk);
  const bytes = bavail * bsize - LEFT_MEGABYTES * MEGABYTE;
  writeFileSync(join(disk, 'ballast'), Buffer.alloc(bytes));
}
