/**
 * The engine's own routes on real ports, in one process: real servers, tokens, passwords and shard
 * clients, over shards whose journals are in memory and whose time stands until it is moved.
 *
 * There are two gateways, wired to each other as the main thread wires them. Every answer is held
 * against the published document (`published-contract.ts`); what differs fails the test at its end.
 */
import { createHash } from 'node:crypto';
import { MessageChannel } from 'node:worker_threads';
import type { Test } from 'tap';
import { Agent, fetch, Headers } from 'undici';
import type { Role } from '../../../actors/player/player.ts';
import type { Settings } from '../../../src/config/settings.ts';
import { ENGINE_AREAS, type EngineArea } from '../../../src/engine-areas.ts';
import { offerOf } from '../../../src/gateway/routes/offer.ts';
import type { Route } from '../../../src/gateway/routing/route.ts';
import { KeyRing } from '../../../src/identity/key-ring.ts';
import { JobRunner } from '../../../src/jobs/job-runner.ts';
import { must } from '../../../src/kernel/assert.ts';
import { parsePlayerId, slotOfPlayer } from '../../../src/kernel/ids.ts';
import { shardOfSlot } from '../../../src/kernel/slots.ts';
import { makeSandboxWebhook, SANDBOX_DELAY_MS } from '../../../src/payments/sandbox-provider.ts';
import type { BusMessages } from '../../../src/protocol/bus-message.ts';
import { OperationTable } from '../../../src/shard/handlers/operation-table.ts';
import { createSharedTable } from '../../../src/structures/shared-table.ts';
import { Cluster, type ClusterOptions } from '../../support/cluster/cluster.ts';
import { makeKey } from '../../support/network/token-forge.ts';
import { type QuietEngine, quietEngine } from '../../support/sources/quiet-engine.ts';
import { type CommonParts, type Gateway, SECRET, startGateway } from './business-gateway.ts';
import { settingsOf } from './business-settings.ts';
import { type OpenApi, PublishedContract } from './published-contract.ts';

type TapTest = Pick<Test, 'same'>;

export const PASSWORD = 'correct horse battery';
const GATEWAY_COUNT = 2;
const JSON_MEDIA = 'application/json';

export interface CallOptions {
  readonly token?: string | undefined;
  /** Sent as JSON, or as it is where it is a text. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly gateway?: number;
}

/** Members are read without checking: the contract check has looked at them. */
// biome-ignore lint/suspicious/noExplicitAny: a test says what it expects by comparing
type Json = any;

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly hash: string;
  readonly body: Json;
}

export interface Session {
  readonly playerId: string;
  readonly accessToken: string;
  readonly refreshToken: string;
}

export interface BusinessOptions extends Partial<Pick<CommonParts, 'games'>> {
  readonly shardCount?: number;
  readonly settings?: Partial<Settings>;
  readonly seed?: number;
  readonly isRateLimited?: boolean;
  readonly faults?: ClusterOptions['faults'];
  readonly accrual?: ClusterOptions['accrual'];
  /** With areas, or messages, that only a test declares. */
  readonly areas?: readonly EngineArea[];
  readonly bus?: BusMessages;
}

/** A test over a business of its own. */
export function withBusiness(
  options: BusinessOptions,
  run: (t: Test, business: Business) => Promise<void>,
): (t: Test) => Promise<void> {
  return async (t) => {
    const business = await Business.start(options);
    try {
      await run(t, business);
      business.check(t);
    } finally {
      await business.stop();
    }
  };
}

export class Business {
  readonly cluster: Cluster;
  /** What the main thread would tell of the engine. */
  readonly engine: QuietEngine;
  readonly gateways: Gateway[] = [];
  readonly failures: unknown[] = [];
  readonly #faults: string[] = [];
  #contract: PublishedContract | undefined;
  readonly #parts: CommonParts;
  readonly #connections = new Agent();
  readonly #jobs = new JobRunner({ threadsMax: 1, queueMax: 64 });
  #loginCount = 0;

  private constructor(cluster: Cluster, parts: CommonParts) {
    this.cluster = cluster;
    this.engine = parts.engine;
    this.#parts = parts;
  }

  static async start(options: BusinessOptions): Promise<Business> {
    const { shardCount = 2, seed = 1, faults = {}, areas = ENGINE_AREAS } = options;
    const cluster: Cluster = new Cluster({
      shardCount,
      seed,
      faults,
      ...(options.accrual === undefined ? {} : { accrual: options.accrual }),
      operations: await OperationTable.load(areas),
      provider: ({ payment: { method, requestedAtMs } }) => {
        if (method === 'sandbox:decline') return 'declined';
        const isDue = cluster.clock.wallMs() - requestedAtMs >= SANDBOX_DELAY_MS;
        return method === 'sandbox:delayed' && isDue ? 'completed' : 'pending';
      },
    });
    const { record } = await makeKey(cluster.clock.nowMs - 1);
    const settings = { ...settingsOf(shardCount), ...options.settings };
    const business = new Business(cluster, {
      settings,
      games: options.games,
      ring: await KeyRing.open([record]),
      rateLimits: options.isRateLimited === true ? createSharedTable(1_024) : undefined,
      failures: createSharedTable(1_024),
      offer: await offerOf(areas, settings.role, options.bus),
      engine: quietEngine(cluster.clock, settings),
    });
    for (let i = 0; i < GATEWAY_COUNT; i += 1) await business.addGateway();
    const { body } = await business.call('GET', '/openapi.json');
    business.#contract = new PublishedContract(body as OpenApi);
    return business;
  }

  /** A server that stops lingers for connections that are open: ours leave before. */
  async stop(): Promise<void> {
    await this.#connections.destroy();
    for (const { server, sockets } of this.gateways) {
      await sockets.stop();
      await server.stop();
    }
    for (const { client } of this.gateways) client.close();
    await this.#jobs.close();
  }

  /** What must hold after every test. */
  check(t: TapTest): void {
    t.same(this.failures, [], 'no handler threw');
    t.same(this.cluster.failures, [], 'no shard failed');
    t.same(this.#faults, [], 'every answer is as published');
  }

  /** The table that the server runs. */
  get routes(): readonly Route[] {
    return must(this.gateways[0], 'a gateway').routes;
  }

  /** Of the first gateway. */
  get port(): number {
    return must(this.gateways[0], 'a gateway').port;
  }

  get url(): string {
    return must(this.gateways[0], 'a gateway').url;
  }

  get contract(): PublishedContract {
    return must(this.#contract, 'a started business is published');
  }

  async call(method: string, path: string, options: CallOptions = {}): Promise<Answered> {
    const { token, body, headers, gateway = 0 } = options;
    const { url } = must(this.gateways[gateway], 'no such gateway');
    const isText = typeof body === 'string';
    const sent = new Headers(headers);
    if (token !== undefined) sent.set('authorization', `Bearer ${token}`);
    if (body !== undefined && !sent.has('content-type')) sent.set('content-type', JSON_MEDIA);
    const response = await fetch(url + path, {
      method,
      headers: sent,
      dispatcher: this.#connections,
      ...(body === undefined ? {} : { body: isText ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const [mediaType = ''] = (response.headers.get('content-type') ?? '').split(';');
    const answer = {
      status: response.status,
      headers: response.headers,
      text,
      hash: createHash('sha256').update(text).digest('hex'),
      body: mediaType.endsWith('json') && text !== '' ? JSON.parse(text) : text,
    };
    const faults = this.#contract?.faultsOf({ method, path, mediaType, ...answer }) ?? [];
    if (method !== 'HEAD') this.#faults.push(...faults);
    return answer;
  }

  get(path: string, token?: string): Promise<Answered> {
    return this.call('GET', path, { token });
  }

  post(path: string, token: string | undefined, body: unknown, key?: string): Promise<Answered> {
    const headers = key === undefined ? {} : { 'idempotency-key': key };
    return this.call('POST', path, { token, body, headers });
  }

  /** A new player who is logged in, with money. */
  async player(balanceMinor = 0, login = this.newLogin()): Promise<Session> {
    const body = { login, password: PASSWORD, birthDate: '1990-01-31' };
    const session: Session = (await this.post('/v1/players', undefined, body)).body;
    if (balanceMinor > 0) {
      await this.post('/v1/me/deposits', session.accessToken, { amountMinor: balanceMinor });
    }
    return session;
  }

  /** An account with a role beside `player`, as the command line would make it. */
  async staff(role: Role): Promise<Session> {
    const login = this.newLogin();
    const { playerId } = await this.player(0, login);
    await this.grant(playerId, role);
    return (await this.post('/v1/sessions', undefined, { login, password: PASSWORD })).body;
  }

  /** Adds a role, as nobody can over HTTP for themselves. Ends the player's sessions. */
  async grant(playerId: string, role: Role): Promise<void> {
    const player = must(parsePlayerId(playerId), 'our own id is not understood');
    const shard = shardOfSlot(slotOfPlayer(player), this.cluster.shards.length);
    await this.cluster.get(shard, 'changeRoles', { player, roles: ['player', role], by: null });
  }

  /** Has an operator plan a draw, from now on; opens at once. Returns its id. */
  async draw(
    times: { closesInS: number; resultsInS: number; opensInS?: number },
    more: { game?: string; priceMinor?: number } = {},
  ): Promise<string> {
    const { accessToken } = await this.staff('operator');
    const { opensInS = 0, closesInS, resultsInS } = times;
    const { body } = await this.post('/v1/admin/draws', accessToken, {
      game: '5of36',
      opensAt: this.instant(opensInS),
      closesAt: this.instant(closesInS),
      resultsAt: this.instant(resultsInS),
      ...more,
    });
    await this.cluster.settle();
    return body.drawId;
  }

  /** So many seconds from now. */
  instant(inSeconds: number): string {
    return new Date(this.cluster.clock.nowMs + inSeconds * 1_000).toISOString();
  }

  /** What the sandbox provider would post. */
  webhook(notice: Parameters<typeof makeSandboxWebhook>[0], secret = SECRET) {
    return makeSandboxWebhook(notice, { secret, nowMs: this.cluster.clock.nowMs });
  }

  /** Loses a gateway's port to a shard. */
  disconnect(gateway: number, shard: number): void {
    const { client } = must(this.gateways[gateway], 'no such gateway');
    const { port1, port2 } = new MessageChannel();
    client.connect(shard, port2);
    port1.close();
  }

  newLogin(): string {
    this.#loginCount += 1;
    return `player-${this.#loginCount}`;
  }

  /** Starts one more gateway, as after a restart: it was told nothing of what was before. */
  async addGateway(): Promise<void> {
    const gateway = await startGateway(this.cluster, {
      ...this.#parts,
      peer: this.gateways.length + 1,
      jobs: this.#jobs,
      endSessions: (sessionIds) => {
        for (const { tokens, sockets } of this.gateways) {
          for (const sessionId of sessionIds) {
            tokens.endSession(sessionId);
            sockets.endSession(sessionId);
          }
        }
      },
      reportFailure: (failure) => this.failures.push(failure),
    });
    this.gateways.push(gateway);
  }
}
