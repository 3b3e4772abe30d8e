/**
 * A disk whose sync fails, under the whole engine: the process says so and ends, nobody is told yes
 * by that shard afterwards, and a restart has all that was answered for.
 *
 * The journal by itself is tested with each sync (failing-fsync.lmdb.test.ts); here a spread of
 * them, or all of 1 to 50 with TIRAGE_TEST_EVERY_SYNC=1.
 */
import { cpSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Test, test } from 'tap';
import { shardOfSlot, slotOfLogin } from '../../src/kernel/slots.ts';
import { buildFailingSync, NO_COMPILER as skip } from '../support/disk/failing-sync.ts';
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
  EngineProcess,
  engineDirectory,
  SHARDS,
  verifyJournals,
} from '../support/engine/engine-process.ts';
import { Gambler } from '../support/rounds/gambler.ts';

const SPREAD = [1, 2, 5, 13, 34];
const EVERY = Array.from({ length: 50 }, (_, index) => index + 1);
const SYNCS = process.env.TIRAGE_TEST_EVERY_SYNC === '1' ? EVERY : SPREAD;
const START_MINOR = 100_000;
/** A player that a shard has failed asks again this often: none of it may be taken. */
const STUBBORN_COUNT = 20;

interface Prepared {
  readonly directory: string;
  readonly drawId: string;
  readonly gamblers: readonly Gambler[];
  readonly client: EngineClient;
}

test('failed writes: after a sync that failed the engine ends, and its answers hold', {
  skip,
}, async (t) => {
  const prepared = await prepare(t);
  const library = buildFailingSync(dirname(prepared.directory));
  for (const sync of SYNCS) {
    // In turns: once or for good, at any shard or at one alone.
    const environment = {
      LD_PRELOAD: library,
      SYNC_FILE: sync % 3 === 0 ? 'shard-1/records-00000001.seg' : '.seg',
      SYNC_FAIL_AT: String(sync),
      SYNC_STICKY: String(sync % 2),
    };
    await t.test(`sync ${sync} of ${environment.SYNC_FILE}`, (t) => {
      return failAt(t, prepared, environment);
    });
  }
});

test('failed writes: the name of the marks is synced with its directory', { skip }, async (t) => {
  const directory = engineDirectory(t);
  const library = buildFailingSync(dirname(directory));
  const environment = {
    LD_PRELOAD: library,
    SYNC_FILE: '/data',
    SYNC_FAIL_AT: '1',
    SYNC_STICKY: '1',
  };
  await createAdmin(directory);
  const engine = await EngineProcess.start(t, { directory, environment });
  t.match(engine.said(), /how far the journals are could not be noted/);
  t.equal((await engine.stop()).exitCode, 0, 'it matters only to a later start');
});

/** An engine that was stopped in order, with a draw on sale and a player on each shard. */
async function prepare(t: Test): Promise<Prepared> {
  const directory = engineDirectory(t);
  const engine = await EngineProcess.start(t, { directory });
  const client = new EngineClient(t, engine.url);
  await createAdmin(directory);
  const { drawId } = await openOverHttp(client, await logIn(client), { closesInMs: 3_600_000 });
  const gamblers: Gambler[] = [];
  for (let shard = 0; shard < Number(SHARDS); shard += 1) {
    const gambler = new Gambler(client, await register(client, loginOn(shard)));
    await gambler.deposit(START_MINOR);
    gamblers.push(gambler);
  }
  t.equal((await engine.stop()).exitCode, 0);
  return { directory, drawId, gamblers, client };
}

async function failAt(
  t: Test,
  { directory: original, drawId, gamblers: owners, client }: Prepared,
  environment: Readonly<Record<string, string>>,
): Promise<void> {
  const directory = engineDirectory(t);
  cpSync(original, directory, { recursive: true, filter: (path) => !path.endsWith('.sock') });
  const gamblers = owners.map(({ player }) => new Gambler(client, player, 'on-a-bad-disk'));
  const engine = EngineProcess.spawn(t, { directory, environment });
  const isUp = await engine.ready().then(
    () => true,
    () => false,
  );
  if (isUp) {
    client.url = engine.url;
    await Promise.all(gamblers.map((gambler) => playOn(t, engine, gambler, drawId)));
  }
  t.equal((await engine.end()).exitCode, 1, 'the process ends by itself');
  t.match(engine.errors + engine.said(), /the journal of shard \d failed: .*could not|could not/);
  t.notMatch(engine.said(), /restarting a shard/, 'no thread opens the journal again');

  const restarted = await EngineProcess.start(t, { directory });
  client.url = restarted.url;
  for (const gambler of gamblers) {
    t.same(await gambler.resolve(), [], 'what had no answer takes effect once');
    const bought = gambler.tickets(drawId).map(({ ticketId }) => ticketId);
    const listed = (await ticketsOf(client, gambler.player)).map(({ ticketId }) => ticketId);
    t.same(new Set(listed), new Set(bought), 'the tickets are those that were answered for');
    t.equal(listed.length, bought.length);
    t.equal(await balanceOf(client, gambler.player), START_MINOR - 100 * bought.length);
  }
  t.equal((await restarted.stop()).exitCode, 0);
  t.equal((await verifyJournals(directory)).exitCode, 0, 'the journals verify');
}

/** Buys one ticket after the other until the engine is gone. */
async function playOn(
  t: Test,
  engine: EngineProcess,
  gambler: Gambler,
  drawId: string,
): Promise<void> {
  const states: string[] = [];
  while (engine.isRunning && states.filter((one) => one === 'asked').length < STUBBORN_COUNT) {
    states.push((await gambler.buy(drawId, 1)).state);
  }
  const afterFailure = states.slice(states.indexOf('asked'));
  t.notOk(afterFailure.includes('taken'), 'no success after the failure');
}

function loginOn(shard: number): string {
  for (let number = 0; ; number += 1) {
    const login = `buyer-${number}`;
    if (shardOfSlot(slotOfLogin(login), Number(SHARDS)) === shard) return login;
  }
}
