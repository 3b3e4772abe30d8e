/**
 * Goal: how long a read of a long history holds a shard's thread, and what it costs the purchases
 * beside it: 50 such reads a second, which is what a player may ask.
 *
 * One shard in this thread, over LMDB. First each list by itself, turn by turn: the longest turn of
 * each of 20 reads, whose median is the hold (what else the machine did is in the largest). Then
 * purchases, one a millisecond, in turns without and with the reads.
 */
import { join } from 'node:path';
import { GAMES } from '../actors/games/game-table.ts';
import { assert } from '../src/kernel/assert.ts';
import type { DrawNo, PlayerKey } from '../src/kernel/ids.ts';
import type { RequestOf, ShardOperation } from '../src/protocol/shard-requests.ts';
import type { Bench, Size } from './harness/bench.ts';
import { quantile } from './harness/figures.ts';
import { LoopShard } from './harness/loop-shard.ts';
import { readTurns } from './harness/read-turns.ts';
import type { Report } from './harness/report.ts';
import { withTemporaryDirectory } from './harness/temporary-directory.ts';

const SIZES = {
  smoke: { purchases: 20, deposits: 50, orders: 50, rounds: 1, milliseconds: 200 },
  real: { purchases: 1_000, deposits: 2_000, orders: 10_000, rounds: 5, milliseconds: 2_000 },
} as const;
const TICKETS_PER_PURCHASE = 100;
const READ_EVERY_MS = 20;
const READS_OF_EACH = 20;
/** All that a page may look at. */
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
  tellTurns(report, shard, 'listTickets', { ...page, draw: (draw + 1) as DrawNo });
  tellTurns(report, shard, 'listEntries', { player: reader, limit: 10_000, after: null });
  tellTurns(report, shard, 'listOrders', { player: reader, limit: 10_000, before: null });
  tellTurns(report, shard, 'trialBalance', {});
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
    const tickets = { selections: [], quickPick: TICKETS_PER_PURCHASE, receivedAtMs: 0 };
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

function tellTurns<Op extends ShardOperation>(
  report: Report,
  shard: LoopShard,
  op: Op,
  request: RequestOf<Op>,
): void {
  // Once before: the code is compiled, and what stays in memory is there.
  let turnCount = readTurns(shard, op, request).length;
  const longestMs: number[] = [];
  for (let run = 0; run < READS_OF_EACH; run += 1) {
    const turnsMs = readTurns(shard, op, request);
    longestMs.push(Math.max(...turnsMs));
    turnCount = turnsMs.length;
  }
  report.figure(`${op}, ${turnCount} turns: longest of each read / ms`, longestMs, 2);
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
      selections: [],
      quickPick: 1,
      receivedAtMs: 0,
    });
    open.push(bought.then(() => latenciesMs.push(performance.now() - wasMs)));
    if (read !== undefined && dueMs % READ_EVERY_MS === 0) open.push(read());
  }
  await Promise.all(open);
  assert(latenciesMs.length === milliseconds, 'each purchase is answered');
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
