/**
 * Goal: what players notice while the engine is backed up: latency of purchases at a steady rate,
 * in the calm and while `tirage backup` copies the whole history and reads it back, round by round.
 * At most twice the p99 is asked for.
 *
 * Open loop, single tickets through the engine's own client, in the engine's main thread; latency
 * counts from the instant at which a purchase was due. The backup is a process of its own, at the
 * rate that it has by default, on the same disk and the same two processors. Each round has a
 * directory of its own, so that all is copied; the next one into it copies what is new.
 * Excluded: HTTP, a network.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { assert } from '../src/kernel/assert.ts';
import { SYSTEM_CLOCK } from '../src/kernel/system-clock.ts';
import type { Bench, Size } from './harness/figures/bench.ts';
import { spreadText } from './harness/figures/figures.ts';
import type { Report } from './harness/figures/report.ts';
import type { LatencyWindow } from './harness/load/steady-buyer.ts';
import { DrawProcess } from './harness/processes/draw-process.ts';
import { withTemporaryDirectory } from './harness/processes/temporary-directory.ts';

const LAUNCHER = fileURLToPath(new URL('../bundle/launch.cjs', import.meta.url));

const SIZES = {
  smoke: { ticketCount: 3_000, playerCount: 60, rounds: 1, perSecond: 200, restMs: 200 },
  real: { ticketCount: 1_000_000, playerCount: 10_000, rounds: 5, perSecond: 2_000, restMs: 2_000 },
} as const;
const SHARD_COUNT = 2;
const BALANCE_MINOR = 900_000_000;
const HOUR_MS = 3_600_000;
const RATIO_MAX = 2;
const ROW = 'p99 of purchases while the engine is backed up';

export const backup: Bench = {
  name: 'backup',
  goal: `Latency of purchases during a backup; target <= ${RATIO_MAX} times the p99 in the calm.`,
  asks: [{ what: ROW, asked: `<= ${RATIO_MAX} times the calm` }],
  run: (size, report) => withTemporaryDirectory((path) => measure(size, report, path)),
};

interface Round {
  readonly calm: LatencyWindow;
  readonly busy: LatencyWindow;
  readonly tookMs: number;
  readonly nextTookMs: number;
  readonly megabytes: number;
}

async function measure(size: Size, report: Report, path: string): Promise<void> {
  const { ticketCount, playerCount, rounds, perSecond } = SIZES[size];
  const directory = join(path, 'data');
  const engine = new DrawProcess();
  await engine.ask({ ask: 'start', directory, shardCount: SHARD_COUNT });
  await engine.ask({ ask: 'gather', playerCount, balanceMinor: BALANCE_MINOR });
  const { draw } = await engine.ask({ ask: 'open', closesInMs: HOUR_MS });
  await engine.ask({ ask: 'fill', draw, ticketCount });
  await engine.ask({ ask: 'sellSteadily', draw, perSecond });
  const measured: Round[] = [];
  for (let i = 0; i < rounds; i += 1) {
    measured.push(await backUpOnce(size, engine, { directory, backups: join(path, `to-${i}`) }));
  }
  await engine.ask({ ask: 'stopSelling' });
  await engine.stop();
  report.line('load', `${perSecond} purchases/s, behind ${ticketCount} tickets, two shards`);
  tell(report, measured);
  report.checksum({ ticketCount, playerCount, perSecond, isEveryBackupVerified: true });
}

interface Places {
  readonly directory: string;
  readonly backups: string;
}

async function backUpOnce(size: Size, engine: DrawProcess, places: Places): Promise<Round> {
  const { restMs } = SIZES[size];
  await sleep(restMs);
  const calmFromMs = SYSTEM_CLOCK.wallMs();
  await sleep(2 * restMs);
  const fromMs = SYSTEM_CLOCK.wallMs();
  const said = await run(places);
  const toMs = SYSTEM_CLOCK.wallMs();
  await run(places);
  const nextTookMs = SYSTEM_CLOCK.wallMs() - toMs;
  await sleep(restMs); // Purchases due before that are answered by then.
  const window = (from: number, to: number) =>
    engine.ask({ ask: 'latencies', fromMs: from, toMs: to });
  const calm = await window(calmFromMs, fromMs);
  const busy = await window(fromMs, toMs);
  const megabytes = Number(/(\d+\.\d) MB, of which/.exec(said)?.[1]);
  return { calm, busy, tookMs: toMs - fromMs, nextTookMs, megabytes };
}

/** Resolves to what it said. */
function run({ directory, backups }: Places): Promise<string> {
  const child = spawn(process.execPath, [LAUNCHER, 'backup', backups, '--data', directory], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode) => {
      assert(exitCode === 0, `a backup ended with ${exitCode}: ${said}`);
      resolve(said);
    });
  });
}

function tell(report: Report, measured: readonly Round[]): void {
  const figure = (label: string, value: (round: Round) => number, digits: number, unit: string) =>
    report.figure(label, measured.map(value), digits, unit);
  figure('history', ({ megabytes }) => megabytes, 1, 'MB');
  figure('the whole history copied and read back', ({ tookMs }) => tookMs, 0, 'ms');
  figure('the next backup', ({ nextTookMs }) => nextTookMs, 0, 'ms');
  figure('calm: p50', ({ calm }) => calm.p50Ms, 2, 'ms');
  figure('backup: p50', ({ busy }) => busy.p50Ms, 2, 'ms');
  const p99 = (of: 'calm' | 'busy') =>
    spreadText(
      measured.map((round) => round[of].p99Ms),
      1,
    );
  report.row({
    what: ROW,
    measured: `${p99('busy')} ms; calm ${p99('calm')} ms`,
    asked: `<= ${RATIO_MAX} times the calm`,
  });
  figure('calm: worst', ({ calm }) => calm.worstMs, 1, 'ms');
  figure('backup: worst', ({ busy }) => busy.worstMs, 1, 'ms');
  figure('ratio of p99', ({ calm, busy }) => busy.p99Ms / calm.p99Ms, 2, '');
}
