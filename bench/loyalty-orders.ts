/**
 * Goal: orders/s that are registered durably over HTTP, and orders/s that are then carried to
 * PROCESSED, with their points credited, against an accrual system that answers at once.
 *
 * Closed loop over 128 connections. The accrual system asks for a pause until all are registered,
 * so that the second figure is of a full queue. Both it and the clients share the machine.
 */
import { Agent, createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { checkDigit } from '../actors/order/order-number.ts';
import { assert, must } from '../src/kernel/assert.ts';
import type { Bench, Size } from './harness/figures/bench.ts';
import { spreadText } from './harness/figures/figures.ts';
import type { Report } from './harness/figures/report.ts';
import { BenchEngine } from './harness/processes/engine-process.ts';
import { withTemporaryDirectory } from './harness/processes/temporary-directory.ts';

const SIZES = {
  smoke: { orderCount: 300, rounds: 1 },
  real: { orderCount: 10_000, rounds: 3 },
} as const;
const CONNECTIONS = 128;
const POINTS_EACH = 5;
const SETTLE_POLL_MS = 20;

export const loyaltyOrders: Bench = {
  name: 'loyalty-orders',
  goal: 'Orders/s registered durably, and orders/s carried to PROCESSED and credited.',
  run: (size, report) => withTemporaryDirectory((path) => measure(size, report, path)),
};

async function measure(size: Size, report: Report, path: string): Promise<void> {
  const { orderCount, rounds } = SIZES[size];
  const registered: number[] = [];
  const carried: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const system = await startSystem();
    const engine = new BenchEngine();
    const { port } = await engine.ask({
      ask: 'start',
      directory: join(path, `round-${round}`),
      shardCount: 1,
      gatewayCount: 1,
      isServing: true,
      accrualAddress: `http://127.0.0.1:${system.port}`,
    });
    const door = await Door.open(must(port, 'a serving engine has no port'));
    const startedMs = performance.now();
    await door.registerAll(orderCount);
    registered.push(orderCount / ((performance.now() - startedMs) / 1_000));
    system.release();
    const releasedMs = performance.now();
    while ((await door.points()) < POINTS_EACH * orderCount) {
      await new Promise((resolve) => setTimeout(resolve, SETTLE_POLL_MS));
    }
    carried.push(orderCount / ((performance.now() - releasedMs) / 1_000));
    assert(
      (await door.points()) === POINTS_EACH * orderCount,
      'an order was credited twice, or not at all',
    );
    door.close();
    await engine.stop();
    system.close();
  }
  report.row({
    what: 'orders registered, durable',
    measured: `${spreadText(registered, 0)}/s`,
  });
  report.row({
    what: 'orders carried to PROCESSED and credited',
    measured: `${spreadText(carried, 0)}/s`,
  });
  report.checksum({ orderCount, pointsEach: POINTS_EACH });
}

/** Says "later" until it is released, and then that every order earns the same. */
async function startSystem() {
  let isReleased = false;
  const server: Server = createServer((asked, response) => {
    if (!isReleased) {
      response.writeHead(429, { 'retry-after': '0' }).end();
      return;
    }
    const order = (asked.url ?? '').slice('/api/orders/'.length);
    response.end(JSON.stringify({ order, status: 'PROCESSED', accrual: POINTS_EACH }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  return {
    port: (server.address() as AddressInfo).port,
    release: () => {
      isReleased = true;
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** One player at the engine's door. */
class Door {
  readonly #port: number;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  #authorization = '';

  private constructor(port: number) {
    this.#port = port;
  }

  static async open(port: number): Promise<Door> {
    const door = new Door(port);
    const body = JSON.stringify({ login: 'collector', password: 'x' });
    const { authorization } = await door.#send('POST', '/api/user/register', body, 200);
    door.#authorization = authorization;
    return door;
  }

  async registerAll(count: number): Promise<void> {
    let next = 0;
    const worker = async (): Promise<void> => {
      while (next < count) {
        const digits = String(1_000_000 + next);
        next += 1;
        await this.#send('POST', '/api/user/orders', digits + checkDigit(digits), 202);
      }
    };
    await Promise.all(Array.from({ length: CONNECTIONS }, worker));
  }

  async points(): Promise<number> {
    const { text } = await this.#send('GET', '/api/user/balance', undefined, 200);
    return (JSON.parse(text) as { current: number }).current;
  }

  close(): void {
    this.#agent.destroy();
  }

  #send(
    method: string,
    path: string,
    body: string | undefined,
    wanted: number,
  ): Promise<{ readonly text: string; readonly authorization: string }> {
    const isJson = body?.startsWith('{') === true;
    const headers: Record<string, string> = { authorization: this.#authorization };
    if (body !== undefined) {
      headers['content-type'] = isJson ? 'application/json' : 'text/plain';
      headers['content-length'] = String(Buffer.byteLength(body));
    }
    const to = { host: '127.0.0.1', port: this.#port, agent: this.#agent, method, path, headers };
    return new Promise((resolve, reject) => {
      const sent = request(to, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk;
        });
        response.once('end', () => {
          const { statusCode, headers: received } = response;
          if (statusCode !== wanted) reject(new Error(`${method} ${path}: ${statusCode} ${text}`));
          else resolve({ text, authorization: received.authorization ?? '' });
        });
      });
      sent.once('error', reject);
      sent.end(body);
    });
  }
}
