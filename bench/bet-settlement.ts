/**
 * Goal: how long a million bets on one fixture take from the request with its result to the last
 * credit on disk.
 *
 * A whole engine (threads, no gateway); bets are placed at the shards before, one after the other
 * by every player in turn, half of them on the winner. The end is seen from
 * outside: the fixture's home answers that every shard has settled, which a shard reports after its
 * last credit is durable. Then all balances are added up and compared with what they must be.
 * Excluded: HTTP, loading. A player's bets of a step are one credit and one entry; the spread over
 * players therefore matters and is printed.
 */
import { type CrowdPlayer, gatherCrowd, RefusedError, replyOf } from '../src/demo/crowd.ts';
import { assert, must } from '../src/kernel/assert.ts';
import type { FixtureNo } from '../src/kernel/fixture-ids.ts';
import type { PlayerKey } from '../src/kernel/ids.ts';
import { founderOf } from '../src/kernel/shard-counts.ts';
import { SYSTEM_CLOCK } from '../src/kernel/system-clock.ts';
import type { ShardClient } from '../src/mailbox/shard-client.ts';
import type { Bench, Size } from './harness/figures/bench.ts';
import type { Report } from './harness/figures/report.ts';
import { startEngine } from './harness/processes/start-engine.ts';
import { withTemporaryDirectory } from './harness/processes/temporary-directory.ts';

const TARGET_MS = 2_000;
const SHARD_COUNT = 2;
const IN_FLIGHT_MAX = 4_096;
const SIZES = {
  smoke: { betCount: 2_000, playerCount: 100 },
  real: { betCount: 1_000_000, playerCount: 20_000 },
} as const;
const BALANCE_MINOR = 1_000_000;
const STAKE_MINOR = 101;
const OPERATOR = 1 as PlayerKey;

export const betSettlement: Bench = {
  name: 'bet-settlement',
  goal: `1,000,000 bets on one event, from result to last durable credit: <= ${TARGET_MS} ms.`,
  run: (size, report) => withTemporaryDirectory((path) => settle(size, report, path)),
};

async function settle(size: Size, report: Report, path: string): Promise<void> {
  const { betCount, playerCount } = SIZES[size];
  const threads = { shardCount: SHARD_COUNT, gatewayCount: 1, isServing: false };
  const { engine } = await startEngine({ directory: path, ...threads });
  const { client } = engine;
  const nowMs = SYSTEM_CLOCK.wallMs();
  const crowd = await gatherCrowd(client, {
    count: playerCount,
    balanceMinor: BALANCE_MINOR,
    nowMs,
  });
  const fixture = await openFixture(client);
  const loadStartedMs = performance.now();
  await placeBets(client, crowd, fixture, betCount);
  const loadMs = performance.now() - loadStartedMs;

  const startedMs = performance.now();
  const outcomes = ['won', 'lost'] as const;
  const result = { fixture, outcomes, reason: null, by: OPERATOR };
  await replyOf(client, homeOf(client, fixture), 'resolveFixture', result);
  await untilSettled(client, fixture);
  const totalMs = performance.now() - startedMs;
  await checkBalances(client, crowd, betCount);
  for (const step of engine.stopSteps) await step.run();

  report.line('work', `${betCount} bets of ${playerCount} players on ${SHARD_COUNT} shards`);
  report.figure('placing / ms', [loadMs], 0);
  report.figure('bets placed/s', [betCount / (loadMs / 1_000)], 0);
  report.row({
    what: `${betCount.toLocaleString('en')} bets, result to the last durable credit`,
    measured: `${totalMs.toFixed(0)} ms`,
    asked: `<= ${TARGET_MS} ms`,
  });
  report.checksum({ betCount, playerCount, shardCount: SHARD_COUNT, isEveryBalanceRight: true });
}

function homeOf(client: ShardClient, fixture: FixtureNo): number {
  return founderOf(fixture, client);
}

async function openFixture(client: ShardClient): Promise<FixtureNo> {
  const liabilityMinorMax = 10_000_000_000_000;
  const selections = ['1', '2'].map((name) => ({ name, oddsHundredths: 185, liabilityMinorMax }));
  const { line } = await replyOf(client, 0, 'createFixture', {
    title: 'A – B',
    deadlineMs: SYSTEM_CLOCK.wallMs() + 3_600_000,
    markets: [{ name: 'match', liabilityMinorMax, selections }],
    terms: {
      stakeMinorMin: 1,
      stakeMinorMax: 1_000_000,
      payoutMinorMax: 10_000_000,
      correctionMs: 0,
    },
    by: OPERATOR,
  });
  for (let shard = 0; shard < client.shardCount; ) {
    const { version } = await replyOf(client, shard, 'getBook', { fixture: line.fixture });
    if (version > 0) shard += 1;
  }
  return line.fixture;
}

/** One bet of each player in turn, half on each side. */
async function placeBets(
  client: ShardClient,
  crowd: readonly CrowdPlayer[],
  fixture: FixtureNo,
  betCount: number,
): Promise<void> {
  let next = 0;
  const bettor = async (): Promise<void> => {
    while (next < betCount) {
      const index = next;
      next += 1;
      const { player, shard } = must(crowd[index % crowd.length], 'a crowd has no players');
      const answer = await client.question(shard, 'placeBet', {
        player,
        legs: [{ fixture, selection: selectionOf(index), oddsHundredths: null }],
        stakeMinor: STAKE_MINOR,
        accept: 'any',
        idempotencyKey: `bet-${index}`,
        fingerprint: index,
      });
      if (!answer.ok) throw new RefusedError(`a bet was refused: ${answer.code}`);
    }
  };
  await Promise.all(Array.from({ length: Math.min(IN_FLIGHT_MAX, betCount) }, bettor));
}

/** Both selections are mixed over the bets of each player. */
function selectionOf(index: number): 0 | 1 {
  return (index * 2_654_435_761) % 2 ** 32 < 2 ** 31 ? 0 : 1;
}

async function untilSettled(client: ShardClient, fixture: FixtureNo): Promise<void> {
  for (;;) {
    const { isSettled } = await replyOf(client, homeOf(client, fixture), 'getFixture', { fixture });
    if (isSettled) return;
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

/** Every player has what their bets came to: 101 × 1.85, rounded down, for each that won. */
async function checkBalances(
  client: ShardClient,
  crowd: readonly CrowdPlayer[],
  betCount: number,
): Promise<void> {
  const expected = new Float64Array(crowd.length).fill(BALANCE_MINOR);
  for (let index = 0; index < betCount; index += 1) {
    const payoutMinor = selectionOf(index) === 0 ? Math.floor((STAKE_MINOR * 185) / 100) : 0;
    expected[index % crowd.length] =
      (expected[index % crowd.length] ?? 0) + payoutMinor - STAKE_MINOR;
  }
  for (const [index, { player, shard }] of crowd.entries()) {
    const { balanceMinor } = await replyOf(client, shard, 'getWallet', { player });
    assert(balanceMinor === expected[index], 'a player was paid something else than they won');
  }
}
