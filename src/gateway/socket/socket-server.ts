/**
 * The sockets of one gateway thread, at `/v1/socket` of its server.
 *
 * Guarantees: no message can end the process; every operation that is taken is answered once, as
 * long as the socket lives; a stop answers what was taken before it closes. What an operation does
 * is durable before it is answered, whatever becomes of the socket: a client that comes back with
 * the same id is given the same answer.
 */
import uws, { type TemplatedApp } from 'uWebSockets.js';
import type { Clock } from '../../kernel/clock.ts';
import type { RandomSource } from '../../kernel/random.ts';
import type { NewsListener, ShardClient } from '../../mailbox/shard-client.ts';
import type { ShardNotice } from '../../protocol/shard-notices.ts';
import type { FindToken } from '../callers/authenticate.ts';
import type { RateLimiter } from '../callers/rate-limiter.ts';
import { ClientAddresses } from '../http/client-address.ts';
import { CrossOrigin } from '../http/cors.ts';
import type { SaleSettings } from '../purchases/purchase-points.ts';
import type { RefuseUpgrade } from '../routing/route-registration.ts';
import { Authentication } from './authentication.ts';
import { DrawFeeds } from './draw-feeds.ts';
import { FixtureFeeds } from './fixture-feeds.ts';
import { Operations } from './operations.ts';
import { PlayerFeeds } from './player-feeds.ts';
import type { SocketCore } from './socket-core.ts';
import {
  BUFFERED_BYTES_MAX,
  IDLE_SECONDS,
  MESSAGE_BYTES_MAX,
  STOP_LIMIT_MS,
} from './socket-limits.ts';
import type { SocketOperation } from './socket-operation.ts';
import { type SocketData, SocketSession } from './socket-session.ts';
import type { PublishDelta } from './topic-feed.ts';
import { NOT_AN_UPGRADE, Upgrades } from './upgrade.ts';

export interface SocketServerOptions {
  /** What clients may send. */
  readonly operations: readonly SocketOperation[];
  readonly client: ShardClient;
  readonly clock: Clock;
  readonly random: RandomSource;
  readonly findToken: FindToken;
  readonly currency: string;
  readonly sale: SaleSettings;
  readonly rateLimiter: RateLimiter | undefined;
  readonly trustedProxies: readonly string[];
  readonly allowedOrigins: readonly string[];
  readonly reportFailure: (failure: unknown) => void;
}

export const SOCKET_PATH = '/v1/socket';
const SWEEP_MS = 1_000;
const STOP_POLL_MS = 10;

export class SocketServer implements NewsListener {
  readonly #core: SocketCore;
  readonly #authentication: Authentication;
  readonly #operations: Operations;
  readonly #draws: DrawFeeds;
  readonly #fixtures: FixtureFeeds;
  readonly #players: PlayerFeeds;
  readonly #upgrades: Upgrades;
  readonly #sessions = new Set<SocketSession>();
  readonly #timer: NodeJS.Timeout;
  #app: TemplatedApp | undefined;
  /** Sessions with messages that leave at the end of this turn of the event loop. */
  #unflushed: SocketSession[] = [];

  constructor(options: SocketServerOptions) {
    const { client, clock, random, findToken, currency, sale, rateLimiter } = options;
    const { reportFailure } = options;
    const core: SocketCore = { clock, rateLimiter, reportFailure, isStopping: false };
    this.#core = core;
    this.#authentication = new Authentication(core, findToken);
    this.#players = new PlayerFeeds({ client, clock, random, currency });
    const publish: PublishDelta = (topic, codec, message) => {
      this.#app?.publish(topic, codec.encode(message), codec.isBinary);
    };
    this.#draws = new DrawFeeds({ client, clock, random, publish });
    this.#fixtures = new FixtureFeeds({ client, clock, random, publish });
    this.#operations = new Operations(options.operations, {
      core,
      client,
      sale,
      authentication: this.#authentication,
      draws: this.#draws,
      fixtures: this.#fixtures,
      players: this.#players,
    });
    const planFlush = (session: SocketSession): void => this.#planFlush(session);
    const chargeRefusal = ({ token, address }: SocketSession): boolean =>
      rateLimiter === undefined || rateLimiter.take('refused', token?.playerId ?? address) === 0;
    this.#upgrades = new Upgrades(
      {
        core,
        findToken,
        clientAddresses: new ClientAddresses(options.trustedProxies),
        crossOrigin: new CrossOrigin(options.allowedOrigins),
      },
      ({ codec, address, token }) => {
        return { session: new SocketSession({ codec, address, planFlush, chargeRefusal }), token };
      },
    );
    client.listen(this);
    this.#timer = setInterval(() => this.sweep(), SWEEP_MS);
    this.#timer.unref();
  }

  get socketCount(): number {
    return this.#sessions.size;
  }

  /** Operations that were taken and not answered yet. */
  get inFlightCount(): number {
    let count = 0;
    for (const { inFlight } of this.#sessions) count += inFlight;
    return count;
  }

  /** Sockets whose readers lag behind. */
  get slowCount(): number {
    let count = 0;
    for (const { isSlow } of this.#sessions) count += Number(isSlow);
    return count;
  }

  /** Registers the address. Call it before the routes are registered. */
  attach(app: TemplatedApp, refuseUpgrade: RefuseUpgrade): void {
    this.#app = app;
    app.ws<SocketData>(SOCKET_PATH, {
      maxPayloadLength: MESSAGE_BYTES_MAX,
      idleTimeout: IDLE_SECONDS,
      sendPingsAutomatically: true,
      compression: uws.DISABLED,
      // The session closes its socket before this is reached, with a code.
      maxBackpressure: 2 * BUFFERED_BYTES_MAX,
      upgrade: (response, request, context) =>
        this.#upgrades.take(response, request, context, refuseUpgrade),
      open: (socket) => this.#opened(socket.getUserData(), socket),
      message: (socket, frame, isBinary) => {
        const { session } = socket.getUserData();
        try {
          this.#operations.takeFrame(session, frame, isBinary);
        } catch (error) {
          this.#fail(session, error);
        }
      },
      drain: (socket) => drained(socket.getUserData().session),
      close: (socket) => this.#closed(socket.getUserData().session),
    });
    // The library leaves requests without a WebSocket key to the routes.
    app.any(SOCKET_PATH, (response, request) => refuseUpgrade(response, request, NOT_AN_UPGRADE));
  }

  takeNotices(shard: number, notices: readonly ShardNotice[]): void {
    for (const notice of notices) {
      switch (notice.type) {
        case 'drawChanged':
        case 'salesChanged':
        case 'jackpotChanged':
          this.#draws.takeNotice(shard, notice);
          break;
        case 'eventChanged':
          this.#fixtures.takeView(notice.fixture);
          break;
        case 'holdersTold':
          this.#players.takeHolders(notice);
          break;
        case 'sessionOver':
          this.endSession(notice.sessionId);
          break;
        default:
          this.#players.takeNotice(shard, notice);
      }
    }
  }

  shardConnected(shard: number): void {
    this.#draws.shardConnected(shard);
    this.#fixtures.shardConnected(shard);
    this.#players.shardConnected(shard);
  }

  /** No token of the session is good any more: its sockets are closed. */
  endSession(sessionId: string): void {
    this.#authentication.endSession(sessionId);
  }

  /** What has to be looked at once in a while. Called by a timer of its own. */
  sweep(): void {
    const nowMs = this.#core.clock.wallMs();
    for (const session of [...this.#sessions]) this.#authentication.watchExpiry(session, nowMs);
    const monotonicMs = this.#core.clock.monotonicMs();
    this.#draws.sweep(monotonicMs);
    this.#fixtures.sweep(monotonicMs);
    this.#players.sweep(monotonicMs);
  }

  /** Answers what was taken, closes every socket, and resolves; never later than the limit. */
  async stop(): Promise<void> {
    this.#core.isStopping = true;
    clearInterval(this.#timer);
    this.#draws.close();
    let waitedMs = 0;
    for (; this.inFlightCount > 0 && waitedMs < STOP_LIMIT_MS; waitedMs += STOP_POLL_MS) {
      await new Promise((resolve) => setTimeout(resolve, STOP_POLL_MS));
    }
    for (const session of [...this.#sessions]) {
      session.flush();
      session.close('goingAway');
    }
  }

  #opened({ session, token }: SocketData, socket: Parameters<SocketSession['opened']>[0]): void {
    session.opened(socket);
    this.#sessions.add(session);
    this.#operations.begin(session, token);
  }

  #closed(session: SocketSession): void {
    session.closed();
    this.#sessions.delete(session);
    this.#authentication.forget(session);
    for (const subscription of session.subscriptions.values()) subscription.end();
    session.subscriptions.clear();
    this.#upgrades.leave(session.address);
  }

  #planFlush(session: SocketSession): void {
    if (this.#unflushed.length === 0) setImmediate(() => this.#flushAll());
    this.#unflushed.push(session);
  }

  #flushAll(): void {
    const sessions = this.#unflushed;
    this.#unflushed = [];
    for (const session of sessions) {
      try {
        session.flush();
      } catch (error) {
        this.#fail(session, error);
      }
    }
  }

  /** No exception may leave a handler of the library: the process would end. */
  #fail(session: SocketSession, error: unknown): void {
    this.#core.reportFailure(error);
    session.close('internalError');
  }
}

function drained(session: SocketSession): void {
  if (session.isSlow) return;
  for (const subscription of session.subscriptions.values()) subscription.drained();
}
