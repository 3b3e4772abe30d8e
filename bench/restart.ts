/**
 * Goal: how long an engine with 100,000 open tickets is away when it is restarted, after an orderly
 * stop and after `kill -9`.
 *
 * Two figures: from the call of `Engine.start` until its gateways listen, in a process that is
 * running already; and the same with the start of the process and the loading of its code. Tickets
 * and money are counted after each restart. Warm: the operating system still holds the files.
 */
import { join } from 'node:path';
import { assert } from '../src/kernel/assert.ts';
import type { Bench, Size } from './harness/figures/bench.ts';
import { spreadText } from './harness/figures/figures.ts';
import type { Report } from './harness/figures/report.ts';
import { BenchEngine } from './harness/processes/engine-process.ts';
import { withTemporaryDirectory } from './harness/processes/temporary-directory.ts';

const TARGET_MS = 1_000;
const SIZES = {
  smoke: { ticketCount: 300, playerCount: 30, rounds: 1 },
  real: { ticketCount: 100_000, playerCount: 1_000, rounds: 5 },
} as const;
const THREADS = { shardCount: 1, gatewayCount: 1, isServing: true } as const;
const BALANCE_MINOR = 100_000_000;

export const restart: Bench = {
  name: 'restart',
  goal: `Restart with 100,000 open tickets; target < ${TARGET_MS} ms.`,
  run: (size, report) =>
    withTemporaryDirectory((path) => measure(size, report, join(path, 'data'))),
};

interface Starts {
  readonly startMs: number[];
  readonly wholeMs: number[];
}

async function measure(size: Size, report: Report, directory: string): Promise<void> {
  const { ticketCount, playerCount, rounds } = SIZES[size];
  const empty = await startOnce(directory);
  let { engine } = empty;
  await engine.ask({ ask: 'populate', playerCount, balanceMinor: BALANCE_MINOR });
  await engine.ask({ ask: 'fill', ticketCount });
  const orderly: Starts = { startMs: [], wholeMs: [] };
  const killed: Starts = { startMs: [], wholeMs: [] };
  for (let i = 0; i < rounds; i += 1) {
    for (const starts of [orderly, killed]) {
      if (starts === orderly) await engine.stop();
      else await engine.kill();
      const started = await startOnce(directory);
      engine = started.engine;
      starts.startMs.push(started.startMs);
      starts.wholeMs.push(started.wholeMs);
      const sold = await engine.ask({ ask: 'sales' });
      assert(sold.ticketCount === ticketCount, 'a restart lost or found tickets');
    }
  }
  await engine.stop();
  tell(report, { emptyMs: empty.startMs, orderly, killed });
  report.checksum({ ticketCount, playerCount, isEveryTicketThere: true });
}

async function startOnce(directory: string) {
  const beganMs = performance.now();
  const engine = new BenchEngine();
  const { startMs } = await engine.ask({ ask: 'start', directory, ...THREADS });
  return { engine, startMs, wholeMs: performance.now() - beganMs };
}

function tell(
  report: Report,
  found: { readonly emptyMs: number; readonly orderly: Starts; readonly killed: Starts },
): void {
  const { emptyMs, orderly, killed } = found;
  report.line('start of an empty engine', `${emptyMs.toFixed(0)} ms`);
  report.figure('after an orderly stop: Engine.start', orderly.startMs, 0, 'ms');
  report.figure('after an orderly stop: with the process', orderly.wholeMs, 0, 'ms');
  report.row({
    what: 'restart with 100,000 open tickets after kill -9',
    measured: `${spreadText(killed.startMs, 0)} ms`,
    asked: `< ${TARGET_MS} ms`,
  });
  report.figure('after kill -9: with the process', killed.wholeMs, 0, 'ms');
  const worstMs = Math.max(...orderly.startMs, ...killed.startMs);
  report.line(`target < ${TARGET_MS} ms`, worstMs < TARGET_MS ? 'met in every round' : 'MISSED');
}
