/**
 * The thread of a stampede for results. Over HTTP the checks are in turn the draw's results and the
 * player's own ticket; over sockets a player subscribes to the draw's topic (and leaves it before
 * the next player comes over the same socket) and has the results pushed with the snapshot.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { assert, must } from '../../../src/kernel/assert.ts';
import { httpOpenLoop } from './http-open-loop.ts';
import { OpenLoop, type OpenLoopResult } from './open-loop.ts';
import { PurchaseRequest, readRequest } from './purchase-requests.ts';
import { SocketClient } from './socket-client.ts';
import { clientFrame } from './socket-frames.ts';
import type {
  DoorResult,
  StampedeOrder,
  StampedePlan,
  StampedeReady,
  StampedeResult,
} from './stampede-messages.ts';

const SUB_PROTOCOL = 'tirage.v1.json';
const TICKET_ID = /"(tk_[0-9a-z]{16})"/;
const NUMBERS = Buffer.from('"numbers":[');
const SETTLED = [Buffer.from('"state":"won"'), Buffer.from('"state":"lost"')];
const SNAPSHOT = Buffer.from('"snapshot":');
const RESULTS = Buffer.from('"results":{');

const plan = workerData as StampedePlan;
const { port, drawId, tokens } = plan;
const parent = must(parentPort, 'the load was started outside a worker thread');
const ticketIds: string[] = [];
const clients: SocketClient[] = [];
/** Set while sockets are asked. */
let pushed: (lane: number, payload: Buffer) => void = () => undefined;
let fail: (reason: string) => void = () => undefined;

parent.on('message', (order: StampedeOrder) => {
  const done = order.step === 'prepare' ? prepare(order) : look(order);
  done.then(
    (result) => parent.postMessage(result),
    (error: unknown) => parent.postMessage({ failure: String(error) }),
  );
});

async function prepare({ ratePerSecond }: StampedeOrder): Promise<StampedeReady> {
  await httpOpenLoop({
    port,
    connectionCount: plan.connectionCount,
    ratePerSecond,
    requestCount: tokens.length,
    requestOf: (index) => {
      const token = must(tokens[index], 'a purchase has no player');
      const request = new PurchaseRequest(`/v1/draws/${drawId}/tickets`, token);
      request.setKey(index);
      return request.bytes;
    },
    answered: (index, _, { status, answerText }) => {
      assert(status === 201, () => `not bought: ${answerText}`);
      ticketIds[index] = must(TICKET_ID.exec(answerText)?.[1], 'a ticket has no id');
    },
  });
  for (let lane = 0; lane < plan.socketCount; lane += 1) {
    const door = { port, subProtocol: SUB_PROTOCOL } as const;
    const client = await SocketClient.open(door, {
      message: (bytes, start, end) => pushed(lane, bytes.subarray(start, end)),
      closed: (reason) => fail(reason),
    });
    clients.push(client);
  }
  return { isReady: true };
}

async function look(order: StampedeOrder): Promise<StampedeResult> {
  assert(order.step === 'look', 'the sale has not been');
  const { ratePerSecond, checksPerDoor } = order;
  const lost = new Promise<never>((_, reject) => {
    fail = (reason) => reject(new Error(reason));
  });
  const both = Promise.all([
    overHttp(ratePerSecond, checksPerDoor),
    overSockets(ratePerSecond, checksPerDoor),
  ]);
  const [http, sockets] = await Promise.race([both, lost]);
  return { isReady: false, http, sockets };
}

async function overHttp(ratePerSecond: number, requestCount: number): Promise<DoorResult> {
  const results = readRequest(`/v1/draws/${drawId}/results`);
  const tickets = tokens.map((token, i) => readRequest(`/v1/tickets/${ticketIds[i]}`, token));
  const found = new Findings(requestCount);
  const loop = await httpOpenLoop({
    port,
    connectionCount: plan.connectionCount,
    ratePerSecond,
    requestCount,
    requestOf: (index) => (index % 2 === 0 ? results : (tickets[turnOf(index)] ?? results)),
    answered: (index, waitedMs, { status, buffer, bodyStart, bodyEnd }) => {
      const body = buffer.subarray(bodyStart, bodyEnd);
      const isShown =
        index % 2 === 0 ? body.includes(NUMBERS) : SETTLED.some((state) => body.includes(state));
      found.take(waitedMs, status === 200 && isShown, body);
    },
  });
  return found.result(loop);
}

/** Every second check is of a ticket, of each player in turn. */
function turnOf(index: number): number {
  return (index >>> 1) % tokens.length;
}

async function overSockets(ratePerSecond: number, taskCount: number): Promise<DoorResult> {
  const topic = `draw.${drawId}`;
  const come = { id: 'come', op: 'subscribe', topic };
  const first = clientFrame(SUB_PROTOCOL, come);
  const again = clientFrame(SUB_PROTOCOL, [{ id: 'go', op: 'unsubscribe', topic }, come]);
  const hasCome = new Uint8Array(clients.length);
  const found = new Findings(taskCount);
  let isGood = false;
  let payload: Buffer = first;
  const loop = new OpenLoop({
    ratePerSecond,
    taskCount,
    laneCount: clients.length,
    startsAtMs: performance.now(),
    send: (lane) => {
      clients[lane]?.write(hasCome[lane] === 0 ? first : again);
      hasCome[lane] = 1;
    },
    answered: (_, waitedMs) => found.take(waitedMs, isGood, payload),
  });
  pushed = (lane, bytes) => {
    if (!bytes.includes(SNAPSHOT)) return;
    isGood = bytes.includes(RESULTS);
    payload = bytes;
    loop.finished(lane);
  };
  const ran = await loop.run();
  for (const client of clients) client.end();
  return found.result(ran);
}

class Findings {
  readonly #waited: Float64Array;
  #goodCount = 0;
  #failedCount = 0;
  #failedSample = '';

  constructor(checkCount: number) {
    this.#waited = new Float64Array(checkCount);
  }

  take(waitedMs: number, isGood: boolean, body: Buffer): void {
    this.#waited[this.#goodCount + this.#failedCount] = waitedMs;
    if (isGood) {
      this.#goodCount += 1;
      return;
    }
    this.#failedCount += 1;
    this.#failedSample = body.toString('latin1');
  }

  result(loop: OpenLoopResult): DoorResult {
    return {
      ...loop,
      goodCount: this.#goodCount,
      failedCount: this.#failedCount,
      failedSample: this.#failedSample,
      sorted: this.#waited.sort(),
    };
  }
}
