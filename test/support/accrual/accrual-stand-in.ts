/**
 * An accrual system of our own making, as well-behaved or as nasty as a test wants it.
 *
 * What an order earns follows from its number, so that a test knows the truth without keeping it.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestEnd } from '../engine/engine-process.ts';
import type { SeededRandom } from '../sources/seeded-random.ts';

/** In hundredths of points, and never zero. */
export function earnedBy(number: string): number {
  return 1 + (Number(number.slice(-9)) % 100_000);
}

type Manner = (number: string, response: ServerResponse, request: IncomingMessage) => void;

export class AccrualStandIn {
  /** How often each number was asked about. */
  readonly asked = new Map<string, number>();
  manner: Manner = wellBehaved;
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => {
      const number = (request.url ?? '').slice('/api/orders/'.length);
      this.asked.set(number, (this.asked.get(number) ?? 0) + 1);
      this.manner(number, response, request);
    });
  }

  static async start(t: TestEnd): Promise<AccrualStandIn> {
    const standIn = new AccrualStandIn();
    await new Promise<void>((resolve) => {
      standIn.#server.listen(0, '127.0.0.1', () => resolve());
    });
    t.teardown(() => {
      standIn.#server.close();
      standIn.#server.closeAllConnections();
    });
    return standIn;
  }

  get address(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }
}

export const wellBehaved: Manner = (order, response) => {
  response.setHeader('content-type', 'application/json');
  const accrual = earnedBy(order) / 100;
  response.end(JSON.stringify({ order, status: 'PROCESSED', accrual }));
};

/** Every way of not answering that we could think of, and now and then the answer. */
export function nasty(random: SeededRandom): Manner {
  const manners: readonly Manner[] = [
    wellBehaved,
    wellBehaved,
    wellBehaved,
    (_, response) => response.writeHead(500).end('<html>Internal Server Error</html>'),
    (_, response) => response.writeHead(200).end('<html>It works!</html>'),
    (_, response) => response.writeHead(204).end(),
    (_, response) => response.writeHead(429, { 'retry-after': '0' }).end('No more'),
    (_, response) => response.writeHead(404).end(),
    (_, __, request) => request.socket.destroy(),
    (_, response, request) => {
      response.writeHead(200, { 'content-length': '99' });
      response.write('{"order":"');
      request.socket.end();
    },
    (order, response) => response.end(JSON.stringify({ order, status: 'PROCESSING' })),
    (order, response) => response.end(JSON.stringify({ order, status: 'REGISTERED' })),
    (order, response) => {
      response.end(JSON.stringify({ order, status: 'PROCESSED', accrual: '1' }));
    },
    (_, response) => {
      response.end(JSON.stringify({ order: '18', status: 'PROCESSED', accrual: 1 }));
    },
  ];
  return (number, response, request) => {
    (manners[random.uint32() % manners.length] ?? wellBehaved)(number, response, request);
  };
}
