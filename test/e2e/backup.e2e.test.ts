/**
 * Backups of an engine that sells, and what is made of them: the copy has all that was answered,
 * and is another engine by everything that others know an engine by.
 */
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as waitMs } from 'node:timers/promises';
import { type Test, test } from 'tap';
import { EngineClient } from '../support/engine/engine-client.ts';
import {
  balanceOf,
  createAdmin,
  depositOverHttp,
  type EnginePlayer,
  logIn,
  loginsPerShard,
  openOverHttp,
  register,
  ticketsOf,
} from '../support/engine/engine-people.ts';
import {
  type CommandOutcome,
  EngineProcess,
  engineDirectory,
  startTirage,
  tirage,
  verifyJournals,
} from '../support/engine/engine-process.ts';

const PAID_IN_MINOR = 100_000;

interface Scene {
  readonly directory: string;
  readonly backups: string;
  readonly engine: EngineProcess;
  readonly client: EngineClient;
  readonly players: readonly EnginePlayer[];
  readonly drawId: string;
}

/** Players with money, and a draw on sale. */
async function scene(t: Test): Promise<Scene> {
  const directory = engineDirectory(t);
  await createAdmin(directory);
  const engine = await EngineProcess.start(t, { directory });
  const client = new EngineClient(t, engine.url);
  const { drawId } = await openOverHttp(client, await logIn(client), { closesInMs: 3_600_000 });
  const players: EnginePlayer[] = [];
  for (const login of loginsPerShard('saver', 2)) {
    const player = await register(client, login);
    await depositOverHttp(client, player, PAID_IN_MINOR);
    players.push(player);
  }
  return { directory, backups: join(directory, '..', 'backups'), engine, client, players, drawId };
}

async function buyEach({ client, players, drawId }: Scene, key: string): Promise<void> {
  for (const { accessToken: token, login } of players) {
    const asked = { token, key: `${key}.${login}` };
    await client.expect(201, client.post(`/v1/draws/${drawId}/tickets`, { quickPick: 3 }, asked));
  }
}

const backUp = ({ backups, directory }: Pick<Scene, 'backups' | 'directory'>) =>
  tirage(['backup', backups, '--data', directory]);

const restoreTo = (data: string, { backups }: Pick<Scene, 'backups'>, ...more: string[]) =>
  tirage(['restore', backups, '--data', data, ...more]);

function succeeds(t: Test, { exitCode, output, errors }: CommandOutcome, what: string): void {
  t.equal(exitCode, 0, `${what}: ${output}${errors}`);
}

/** What the players have, by the words of an engine that serves the directory. */
async function holdingsIn(t: Test, directory: string, { players, drawId }: Scene) {
  const engine = await EngineProcess.start(t, { directory });
  const client = new EngineClient(t, engine.url);
  const holdings = [];
  for (const { login } of players) {
    const player = await logIn(client, login);
    const tickets = await ticketsOf(client, player, drawId);
    holdings.push({ login, balanceMinor: await balanceOf(client, player), tickets });
  }
  t.equal((await engine.stop()).exitCode, 0);
  return holdings;
}

test('backup: the copy has what was sold before, and the first engine goes on', async (t) => {
  const one = await scene(t);
  await buyEach(one, 'before');
  const first = await backUp(one);
  succeeds(t, first, 'the first');
  t.match(first.output, /ok {3}shards: cut where no mail is half there/);
  t.match(first.output, /backup 1 is complete and verified/);
  const sold = [];
  for (const player of one.players) {
    const tickets = await ticketsOf(one.client, player, one.drawId);
    sold.push({
      login: player.login,
      balanceMinor: await balanceOf(one.client, player),
      tickets,
    });
  }
  await buyEach(one, 'after');
  succeeds(t, await backUp(one), 'the second');

  const copy = join(one.backups, '..', 'copy');
  const restored = await restoreTo(copy, one, '--backup', '1');
  succeeds(t, restored, 'restore');
  t.match(restored.output, /restored and verified, as engine [0-9a-f]{32}/);
  t.same(await holdingsIn(t, copy, one), sold, 'balances and tickets of the time of the backup');
  succeeds(t, await verifyJournals(copy), 'journal verify');
  const newest = join(one.backups, '..', 'newest');
  succeeds(t, await restoreTo(newest, one), 'restore');
  t.equal((await holdingsIn(t, newest, one))[0]?.tickets.length, 6, 'the second one has both');
  await buyEach(one, 'later');
  t.notMatch(one.engine.said(), /threw|restarting/, 'nothing happened to the engine meanwhile');
  t.equal((await one.engine.stop()).exitCode, 0);
});

test('backup: no key and no secret comes into it', async (t) => {
  const one = await scene(t);
  succeeds(t, await backUp(one), 'backup');
  const keyFile = readdirSync(join(one.directory, 'keys'))[0] ?? '';
  const key = JSON.parse(readFileSync(join(one.directory, 'keys', keyFile), 'utf8'));
  const secrets = ['sandbox', 'identity'].map((name) => {
    return readFileSync(join(one.directory, `${name}.secret`), 'utf8').trim();
  });
  const everything = readdirSync(one.backups, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => readFileSync(join(file.parentPath, file.name), 'latin1'))
    .join();
  for (const secret of [key.privateText, key.kid, ...secrets]) {
    t.notOk(everything.includes(secret), 'a secret is in the backup');
  }
  const copy = join(one.backups, '..', 'copy');
  succeeds(t, await restoreTo(copy, one), 'restore');
  t.same(readdirSync(copy).sort(), [
    'clock.json',
    'engine.sock',
    'heads.json',
    'meta.json',
    'shard-0',
    'shard-1',
  ]);
  const engine = await EngineProcess.start(t, { directory: copy });
  const { accessToken: token, refreshToken } = one.players[0] as EnginePlayer;
  const client = new EngineClient(t, engine.url);
  const stranger = await client.get('/v1/me/wallet', { token });
  t.equal(stranger.status, 401, 'a token of the first engine is none of the copy');
  const refreshed = await client.post('/v1/sessions/refresh', { refreshToken });
  t.comment(`refresh: ${refreshed.status}`);
  await engine.stop();
});

test('backup: a copy is not taken for the first, nor the first for a copy', async (t) => {
  const one = await scene(t);
  t.equal((await one.engine.stop()).exitCode, 0);
  succeeds(t, await backUp(one), 'backup of a stopped engine');
  const copy = join(one.backups, '..', 'copy');
  succeeds(t, await restoreTo(copy, one), 'restore');
  const refused = async (directory: string, message: RegExp) => {
    const { exitCode, errors } = await tirage(['serve', '--data', directory, '--port', '0']);
    t.equal(exitCode, 1);
    t.match(errors, message);
    t.equal((await verifyJournals(directory)).exitCode, 1, 'verify refuses it, too');
  };
  const mixed = (name: string, from: string, into: string, ...files: string[]) => {
    const directory = join(one.backups, '..', name);
    cpSync(into, directory, { recursive: true, filter: (path) => !path.endsWith('.sock') });
    for (const file of files) {
      rmSync(join(directory, file), { recursive: true });
      cpSync(join(from, file), join(directory, file), { recursive: true });
    }
    return directory;
  };
  const [shards, heads] = [['shard-0', 'shard-1'], 'heads.json'];
  const original = mixed('a', one.directory, copy, ...shards);
  await refused(original, /does not say that this engine goes on|is older than it was/);
  const disguised = mixed('b', copy, one.directory, ...shards);
  await refused(disguised, /heads\.json .* is older than the journal of shard-0/);
  rmSync(join(disguised, heads));
  const accepted = await tirage(['journal', 'repair', '--data', disguised, '--accept-heads']);
  t.equal(accepted.exitCode, 1, 'nobody can accept that');
  t.match(accepted.output, /was restored from a backup, and goes on as another engine's/);
  const again = await backUp({ backups: one.backups, directory: copy });
  t.match(again.errors, /holds the backups of another engine/);
  const ofCopy = { backups: join(one.backups, '..', 'backups-2'), directory: copy };
  succeeds(t, await backUp(ofCopy), 'the copy has backups of its own');
  const second = join(one.backups, '..', 'copy-2');
  succeeds(t, await restoreTo(second, ofCopy), 'and copies');
  succeeds(t, await verifyJournals(second), 'journal verify');
  const { engineId, forebears } = JSON.parse(readFileSync(join(second, 'meta.json'), 'utf8'));
  const ids = [...forebears.map((forebear: { engineId: string }) => forebear.engineId), engineId];
  t.equal(new Set(ids).size, 3, 'each is another engine');
});

test('restore: to records that only the segments of a lost directory hold', async (t) => {
  const one = await scene(t);
  await buyEach(one, 'before');
  succeeds(t, await backUp(one), 'backup');
  const betweenMs = Date.now();
  await waitMs(5); // The records behind are of a later millisecond.
  await buyEach(one, 'after');
  const newest = [];
  for (const player of one.players) {
    newest.push((await ticketsOf(one.client, player, one.drawId)).length);
  }
  await one.engine.kill();
  for (const name of ['meta.json', 'heads.json']) rmSync(join(one.directory, name));
  for (const shard of ['shard-0', 'shard-1'])
    writeFileSync(join(one.directory, shard, 'data.mdb'), '');
  const made = async (name: string, ...more: string[]) => {
    const copy = join(one.backups, '..', name);
    const restored = await restoreTo(copy, one, '--segments', one.directory, ...more);
    succeeds(t, restored, name);
    t.match(restored.output, /shard 0 to record \d+, (\d+ behind the end of|as) the backup\n/);
    return (await holdingsIn(t, copy, one)).map(({ tickets }) => tickets.length);
  };
  t.same(newest, [6, 6, 6, 6]);
  t.same(await made('all'), newest, 'all that was answered');
  const at = new Date(betweenMs).toISOString();
  t.same(await made('then', '--at', at), [3, 3, 3, 3], 'what was answered by then');
  const { manifest } = JSON.parse(readFileSync(join(one.backups, 'backup-00000001.json'), 'utf8'));
  const sequence = manifest.shards[1].cut.sequence + 1;
  const some = await made('some', '--at', `1:${sequence}`);
  t.same(some, [6, 6, 3, 3], 'up to the second purchase of them');
  const none = await restoreTo(join(one.backups, '..', 'none'), one, '--at', `1:${sequence}`);
  t.match(none.errors, /record \d+ of shard-1 is not held/);
  const misled = await restoreTo(join(one.backups, '..', 'none'), one, '--segments', '/');
  t.match(misled.errors, /holds none: name a data directory/);
  t.notOk(existsSync(join(one.backups, '..', 'none')), 'nothing was begun');
});

test('restore: one that is killed leaves nothing that serves', async (t) => {
  const one = await scene(t);
  await buyEach(one, 'before');
  succeeds(t, await backUp(one), 'backup');
  t.equal((await one.engine.stop()).exitCode, 0);
  for (let i = 0; i < 8; i += 1) {
    const copy = join(one.backups, '..', `killed-${i}`);
    const restoring = startTirage(['restore', one.backups, '--data', copy]);
    await Promise.race([restoring.outcome, waitMs(200 + i * 150)]);
    restoring.kill();
    const { exitCode } = await restoring.outcome;
    if (!existsSync(join(copy, 'shard-0'))) continue;
    if (existsSync(join(copy, 'meta.json'))) {
      succeeds(t, await verifyJournals(copy), 'a finished one is whole');
      continue;
    }
    t.not(exitCode, 0);
    const serving = await tirage(['serve', '--data', copy, '--port', '0']);
    t.equal(serving.exitCode, 1);
    t.match(serving.errors, /a restore into this data directory was not finished|no meta\.json/);
    t.match((await restoreTo(copy, one)).errors, /is not empty|did not finish/);
  }
  t.pass('none of them served');
});

test('restore: what is not empty, is damaged or is not there is refused by name', async (t) => {
  const one = await scene(t);
  succeeds(t, await backUp(one), 'backup');
  t.equal((await one.engine.stop()).exitCode, 0);
  const full = join(one.backups, '..', 'full');
  mkdirSync(full);
  writeFileSync(join(full, 'mine.txt'), 'mine');
  t.match((await restoreTo(full, one)).errors, /is not empty: choose an empty one/);
  const left = readdirSync(full).filter((name) => name !== 'engine.sock');
  t.same(left, ['mine.txt']);
  t.match((await restoreTo(one.directory, one)).errors, /is not empty/);
  const empty = join(one.backups, '..', 'empty');
  const nowhere = await restoreTo(empty, { backups: full });
  t.match(nowhere.errors, /there are no backups in this directory/);
  t.match((await restoreTo(empty, one, '--backup', '7')).errors, /no backup 7: there are 1 of 20/);
  for (const at of ['noon', '2026-02-31T00:00:00Z', '2026-13-01T00:00:00Z', '0:1.5']) {
    const { errors } = await restoreTo(empty, one, '--at', at);
    t.match(errors, /Give a record as 0:4711/, at);
  }
  t.match((await restoreTo(empty, one, '--at', '9:1')).errors, /no shard 9/);
  const piece = readdirSync(join(one.backups, 'shard-1'))[0] ?? '';
  const path = join(one.backups, 'shard-1', piece);
  const bytes = readFileSync(path);
  bytes[700] = (bytes[700] ?? 0) ^ 4;
  writeFileSync(path, bytes);
  const damaged = await restoreTo(empty, one);
  t.equal(damaged.exitCode, 1);
  t.match(damaged.errors, new RegExp(`shard-1/${piece} of the backup is damaged`));
  const serving = await tirage(['serve', '--data', empty, '--port', '0']);
  t.match(serving.errors, /a restore into this data directory was not finished/);
});
