/**
 * Goal: how long a read of a long history holds a shard's thread, and what it costs the purchases
 * beside it: 50 such reads a second, which is what a player may ask.
 *
 * One shard in this thread, over LMDB. First each list by itself, turn by turn, in processor time:
 * of each turn the median of 20 reads, and of those the largest, which is the hold. The longest
 * turns are given as they were, with V8's collections and compilations. Then purchases, one a
 * millisecond, in turns without and with the reads.
 */
import { join } from 'node:path';
import { GAMES } from '../actors/games/game-table.ts';
import { DEFAULT_RAFFLE_RULES } from '../actors/raffle/raffle-rules.ts';
import { NO_SUMS } from '../actors/wallet/surplus.ts';
import { chunkRootsOf, rootOfChunks } from '../src/fairness/merkle-tree.ts';
import { leafHashesOf } from '../src/fairness/sealed-columns.ts';
import { assert, must } from '../src/kernel/assert.ts';
import { hexOf } from '../src/kernel/hex.ts';
import type { DrawNo, PlayerKey, TicketPlace } from '../src/kernel/ids.ts';
import { minor } from '../src/kernel/money.ts';
import type { PointsHundredths } from '../src/kernel/points.ts';
import type { RequestOf, ShardOperation } from '../src/protocol/shard-requests.ts';
import { sealedDrawOf } from '../src/shard/handlers/sealed-draw.ts';
import { ROW_COST } from '../src/shard/long-reads.ts';
import type { Bench, Size } from './harness/figures/bench.ts';
import { quantile, spreadOf } from './harness/figures/figures.ts';
import type { Report } from './harness/figures/report.ts';
import { readTurns } from './harness/load/read-turns.ts';
import { LoopShard } from './harness/processes/loop-shard.ts';
import { withTemporaryDirectory } from './harness/processes/temporary-directory.ts';

const SIZES = {
  smoke: { purchases: 20, deposits: 50, orders: 50, rounds: 1, milliseconds: 200 },
  real: { purchases: 1_000, deposits: 2_000, orders: 10_000, rounds: 5, milliseconds: 2_000 },
} as const;
const TICKETS_PER_PURCHASE = 100;
const READ_EVERY_MS = 20;
const READS_OF_EACH = 20;
/** The most tickets that a page may look at. */
const PAGE_TICKETS = 10_000;

export const longReads: Bench = {
  name: 'long-reads',
  goal: "Longest hold of a shard's thread by reads, and purchases beside 50 of them a second.",
  run: (size, report) => withTemporaryDirectory((path) => measure(size, report, path)),
};

async function measure(size: Size, report: Report, path: string): Promise<void> {
  const { rounds, milliseconds } = SIZES[size];
  const shard = await LoopShard.open(join(path, 'shard'));
  const [reader, buyer] = [await shard.join(0), await shard.join(1)];
  const draw = await shard.openDraw(GAMES['5of36']);
  await makeHistory(shard, reader, draw, size);

  const page = { player: reader, draw: null, state: null, limit: PAGE_TICKETS, after: null };
  tellTurns(report, shard, 'listTickets', page);
  const none = (draw + 1) as DrawNo;
  tellTurns(report, shard, 'listTickets', { ...page, draw: none }, 'listTickets of another draw');
  tellTurns(report, shard, 'listEntries', { player: reader, limit: 10_000, after: null });
  tellTurns(report, shard, 'listOrders', { player: reader, limit: 10_000, before: null });
  tellTurns(report, shard, 'trialBalance', {});
  await plantRows(shard, reader, size);
  const all = { limit: 10_000, before: null };
  tellTurns(report, shard, 'listBets', {
    player: reader,
    fixture: null,
    state: null,
    limit: 1_000,
    after: null,
  });
  tellTurns(report, shard, 'listDraws', { states: null, ...all });
  tellTurns(report, shard, 'listFixtures', { states: null, ...all });
  const withdrawals = { player: reader, limit: 10_000, before: 10_000 };
  tellTurns(report, shard, 'listWithdrawals', withdrawals);
  tellTurns(report, shard, 'listHeldAwards', { isApproved: false, limit: 10_000, after: null });
  tellTurns(report, shard, 'listHeldPayouts', { isApproved: false, limit: 10_000, after: null });
  tellTurns(report, shard, 'listDebts', { limit: 10_000, after: null });
  tellTurns(report, shard, 'listRaffles', { state: null, ...all });
  tellTurns(report, shard, 'readOutbox', {
    from: { sequence: 1, event: 0, index: 0 },
    recordsMax: 1_000,
    messagesMax: 1_000,
  });

  const p99s: Record<'calm' | 'beside', number[]> = { calm: [], beside: [] };
  for (let round = 0; round < rounds; round += 1) {
    for (const name of ['calm', 'beside'] as const) {
      const read = name === 'beside' ? () => shard.get('listTickets', page) : undefined;
      p99s[name].push(await buyFor(shard, { buyer, draw, milliseconds, read }));
    }
  }
  report.figure('purchases by themselves: p99 / ms', p99s.calm, 2);
  report.figure('purchases beside 50 reads a second: p99 / ms', p99s.beside, 2);
  const place = sealDraw(shard, draw);
  tellTurns(report, shard, 'getReceipt', { player: reader, place });
  payDraw(shard, draw);
  tellTurns(report, shard, 'listTickets', { ...page, state: 'won' }, 'listTickets that won');
  await shard.stop();
  report.checksum({ size, isEveryReadAnswered: true });
}

async function makeHistory(
  shard: LoopShard,
  player: PlayerKey,
  draw: DrawNo,
  size: Size,
): Promise<void> {
  const { purchases, deposits, orders } = SIZES[size];
  const own = (name: string, index: number) => {
    return { player, idempotencyKey: `${name}-${index}`, fingerprint: index };
  };
  for (let i = 0; i < purchases; i += 1) {
    const tickets = { picks: [], quickPick: TICKETS_PER_PURCHASE, receivedAtMs: 0 };
    await shard.get('buyTickets', { ...own('history', i), draw, ...tickets });
  }
  for (let i = 0; i < deposits; i += 1) {
    const what = { kind: 'deposit', amountMinor: 1, method: 'sandbox:success' } as const;
    const { number } = await shard.get('requestPayment', { ...own('deposit', i), ...what });
    await shard.get('settlePayment', { player, number, outcome: 'completed' });
  }
  const registered = Array.from({ length: orders }, (_, i) =>
    shard.get('registerOrder', { player, number: orderNumber(i) }),
  );
  await Promise.all(registered);
}

/** Puts rows that take long to come by straight into their tables: reading them is the same. */
async function plantRows(shard: LoopShard, player: PlayerKey, size: Size): Promise<void> {
  const { deposits: count } = SIZES[size];
  const { state } = shard;
  const fixture = await shard.openFixture();
  for (let i = 0; i < count / 2; i += 1) {
    const bet = { legs: [{ fixture, selection: 0, oddsHundredths: null }], stakeMinor: 100 };
    const own = { player, idempotencyKey: `bet-${i}`, fingerprint: i };
    await shard.get('placeBet', { ...own, ...bet, accept: 'any' });
  }
  for (let i = 0; i < count / 10; i += 1) {
    await shard.openDraw(GAMES['5of36']);
    await shard.openFixture();
  }
  for (let i = 1; i <= count; i += 1) {
    const [amountMinor, prizeMinor] = [minor(1_000_000), minor(1_000_000)];
    const draw = (i + 1_000_000) as DrawNo;
    const award = { player, tier: 1, prizeMinor, heldAtMs: i, approvedAtMs: null };
    state.heldAwards.put({ draw, ordinal: i }, { draw, ordinal: i, ...award });
    const awardId = `bt_${String(i).padStart(16, '0')}`;
    const held = { awardId, player, amountMinor, heldAtMs: i, approvedAtMs: null };
    const bets = { fixture, firstOrdinal: i, betCount: 1 };
    const entry = {
      entryId: awardId,
      kind: 'betPayout',
      atMs: i,
      fingerprint: 0,
      ...bets,
    } as const;
    state.heldPayouts.put(awardId, { ...held, entry });
    state.debts.put(i as PlayerKey, { ...NO_SUMS, balanceMinor: amountMinor });
    const withdrawal = { order: orderNumber(i), sumHundredths: 100 as PointsHundredths, atMs: i };
    state.withdrawals.put({ player, number: i }, withdrawal);
  }
  await makeRaffles(shard, count / 10);
  // A command after them, so that they are written.
  await shard.join(2);
}

/** Each takes two stakes, one of either player, which fill it. */
async function makeRaffles(shard: LoopShard, count: number): Promise<void> {
  const gameId = uuidOf(0);
  const rules = { ...DEFAULT_RAFFLE_RULES, participantsNeeded: 2 };
  await shard.get('configureRaffleGame', { gameId, rules, by: 1 as PlayerKey });
  for (let i = 1; i <= 2 * count; i += 1) {
    const stake = { gameId, stakeMinor: minor(1_000) };
    await shard.get('takeStake', { messageId: uuidOf(i), playerId: uuidOf(i % 2), ...stake });
  }
}

function uuidOf(index: number): string {
  return `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
}

/** Makes the draw look sealed: a receipt hashes a chunk of its tickets. */
function sealDraw({ state }: LoopShard, draw: DrawNo): TicketPlace {
  const instance = state.instances.get(draw);
  assert(instance?.phase === 'open', 'the draw is missing');
  const find = state.tickets.finder(draw);
  const rowAt = (at: number) => must(find(at), 'the ticket is missing');
  const count = instance.ticketCount;
  const leaves = leafHashesOf(rowAt, { ...sealedDrawOf(state, instance), first: 0, count });
  const roots = chunkRootsOf(leaves);
  const rootsHex = Array.from({ length: roots.length / 32 }, (_, i) =>
    hexOf(roots.subarray(32 * i, 32 * (i + 1))),
  );
  state.chunkRoots.put(draw, rootsHex);
  const merkleRootHex = hexOf(rootOfChunks(roots));
  state.instances.put(draw, { ...instance, phase: 'sealed', merkleRootHex });
  return { draw, shard: 0, ordinal: 0 };
}

/** Makes the draw look drawn and paid: then a filter has the most to look at. */
function payDraw({ state }: LoopShard, draw: DrawNo): void {
  const sealed = state.instances.get(draw);
  assert(sealed?.phase === 'sealed', 'the draw was not sealed');
  const { tiers } = sealed.terms.game;
  state.instances.put(draw, {
    ...sealed,
    phase: 'paid',
    numbers: [3, 7, 12, 25, 33],
    winnersByTier: tiers.map(() => 0),
    prizesByTier: tiers.map(() => minor(100)),
  });
}

function tellTurns<Op extends ShardOperation>(
  report: Report,
  shard: LoopShard,
  op: Op,
  request: RequestOf<Op>,
  name: string = op,
): void {
  // Once before: then the code is compiled, and what stays in memory is there.
  const { turnsMs: first, cost } = readTurns(shard, op, request);
  /** By turn: the same turn does the same work in each run. */
  const turnsMs: number[][] = first.map(() => []);
  const longestMs: number[] = [];
  for (let run = 0; run < READS_OF_EACH; run += 1) {
    const read = readTurns(shard, op, request);
    for (const [turn, ms] of read.turnsMs.entries()) turnsMs[turn]?.push(ms);
    longestMs.push(Math.max(...read.turnsMs));
  }
  const holdMs = Math.max(...turnsMs.map((ms) => spreadOf(ms).median));
  const { median, most } = spreadOf(longestMs);
  const turns = `${first.length} turns, ${(cost / ROW_COST / first.length).toFixed(0)} rows each`;
  const withV8 = `${median.toFixed(2)}, ${most.toFixed(2)} at most, with V8's own work`;
  report.line(name, `${holdMs.toFixed(2)} CPU ms the longest of ${turns} (${withV8})`);
}

/** The p99 of a purchase in milliseconds, one a millisecond, with a read 50 times a second. */
async function buyFor(
  shard: LoopShard,
  order: {
    readonly buyer: PlayerKey;
    readonly draw: DrawNo;
    readonly milliseconds: number;
    readonly read: (() => Promise<unknown>) | undefined;
  },
): Promise<number> {
  const { buyer, draw, milliseconds, read } = order;
  const startedMs = performance.now();
  const latenciesMs: number[] = [];
  const open: Promise<unknown>[] = [];
  for (let dueMs = 0; dueMs < milliseconds; dueMs += 1) {
    const wasMs = startedMs + dueMs;
    while (performance.now() < wasMs) await new Promise((resolve) => setImmediate(resolve));
    const own = { player: buyer, idempotencyKey: `${wasMs}`, fingerprint: dueMs, draw };
    const bought = shard.get('buyTickets', {
      ...own,
      picks: [],
      quickPick: 1,
      receivedAtMs: 0,
    });
    open.push(bought.then(() => latenciesMs.push(performance.now() - wasMs)));
    if (read !== undefined && dueMs % READ_EVERY_MS === 0) open.push(read());
  }
  await Promise.all(open);
  assert(latenciesMs.length === milliseconds, 'a purchase was not answered');
  return quantile(Float64Array.from(latenciesMs).sort(), 0.99);
}

/** Eleven digits, the last of them Luhn's. */
function orderNumber(index: number): string {
  const digits = String(1_000_000_000 + index);
  let sum = 0;
  for (let i = 0; i < digits.length; i += 1) {
    const digit = Number(digits[digits.length - 1 - i]);
    const doubled = i % 2 === 0 ? 2 * digit : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return `${digits}${(10 - (sum % 10)) % 10}`;
}
