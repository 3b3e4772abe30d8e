/**
 * Goal: how long a million standing tickets take to buy the next draw of their series, from the
 * order of the draw to the last entry on disk, over two shards; and what players of another draw
 * notice meanwhile: latency of their purchases during the walk, against the same load in the calm
 * before it, round by round.
 *
 * Open loop as neighbour-latency has it: single tickets at a steady rate through the engine's own
 * client, in the engine's main thread; latency counts from the instant at which a purchase was due.
 * All standing tickets enter every draw, so each round is a walk over all of them.
 * Excluded: HTTP, the making of the standing tickets, which is told for itself.
 */
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { assert } from '../src/kernel/assert.ts';
import { SYSTEM_CLOCK } from '../src/kernel/system-clock.ts';
import type { Bench, Size } from './harness/figures/bench.ts';
import { spreadText } from './harness/figures/figures.ts';
import type { Report } from './harness/figures/report.ts';
import type { LatencyWindow } from './harness/load/steady-buyer.ts';
import { DrawProcess } from './harness/processes/draw-process.ts';
import { withTemporaryDirectory } from './harness/processes/temporary-directory.ts';

const WALK_MS_MAX = 10_000;
const RATIO_MAX = 2;
const TICKETS = 1_000_000;
const SHARD_COUNT = 2;
const BALANCE_MINOR = 900_000_000;
const HOUR_MS = 3_600_000;
/** The time until purchases that were due in a window are answered. */
const REST_MS = 1_000;

/** Standing tickets: `playerCount` times `countEach`. */
const SIZES = {
  smoke: { playerCount: 60, countEach: 10, rounds: 1, perSecond: 200, calmMs: 300 },
  real: { playerCount: 10_000, countEach: 100, rounds: 3, perSecond: 2_000, calmMs: 3_000 },
} as const;

export const standingWalk: Bench = {
  name: 'standing-walk',
  goal: `A million standing tickets buy the next draw; target <= ${WALK_MS_MAX} ms.`,
  asks: [
    { what: walkRowOf(TICKETS), asked: `<= ${WALK_MS_MAX} ms` },
    { what: latencyRowOf(TICKETS), asked: `<= ${RATIO_MAX} times` },
  ],
  run: (size, report) =>
    withTemporaryDirectory((path) => measure(size, report, join(path, 'data'))),
};

interface Round {
  readonly walkMs: number;
  readonly calm: LatencyWindow;
  readonly busy: LatencyWindow;
}

async function measure(size: Size, report: Report, directory: string): Promise<void> {
  const { playerCount, countEach, rounds, perSecond } = SIZES[size];
  const ticketCount = playerCount * countEach;
  const engine = new DrawProcess();
  await engine.ask({ ask: 'start', directory, shardCount: SHARD_COUNT });
  await engine.ask({ ask: 'gather', playerCount, balanceMinor: BALANCE_MINOR });
  // On sale before the standing tickets are made, so they leave it alone.
  const { draw: neighbour } = await engine.ask({ ask: 'open', closesInMs: HOUR_MS });
  const { tookMs } = await engine.ask({ ask: 'makeStanding', countEach });
  // Without anybody beside it, which compiles the code.
  const alone = await engine.ask({ ask: 'enter', closesInMs: HOUR_MS, ticketCount });
  await engine.ask({ ask: 'sellSteadily', draw: neighbour, perSecond });
  const measured: Round[] = [];
  for (let i = 0; i < rounds; i += 1) measured.push(await walkOnce(size, engine));
  const { soldCount } = await engine.ask({ ask: 'stopSelling' });
  const { ticketCount: heldCount } = await engine.ask({ ask: 'sales', draw: neighbour });
  assert(heldCount === soldCount, 'not as many tickets of the neighbour as answers');
  await engine.stop();

  report.line('load', `${perSecond} purchases/s on one draw, ${ticketCount} entries in the other`);
  report.line('made', `${(tookMs / 1_000).toFixed(1)} s for all standing tickets`);
  report.line('first walk, with nobody beside it', `${alone.toMs - alone.fromMs} ms`);
  tell(report, ticketCount, measured);
  report.checksum({ playerCount, countEach, perSecond, isEveryTicketEntered: true });
}

async function walkOnce(size: Size, engine: DrawProcess): Promise<Round> {
  const { playerCount, countEach, calmMs } = SIZES[size];
  await setTimeout(REST_MS);
  const calmFromMs = SYSTEM_CLOCK.wallMs();
  await setTimeout(calmMs);
  const ticketCount = playerCount * countEach;
  const entered = await engine.ask({ ask: 'enter', closesInMs: HOUR_MS, ticketCount });
  const { fromMs, toMs } = entered;
  await setTimeout(REST_MS); // Purchases due before the last entry are answered by then.
  const window = (from: number, to: number) =>
    engine.ask({ ask: 'latencies', fromMs: from, toMs: to });
  const calm = await window(calmFromMs, fromMs);
  return { walkMs: toMs - fromMs, calm, busy: await window(fromMs, toMs) };
}

function tell(report: Report, ticketCount: number, measured: readonly Round[]): void {
  const figure = (label: string, value: (round: Round) => number, digits: number, unit: string) =>
    report.figure(label, measured.map(value), digits, unit);
  report.row({
    what: walkRowOf(ticketCount),
    measured: `${spreadText(
      measured.map(({ walkMs }) => walkMs),
      0,
    )} ms`,
    asked: `<= ${WALK_MS_MAX} ms`,
  });
  figure('calm: p50', ({ calm }) => calm.p50Ms, 2, 'ms');
  figure('calm: p99', ({ calm }) => calm.p99Ms, 2, 'ms');
  figure('calm: worst', ({ calm }) => calm.worstMs, 1, 'ms');
  figure('during the walk: p50', ({ busy }) => busy.p50Ms, 2, 'ms');
  figure('during the walk: p99', ({ busy }) => busy.p99Ms, 2, 'ms');
  figure('during the walk: worst', ({ busy }) => busy.worstMs, 1, 'ms');
  figure('ratio of p50', ({ calm, busy }) => busy.p50Ms / calm.p50Ms, 2, 'times');
  const ratios = measured.map(({ calm, busy }) => busy.p99Ms / calm.p99Ms);
  const measuredText = `${spreadText(ratios, 2)} times`;
  report.row({
    what: latencyRowOf(ticketCount),
    measured: measuredText,
    asked: `<= ${RATIO_MAX} times`,
  });
}

function walkRowOf(ticketCount: number): string {
  return `${ticketCount.toLocaleString('en')} standing tickets buy the next draw, two shards`;
}

function latencyRowOf(ticketCount: number): string {
  const tickets = `${ticketCount.toLocaleString('en')} standing tickets`;
  return `p99 of purchases of another draw during the walk of ${tickets}, against before`;
}
