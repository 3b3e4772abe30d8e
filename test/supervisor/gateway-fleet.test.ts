/**
 * Gateways as real threads. A port to a shard that does not exist is a bug of ours to the gateway
 * that is given it, outside of the handlers that are guarded.
 */
import { connect } from 'node:net';
import { MessageChannel } from 'node:worker_threads';
import { type Test, test } from 'tap';
import { GAMES } from '../../actors/games/game-table.ts';
import { readSettings } from '../../src/config/settings.ts';
import type { MainAnswers } from '../../src/gateway/main-desk.ts';
import { SigningKeys } from '../../src/identity/signing-keys.ts';
import { must } from '../../src/kernel/assert.ts';
import { SYSTEM_CLOCK } from '../../src/kernel/system-clock.ts';
import { createLogger } from '../../src/operations/logger.ts';
import { createSharedTable } from '../../src/structures/shared-table.ts';
import { claimPort } from '../../src/supervisor/claim-port.ts';
import { GatewayFleet } from '../../src/supervisor/gateway-fleet.ts';
import type { ShardPeer } from '../../src/supervisor/shard-fleet-options.ts';
import { unwatched } from '../support/cluster/unwatched.ts';
import { EngineClient, NoAnswerError } from '../support/engine/engine-client.ts';
import { until } from '../support/engine/until.ts';
import { founders } from '../support/sources/founders.ts';

const GATEWAYS = 2;
const LIMIT_MS = 60_000;
const NO_SUCH_SHARD = 99;
const MACHINE = { environment: {}, coreCount: 2, timeZone: 'UTC', readText: () => '' };

const NO_ANSWERS: MainAnswers = {
  sealedFile: async () => ({ code: 'fileNotReady' }),
  status: () => Promise.reject(new Error('nobody asks for it here')),
  measurements: () => Promise.reject(new Error('nobody asks for them here')),
};

class Stage {
  readonly fleet: GatewayFleet;
  readonly log: string[] = [];
  /** As they were announced to the shards: again when a gateway came back. */
  readonly peers: ShardPeer[] = [];
  readonly removed: number[] = [];

  constructor(keys: SigningKeys, gatewayCount: number, port: number) {
    const flags = { port: String(port), gateways: String(gatewayCount), logLevel: 'silent' };
    this.fleet = new GatewayFleet({
      shardCounts: founders(1),
      watchdog: unwatched(),
      clock: { ...SYSTEM_CLOCK, belief: { lastMs: 0 }, onAccepted: () => undefined },
      settings: readSettings({ machine: MACHINE, flags }),
      games: Object.values(GAMES),
      brand: { name: 'Test', colours: undefined, logo: undefined, texts: {} },
      secrets: { sandbox: 'a secret of the sandbox, as long as one', identity: 'another one' },
      signingKeys: keys.records,
      rateLimits: createSharedTable(1_024),
      loginFailures: createSharedTable(1_024),
      shards: {
        addPeer: (peer) => this.peers.push(peer),
        removePeer: (peer) => this.removed.push(peer),
      },
      log: createLogger({ level: 'info', target: { write: (line) => this.log.push(line) } }),
      onMetrics: () => undefined,
    });
  }

  static async open(t: Test, gatewayCount = GATEWAYS, port = 0): Promise<Stage> {
    const keys = await SigningKeys.open({ dataDirectory: t.testdir(), clock: SYSTEM_CLOCK });
    const stage = new Stage(keys, gatewayCount, port);
    t.teardown(() => stage.fleet.stop());
    stage.fleet.load();
    return stage;
  }

  /** Ends the first gateway, once it has been loaded. */
  sabotage(t: Test): void {
    const { port1, port2 } = new MessageChannel();
    t.teardown(() => port2.close());
    must(this.peers[0], 'the first gateway').connectShard(NO_SUCH_SHARD, port1);
  }
}

test('gateway fleet: loads before it listens, and waits to be told', async (t) => {
  const stage = await Stage.open(t);
  t.same(
    stage.peers.map(({ peer }) => peer),
    [1, 2],
    'shards know them already',
  );
  const port = await stage.fleet.listen(NO_ANSWERS);
  const { status } = await new EngineClient(t, `http://127.0.0.1:${port}`).get('/healthz');
  t.equal(status, 200);
});

test('gateway fleet: once open, the port stays open', async (t) => {
  const { port, release } = await claimPort('127.0.0.1', 0);
  release();
  const stage = await Stage.open(t, GATEWAYS, port);
  let isOver = false;
  const outcomes: boolean[] = [];
  const knocking = (async () => {
    while (!isOver) outcomes.push(await connects(port));
  })();
  t.equal(await stage.fleet.listen(NO_ANSWERS), port);
  for (let i = 0; i < 200; i += 1) outcomes.push(await connects(port));
  isOver = true;
  await knocking;
  const opened = outcomes.indexOf(true);
  t.ok(opened > 0, 'the loop began before the port was open');
  t.notOk(outcomes.slice(opened).includes(false), 'none is refused after the first');
});

function connects(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

test('gateway fleet: one that was never told to listen can be stopped', async (t) => {
  const stage = await Stage.open(t);
  await stage.fleet.stop();
  t.same(stage.removed, [], 'nothing was restarted');
});

test('gateway fleet: one that ends before it listens fails the start', async (t) => {
  const stage = await Stage.open(t);
  stage.sabotage(t);
  await t.rejects(stage.fleet.listen(NO_ANSWERS), {
    name: 'GatewayStartError',
    message: 'gateway 0 ended before it listened',
  });
});

test('gateway fleet: one with a bug is replaced, and the process lives', async (t) => {
  // The only one: whoever answers afterwards has replaced it.
  const stage = await Stage.open(t, 1);
  const client = new EngineClient(t, `http://127.0.0.1:${await stage.fleet.listen(NO_ANSWERS)}`);
  stage.sabotage(t);
  await until('the gateway to be replaced', LIMIT_MS, () => stage.peers[1]);
  t.same(stage.removed, [1]);
  t.equal(stage.peers[1]?.peer, 1);
  const { status } = await until('it to serve', LIMIT_MS, async () => {
    try {
      return await client.get('/healthz');
    } catch (error) {
      if (error instanceof NoAnswerError) return undefined;
      throw error;
    }
  });
  t.equal(status, 200);
  t.match(stage.log.join('\n'), /restarting a gateway/);
});
