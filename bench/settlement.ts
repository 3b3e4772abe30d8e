/**
 * Goal: how long a draw of 100,000 tickets takes from its close to its last credit on disk, with
 * its results due at the close; and where that time goes.
 *
 * Tickets are bought at the shards of a whole engine (no gateway), a hundred quick picks each. The
 * clock is the engine's: stages are read from the times in its journals after the end, and the end
 * itself is seen from outside, when the coordinator answers that the draw is published, which it
 * does after every shard has reported its last credit durable.
 * Excluded: HTTP, loading. Not a goal: prizes that wait for approval.
 */
import { join } from 'node:path';
import { GAMES } from '../actors/games/game-table.ts';
import { gatherCrowd, replyOf } from '../src/demo/crowd.ts';
import { openDraw, untilDraw } from '../src/demo/open-draw.ts';
import { verifyTranscript } from '../src/fairness/verify-transcript.ts';
import { assert, must } from '../src/kernel/assert.ts';
import { founderOf } from '../src/kernel/shard-counts.ts';
import { SYSTEM_CLOCK } from '../src/kernel/system-clock.ts';
import type { Bench, Size } from './harness/figures/bench.ts';
import { type DrawMoments, drawTimes, STAGES } from './harness/figures/draw-times.ts';
import { spreadText } from './harness/figures/figures.ts';
import type { Report } from './harness/figures/report.ts';
import { buyQuickPicks } from './harness/load/buy-quick-picks.ts';
import { startEngine } from './harness/processes/start-engine.ts';
import { withTemporaryDirectory } from './harness/processes/temporary-directory.ts';

const TARGET_MS = 1_000;
const SIZES = {
  smoke: { ticketCount: 500, playerCount: 50, rounds: 1, saleMs: 1_500 },
  real: { ticketCount: 100_000, playerCount: 1_000, rounds: 5, saleMs: 8_000 },
} as const;
const SHARD_COUNT = 2;
const BALANCE_MINOR = 100_000_000;

export const settlement: Bench = {
  name: 'settlement',
  goal: `100,000 tickets from the close to the last durable credit; target < ${TARGET_MS} ms.`,
  run: async (size, report) => {
    const rounds: Round[] = [];
    for (let i = 0; i < SIZES[size].rounds; i += 1) {
      rounds.push(await withTemporaryDirectory((path) => settle(size, path)));
    }
    tell(size, report, rounds);
  },
};

interface Round {
  readonly loadMs: number;
  readonly totalMs: number;
  readonly closesAtMs: number;
  readonly times: DrawMoments;
}

async function settle(size: Size, path: string): Promise<Round> {
  const { ticketCount, playerCount, saleMs } = SIZES[size];
  const threads = { shardCount: SHARD_COUNT, gatewayCount: 1, isServing: false };
  const { engine } = await startEngine({ directory: path, ...threads });
  const { client } = engine;
  const nowMs = SYSTEM_CLOCK.wallMs();
  const crowd = await gatherCrowd(client, {
    count: playerCount,
    balanceMinor: BALANCE_MINOR,
    nowMs,
  });
  const closesAtMs = SYSTEM_CLOCK.wallMs() + saleMs;
  const opensAtMs = SYSTEM_CLOCK.wallMs();
  const times = { opensAtMs, closesAtMs, resultsAtMs: closesAtMs };
  const draw = await openDraw(client, crowd, { game: GAMES['5of36'], seriesId: 'bench', ...times });
  const startedMs = performance.now();
  await buyQuickPicks({ client, crowd, draw, ticketCount });
  const loadMs = performance.now() - startedMs;
  assert(SYSTEM_CLOCK.wallMs() < closesAtMs, 'the tickets were not sold in time: sell longer');

  await untilDraw(client, draw, 'published');
  const totalMs = SYSTEM_CLOCK.wallMs() - closesAtMs;
  const shard = founderOf(draw, client);
  const transcript = await replyOf(client, shard, 'getTranscript', { draw });
  const { ok, checks } = verifyTranscript(transcript);
  assert(ok, () => `the transcript does not verify: ${JSON.stringify(checks)}`);
  assert(transcript.ticketCount === ticketCount, 'a ticket is missing from the draw');
  for (const step of engine.stopSteps) await step.run();
  const directories = Array.from({ length: SHARD_COUNT }, (_, i) => join(path, `shard-${i}`));
  return { loadMs, totalMs, closesAtMs, times: await drawTimes(directories, draw) };
}

function tell(size: Size, report: Report, rounds: readonly Round[]): void {
  const { ticketCount, playerCount } = SIZES[size];
  const winners = rounds.map(({ times }) => times.winnerCount);
  report.line('work', `${ticketCount} tickets, ${playerCount} players, ${SHARD_COUNT} shards`);
  report.figure('tickets won', winners, 0);
  report.figure(
    'loading / ms',
    rounds.map(({ loadMs }) => loadMs),
    0,
  );
  for (const [index, { stage }] of STAGES.entries()) {
    const took = rounds.map(({ times, closesAtMs }) => {
      const endMs = must(times.endsMs[index], 'a stage has no time');
      return endMs - (times.endsMs[index - 1] ?? closesAtMs);
    });
    report.figure(`  ${stage}`, took, 0, 'ms');
  }
  const totals = rounds.map(({ totalMs }) => totalMs);
  report.row({
    what: `${ticketCount.toLocaleString('en')} tickets, close to the last durable credit`,
    measured: `${spreadText(totals, 0)} ms`,
    asked: `< ${TARGET_MS} ms`,
  });
  const worstMs = Math.max(...rounds.map(({ totalMs }) => totalMs));
  report.line(`target < ${TARGET_MS} ms`, worstMs < TARGET_MS ? 'met in every round' : 'MISSED');
  report.checksum({ ticketCount, playerCount, shardCount: SHARD_COUNT, isVerified: true });
}
