/**
 * Shards that fail while they are asked, as real threads on real journals.
 *
 * A saboteur is a peer like a gateway, but writes to its ports by hand: an operation that does not
 * exist is a bug of ours to the shard that reads it, and ends its thread.
 */

import { join } from 'node:path';
import type { MessagePort } from 'node:worker_threads';
import { type Test, test } from 'tap';
import { DATA_FORMAT } from '../../src/journal/directory-meta.ts';
import type { JournalPlace } from '../../src/journal/journal-places.ts';
import type { PlayerKey } from '../../src/kernel/ids.ts';
import { minor } from '../../src/kernel/money.ts';
import { shardOfSlot, slotOfLogin } from '../../src/kernel/slots.ts';
import { SYSTEM_CLOCK } from '../../src/kernel/system-clock.ts';
import { ShardClient } from '../../src/mailbox/shard-client.ts';
import { createLogger } from '../../src/operations/logger.ts';
import type { ShardAnswer } from '../../src/protocol/shard-requests.ts';
import { STUMBLES_MAX } from '../../src/shard/stumbles.ts';
import { ShardFleet } from '../../src/supervisor/shard-fleet.ts';
import { unwatched } from '../support/cluster/unwatched.ts';
import { until } from '../support/engine/until.ts';
import { founders } from '../support/sources/founders.ts';

const SHARD_COUNT = 2;
const CLIENT = 0;
const SABOTEUR = 1;
const LIMIT_MS = 60_000;
const DEPOSITS = 200;
/** As many as the fleet forgives within a minute, and one more. */
const FAILURES = 6;

function placeOf(directory: string, shard: number): JournalPlace {
  const counted = { currency: 'EUR', currencyDigits: 2, format: DATA_FORMAT };
  const origin = { engineId: 'e'.repeat(32), shard, founderCount: SHARD_COUNT, ...counted };
  const known = { shardCount: SHARD_COUNT, mark: undefined, newerBuild: undefined };
  return { directory: join(directory, `s${shard}`), origin, mayCreate: true, ...known };
}

class Stage {
  readonly client = new ShardClient(founders(SHARD_COUNT));
  readonly fleet: ShardFleet;
  readonly log: string[] = [];
  readonly lost: string[] = [];
  readonly alarms: string[] = [];
  /** By shard: how often each was connected, and the port into it. */
  readonly connected = Array<number>(SHARD_COUNT).fill(0);
  readonly #ports: MessagePort[] = [];

  constructor(directory: string) {
    this.fleet = new ShardFleet({
      places: Array.from({ length: SHARD_COUNT }, (_, shard) => placeOf(directory, shard)),
      settings: {
        approvalMinorMin: minor(1_000_000),
        keyDays: 30,
        accountMegabytes: 16,
        logLevel: 'silent',
        logFormat: 'json',
      },
      log: createLogger({ level: 'info', target: { write: (line) => this.log.push(line) } }),
      clock: SYSTEM_CLOCK,
      believedOffset: () => SYSTEM_CLOCK.wallMs() - SYSTEM_CLOCK.monotonicMs(),
      watchdog: unwatched(),
      runErrand: async () => {
        throw new Error('this stage runs no errands');
      },
      onLost: ({ message }) => this.lost.push(message),
      beforeBegin: async () => undefined,
      onFileTrouble: () => undefined,
      onHead: () => undefined,
      alarms: {
        note: (thread, { about, sentence }) => {
          if (sentence !== null) this.alarms.push(`${thread}: ${about}`);
        },
        forget: () => undefined,
      },
      onMetrics: () => undefined,
    });
  }

  static async open(t: Test): Promise<Stage> {
    const stage = new Stage(t.testdir());
    await stage.fleet.start();
    stage.fleet.addPeer({
      peer: CLIENT,
      connectShard: (shard, port) => {
        stage.connected[shard] = (stage.connected[shard] ?? 0) + 1;
        stage.client.connect(shard, port);
      },
    });
    stage.fleet.addPeer({
      peer: SABOTEUR,
      connectShard: (shard, port) => {
        stage.#ports[shard] = port;
      },
    });
    t.teardown(async () => {
      await stage.fleet.stop();
      stage.client.close();
      for (const port of stage.#ports) port.close();
    });
    return stage;
  }

  sabotage(shard: number): void {
    const wrong = { correlations: [1], ops: ['noSuchThing'], requests: [{}], purchases: [] };
    this.#ports[shard]?.postMessage(wrong);
  }

  /** A player on that shard. */
  async register(shard: number, name = 'player'): Promise<PlayerKey> {
    let number = 0;
    const isHere = (login: string) => shardOfSlot(slotOfLogin(login), SHARD_COUNT) === shard;
    while (!isHere(`${name}-${number}`)) number += 1;
    const login = `${name}-${number}`;
    const answer = await this.client.question(shard, 'registerPlayer', {
      login,
      loginNormalised: login,
      slot: slotOfLogin(login),
      passwordHash: 'hash',
      birthDate: '1990-01-31',
      roles: ['player'],
      minimumAgeYears: 18,
      timeZone: 'UTC',
      familyId: login,
      refreshHash: 'refresh',
      sessionExpiresAtMs: SYSTEM_CLOCK.wallMs() + 86_400_000,
    });
    if (!answer.ok) throw new Error(answer.code);
    return answer.reply.player;
  }

  /** Its event throws where it changes the state: a kind of payment that comes past no gateway. */
  payWrongly(shard: number, player: PlayerKey, key: string): Promise<ShardAnswer<unknown>> {
    const kind = 'unheardOf' as 'deposit';
    const what = { player, kind, amountMinor: 100, method: 'sandbox:success' };
    return this.client.question(shard, 'requestPayment', {
      ...what,
      idempotencyKey: key,
      fingerprint: 1,
    });
  }

  deposit(shard: number, player: PlayerKey, key: string): Promise<ShardAnswer<unknown>> {
    return this.client.question(shard, 'requestPayment', {
      player,
      kind: 'deposit',
      amountMinor: 100,
      method: 'sandbox:webhook',
      idempotencyKey: key,
      fingerprint: 1,
    });
  }

  /** Waits until the shard was started anew after its `times`th start, and answers again. */
  async returns(shard: number, times: number): Promise<void> {
    await until(`shard ${shard} to be started again`, LIMIT_MS, () =>
      (this.connected[shard] ?? 0) > times ? true : undefined,
    );
    await this.serves(shard);
  }

  /** Waits until the shard answers. */
  serves(shard: number): Promise<true> {
    return until(`shard ${shard} to serve`, LIMIT_MS, async () => {
      const answer = await this.client.question(shard, 'trialBalance', {});
      return answer.ok ? true : undefined;
    });
  }
}

test('shard fleet: a shard with a bug comes back, the others notice nothing', async (t) => {
  const stage = await Stage.open(t);
  const victim = await stage.register(0);
  const bystander = await stage.register(1);
  const keys = Array.from({ length: DEPOSITS }, (_, i) => `key-${i}`);
  const [first, second] = [keys.slice(0, DEPOSITS / 2), keys.slice(DEPOSITS / 2)];
  const taken = await Promise.all(first.map((key) => stage.deposit(0, victim, key)));
  t.ok(taken.every(({ ok }) => ok));
  // The order of two ports is nobody's promise: these fall before, into and after the failure.
  stage.sabotage(0);
  const inFlight = await Promise.all(second.map((key) => stage.deposit(0, victim, key)));
  const beside = await Promise.all(second.map((key) => stage.deposit(1, bystander, key)));
  t.ok(
    beside.every(({ ok }) => ok),
    'the other shard serves on',
  );
  await stage.returns(0, 1);
  t.same(stage.connected, [2, 1], 'one shard was started again');
  for (const answer of inFlight) {
    t.ok(answer.ok || answer.code === 'shardUnavailable', 'answered once: done, or unknown');
  }
  const repeats = await Promise.all(keys.map((key) => stage.deposit(0, victim, key)));
  for (const [index, repeat] of repeats.entries()) {
    const wasTaken = (taken[index] ?? inFlight[index - taken.length])?.ok === true;
    t.ok(repeat.ok && (repeat.replayed || !wasTaken), `${keys[index]} took effect once`);
  }
  t.match(stage.log.join(''), /restarting a shard from its journal/);
  t.match(stage.fleet.runs(), [
    { isReady: true, restartCount: 1 },
    { isReady: true, restartCount: 0 },
  ]);
  t.same(stage.lost, []);
});

test('shard fleet: a shard that fails again and again ends the process', async (t) => {
  const stage = await Stage.open(t);
  for (let failure = 1; failure <= FAILURES; failure += 1) {
    const before = stage.connected[0] ?? 0;
    stage.sabotage(0);
    await until('the failure to be seen', LIMIT_MS, () => {
      return stage.lost.length > 0 || (stage.connected[0] ?? 0) > before ? true : undefined;
    });
    if (stage.lost.length === 0) await stage.serves(0);
  }
  t.same(stage.lost, ['shard 0 failed 5 times within a minute']);
  const answer = await stage.client.question(1, 'trialBalance', {});
  t.ok(answer.ok, 'until then the other shard serves');
});

test('shard fleet: what ends a shard again and again is set aside, and costs itself', async (t) => {
  const stage = await Stage.open(t);
  const ada = await stage.register(0);
  const bob = await stage.register(0, 'bob');
  for (let time = 1; time <= STUMBLES_MAX; time += 1) {
    const before = stage.connected[0] ?? 0;
    const lost = await stage.payWrongly(0, ada, `wrong-${time}`);
    t.match(lost, { ok: false, code: 'shardUnavailable' });
    await stage.returns(0, before);
  }
  t.match(await stage.payWrongly(0, ada, 'wrong-at-last'), { code: 'internalError' });
  t.same(stage.alarms, [`shard-0: request requestPayment of player ${ada}`]);
  t.ok((await stage.deposit(0, bob, 'afterwards')).ok, 'others are served');
  t.ok(
    (await stage.client.question(0, 'getWallet', { player: ada })).ok,
    'and so is what is sound',
  );
  for (let time = 1; time < FAILURES; time += 1) {
    const before = stage.connected[0] ?? 0;
    stage.sabotage(0);
    await stage.returns(0, before);
  }
  t.same(stage.lost, [], 'restarts that were cured do not count');
});
