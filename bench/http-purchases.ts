/**
 * Goal: what a durable purchase over HTTP/1.1 costs, against the same HTTP library with nothing
 * behind it. Both servers get the same requests from the same client in the same run, in
 * alternating rounds; the figure is the ratio of the two rates, round by round.
 *
 * Included: TCP on the loopback, the whole gateway, the shard, fsync, and the client, which takes
 * its share of the same cores. Excluded: log-in (tokens are made beforehand; each is verified once
 * in the first round, which is not counted), TLS, a network.
 * Done with few connections, and with many: the more there are, the less of either server is in
 * the processor's caches when its turn comes, and the more purchases share a commit.
 * Non-goals: the highest rate of either server. A round of a few seconds on a shared machine says
 * little; the ratio says more.
 */
import { join } from 'node:path';
import { assert } from '../src/kernel/assert.ts';
import type { Bench, Size } from './harness/figures/bench.ts';
import { calmCount, calmRounds } from './harness/figures/calm-rounds.ts';
import { stagesOfProfiles } from './harness/figures/cpu-stages.ts';
import { spreadOf, spreadText } from './harness/figures/figures.ts';
import type { Report } from './harness/figures/report.ts';
import { threadMicros, workedMicros } from './harness/figures/thread-time.ts';
import { LoadClient } from './harness/load/load-client.ts';
import type { RoundResult } from './harness/load/load-messages.ts';
import { BareServer } from './harness/processes/bare-server.ts';
import { BenchEngine } from './harness/processes/engine-process.ts';
import { withTemporaryDirectory } from './harness/processes/temporary-directory.ts';
import { ContestSide, type Measured } from './peers/contest-side.ts';

const TARGET_RATIO = 0.6;
/** Request ids and balances change their length a little during a run. */
const ANSWER_SLACK_BYTES = 16;
const BALANCE_MINOR = 900_000_000;
const SIZES = {
  smoke: { playerCount: 64, rounds: 1, triesMax: 1, milliseconds: 400, connectionCounts: [16, 32] },
  real: {
    playerCount: 4_096,
    rounds: 7,
    triesMax: 28,
    milliseconds: 2_000,
    connectionCounts: [256, 1_024, 4_096],
  },
} as const;

export const httpPurchases: Bench = {
  name: 'http-purchases',
  goal: `Durable purchases over HTTP, ratio to the bare library; target >= ${TARGET_RATIO}.`,
  run: (size, report) =>
    withTemporaryDirectory(async (path) => {
      for (const connectionCount of SIZES[size].connectionCounts) {
        await compare(size, report, join(path, String(connectionCount)), connectionCount);
      }
      await profile(size, report, path);
    }),
};

interface Setting {
  readonly engine: BenchEngine;
  readonly load: LoadClient;
  readonly port: number;
  /** One uncounted round: connections, tokens, compiled code. */
  readonly warm: RoundResult;
}

async function prepare(
  size: Size,
  directory: string,
  { connectionCount, profiles }: { connectionCount: number; profiles?: string },
): Promise<Setting> {
  const { playerCount, milliseconds } = SIZES[size];
  const engine = new BenchEngine(profiles);
  const threads = { shardCount: 1, gatewayCount: 1 };
  const { port = 0 } = await engine.ask({ ask: 'start', directory, ...threads, isServing: true });
  const { drawId, tokens } = await engine.ask({
    ask: 'populate',
    playerCount,
    balanceMinor: BALANCE_MINOR,
  });
  const load = new LoadClient({ path: `/v1/draws/${drawId}/tickets`, tokens, connectionCount });
  const warm = await load.round({ port, milliseconds });
  return { engine, load, port, warm };
}

/** A measurement of each server, one right after the other. */
interface Round {
  readonly bare: Measured;
  readonly engine: Measured;
  /** Processor time for each purchase, by thread of the engine, the busiest first. */
  readonly threads: readonly number[];
}

function sidesOf({ bare, engine }: Round): readonly Measured[] {
  return [bare, engine];
}

async function compare(
  size: Size,
  report: Report,
  directory: string,
  connectionCount: number,
): Promise<void> {
  const { rounds, triesMax, milliseconds, playerCount } = SIZES[size];
  const { engine, load, port, warm } = await prepare(size, directory, { connectionCount });
  const bareServer = new BareServer();
  const barePort = await bareServer.listen(warm.sample);
  const bareMicros = () => bareServer.processorMicros();
  const engineMicros = () => engine.ask({ ask: 'processorMicros' });
  const bare = new ContestSide({
    name: 'bare',
    processorMicros: bareMicros,
    round: () => load.round({ port: barePort, milliseconds }),
  });
  const ours = new ContestSide({
    name: 'engine',
    processorMicros: engineMicros,
    round: () => load.round({ port, milliseconds }),
  });
  const { sample } = await bare.warm();
  const excessBytes = Math.abs(sample.length - warm.sample.length);
  assert(excessBytes <= ANSWER_SLACK_BYTES, () => `two sizes:\n${sample}\n${warm.sample}`);
  const measured: Round[] = [];
  while (measured.length < triesMax && calmCount(measured, sidesOf) < rounds) {
    const ofBare = await bare.measure(engineMicros);
    const threadsBefore = threadMicros(engine.processId);
    const soldBefore = ours.soldCount;
    const ofEngine = await ours.measure(bareMicros);
    const count = ours.soldCount - soldBefore;
    const worked = workedMicros(threadsBefore, threadMicros(engine.processId));
    const threads = worked.map((micros) => micros / count);
    measured.push({ bare: ofBare, engine: ofEngine, threads });
  }
  const { ticketCount } = await engine.ask({ ask: 'sales' });
  const isEveryAnswerSold = ticketCount === warm.count + ours.soldCount;
  assert(isEveryAnswerSold, 'not as many tickets were sold as answered with 201');
  await load.stop();
  await bareServer.stop();
  await engine.stop();

  report.line('load', `${connectionCount} connections, ${playerCount} players, 1 ticket each`);
  report.line('answer', `${warm.sample.length} bytes, 201, from both`);
  tell(report, { bare, ours }, measured, connectionCount);
  report.checksum({ playerCount, connectionCount, ticketsPerPurchase: 1, isEveryAnswerSold });
}

function tell(
  report: Report,
  sides: { readonly bare: ContestSide; readonly ours: ContestSide },
  measured: readonly Round[],
  connectionCount: number,
): void {
  const rounds = calmRounds(report, measured, sidesOf);
  sides.bare.tell(
    report,
    rounds.map(({ bare }) => bare),
  );
  sides.ours.tell(
    report,
    rounds.map(({ engine }) => engine),
  );
  const thread = (index: number) => rounds.map(({ threads }) => threads[index] ?? 0);
  report.figure('engine: busiest thread / µs', thread(0), 1);
  report.figure('engine: next thread / µs', thread(1), 1);
  const others = rounds.map(({ threads }) => threads.slice(2).reduce((sum, one) => sum + one, 0));
  report.figure('engine: LMDB, collector, others / µs', others, 1);
  const figure = (label: string, value: (round: Round) => number) =>
    report.figure(label, rounds.map(value), 2);
  const ours = rounds.map(({ engine }) => engine);
  const rates = ours.map(({ rate }) => rate);
  const p99 = ours.map((one) => one.p99);
  report.row({
    what: `durable purchases, HTTP/JSON, ${connectionCount.toLocaleString('en')} connections`,
    measured: `${spreadText(rates, 0)}/s, p99 ${spreadOf(p99).median.toFixed(1)} ms`,
  });
  report.row({
    what: 'the same against the bare handler',
    measured: spreadText(
      rounds.map(({ bare, engine }) => engine.rate / bare.rate),
      2,
    ),
    asked: `>= ${TARGET_RATIO}`,
  });
  figure('ratio of processor time, inverse', ({ bare, engine }) => bare.micros / engine.micros);
}

/** The same load once more with the sampling profiler on, which slows it: for shares only. */
async function profile(size: Size, report: Report, path: string): Promise<void> {
  const { milliseconds, connectionCounts } = SIZES[size];
  const [connectionCount] = connectionCounts;
  const profiles = join(path, 'profiles');
  const directory = join(path, 'profiled');
  const { engine, load, port } = await prepare(size, directory, { connectionCount, profiles });
  const fromMicros = Number(process.hrtime.bigint() / 1_000n);
  const { count } = await load.round({ port, milliseconds });
  const toMicros = Number(process.hrtime.bigint() / 1_000n);
  await load.stop();
  await engine.stop();
  for (const thread of await stagesOfProfiles(profiles, { fromMicros, toMicros })) {
    const busy = `busy ${(100 * thread.busyShare).toFixed(0)} %`;
    const each = `${(thread.busyMicros / count).toFixed(1)} µs per purchase`;
    report.shares(`${thread.name}: ${busy}, ${each} while profiled`, thread.shares);
  }
}
