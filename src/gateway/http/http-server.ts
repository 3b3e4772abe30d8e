/**
 * The HTTP server of one gateway thread: a route table in, a listening port out.
 *
 * Several threads listen on one port; the kernel deals connections to them. Guarantees: no handler
 * can end the process, each request gets at most one answer, and a stop loses no answer that was
 * ready in time. Slow heads and idle connections are cut by the library after 8 to 12 seconds,
 * slow bodies and slow handlers by the request time limit.
 *
 * Known and accepted: the library hangs up on a client that pipelines a second request behind one
 * whose answer is pending.
 */
import uws, { type TemplatedApp, type us_listen_socket } from 'uWebSockets.js';
import type { Clock } from '../../kernel/clock.ts';
import { OperationalError } from '../../kernel/errors.ts';
import type { Authenticate, FindKnownCaller } from '../callers/caller.ts';
import type { RateLimiter } from '../callers/rate-limiter.ts';
import type { GatewayCore, ReportFailure } from '../gateway-core.ts';
import { REQUEST_TIME_LIMIT_MS, STOP_TIME_LIMIT_MS } from '../limits.ts';
import type { AnswerCounts } from '../routing/compiled-route.ts';
import type { Route } from '../routing/route.ts';
import {
  type RefuseUpgrade,
  refuseUpgradesBy,
  registerRoutes,
} from '../routing/route-registration.ts';
import { ClientAddresses } from './client-address.ts';
import { CrossOrigin } from './cors.ts';
import { FileSender } from './file-sender.ts';
import { RequestIds } from './request-id.ts';
import { Timeouts } from './timeouts.ts';

export interface HttpServerOptions {
  readonly routes: readonly Route[];
  readonly clock: Clock;
  readonly authenticate: Authenticate;
  /** A short way to what `authenticate` would answer at once. */
  readonly findKnownCaller?: FindKnownCaller | undefined;
  readonly reportFailure: ReportFailure;
  /** Where the answers of a route are counted. Asked at the start. */
  readonly countsOf?: (route: Route) => AnswerCounts;
  /** `undefined`: no rate limits. */
  readonly rateLimiter: RateLimiter | undefined;
  /** Proxies whose `X-Forwarded-For` is believed: addresses or CIDR ranges. */
  readonly trustedProxies: readonly string[];
  /** Web origins that may call from a browser. */
  readonly allowedOrigins: readonly string[];
  /** Seconds for `Strict-Transport-Security`; 0 sends none. */
  readonly strictTransportSeconds: number;
  readonly isCheckingReplies?: boolean;
  readonly requestTimeLimitMs?: number;
  readonly stopTimeLimitMs?: number;
  /** For what is not a route: WebSockets. Called before the routes are registered. */
  readonly extend?: (app: TemplatedApp, refuseUpgrade: RefuseUpgrade) => void;
}

/** The port is taken, or the address is not ours. */
export class ListenError extends OperationalError {
  override readonly name = 'ListenError';
  override readonly code = 'LISTEN';
  override readonly retryable = false;
}

const STOP_POLL_MS = 10;
/** How long to wait for the bytes of the last answer to leave once the library has it. */
const LINGER_MS = 250;

// Otherwise each answer would name the library and its version. Its type file lacks this call.
(uws as typeof uws & { readonly _cfg: (setting: 'silent') => void })._cfg('silent');

export class HttpServer {
  readonly #app: TemplatedApp = uws.App();
  readonly #core: GatewayCore;
  readonly #stopTimeLimitMs: number;
  #listening: us_listen_socket | undefined = undefined;
  #connectionCount = 0;

  constructor(options: HttpServerOptions) {
    const timeouts = new Timeouts(options.requestTimeLimitMs ?? REQUEST_TIME_LIMIT_MS);
    this.#core = {
      clock: options.clock,
      authenticate: options.authenticate,
      clientAddresses: new ClientAddresses(options.trustedProxies),
      crossOrigin: new CrossOrigin(options.allowedOrigins),
      rateLimiter: options.rateLimiter,
      requestIds: new RequestIds(),
      timeouts,
      files: new FileSender(timeouts),
      reportFailure: options.reportFailure,
      isStopping: false,
    };
    this.#stopTimeLimitMs = options.stopTimeLimitMs ?? STOP_TIME_LIMIT_MS;
    // The library reports when a connection becomes a socket, but not when that socket ends.
    this.#app.filter((_, change) => this.#countConnections(Number(change)));
    const {
      strictTransportSeconds,
      isCheckingReplies = false,
      countsOf,
      findKnownCaller,
    } = options;
    const { requestIds } = this.#core;
    const settings = {
      strictTransportSeconds,
      isCheckingReplies,
      countsOf,
      findKnownCaller,
      requestIds,
    };
    options.extend?.(this.#app, refuseUpgradesBy(this.#core, settings));
    registerRoutes(this.#app, this.#core, options.routes, settings);
  }

  /** Requests that were taken and not answered yet. */
  get pendingCount(): number {
    return this.#core.timeouts.size;
  }

  get connectionCount(): number {
    return this.#connectionCount;
  }

  /** Resolves to the port: useful where 0 asked for any free one. Rejects with `ListenError`. */
  listen(host: string, port: number): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#app.listen(host, port, (socket) => {
        if (socket === false) {
          reject(new ListenError(`cannot listen on ${host}:${port}: taken, or not our address`));
          return;
        }
        this.#listening = socket;
        resolve(uws.us_socket_local_port(socket));
      });
    });
  }

  /**
   * Stops in order: no new connections, no new requests (503), answers to those that were taken,
   * then closes what is left. Resolves once that is done; never later than the stop time limit.
   */
  async stop(): Promise<void> {
    if (this.#core.isStopping) return;
    this.#core.isStopping = true;
    if (this.#listening !== undefined) uws.us_listen_socket_close(this.#listening);
    await this.#waitWhile(() => this.pendingCount > 0, this.#stopTimeLimitMs);
    await this.#waitWhile(() => this.#connectionCount > 0, LINGER_MS);
    this.#core.timeouts.close();
    this.#app.close();
  }

  #countConnections(change: number): void {
    this.#connectionCount += change;
  }

  async #waitWhile(isWaiting: () => boolean, limitMs: number): Promise<void> {
    for (let waitedMs = 0; isWaiting() && waitedMs < limitMs; waitedMs += STOP_POLL_MS) {
      await new Promise((resolve) => setTimeout(resolve, STOP_POLL_MS));
    }
  }
}
