/**
 * The thread that makes the load of sockets: on each, one frame of purchases in flight; the next
 * one leaves when all of its purchases have been answered. Closed loops, as over HTTP.
 */
import { connect, type Socket } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';
import { must } from '../../src/kernel/assert.ts';
import { PurchaseFrame, upgradeRequest } from './socket-frames.ts';

export interface SocketLoadPlan {
  readonly port: number;
  readonly drawId: string;
  readonly tokens: readonly string[];
  readonly purchasesPerFrame: number;
  /** Ids are idempotency keys: each round has its own. */
  readonly firstId: number;
  readonly milliseconds: number;
}

export interface SocketLoadResult {
  readonly purchaseCount: number;
  readonly seconds: number;
  readonly busyShare: number;
  /** Milliseconds from a frame to the last of its answers, sorted. */
  readonly sorted: Float64Array;
}

const BINARY = 2;
const plan = workerData as SocketLoadPlan;
const parent = must(parentPort, 'the load runs in a thread of its own');
let nextId = plan.firstId;

class LoadSocket {
  readonly #socket: Socket;
  readonly #frame = new PurchaseFrame(plan.drawId, plan.purchasesPerFrame);
  #rest: Buffer = Buffer.alloc(0);
  #missing = 0;
  #isWaiting = false;
  #sentAtMs = 0;

  constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (chunk) => this.#take(chunk));
  }

  send(): void {
    this.#frame.setIds(nextId);
    nextId += this.#frame.purchaseCount;
    this.#missing = this.#frame.purchaseCount;
    this.#isWaiting = true;
    this.#sentAtMs = performance.now();
    this.#socket.write(this.#frame.bytes);
  }

  end(): void {
    this.#socket.destroy();
  }

  #take(chunk: Buffer): void {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    let at = 0;
    for (;;) {
      const frame = payloadAt(bytes, at);
      if (frame === undefined) break;
      // Pings are not answered: a round is shorter than the server's patience.
      const isMessage = (bytes.readUInt8(at) & 15) === BINARY;
      if (isMessage) this.#missing -= answersIn(bytes, frame.start);
      at = frame.end;
    }
    this.#rest = bytes.subarray(at);
    // A ping may come when everything is answered: it must not be counted as a frame more.
    if (!this.#isWaiting || this.#missing > 0) return;
    this.#isWaiting = false;
    latencies.push(performance.now() - this.#sentAtMs);
    purchaseCount += this.#frame.purchaseCount;
    if (performance.now() < untilMs) this.send();
    else finished();
  }
}

const latencies: number[] = [];
let purchaseCount = 0;
let busyCount = plan.tokens.length;
let finished: () => void = () => undefined;
let untilMs = 0;

const sockets = await Promise.all(plan.tokens.map(open));
const startedMs = performance.now();
untilMs = startedMs + plan.milliseconds;
const utilization = performance.eventLoopUtilization();
await new Promise<void>((resolve) => {
  finished = () => {
    busyCount -= 1;
    if (busyCount === 0) resolve();
  };
  for (const socket of sockets) socket.send();
});
const seconds = (performance.now() - startedMs) / 1_000;
const busyShare = performance.eventLoopUtilization(utilization).utilization;
const sorted = Float64Array.from(latencies).sort();
for (const socket of sockets) socket.end();
parent.postMessage({ purchaseCount, seconds, busyShare, sorted } satisfies SocketLoadResult);

function open(token: string): Promise<LoadSocket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port: plan.port, noDelay: true });
    socket.once('error', reject);
    socket.once('connect', () => socket.write(upgradeRequest(token)));
    socket.once('data', (head) => {
      if (head.toString('latin1').startsWith('HTTP/1.1 101 ')) resolve(new LoadSocket(socket));
      else reject(new Error(head.toString('latin1')));
    });
  });
}

function payloadAt(bytes: Buffer, at: number): { start: number; end: number } | undefined {
  if (bytes.length < at + 2) return undefined;
  const length = bytes.readUInt8(at + 1);
  if (length < 126) return whole(bytes, at + 2, length);
  if (bytes.length < at + 10) return undefined;
  if (length === 126) return whole(bytes, at + 4, bytes.readUInt16BE(at + 2));
  return whole(bytes, at + 10, bytes.readUInt32BE(at + 6));
}

function whole(bytes: Buffer, start: number, length: number) {
  return bytes.length < start + length ? undefined : { start, end: start + length };
}

/** The length of the array, or one answer alone. Whether they are good the sales will tell. */
function answersIn(bytes: Buffer, start: number): number {
  const token = bytes.readUInt8(start);
  if (token >= 0x90 && token < 0xa0) return token & 15;
  return token === 0xdc ? bytes.readUInt16BE(start + 1) : 1;
}
