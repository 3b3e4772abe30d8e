/**
 * Goal: what a bet costs beside a ticket, and what odds changes cost the betting.
 *
 * One shard over LMDB in this thread, fsync included, without threads, mailboxes or HTTP (as
 * shard-loop). Rounds of tickets and of bets take turns, so both see the same machine. Then bets
 * again while the odds of a thousand fixtures change a thousand times a second: each change is a
 * version, journaled, sent to the desk and to the book, which is three commands of the shard.
 */
import { join } from 'node:path';
import { GAMES } from '../actors/games/game-table.ts';
import { assert, must } from '../src/kernel/assert.ts';
import type { FixtureNo } from '../src/kernel/fixture-ids.ts';
import type { Bench, Size } from './harness/figures/bench.ts';
import { spreadText } from './harness/figures/figures.ts';
import type { Report } from './harness/figures/report.ts';
import { LoopShard } from './harness/processes/loop-shard.ts';
import { withTemporaryDirectory } from './harness/processes/temporary-directory.ts';

const TARGET_RATIO = 0.8;
const CHANGES_PER_SECOND = 1_000;
const SIZES = {
  smoke: { playerCount: 32, rounds: 1, milliseconds: 60, batchSizes: [64], eventCount: 20 },
  real: {
    playerCount: 1_024,
    rounds: 7,
    milliseconds: 600,
    batchSizes: [16, 256],
    eventCount: 1_000,
  },
} as const;

export const bets: Bench = {
  name: 'bets',
  goal: `Durable bets/s of one shard, target ${TARGET_RATIO} of tickets/s; also while odds change.`,
  run: (size, report) => withTemporaryDirectory((path) => measure(size, report, path)),
};

async function measure(size: Size, report: Report, path: string): Promise<void> {
  const { playerCount, rounds, milliseconds, batchSizes, eventCount } = SIZES[size];
  const shard = await LoopShard.open(join(path, 'shard'));
  const players = await Promise.all(Array.from({ length: playerCount }, (_, i) => shard.join(i)));
  const draw = await shard.openDraw(GAMES['5of36']);
  const fixture = await shard.openFixture();
  const order = { players, milliseconds };
  // Compiles the code.
  await shard.buy({ ...order, draw, batchSize: 64 });
  await shard.bet({ ...order, fixture, batchSize: 64 });
  for (const batchSize of batchSizes) {
    const ticketRates: number[] = [];
    const betRates: number[] = [];
    for (let i = 0; i < rounds; i += 1) {
      const bought = await shard.buy({ ...order, draw, batchSize });
      const placed = await shard.bet({ ...order, fixture, batchSize });
      ticketRates.push(bought.count / bought.seconds);
      betRates.push(placed.count / placed.seconds);
    }
    const ratios = betRates.map(
      (rate, i) => rate / must(ticketRates[i], 'a round has no counterpart'),
    );
    report.figure(`${batchSize} in a batch: tickets/s`, ticketRates, 0);
    report.figure(`${batchSize} in a batch: bets/s`, betRates, 0);
    report.row({
      what: `durable bets of one shard against tickets, ${batchSize} in a batch`,
      measured: spreadText(ratios, 2),
      asked: `>= ${TARGET_RATIO}`,
    });
  }
  await whileOddsChange(report, shard, { ...order, fixture, rounds, eventCount });
  await shard.stop();
  report.checksum({ playerCount, batchSizes, eventCount, isEveryAnswerPlaced: true });
}

async function whileOddsChange(
  report: Report,
  shard: LoopShard,
  order: {
    readonly players: Parameters<LoopShard['bet']>[0]['players'];
    readonly fixture: FixtureNo;
    readonly milliseconds: number;
    readonly rounds: number;
    readonly eventCount: number;
  },
): Promise<void> {
  const { rounds, eventCount, milliseconds } = order;
  const fixtures: FixtureNo[] = [];
  for (let i = 0; i < eventCount; i += 1) fixtures.push(await shard.openFixture());
  const quiet: number[] = [];
  const changing: number[] = [];
  const changeRates: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const before = await shard.bet({ ...order, batchSize: 256 });
    quiet.push(before.count / before.seconds);
    const changes = reprice(shard, fixtures, milliseconds);
    const placed = await shard.bet({ ...order, batchSize: 256 });
    changing.push(placed.count / placed.seconds);
    changeRates.push(await changes);
  }
  report.figure('bets/s, odds at rest', quiet, 0);
  report.figure(`bets/s, odds of ${eventCount} events changing`, changing, 0);
  report.row({
    what: `odds changes on ${eventCount.toLocaleString('en')} events while betting`,
    measured: `${spreadText(changeRates, 0)}/s`,
    asked: `${CHANGES_PER_SECOND.toLocaleString('en')}/s`,
  });
}

/** Changes at the given rate, whether or not the last ones are answered. Returns the rate. */
async function reprice(
  shard: LoopShard,
  fixtures: readonly FixtureNo[],
  milliseconds: number,
): Promise<number> {
  const startedMs = performance.now();
  const answers: Promise<void>[] = [];
  for (let elapsedMs = 0; elapsedMs < milliseconds; ) {
    await new Promise((resolve) => setTimeout(resolve, 2));
    elapsedMs = performance.now() - startedMs;
    const due = Math.floor((elapsedMs * CHANGES_PER_SECOND) / 1_000);
    while (answers.length < due) {
      const fixture = must(fixtures[answers.length % fixtures.length], 'there are no fixtures');
      answers.push(shard.reprice(fixture, 150 + ((answers.length * 7 + fixtures.length) % 200)));
    }
  }
  await Promise.all(answers);
  const seconds = (performance.now() - startedMs) / 1_000;
  assert(answers.length > 0, 'no odds were changed');
  return answers.length / seconds;
}
