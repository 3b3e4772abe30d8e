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
 */
import { join } from 'node:path';
import { assert, must } from '../src/kernel/assert.ts';
import { parseDrawId } from '../src/kernel/ids.ts';
import type { Bench, Size } from './harness/figures/bench.ts';
import { quantile } from './harness/figures/figures.ts';
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
  const result = await load.round({
    ratePerSecond,
    purchaseCount,
    startsAtMs: closesAtMs - 1_000 * sizes.rushSeconds,
    rampMs,
    closesAtMs,
    milliseconds: 1_000 * PATIENCE * secondsOf(sizes),
  });
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
  const ms = (share: number) => `${quantile(result.sorted, share).toFixed(1)}`;
  report.row({
    what: 'from when a purchase was due to its 201',
    measured: `p50 ${ms(0.5)}, p99 ${ms(0.99)}, p99.9 ${ms(0.999)}, longest ${ms(1)} ms`,
    asked: 'p99 <= 20, p99.9 <= 100 ms',
  });
  report.line('refused as late before the close', text(result.refusedEarlyCount));
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
