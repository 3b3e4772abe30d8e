/**
 * Goal: what players of one draw notice while another draw of a million tickets is settled on the
 * same shard: latency of purchases on draw B from the close of draw A to its publication, against
 * the same load in the calm before that close, round by round.
 *
 * Open loop, single tickets at a steady rate through the engine's own client, in the engine's main
 * thread; latency counts from the instant at which a purchase was due. So the errands that the main
 * thread passes on, and the pool's threads beside it on two cores, are in the figure.
 * Excluded: HTTP, a network.
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

const SIZES = {
  smoke: { ticketCount: 18_000, playerCount: 60, rounds: 1, perSecond: 200, calmMs: 300 },
  real: { ticketCount: 1_000_000, playerCount: 10_000, rounds: 5, perSecond: 2_000, calmMs: 2_000 },
} as const;
const SHARD_COUNT = 1;
const BALANCE_MINOR = 900_000_000;
const HOUR_MS = 3_600_000;
/** A sale beside the steady buyer may take this much longer than the one that was timed alone. */
const SALE_SLACK = 2;
/** The time until the last tickets sold are hashed, and the collectors have looked at them. */
const REST_MS = 1_000;

export const neighbourLatency: Bench = {
  name: 'neighbour-latency',
  goal: 'Latency of purchases on one draw while another settles a million tickets.',
  run: (size, report) =>
    withTemporaryDirectory((path) => measure(size, report, join(path, 'data'))),
};

interface Round {
  readonly settleMs: number;
  readonly calm: LatencyWindow;
  readonly busy: LatencyWindow;
}

async function measure(size: Size, report: Report, directory: string): Promise<void> {
  const { ticketCount, playerCount, rounds, perSecond } = SIZES[size];
  const engine = new DrawProcess();
  await engine.ask({ ask: 'start', directory, shardCount: SHARD_COUNT });
  await engine.ask({ ask: 'gather', playerCount, balanceMinor: BALANCE_MINOR });
  const { draw: timed } = await engine.ask({ ask: 'open', closesInMs: HOUR_MS });
  const { tookMs } = await engine.ask({ ask: 'fill', draw: timed, ticketCount });
  const { draw: neighbour } = await engine.ask({ ask: 'open', closesInMs: HOUR_MS });
  await engine.ask({ ask: 'sellSteadily', draw: neighbour, perSecond });
  const measured: Round[] = [];
  for (let i = 0; i < rounds; i += 1) measured.push(await settleOnce(size, engine, tookMs));
  const { soldCount } = await engine.ask({ ask: 'stopSelling' });
  const { ticketCount: heldCount } = await engine.ask({ ask: 'sales', draw: neighbour });
  assert(heldCount === soldCount, 'not as many tickets of the neighbour as answers');
  await engine.stop();

  report.line('load', `${perSecond} purchases/s on one draw, ${ticketCount} tickets in the other`);
  tell(report, measured);
  report.checksum({ ticketCount, playerCount, perSecond, isEveryAnswerSold: true });
}

async function settleOnce(size: Size, engine: DrawProcess, saleTookMs: number): Promise<Round> {
  const { ticketCount, calmMs } = SIZES[size];
  const closesInMs = Math.ceil(SALE_SLACK * saleTookMs + 2 * REST_MS + calmMs);
  const { draw, closesAtMs } = await engine.ask({ ask: 'open', closesInMs });
  await engine.ask({ ask: 'fill', draw, ticketCount });
  const calmFromMs = closesAtMs - calmMs;
  const leftMs = calmFromMs - SYSTEM_CLOCK.wallMs();
  assert(leftMs >= REST_MS, 'the tickets were not sold in time: sell longer');
  const { atMs, isVerified, ...published } = await engine.ask({ ask: 'published', draw });
  assert(isVerified, 'the transcript does not verify');
  assert(published.ticketCount === ticketCount, 'a ticket is missing from the draw');
  await setTimeout(REST_MS); // Purchases due before the publication are answered by then.
  const window = (fromMs: number, toMs: number) => engine.ask({ ask: 'latencies', fromMs, toMs });
  const calm = await window(calmFromMs, closesAtMs);
  const busy = await window(closesAtMs, atMs);
  return { settleMs: atMs - closesAtMs, calm, busy };
}

function tell(report: Report, measured: readonly Round[]): void {
  const figure = (label: string, value: (round: Round) => number, digits: number, unit: string) =>
    report.figure(label, measured.map(value), digits, unit);
  figure('close to published', ({ settleMs }) => settleMs, 0, 'ms');
  figure('calm: p50', ({ calm }) => calm.p50Ms, 2, 'ms');
  figure('calm: p99', ({ calm }) => calm.p99Ms, 2, 'ms');
  figure('calm: worst', ({ calm }) => calm.worstMs, 1, 'ms');
  figure('while the other settles: p50', ({ busy }) => busy.p50Ms, 2, 'ms');
  report.row({
    what: 'p99 of purchases while another draw settles',
    measured: `${spreadText(
      measured.map(({ busy }) => busy.p99Ms),
      1,
    )} ms; calm ${spreadText(
      measured.map(({ calm }) => calm.p99Ms),
      1,
    )} ms`,
  });
  figure('while the other settles: worst', ({ busy }) => busy.worstMs, 1, 'ms');
  figure('ratio of p50', ({ calm, busy }) => busy.p50Ms / calm.p50Ms, 2, '');
  figure('ratio of p99', ({ calm, busy }) => busy.p99Ms / calm.p99Ms, 2, '');
}
