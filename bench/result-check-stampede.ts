/**
 * Goal: the minute after the results are out. A million checks, at an even pace in an open loop:
 * half by HTTP (in turn the draw's results and the player's own ticket), half pushed: the player
 * subscribes to the draw's topic over a socket, and the results come with their snapshot.
 *
 * The draw is a real one, sold, closed, settled and published by the engine; the checks begin when
 * it says so. An answer without the numbers, or a ticket that has neither won nor lost, has failed.
 * Included: TCP on the loopback, the whole gateway, the shard for tickets, and the client, which
 * takes its share of the same cores. Excluded: log-in, TLS, a network. Not a goal: players who wait
 * for the publication with an open socket (idle-sockets.ts).
 */
import { join } from 'node:path';
import { assert } from '../src/kernel/assert.ts';
import type { Bench, Size } from './harness/figures/bench.ts';
import { quantile } from './harness/figures/figures.ts';
import type { Report } from './harness/figures/report.ts';
import { StampedeClient } from './harness/load/load-client.ts';
import type { DoorResult, StampedeResult } from './harness/load/stampede-messages.ts';
import { BenchEngine } from './harness/processes/engine-process.ts';
import { withTemporaryDirectory } from './harness/processes/temporary-directory.ts';

const BALANCE_MINOR = 100_000;
const SIZES = {
  smoke: {
    playerCount: 20,
    connectionCount: 4,
    socketCount: 4,
    saleMs: 3_000,
    buysPerSecond: 200,
    seconds: 0.5,
    checksPerDoor: 100,
  },
  real: {
    playerCount: 10_000,
    connectionCount: 512,
    socketCount: 1_000,
    saleMs: 15_000,
    buysPerSecond: 2_000,
    seconds: 60,
    checksPerDoor: 500_000,
  },
} as const;

export const resultCheckStampede: Bench = {
  name: 'result-check-stampede',
  goal: 'A million result checks in a minute, half by HTTP, half pushed.',
  run: (size, report) =>
    withTemporaryDirectory((path) => measure(size, report, join(path, 'data'))),
};

async function measure(size: Size, report: Report, directory: string): Promise<void> {
  const sizes = SIZES[size];
  const { playerCount, connectionCount, socketCount, saleMs, seconds, checksPerDoor } = sizes;
  const engine = new BenchEngine();
  const threads = { shardCount: 1, gatewayCount: 1 };
  const { port = 0 } = await engine.ask({ ask: 'start', directory, ...threads, isServing: true });
  const crowd = { playerCount, balanceMinor: BALANCE_MINOR };
  const { drawId, tokens } = await engine.ask({ ask: 'populate', ...crowd, saleMs });
  const load = new StampedeClient({ port, drawId, tokens, connectionCount, socketCount });
  await load.round({
    step: 'prepare',
    ratePerSecond: sizes.buysPerSecond,
    milliseconds: saleMs,
  });
  await engine.ask({ ask: 'untilPublished' });
  const looked = await load.round({
    step: 'look',
    ratePerSecond: checksPerDoor / seconds,
    checksPerDoor,
    milliseconds: 1_000 * seconds,
  });
  assert(!looked.isReady, 'a look was answered without what was seen');
  const { ticketCount } = await engine.ask({ ask: 'sales' });
  assert(ticketCount === playerCount, 'a player has no ticket');
  await load.stop();
  await engine.stop();
  const spread = `${connectionCount} connections, ${socketCount} sockets`;
  report.line('load', `${playerCount} players, ${spread}`);
  tell(report, seconds, looked);
  report.checksum({ playerCount, checks: 2 * checksPerDoor, isEveryCheckRight: true });
  for (const { failedCount, failedSample } of [looked.http, looked.sockets]) {
    assert(failedCount === 0, () => `${failedCount} checks failed, such as ${failedSample}`);
  }
}

function tell(report: Report, limitSeconds: number, { http, sockets }: StampedeResult): void {
  const doors: readonly [string, DoorResult][] = [
    ['by HTTP, results and own tickets', http],
    ['pushed over sockets', sockets],
  ];
  for (const [what, { goodCount, failedCount, seconds, sorted, ...loop }] of doors) {
    const ms = (share: number) => quantile(sorted, share).toFixed(1);
    const text = (count: number) => Math.round(count).toLocaleString('en');
    const rate = `${text(goodCount)} in ${seconds.toFixed(1)} s (${text(goodCount / seconds)}/s)`;
    report.row({
      what: `result checks ${what}`,
      measured: `${rate}, p50 ${ms(0.5)}, p99 ${ms(0.99)} ms, ${failedCount} failed`,
      asked: `${text(goodCount + failedCount)} in ${limitSeconds} s`,
    });
    report.line("client's thread busy", loop.busyShare.toFixed(2));
    report.line('sent at most after its time / ms', loop.lateMsMax.toFixed(1));
  }
}
