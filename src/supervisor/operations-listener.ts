/**
 * The operators' door: metrics and health, on an address of its own.
 *
 * Why: figures are nobody's business but the operator's, so they are not on the players' port; and
 * a probe has to be answered even while the gateways are overloaded. So it runs in the main thread,
 * which has little to do, and opens before the shards have read their journals. There are no
 * passwords: whoever can reach the address may read, which by default is this machine alone.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Settings } from '../config/settings.ts';
import { VERSION } from '../config/version.ts';
import { problemText, refuse } from '../gateway/routing/problem.ts';
import type { HealthReport, HealthState } from '../operations/health.ts';
import type { Logger } from '../operations/logger.ts';
import { EXPOSITION_CONTENT_TYPE } from '../operations/metrics-board.ts';
import { PortTakenError } from './claim-port.ts';
import type { MetricsCollector } from './metrics-collector.ts';
import type { StopStack } from './stop-stack.ts';

/** Scrapers and probes are few. The kernel lets any others wait. */
const CONNECTIONS_MAX = 64;
const REQUEST_LIMIT_MS = 10_000;

export interface OperationsOptions {
  readonly host: string;
  readonly port: number;
  readonly health: () => HealthReport;
  readonly exposition: () => Promise<string>;
  readonly log: Logger;
}

/** Opens the door for as long as the engine runs. Resolves to its port. */
export function openOperations(
  ground: {
    readonly settings: Settings;
    readonly health: HealthState;
    readonly metrics: MetricsCollector;
    readonly log: Logger;
  },
  stops: StopStack,
): Promise<number> {
  const { settings, health, metrics, log } = ground;
  const listener = new OperationsListener({
    host: settings.operationsHost,
    port: settings.operationsPort,
    health: () => health.report(),
    exposition: () => metrics.exposition(),
    log,
  });
  stops.add('close the operations listener', 2_000, () => listener.close());
  return listener.listen();
}

interface Page {
  readonly status: number;
  readonly mediaType: string;
  readonly text: string;
}

export class OperationsListener {
  readonly #options: OperationsOptions;
  readonly #server: Server;

  constructor(options: OperationsOptions) {
    this.#options = options;
    this.#server = createServer((request, response) => void this.#answer(request, response));
    this.#server.maxConnections = CONNECTIONS_MAX;
    this.#server.requestTimeout = REQUEST_LIMIT_MS;
  }

  /** Resolves to the port. Rejects with PortTakenError. */
  listen(): Promise<number> {
    const { host, port } = this.#options;
    return new Promise((resolve, reject) => {
      this.#server.once('error', (cause) => {
        const where = `${host}:${port} (TIRAGE_OPERATIONS_PORT)`;
        const message = `cannot listen on ${where}: the port is taken, or not our address`;
        reject(new PortTakenError(message, { cause }));
      });
      this.#server.listen({ host, port, exclusive: true }, () => {
        const address = this.#server.address();
        resolve(typeof address === 'object' && address !== null ? address.port : port);
      });
    });
  }

  /** Answers what is under way; idle connections are closed. */
  close(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(() => resolve());
      this.#server.closeIdleConnections();
    });
  }

  async #answer({ method, url = '' }: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const isRead = method === 'GET' || method === 'HEAD';
      const page = isRead ? await this.#page(url.split('?')[0] ?? '') : METHOD_NOT_ALLOWED;
      if (!isRead) response.setHeader('allow', 'GET, HEAD');
      response.writeHead(page.status, {
        'content-type': page.mediaType,
        'content-length': Buffer.byteLength(page.text),
        'cache-control': 'no-store',
      });
      response.end(method === 'HEAD' ? undefined : page.text);
    } catch (error) {
      this.#options.log.error('the operations listener failed', { error });
      response.destroy();
    }
  }

  async #page(path: string): Promise<Page> {
    const { health, exposition } = this.#options;
    const { alive, ready, reasons, alarms } = health();
    switch (path) {
      case '/metrics':
        return { status: 200, mediaType: EXPOSITION_CONTENT_TYPE, text: await exposition() };
      case '/healthz':
        return alive ? json({ status: 'ok', version: VERSION }) : notReady(reasons);
      case '/readyz':
        return alive && ready ? json({ status: 'ok', alarms }) : notReady(reasons);
      default:
        return problem('notFound', 404);
    }
  }
}

function json(body: object): Page {
  return { status: 200, mediaType: 'application/json', text: JSON.stringify(body) };
}

function notReady(facts: HealthReport['reasons']): Page {
  return { ...problem('notReady', 503), text: problemText(refuse('notReady', { facts }), 503) };
}

function problem(code: Parameters<typeof refuse>[0], status: number): Page {
  return { status, mediaType: 'application/problem+json', text: problemText(refuse(code), status) };
}

const METHOD_NOT_ALLOWED = problem('methodNotAllowed', 405);
