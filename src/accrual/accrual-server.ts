/**
 * The serving side of the accrual contract, for development, so that everything runs on one
 * machine.
 *
 * An order is registered first, then for a moment in processing, then what its goods have earned;
 * which of these follows from the time, so a restart changes nothing.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isOrderNumber } from '../../actors/order/order-number.ts';
import type { Clock } from '../kernel/clock.ts';
import { pointsNumber } from '../kernel/points.ts';
import type { AccrualStore, AccruedOrder } from './accrual-store.ts';
import { RequestWindow, type RequestWindowOptions } from './request-window.ts';
import { type Good, isAmount, pointsEarned, type Reward } from './reward.ts';

/** A shopping list of some thousand goods. */
const BODY_BYTES_MAX = 1_048_576;
const ORDER_PATH = /^\/api\/orders\/([^/?]+)$/;

export interface AccrualServerOptions {
  readonly store: AccrualStore;
  readonly clock: Clock;
  /** How long an order is in processing. */
  readonly processingMs: number;
  /** For the questions about orders; undefined: as many as come. */
  readonly questions: RequestWindowOptions | undefined;
  readonly onFailure: (error: unknown) => void;
}

interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

const BAD: Answer = { status: 400 };
const CONFLICT: Answer = { status: 409 };

export class AccrualServer {
  readonly #options: AccrualServerOptions;
  readonly #window: RequestWindow | undefined;
  readonly #server: Server;

  constructor(options: AccrualServerOptions) {
    const { questions, clock } = options;
    this.#options = options;
    this.#window = questions && new RequestWindow(questions, clock);
    this.#server = createServer((request, response) => {
      this.#answer(request).then(
        (answer) => write(response, answer),
        (error: unknown) => {
          options.onFailure(error);
          write(response, { status: 500 });
        },
      );
    });
  }

  /** Resolves to the port. */
  listen(host: string, port: number): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, host, () => {
        resolve((this.#server.address() as AddressInfo).port);
      });
    });
  }

  /** Answers the requests that it took, then closes its connections. */
  async close(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#server.close(() => resolve());
      this.#server.closeIdleConnections();
    });
  }

  async #answer(request: IncomingMessage): Promise<Answer> {
    const { method, url = '' } = request;
    const number = ORDER_PATH.exec(url)?.[1];
    if (method === 'GET' && number !== undefined) return this.#status(number);
    if (method !== 'POST') return { status: url.startsWith('/api/') ? 405 : 404 };
    if (url !== '/api/goods' && url !== '/api/orders') return { status: 404 };
    const body = await bodyOf(request);
    if (body === undefined) return BAD;
    return url === '/api/goods' ? this.#addReward(body) : this.#addOrder(body);
  }

  #status(number: string): Answer {
    const waitSeconds = this.#window?.take() ?? 0;
    if (waitSeconds > 0) {
      const { requestsMax = 0, windowSeconds = 0 } = this.#options.questions ?? {};
      const body = `No more than ${requestsMax} requests per ${windowSeconds} seconds allowed\n`;
      return { status: 429, body, headers: { 'retry-after': String(waitSeconds) } };
    }
    const order = this.#options.store.order(number);
    if (order === undefined) return { status: 204 };
    return { status: 200, body: { order: number, ...this.#stateOf(order) } };
  }

  #stateOf({ registeredAtMs, accrualHundredths }: AccruedOrder) {
    const { clock, processingMs } = this.#options;
    const ageMs = clock.wallMs() - registeredAtMs;
    if (ageMs < processingMs / 2) return { status: 'REGISTERED' };
    if (ageMs < processingMs) return { status: 'PROCESSING' };
    if (accrualHundredths === null) return { status: 'INVALID' };
    return { status: 'PROCESSED', accrual: pointsNumber(accrualHundredths) };
  }

  async #addReward(body: Readonly<Record<string, unknown>>): Promise<Answer> {
    const reward = rewardIn(body);
    if (reward === undefined) return BAD;
    return (await this.#options.store.addReward(reward)) ? { status: 200 } : CONFLICT;
  }

  async #addOrder({ order, goods }: Readonly<Record<string, unknown>>): Promise<Answer> {
    if (typeof order !== 'string' || !isOrderNumber(order)) return BAD;
    if (!Array.isArray(goods) || goods.length === 0 || !goods.every(isGood)) return BAD;
    const { store, clock } = this.#options;
    const accrualHundredths = pointsEarned(goods, store.rewards()) ?? null;
    const taken = { registeredAtMs: clock.wallMs(), accrualHundredths };
    return (await store.addOrder(order, taken)) ? { status: 202 } : CONFLICT;
  }
}

function rewardIn(body: Readonly<Record<string, unknown>>): Reward | undefined {
  const { match, reward, reward_type: rewardType } = body;
  if (typeof match !== 'string' || match === '') return undefined;
  if (!isAmount(reward) || reward === 0) return undefined;
  return rewardType === '%' || rewardType === 'pt' ? { match, reward, rewardType } : undefined;
}

function isGood(value: unknown): value is Good {
  if (typeof value !== 'object' || value === null) return false;
  const { description, price } = value as Partial<Record<keyof Good, unknown>>;
  return typeof description === 'string' && isAmount(price);
}

/** The JSON object of a body, or `undefined`. */
async function bodyOf(
  request: IncomingMessage,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  const chunks: Buffer[] = [];
  let byteCount = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    byteCount += chunk.length;
    if (byteCount <= BODY_BYTES_MAX) chunks.push(chunk);
  }
  if (byteCount > BODY_BYTES_MAX) return undefined;
  try {
    const value: unknown = JSON.parse(Buffer.concat(chunks).toString());
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined; // Not JSON: the caller answers 400.
  }
}

function write(response: ServerResponse, { status, body, headers = {} }: Answer): void {
  const isText = typeof body === 'string';
  const text = body === undefined || isText ? body : JSON.stringify(body);
  if (text !== undefined) {
    response.setHeader('content-type', isText ? 'text/plain; charset=utf-8' : 'application/json');
  }
  response.writeHead(status, headers);
  response.end(text);
}
