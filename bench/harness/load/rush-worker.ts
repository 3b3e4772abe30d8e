/**
 * The thread of a rush: first it has every token verified once, by reading each player's wallet, as
 * for players who logged in before; then it buys one ticket per purchase, in an open loop whose
 * rate rises for some seconds before it counts: a rush does not meet an engine that has never sold.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { assert, must } from '../../../src/kernel/assert.ts';
import { parseTicketId } from '../../../src/kernel/ids.ts';
import type { HttpConnection } from './http-connection.ts';
import { httpOpenLoop } from './http-open-loop.ts';
import { rampCountOf } from './open-loop.ts';
import { PurchaseRequest, readRequest } from './purchase-requests.ts';
import type { RushOrder, RushPlan, RushResult } from './rush-messages.ts';

const WARM_PER_SECOND = 2_500;
const TICKET_ID = Buffer.from('"tk_');
const TICKET_ID_CHARS = 19;
const ACCEPTED_AT = Buffer.from('"acceptedAt":"');
const INSTANT_CHARS = 24;

const { port, drawId, tokens, connectionCount } = workerData as RushPlan;
const parent = must(parentPort, 'the load was started outside a worker thread');

parent.on('message', (order: RushOrder) => {
  run(order).then(
    (result) => parent.postMessage(result),
    (error: unknown) => parent.postMessage({ failure: String(error) }),
  );
});

async function run(order: RushOrder): Promise<RushResult> {
  const { ratePerSecond, purchaseCount, rampMs } = order;
  await meetPlayers();
  const beginsAtMs = order.startsAtMs - rampMs;
  assert(Date.now() < beginsAtMs, 'the players were not there in time: begin later');
  const requests = tokens.map((token) => new PurchaseRequest(`/v1/draws/${drawId}/tickets`, token));
  const found = new Findings(order);
  const loop = await httpOpenLoop({
    port,
    connectionCount,
    ratePerSecond,
    requestCount: purchaseCount,
    startsAtWallMs: order.startsAtMs,
    rampMs,
    requestOf: (index) => {
      const request = must(requests[index % requests.length], 'the index left its bounds');
      request.setKey(index);
      return request.bytes;
    },
    answered: (index, waitedMs, connection) => found.take(index, waitedMs, connection),
  });
  return { ...loop, ...found.result() };
}

async function meetPlayers(): Promise<void> {
  await httpOpenLoop({
    port,
    connectionCount: Math.min(connectionCount, 64),
    ratePerSecond: WARM_PER_SECOND,
    requestCount: tokens.length,
    requestOf: (index) => readRequest('/v1/me/wallet', tokens[index]),
    answered: (_, __, connection) => {
      assert(connection.status === 200, () => `no player: ${connection.answerText}`);
    },
  });
}

class Findings {
  readonly #closesAtMs: number;
  readonly #closesAt: string;
  readonly #rampCount: number;
  readonly #ordinals: Uint32Array;
  readonly #waited: Float64Array;
  #acceptedCount = 0;
  #acceptedLateCount = 0;
  #refusedLateCount = 0;
  #refusedEarlyCount = 0;
  #shedCount = 0;
  #otherCount = 0;
  #otherSample = '';

  constructor({ closesAtMs, purchaseCount, ratePerSecond, rampMs }: RushOrder) {
    this.#rampCount = rampCountOf(ratePerSecond, rampMs);
    this.#closesAtMs = closesAtMs;
    this.#closesAt = new Date(closesAtMs).toISOString();
    this.#ordinals = new Uint32Array(purchaseCount);
    this.#waited = new Float64Array(purchaseCount - this.#rampCount).fill(Infinity);
  }

  take(index: number, waitedMs: number, connection: HttpConnection): void {
    const { status } = connection;
    if (status === 201) {
      this.#accepted(connection);
      if (index >= this.#rampCount) this.#waited[index - this.#rampCount] = waitedMs;
    } else if (status === 503) this.#shedCount += 1;
    else if (connection.answerText.includes('"drawClosed"')) {
      this.#refusedLateCount += 1;
      if (Date.now() < this.#closesAtMs) this.#refusedEarlyCount += 1;
    } else {
      this.#otherCount += 1;
      this.#otherSample = connection.answerText;
    }
  }

  result() {
    return {
      ordinals: this.#ordinals.slice(0, this.#acceptedCount),
      acceptedLateCount: this.#acceptedLateCount,
      refusedLateCount: this.#refusedLateCount,
      refusedEarlyCount: this.#refusedEarlyCount,
      shedCount: this.#shedCount,
      otherCount: this.#otherCount,
      otherSample: this.#otherSample,
      waitedMs: this.#waited,
    };
  }

  #accepted({ buffer, bodyStart }: HttpConnection): void {
    const idAt = buffer.indexOf(TICKET_ID, bodyStart) + 1;
    const place = parseTicketId(buffer.toString('latin1', idAt, idAt + TICKET_ID_CHARS));
    assert(place !== undefined, 'an accepted purchase names no ticket');
    const instantAt = buffer.indexOf(ACCEPTED_AT, bodyStart) + ACCEPTED_AT.length;
    const acceptedAt = buffer.toString('latin1', instantAt, instantAt + INSTANT_CHARS);
    if (acceptedAt >= this.#closesAt) this.#acceptedLateCount += 1;
    this.#ordinals[this.#acceptedCount] = place.ordinal;
    this.#acceptedCount += 1;
  }
}
