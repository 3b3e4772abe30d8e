/**
 * Starts and stops as an operator meets them: in order, refused with a sentence, beside another
 * engine. Shards that fail: test/supervisor/shard-fleet.lmdb.test.ts.
 */
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Test, test } from 'tap';
import { EngineClient } from '../support/engine/engine-client.ts';
import {
  balanceOf,
  createAdmin,
  logIn,
  openOverHttp,
  register,
  ticketsOf,
} from '../support/engine/engine-people.ts';
import {
  type CommandOutcome,
  EngineProcess,
  engineDirectory,
  tirage,
  verifyJournals,
} from '../support/engine/engine-process.ts';
import { until } from '../support/engine/until.ts';
import { Gambler } from '../support/rounds/gambler.ts';

const CONNECTIONS = 16;
const WARM_PURCHASES = 100;
const LOAD_LIMIT_MS = 60_000;
const PURCHASES_COUNTED = /^tirage_commands_total\{type="buyTickets",outcome="accepted"\} [1-9]/m;

test('supervision: a stop under load answers what it took, and a restart has it', async (t) => {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    const directory = engineDirectory(t);
    const engine = await EngineProcess.start(t, { directory, flags: { '--gateways': '2' } });
    const client = new EngineClient(t, engine.url, CONNECTIONS);
    await createAdmin(directory);
    const { drawId } = await openOverHttp(client, await logIn(client), { closesInMs: 3_600_000 });
    const gambler = new Gambler(client, await register(client, 'alice'));
    await gambler.deposit(1_000_000);
    const playing = Array.from({ length: CONNECTIONS }, async () => {
      for (;;) {
        const { state } = await gambler.buy(drawId, 1);
        if (state === 'asked') return;
      }
    });
    await until('the engine to be busy', LOAD_LIMIT_MS, () => {
      return gambler.taken('purchase').length > WARM_PURCHASES ? true : undefined;
    });
    await until('the purchases to be counted', LOAD_LIMIT_MS, async () => {
      const metrics = await engine.metrics();
      const isQueueTold = /^tirage_queue_depth\{queue="shard-0"\} \d+$/m.test(metrics);
      return isQueueTold && PURCHASES_COUNTED.test(metrics) ? true : undefined;
    });
    t.equal((await engine.stop(signal)).exitCode, 0, `${signal} ends it in order`);
    await Promise.all(playing);
    t.same(
      engine.log.filter(({ level }) => level !== 'info'),
      [],
      'nothing to complain of',
    );
    // At most the one that each connection had under way when the door closed.
    const open = gambler.operations.filter(({ state }) => state === 'asked').length;
    t.ok(open <= CONNECTIONS, `${open} were not taken`);

    const restarted = await EngineProcess.start(t, { directory });
    client.url = restarted.url;
    const taken = gambler.tickets(drawId).map(({ ticketId }) => ticketId);
    const listed = (await ticketsOf(client, gambler.player)).map(({ ticketId }) => ticketId);
    t.same(new Set(listed), new Set(taken), 'what was not answered was not taken');
    t.same(await gambler.resolve(), []);
    const spentMinor = 100 * gambler.taken('purchase').length;
    t.equal(await balanceOf(client, gambler.player), 1_000_000 - spentMinor);
    t.equal((await restarted.stop()).exitCode, 0);
    t.equal((await verifyJournals(directory)).exitCode, 0);
  }
});

test('supervision: a directory has one engine at a time', async (t) => {
  const directory = engineDirectory(t);
  const engine = await EngineProcess.start(t, { directory });
  const second = EngineProcess.spawn(t, { directory });
  t.equal((await second.end()).exitCode, 1);
  t.match(second.errors, /^another engine is using this data directory: stop it first/);
  isRefused(t, await verifyJournals(directory), /another engine is using this data directory/);
  t.ok(engine.isRunning);
  await engine.kill();
  const third = await EngineProcess.start(t, { directory });
  t.equal((await third.stop()).exitCode, 0, 'a killed one holds nothing up');
});

test('supervision: a port has one engine at a time', async (t) => {
  const engine = await EngineProcess.start(t, { directory: engineDirectory(t) });
  const { port } = new URL(engine.url);
  const flags = { '--port': port };
  const second = EngineProcess.spawn(t, { directory: engineDirectory(t), flags });
  t.equal((await second.end()).exitCode, 1);
  t.equal(
    second.errors,
    `cannot listen on 127.0.0.1:${port}: the port is taken, or not our address\n`,
  );
  t.equal((await new EngineClient(t, engine.url).get('/readyz')).status, 200);
});

test('supervision: what cannot be used is refused in a sentence', async (t) => {
  const directory = engineDirectory(t);
  await createAdmin(directory);
  const cases: readonly (readonly [Record<string, string>, RegExp])[] = [
    [{ '--shards': '4' }, /has 2 shards and the settings ask for 4: set the count of shards to 2/],
    [{ '--shards': '0' }, /^--shards must be .*, but is "0"\.$/m],
    [{ '--port': 'http' }, /^--port must be .*, but is "http"\.$/m],
    [{ '--time-zone': 'Mars/Base' }, /^--time-zone must be .*"Mars\/Base"\.$/m],
    [{ '--free-space-mb': '1' }, /^--free-space-mb must be .*, but is "1"\.$/m],
    [{ '--schedule': join(directory, 'absent.json') }, /schedule file cannot be read/],
    [{ '--schedule': join(directory, 'meta.json') }, /^The schedule .*\.$/m],
    [{ '--host': '192.0.2.1' }, /cannot listen on 192\.0\.2\.1:0/],
  ];
  for (const [flags, sentence] of cases) {
    const engine = EngineProcess.spawn(t, { directory, flags });
    t.equal((await engine.end()).exitCode, 1, JSON.stringify(flags));
    t.match(engine.errors, sentence);
    t.notMatch(engine.errors, /\n {4}at /, 'a sentence, no stack');
  }
  const unknown = await tirage(['serve', '--no-such-flag']);
  isRefused(t, unknown, /unknown option '--no-such-flag'/);
  rmSync(join(directory, 'shard-1'), { recursive: true });
  const crippled = EngineProcess.spawn(t, { directory });
  t.equal((await crippled.end()).exitCode, 1);
  t.match(crippled.errors, /lacks the journal of shard-1: put a copy of yours back/);
  // By then the gateways have been loaded, and wait: they must not keep the process.
  mkdirSync(join(directory, 'shard-1', 'records-00000001.seg'), { recursive: true });
  const broken = EngineProcess.spawn(t, { directory });
  t.equal((await broken.end()).exitCode, 1);
  t.match(broken.errors, /^shard 1 could not start: .*\(EISDIR\)/m);
});

test('supervision: roles are given on a running engine and on a stopped one', async (t) => {
  const directory = engineDirectory(t);
  await createAdmin(directory, { login: 'early' });
  const engine = await EngineProcess.start(t, { directory });
  const client = new EngineClient(t, engine.url);
  await createAdmin(directory, { login: 'late' });
  for (const login of ['early', 'late']) {
    const { accessToken: token } = await logIn(client, login);
    t.equal((await client.get('/v1/admin/ledger/trial-balance', { token })).status, 200);
  }
  const taken = ['admin', 'create', '--data', directory, '--login', 'EARLY'];
  isRefused(t, await tirage(taken, { input: 'nine lives, seven seas' }), /refused: loginTaken/);
  t.equal((await engine.stop()).exitCode, 0);
  isRefused(t, await tirage(taken, { input: 'nine lives, seven seas' }), /refused: loginTaken/);
  const weak = ['admin', 'create', '--data', directory, '--login', 'weak'];
  isRefused(t, await tirage(weak, { input: 'short' }), /password/i);
  isRefused(t, await tirage(weak), /^No password was given\.$/m);
});

test('supervision: a journal that was changed behind its back does not verify', async (t) => {
  const directory = engineDirectory(t);
  isRefused(t, await verifyJournals(directory), /^No engine has run in this directory/);
  await createAdmin(directory);
  const good = await verifyJournals(directory);
  t.equal(good.exitCode, 0);
  t.match(good.output, /^ok {3}shard \d: \d+ records, \d+ rows, equal; head [0-9a-f]{64}$/m);
  t.match(good.output, /^ok {3}books: .*sum 0$/m);
  const file = join(directory, 'shard-1', 'data.mdb');
  const sound = readFileSync(file);
  const spoilt: readonly (readonly [Uint8Array, RegExp])[] = [
    [
      randomBytes(sound.length),
      /^FAIL shard 1: the file of the rows is none: `tirage journal repair` makes it again/m,
    ],
    // What is missing is met at different places: LMDB may end the process that reads it.
    [sound.subarray(0, sound.length / 2), /^FAIL /m],
    [sound.subarray(0, sound.length / 4), /^FAIL /m],
  ];
  for (const [bytes, sentence] of spoilt) {
    writeFileSync(file, bytes);
    const { exitCode, output } = await verifyJournals(directory);
    t.equal(exitCode, 1);
    t.match(output, sentence);
    t.match(output, /^NOT verified$/m);
  }
  rmSync(file);
  t.match(
    (await verifyJournals(directory)).output,
    /^FAIL shard 1: the file of the rows is missing/m,
  );
  const repaired = await tirage(['journal', 'repair', '--data', directory]);
  t.equal(repaired.exitCode, 0, repaired.output);
  t.equal((await verifyJournals(directory)).exitCode, 0, 'they are made again from the records');
  rmSync(join(directory, 'shard-1', 'records-00000001.seg'));
  isRefused(t, await verifyJournals(directory), /^the data directory lacks the journal of shard-1/);
});

function isRefused(t: Test, { exitCode, errors }: CommandOutcome, sentence: RegExp): void {
  t.equal(exitCode, 1);
  t.match(errors, sentence);
}
