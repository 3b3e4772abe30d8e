/**
 * Goal: how many durable purchases a gateway and a shard take over sockets, in MessagePack, one and
 * sixteen in a frame, and what each costs.
 *
 * Included: TCP on the loopback, the whole gateway, the shard, fsync, and the client, which takes
 * its share of the same cores. Excluded: log-in, TLS, a network, somebody who watches.
 */
import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { assert } from '../src/kernel/assert.ts';
import type { Bench, Size } from './harness/bench.ts';
import { EngineProcess } from './harness/engine-process.ts';
import { quantile } from './harness/figures.ts';
import type { Report } from './harness/report.ts';
import type { SocketLoadPlan, SocketLoadResult } from './harness/socket-load-worker.ts';
import { withTemporaryDirectory } from './harness/temporary-directory.ts';

const IDS_PER_ROUND = 1_000_000_000;
const BALANCE_MINOR = 900_000_000;
const SIZES = {
  smoke: { playerCount: 8, rounds: 1, milliseconds: 300 },
  real: { playerCount: 256, rounds: 5, milliseconds: 3_000 },
} as const;

export const socketPurchases: Bench = {
  name: 'socket-purchases',
  goal: 'Durable purchases over sockets, one and sixteen in a frame.',
  run: (size, report) =>
    withTemporaryDirectory((path) => measure(size, report, join(path, 'data'))),
};

async function measure(size: Size, report: Report, directory: string): Promise<void> {
  const { playerCount, rounds, milliseconds } = SIZES[size];
  const engine = new EngineProcess();
  const threads = { shardCount: 1, gatewayCount: 1 };
  const { port = 0 } = await engine.ask({ ask: 'start', directory, ...threads, isServing: true });
  const { drawId, tokens } = await engine.ask({
    ask: 'populate',
    playerCount,
    balanceMinor: BALANCE_MINOR,
  });
  let boughtCount = 0;
  let roundCount = 0;
  const load = (purchasesPerFrame: number): Promise<SocketLoadResult> => {
    roundCount += 1;
    const firstId = roundCount * IDS_PER_ROUND;
    return runLoad({ port, drawId, tokens, purchasesPerFrame, firstId, milliseconds });
  };
  for (const purchasesPerFrame of [1, 16]) {
    boughtCount += (await load(purchasesPerFrame)).purchaseCount;
    const [rates, micros, p50, p99, busy]: number[][] = [[], [], [], [], []];
    for (let i = 0; i < rounds; i += 1) {
      const before = await engine.ask({ ask: 'processorMicros' });
      const result = await load(purchasesPerFrame);
      const spent = (await engine.ask({ ask: 'processorMicros' })) - before;
      boughtCount += result.purchaseCount;
      rates?.push(result.purchaseCount / result.seconds);
      micros?.push(spent / result.purchaseCount);
      p50?.push(quantile(result.sorted, 0.5));
      p99?.push(quantile(result.sorted, 0.99));
      busy?.push(result.busyShare);
    }
    report.line('load', `${playerCount} sockets, ${purchasesPerFrame} in a frame`);
    report.figure('purchases/s', rates ?? [], 0);
    report.figure('frame p50 / ms', p50 ?? [], 2);
    report.figure('frame p99 / ms', p99 ?? [], 2);
    report.figure('processor time / µs per purchase', micros ?? [], 1);
    report.figure("client's thread busy", busy ?? [], 2);
  }
  const { ticketCount } = await engine.ask({ ask: 'sales' });
  const counts = `${boughtCount} answers, ${ticketCount} tickets`;
  assert(ticketCount === boughtCount, () => `each answer is one ticket, no other: ${counts}`);
  await engine.stop();
  report.checksum({ playerCount, ticketsPerPurchase: 1, isEveryAnswerSold: true });
}

async function runLoad(plan: SocketLoadPlan): Promise<SocketLoadResult> {
  const url = new URL('./harness/socket-load-worker.js', import.meta.url);
  const worker = new Worker(url, { name: 'load', workerData: plan });
  const [result] = (await once(worker, 'message')) as [SocketLoadResult];
  await worker.terminate();
  return result;
}
