/**
 * The thread that makes the load of sockets: on each, one frame of purchases in flight; the next
 * one leaves when all of its purchases have been answered. Closed loops, as over HTTP. A refusal,
 * a closed socket or an answer too many ends the benchmark.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { assert, must } from '../../../src/kernel/assert.ts';
import { within } from '../processes/waiting.ts';
import { SocketClient, type SocketListener } from './socket-client.ts';
import { clientFrame, PurchaseFrame } from './socket-frames.ts';
import type {
  SocketLoadPlan,
  SocketRoundOrder,
  SocketRoundResult,
} from './socket-load-messages.ts';

const ENTER_LIMIT_MS = 30_000;
const JSON_ID = Buffer.from('"id":');
const JSON_REFUSED = Buffer.from('"ok":false');
/** In MessagePack: the text `ok`, then false. */
const PACKED_REFUSED = Buffer.from([0xa2, 0x6f, 0x6b, 0xc2]);

const { tokens } = workerData as SocketLoadPlan;
const parent = must(parentPort, 'the load was started outside a worker thread');
/** Ids are idempotency keys: none is used twice in a run. */
let nextId = 1;

parent.on('message', (order: SocketRoundOrder) => {
  run(order).then(
    (result) => parent.postMessage(result),
    (error: unknown) => parent.postMessage({ failure: String(error) }),
  );
});

/** What the sockets of a round share. */
interface Round {
  readonly order: SocketRoundOrder;
  readonly latencies: number[];
  untilMs: number;
  answerCount: number;
  finished(): void;
  failed(reason: string): void;
}

class LoadSocket implements SocketListener {
  readonly #round: Round;
  readonly #frame: PurchaseFrame;
  readonly #isText: boolean;
  #client: SocketClient | undefined;
  /** Called once the socket is authenticated, and then dropped. */
  #enter: (() => void) | undefined;
  #missing = 0;
  #sentAtMs = 0;

  constructor(round: Round) {
    this.#round = round;
    this.#frame = new PurchaseFrame(round.order);
    this.#isText = round.order.subProtocol === 'tirage.v1.json';
  }

  /** Authenticates by a frame, which an echo takes as well: whatever comes first is the answer. */
  async open(token: string): Promise<void> {
    const { port, subProtocol } = this.#round.order;
    this.#client = await SocketClient.open({ port, subProtocol }, this);
    const entered = new Promise<void>((resolve) => {
      this.#enter = resolve;
    });
    this.#client.write(clientFrame(subProtocol, { id: 'enter', op: 'authenticate', token }));
    await within(entered, { who: 'a socket to authenticate', limitMs: ENTER_LIMIT_MS });
  }

  send(): void {
    this.#frame.setIds(nextId);
    nextId += this.#frame.purchaseCount;
    this.#missing = this.#frame.purchaseCount;
    this.#sentAtMs = performance.now();
    this.#client?.write(this.#frame.bytes);
  }

  end(): void {
    this.#client?.end();
  }

  message(bytes: Buffer, start: number, end: number): void {
    const payload = bytes.subarray(start, end);
    if (payload.includes(this.#isText ? JSON_REFUSED : PACKED_REFUSED)) {
      this.#round.failed(`an operation was refused: ${payload.toString('latin1')}`);
      return;
    }
    if (this.#enter !== undefined) {
      this.#enter();
      this.#enter = undefined;
      return;
    }
    const count = this.#isText ? answersInText(payload) : answersInPack(payload);
    this.#missing -= count;
    this.#round.answerCount += count;
    if (this.#missing < 0) this.#round.failed('more came than was asked');
    if (this.#missing > 0) return;
    const nowMs = performance.now();
    this.#round.latencies.push(nowMs - this.#sentAtMs);
    if (nowMs < this.#round.untilMs) this.send();
    else this.#round.finished();
  }

  closed(reason: string): void {
    this.#round.failed(reason);
  }
}

async function run(order: SocketRoundOrder): Promise<SocketRoundResult> {
  let busyCount = tokens.length;
  let resolve: () => void = () => undefined;
  let reject: (error: Error) => void = () => undefined;
  const done = new Promise<void>((...settle) => {
    [resolve, reject] = settle;
  });
  done.catch(() => undefined); // It may fail while the sockets are still being opened.
  const round: Round = {
    order,
    latencies: [],
    untilMs: 0,
    answerCount: 0,
    finished: () => {
      busyCount -= 1;
      if (busyCount === 0) resolve();
    },
    failed: (reason) => reject(new Error(reason)),
  };
  const sockets = tokens.map(() => new LoadSocket(round));
  const opened = sockets.map((socket, i) => socket.open(must(tokens[i], 'a token is missing')));
  await Promise.race([Promise.all(opened), done]);
  const startedMs = performance.now();
  round.untilMs = startedMs + order.milliseconds;
  const utilization = performance.eventLoopUtilization();
  for (const socket of sockets) socket.send();
  await done;
  const seconds = (performance.now() - startedMs) / 1_000;
  const busyShare = performance.eventLoopUtilization(utilization).utilization;
  for (const socket of sockets) socket.end();
  const sorted = Float64Array.from(round.latencies).sort();
  return { answerCount: round.answerCount, seconds, busyShare, sorted };
}

/** The length of the array, or 1 for an answer by itself. */
function answersInPack(payload: Buffer): number {
  const token = payload.readUInt8(0);
  if (token >= 0x90 && token < 0xa0) return token & 15;
  return token === 0xdc ? payload.readUInt16BE(1) : 1;
}

/** Each answer has one `id`; other names that end like this have letters before it. */
function answersInText(payload: Buffer): number {
  let count = 0;
  for (let at = payload.indexOf(JSON_ID); at >= 0; at = payload.indexOf(JSON_ID, at + 1)) {
    count += 1;
  }
  assert(count > 0, 'a frame answers nothing');
  return count;
}
