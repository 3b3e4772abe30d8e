/**
 * The thread that reads files and other answers, as browsers ask for them: closed loops to find the
 * highest rate, or an open loop at a rate that is told.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { assert, must } from '../../../src/kernel/assert.ts';
import { HttpConnection } from './http-connection.ts';
import { httpOpenLoop } from './http-open-loop.ts';
import type { RoundResult } from './load-messages.ts';
import { readRequest } from './purchase-requests.ts';
import type { ReadOrder, ReadPlan } from './read-messages.ts';

/** The largest file of the pages, packed, and its head. */
const ANSWER_BYTES_MAX = 65_536;
const OK = 200;

const { paths, connectionCount } = workerData as ReadPlan;
const parent = must(parentPort, 'the load was started outside a worker thread');
const requests = paths.map((path) => readRequest(path, undefined, ['accept-encoding: gzip, br']));

parent.on('message', (order: ReadOrder) => {
  const { ratePerSecond } = order;
  const round = ratePerSecond === undefined ? asFastAsCan(order) : at(ratePerSecond, order);
  round.then(
    (result) => parent.postMessage(result),
    (error: unknown) => parent.postMessage({ failure: String(error) }),
  );
});

function requestAt(index: number): Buffer {
  return must(requests[index % requests.length], 'nothing is asked for');
}

function check({ status, answerText }: HttpConnection): void {
  assert(status === OK, () => `not given: ${answerText}`);
}

async function at(ratePerSecond: number, { port, milliseconds }: ReadOrder): Promise<RoundResult> {
  const requestCount = Math.max(1, Math.round((ratePerSecond * milliseconds) / 1_000));
  const waited = new Float64Array(requestCount);
  const { seconds, busyShare } = await httpOpenLoop({
    ...{ port, connectionCount, ratePerSecond, requestCount },
    answerBytesMax: ANSWER_BYTES_MAX,
    requestOf: requestAt,
    answered: (index, waitedMs, connection) => {
      check(connection);
      waited[index] = waitedMs;
    },
  });
  return { count: requestCount, seconds, busyShare, sorted: waited.sort(), sample: '' };
}

async function asFastAsCan({ port, milliseconds }: ReadOrder): Promise<RoundResult> {
  const latencies: number[] = [];
  const startedMs = performance.now();
  const untilMs = startedMs + milliseconds;
  const utilization = performance.eventLoopUtilization();
  const lanes = Array.from({ length: connectionCount }, (_, lane) => {
    return askAgainAndAgain(port, lane, { untilMs, latencies });
  });
  await Promise.all(lanes);
  const seconds = (performance.now() - startedMs) / 1_000;
  const busyShare = performance.eventLoopUtilization(utilization).utilization;
  const sorted = Float64Array.from(latencies).sort();
  return { count: latencies.length, seconds, busyShare, sorted, sample: '' };
}

/** Begins with another path than its neighbour; resolves when the time is over. */
async function askAgainAndAgain(
  port: number,
  first: number,
  { untilMs, latencies }: { readonly untilMs: number; readonly latencies: number[] },
): Promise<void> {
  let index = first;
  let sentAtMs = 0;
  let end: () => void = () => undefined;
  let fail: (error: Error) => void = () => undefined;
  const over = new Promise<void>((resolve, reject) => {
    end = resolve;
    fail = reject;
  });
  const listener = {
    answered: () => {
      if (connection.status !== OK) fail(new Error(connection.answerText));
      latencies.push(performance.now() - sentAtMs);
      if (performance.now() < untilMs) ask();
      else end();
    },
    failed: (reason: string) => fail(new Error(reason)),
  };
  const connection = new HttpConnection(listener, ANSWER_BYTES_MAX);
  const ask = (): void => {
    sentAtMs = performance.now();
    connection.send(requestAt(index));
    index += 1;
  };
  await connection.connect(port);
  ask();
  await over;
  connection.close();
}
