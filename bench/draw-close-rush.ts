/**
 * Goal: the last five minutes before a draw closes, at 15,000 purchases a second, and a little
 * more. An open loop: each purchase has its time, whatever became of those before, and its latency
 * counts from that time. Before the five minutes the rate rises for some seconds: what is bought
 * then must be there like all else, but its latency, which is that of code in its first second,
 * does not count.
 *
 * Proven by ticket id against the journal after the engine has stopped: nothing that was answered
 * 201 is lost, nothing is sold at or after the close by the engine's own clock, nothing was sold
 * twice or without an answer. A late refusal (409 `drawClosed`) is a right answer.
 * Included: TCP on the loopback, HTTP/JSON over keep-alive connections, the whole gateway, the
 * shard, fsync, sealing at the close, and the client, which takes its share of the same cores.
 * Excluded: log-in (each token is verified once before), TLS, a network, settlement (results are
 * due an hour later, as for a daily draw).
 *
 * Beside the quantiles of all, latencies are told by windows of a quarter of a second, of which
 * those that others on the machine have disturbed are marked, counted and left out of the verdict.
 */
import { join } from 'node:path';
import { assert, must } from '../src/kernel/assert.ts';
import { parseDrawId } from '../src/kernel/ids.ts';
import type { Bench, Size } from './harness/figures/bench.ts';
import { disturbedWindows } from './harness/figures/disturbed-windows.ts';
import {
  judgeWindows,
  WINDOW_MS,
  WINDOWS_ASKED,
  type WindowsFound,
  windowP99s,
} from './harness/figures/due-windows.ts';
import { quantile } from './harness/figures/figures.ts';
import { MachineWatch } from './harness/figures/machine-watch.ts';
import type { Report } from './harness/figures/report.ts';
import { compareSold, type SoldTickets } from './harness/figures/sold-tickets.ts';
import { RushClient } from './harness/load/load-client.ts';
import { rampCountOf } from './harness/load/open-loop.ts';
import type { RushResult } from './harness/load/rush-messages.ts';
import { BenchEngine } from './harness/processes/engine-process.ts';
import { withTemporaryDirectory } from './harness/processes/temporary-directory.ts';

const BALANCE_MINOR = 900_000_000;
const RESULTS_DELAY_MS = 3_600_000;
/** Of the real rush: five minutes, unless less is asked for. Each row tells its count. */
const RUSH_SECONDS = Number(process.env.TIRAGE_BENCH_RUSH_SECONDS ?? 300);
/** An engine that cannot keep up gets this many times as long to answer what is late. */
const PATIENCE = 3;
/** Calm windows for a verdict: ten seconds in all. */
const CALM_WINDOWS_MIN = 40;
/** Several times in a window, since those that enclose it are taken. */
const READ_EVERY_MS = WINDOW_MS / 5;
const STRETCHES_SHOWN = 12;
const MEDIAN_ROW = {
  what: 'windows of 250 ms in the rush: median of their p99',
  asked: `<= ${WINDOWS_ASKED.medianP99Ms} ms`,
} as const;
const SLOW_ROW = {
  what: `windows of 250 ms in the rush: p99 over ${WINDOWS_ASKED.slowMs} ms`,
  asked: `<= ${100 * WINDOWS_ASKED.slowShareMax} % of them`,
} as const;
const SIZES = {
  smoke: {
    playerCount: 40,
    connectionCount: 8,
    ratePerSecond: 200,
    leadSeconds: 3,
    rampSeconds: 1,
    rushSeconds: 1,
    afterSeconds: 0.5,
  },
  real: {
    playerCount: 20_000,
    connectionCount: 1_024,
    ratePerSecond: 15_000,
    leadSeconds: 15,
    rampSeconds: 10,
    rushSeconds: RUSH_SECONDS,
    afterSeconds: 5,
  },
};

export const drawCloseRush: Bench = {
  name: 'draw-close-rush',
  goal: '15,000 purchases/s to the close: none lost, late or doubled; p99 <= 20, p99.9 <= 100 ms.',
  asks: [MEDIAN_ROW, SLOW_ROW],
  run: (size, report) =>
    withTemporaryDirectory((path) => measure(size, report, join(path, 'data'))),
};

async function measure(size: Size, report: Report, directory: string): Promise<void> {
  const sizes = SIZES[size];
  const { playerCount, connectionCount, ratePerSecond } = sizes;
  const engine = new BenchEngine();
  const threads = { shardCount: 1, gatewayCount: 1 };
  const { port = 0 } = await engine.ask({ ask: 'start', directory, ...threads, isServing: true });
  const { drawId, closesAtMs, tokens } = await engine.ask({
    ask: 'populate',
    playerCount,
    balanceMinor: BALANCE_MINOR,
    saleMs: 1_000 * (sizes.leadSeconds + sizes.rampSeconds + sizes.rushSeconds),
    resultsDelayMs: RESULTS_DELAY_MS,
  });
  const load = new RushClient({ port, drawId, tokens, connectionCount });
  const rampMs = 1_000 * sizes.rampSeconds;
  const purchaseCount =
    rampCountOf(ratePerSecond, rampMs) +
    Math.round(ratePerSecond * (sizes.rushSeconds + sizes.afterSeconds));
  const microsBefore = await engine.ask({ ask: 'processorMicros' });
  const startsAtMs = closesAtMs - 1_000 * sizes.rushSeconds;
  const watch = MachineWatch.start([engine.processId], READ_EVERY_MS);
  const result = await load.round({
    ratePerSecond,
    purchaseCount,
    startsAtMs,
    rampMs,
    closesAtMs,
    milliseconds: 1_000 * PATIENCE * secondsOf(sizes),
  });
  watch.stop();
  const micros = (await engine.ask({ ask: 'processorMicros' })) - microsBefore;
  await load.stop();
  await engine.stop();
  const draw = must(parseDrawId(drawId), 'our own id is not understood');
  const sold = await compareSold(join(directory, 'shard-0'), { ...result, draw, closesAtMs });

  report.line('load', `${connectionCount} connections, ${playerCount} players, 1 ticket each`);
  report.line("client's thread busy", result.busyShare.toFixed(2));
  report.line('sent at most after its time / ms', result.lateMsMax.toFixed(1));
  report.line('engine / µs each', (micros / purchaseCount).toFixed(1));
  tell(report, { purchaseCount, ratePerSecond }, result, sold);
  tellWindows(report, { startsAtMs, closesAtMs, ratePerSecond, waitedMs: result.waitedMs, watch });
  const checked = { playerCount, purchaseCount, isEveryAnswerSold: true };
  report.checksum(checked);
  conclude(purchaseCount, result, sold);
}

function secondsOf(sizes: (typeof SIZES)[Size]): number {
  return sizes.leadSeconds + sizes.rampSeconds + sizes.rushSeconds + sizes.afterSeconds;
}

function tell(
  report: Report,
  { purchaseCount, ratePerSecond }: { purchaseCount: number; ratePerSecond: number },
  result: RushResult,
  sold: SoldTickets,
): void {
  const text = (count: number) => count.toLocaleString('en');
  const perSecond = `${text(ratePerSecond)}/s`;
  const accepted = `${text(result.ordinals.length)} accepted`;
  const late = `${text(result.refusedLateCount)} refused as late`;
  const measured = `${accepted}, ${late}, ${text(result.shedCount)} shed`;
  report.row({ what: `${text(purchaseCount)} purchases at ${perSecond} over the close`, measured });
  const wrong = [
    `${sold.lostCount} lost`,
    `${Math.max(sold.lateCount, result.acceptedLateCount)} late`,
    `${sold.doubledCount} doubled`,
  ];
  report.row({ what: 'of these, by ticket id', measured: wrong.join(', '), asked: 'none' });
  const sorted = result.waitedMs.filter(Number.isFinite).sort();
  const ms = (share: number) => `${quantile(sorted, share).toFixed(1)}`;
  report.row({
    what: 'from when a purchase was due to its 201',
    measured: `p50 ${ms(0.5)}, p99 ${ms(0.99)}, p99.9 ${ms(0.999)}, longest ${ms(1)} ms`,
    asked: 'p99 <= 20, p99.9 <= 100 ms',
  });
  report.line('refused as late before the close', text(result.refusedEarlyCount));
}

interface Rush {
  readonly startsAtMs: number;
  readonly closesAtMs: number;
  readonly ratePerSecond: number;
  readonly waitedMs: Float64Array;
  readonly watch: MachineWatch;
}

/** Without the last window before the close: some of what was due in it is refused by right. */
function tellWindows(report: Report, rush: Rush): void {
  const { startsAtMs, closesAtMs, ratePerSecond, waitedMs, watch } = rush;
  const windowCount = Math.floor((closesAtMs - startsAtMs) / WINDOW_MS) - 1;
  const p99s = windowP99s(waitedMs, ratePerSecond).slice(0, windowCount);
  const shares = p99s.map((_, index) => {
    const fromMs = startsAtMs + index * WINDOW_MS;
    return watch.shares(fromMs, fromMs + WINDOW_MS)?.others;
  });
  const isDisturbed = disturbedWindows(shares);
  const all = judgeWindows(p99s);
  const calm = judgeWindows(p99s.filter((_, index) => isDisturbed[index] !== true));
  const whole = watch.shares(startsAtMs, closesAtMs);
  const percent = (share = Number.NaN) => `${(100 * share).toFixed(1)} %`;
  const used = `stolen ${percent(whole?.stolen)}, others ${percent(whole?.others)} with that`;
  report.line('the machine meanwhile', `idle ${percent(whole?.idle)}, ${used}`);
  report.line('disturbed by others', stretchesText(isDisturbed));
  const isEnough = calm !== undefined && calm.count >= CALM_WINDOWS_MIN;
  if (!isEnough) report.line('NO VERDICT', 'the machine was busy');
  const counts = `${calm?.count ?? 0} calm windows of ${p99s.length}`;
  const both = (of: (found: WindowsFound) => string) => {
    const text = (found: WindowsFound | undefined) => (found === undefined ? 'none' : of(found));
    const found = `${text(calm)} (${counts}); all: ${text(all)}`;
    return isEnough ? found : `no verdict: ${found}`;
  };
  report.row({ ...MEDIAN_ROW, measured: both(({ medianP99Ms: p99 }) => `${p99.toFixed(1)} ms`) });
  report.row({ ...SLOW_ROW, measured: both(({ slowShare }) => percent(slowShare)) });
}

/** How many windows, and where, in seconds from when the full rate was reached. */
function stretchesText(isDisturbed: readonly boolean[]): string {
  const stretches: string[] = [];
  let from: number | undefined;
  for (const [index, busy] of [...isDisturbed, false].entries()) {
    if (busy) from ??= index;
    else if (from !== undefined) {
      const seconds = (windows: number) => ((windows * WINDOW_MS) / 1_000).toFixed(2);
      stretches.push(`${seconds(from)}–${seconds(index)}`);
      from = undefined;
    }
  }
  const count = isDisturbed.filter(Boolean).length;
  if (count === 0) return 'none';
  const shown = stretches.slice(0, STRETCHES_SHOWN).join(', ');
  const more = stretches.length > STRETCHES_SHOWN ? ', …' : '';
  return `${count} of ${isDisturbed.length} windows, at ${shown}${more} s`;
}

/** A benchmark is a test first. */
function conclude(purchaseCount: number, result: RushResult, sold: SoldTickets): void {
  const { ordinals, refusedLateCount, shedCount, otherCount, otherSample } = result;
  assert(otherCount === 0, () => `${otherCount} other answers, such as ${otherSample}`);
  const answeredCount = ordinals.length + refusedLateCount + shedCount;
  assert(answeredCount === purchaseCount, 'not as many answers as purchases');
  assert(refusedLateCount > 0, 'the rush ended before the close');
  assert(sold.lostCount === 0, () => `${sold.lostCount} acknowledged tickets are lost`);
  assert(sold.lateCount === 0, () => `${sold.lateCount} tickets are sold after the close`);
  assert(result.acceptedLateCount === 0, 'a ticket says that it was accepted after the close');
  assert(sold.doubledCount === 0, () => `${sold.doubledCount} tickets without one answer`);
  assert(sold.count === ordinals.length, 'not as many tickets are sold as were acknowledged');
}
