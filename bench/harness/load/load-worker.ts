/**
 * The thread that makes the load: closed loops over keep-alive connections, one request in flight
 * on each. Closed, because the figure is a ratio of two servers under the same pressure; waiting
 * is therefore part of the latency, and an overloaded server is asked less.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { must } from '../../../src/kernel/assert.ts';
import { LoadConnection, type LoadObserver } from './load-connection.ts';
import type { LoadPlan, RoundOrder, RoundResult } from './load-messages.ts';
import { requestsByConnection } from './purchase-requests.ts';

const plan = workerData as LoadPlan;
const parent = must(parentPort, 'the load was started outside a worker thread');
const pools = new Map<number, LoadConnection[]>();
let keyCount = 0;

parent.on('message', (order: RoundOrder) => {
  run(order).then(
    (result) => parent.postMessage(result),
    (error: unknown) => parent.postMessage({ failure: String(error) }),
  );
});

async function run({ port, milliseconds }: RoundOrder): Promise<RoundResult> {
  const latencies: number[] = [];
  const connections = await open(port);
  const startedMs = performance.now();
  const untilMs = startedMs + milliseconds;
  const utilization = performance.eventLoopUtilization();
  await new Promise<void>((resolve, reject) => {
    current = roundObserver({ untilMs, latencies, resolve, reject });
    for (const connection of connections) connection.send();
  });
  const seconds = (performance.now() - startedMs) / 1_000;
  const busyShare = performance.eventLoopUtilization(utilization).utilization;
  const sorted = Float64Array.from(latencies).sort();
  const sample = connections[0]?.sample ?? '';
  return { count: latencies.length, seconds, busyShare, sorted, sample };
}

function roundObserver(round: {
  readonly untilMs: number;
  readonly latencies: number[];
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}): LoadObserver {
  let busyCount = plan.connectionCount;
  return {
    mayGoOn: () => performance.now() < round.untilMs,
    nextKey: () => {
      keyCount += 1;
      return keyCount;
    },
    answered: (waitedMs) => round.latencies.push(waitedMs),
    failed: (reason) => round.reject(new Error(reason)),
    idle: () => {
      busyCount -= 1;
      if (busyCount === 0) round.resolve();
    },
  };
}

let current: LoadObserver | undefined;
const observer: LoadObserver = {
  mayGoOn: () => running().mayGoOn(),
  nextKey: () => running().nextKey(),
  answered: (waitedMs) => running().answered(waitedMs),
  failed: (reason) => running().failed(reason),
  idle: () => running().idle(),
};

function running(): LoadObserver {
  return must(current, 'an answer came outside a round');
}

async function open(port: number): Promise<LoadConnection[]> {
  let connections = pools.get(port);
  if (connections === undefined) {
    const requests = requestsByConnection(plan.path, plan.tokens, plan.connectionCount);
    connections = requests.map((own) => new LoadConnection(own, observer));
    pools.set(port, connections);
  }
  await Promise.all(connections.map((connection) => connection.connect(port)));
  return connections;
}
