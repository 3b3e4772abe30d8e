/**
 * Goal: what a ticket of a stock of a million costs a shard beside a free pick, bought at once: any
 * beside one at random, one that is named beside an own pick; then what it costs reserved and paid,
 * which are two requests; and how long it takes to make 100,000 tickets.
 *
 * One shard over LMDB in this thread, fsync included, without threads, mailboxes or HTTP (as
 * shard-loop). Rounds of each way take turns. The time is that of the shard's thread, in which the
 * client is too; what commits cost is told beside it, as the time that passes. A player who
 * reserves several tickets at once pays for them at once.
 */
import { join } from 'node:path';
import { GAMES } from '../actors/games/game-table.ts';
import { stockSelection } from '../src/fairness/stock-picks.ts';
import { assert, must } from '../src/kernel/assert.ts';
import type { DrawNo, PlayerKey } from '../src/kernel/ids.ts';
import type { Bench, Size } from './harness/figures/bench.ts';
import { spreadText } from './harness/figures/figures.ts';
import type { Report } from './harness/figures/report.ts';
import { threadMicros } from './harness/figures/thread-time.ts';
import { type SaleOrder, StockBuyers } from './harness/load/stock-buyers.ts';
import { LoopShard } from './harness/processes/loop-shard.ts';
import { withTemporaryDirectory } from './harness/processes/temporary-directory.ts';

const RATIO_MAX = 1.3;
const COST_ASKED = `<= ${RATIO_MAX} times`;
const MADE_MS_MAX = 2_000;
const MADE_COUNT = 100_000;
/** It has more picks than a million, which 5 of 36 has not. */
const GAME = GAMES['6of45'];
const PAGE = 200;

const SALES = {
  smoke: [{ batchSize: 8, ticketsEach: 1, purchaseCount: 64 }],
  real: [
    { batchSize: 1, ticketsEach: 1, purchaseCount: 500 },
    { batchSize: 64, ticketsEach: 1, purchaseCount: 20_480 },
    { batchSize: 64, ticketsEach: 5, purchaseCount: 5_120 },
  ],
} as const satisfies Readonly<Record<Size, readonly SaleOrder[]>>;
const SIZES = {
  smoke: { playerCount: 32, rounds: 1, stockCount: 10_000, madeCount: 1_000 },
  real: { playerCount: 1_024, rounds: 5, stockCount: 1_000_000, madeCount: MADE_COUNT },
} as const;

const RATIOS = [
  {
    name: 'any ticket of stock against a free pick at random',
    ratioOf: ({ any, atRandom }: Round) => any.workedMicros / atRandom.workedMicros,
  },
  {
    name: 'a named ticket of stock against a free own pick',
    ratioOf: ({ named, own }: Round) => named.workedMicros / own.workedMicros,
  },
  {
    name: 'reserved and paid, by the request, against a free own pick',
    ratioOf: ({ reserved, paid, own }: Round) =>
      (reserved.workedMicros + paid.workedMicros) / (2 * own.workedMicros),
  },
] as const;

export const stock: Bench = {
  name: 'stock',
  goal: `A ticket from a stock of a million; target <= ${RATIO_MAX} times a free pick.`,
  asks: [
    ...SALES.real.flatMap((order) =>
      RATIOS.map(({ name }) => ({ what: costRowOf(name, order), asked: COST_ASKED })),
    ),
    { what: madeRowOf(MADE_COUNT), asked: `<= ${MADE_MS_MAX} ms` },
  ],
  run: (size, report) => withTemporaryDirectory((path) => measure(size, report, path)),
};

interface Step {
  readonly passedMicros: number;
  /** Of the shard's thread. */
  readonly workedMicros: number;
}

interface Round {
  readonly atRandom: Step;
  readonly own: Step;
  readonly any: Step;
  readonly named: Step;
  readonly reserved: Step;
  readonly paid: Step;
}

const STEPS = {
  atRandom: 'free pick at random',
  own: 'free own pick',
  any: 'any of stock',
  named: 'named of stock',
  reserved: 'reserved',
  paid: 'paid',
} as const satisfies Readonly<Record<keyof Round, string>>;

interface Making {
  readonly listableMs: number;
  readonly listedMs: number;
  readonly pickedMs: number;
}

async function measure(size: Size, report: Report, path: string): Promise<void> {
  const { playerCount, rounds, stockCount, madeCount } = SIZES[size];
  const shard = await LoopShard.open(join(path, 'shard'));
  const players = await Promise.all(Array.from({ length: playerCount }, (_, i) => shard.join(i)));
  const operator = must(players[0], 'nobody has joined');
  const draw = await shard.openDraw(GAME);
  const anyDraw = await shard.openDraw(GAME);
  for (const one of [draw, anyDraw]) {
    await shard.get('makeStock', { draw: one, count: stockCount, by: operator });
  }
  const buyers = new StockBuyers(shard, { players, draw, anyDraw, stockCount });
  let soldCount = 0;
  for (const order of SALES[size]) {
    await buyOnce(buyers, order); // Compiles the code.
    const found: Round[] = [];
    for (let i = 0; i < rounds; i += 1) found.push(await buyOnce(buyers, order));
    soldCount += order.ticketsEach * order.purchaseCount * (rounds + 1);
    tellSale(report, order, found);
  }
  assert(shard.ticketCount(draw) === 4 * soldCount, 'not as many tickets as answers');
  assert(shard.ticketCount(anyDraw) === soldCount, 'not as many tickets of any as answers');
  const makings: Making[] = [];
  for (let i = 0; i < rounds; i += 1) makings.push(await makeOnce(shard, operator, madeCount));
  tellMaking(report, madeCount, makings);
  await shard.stop();
  report.checksum({ playerCount, stockCount, madeCount, sales: SALES[size] });
}

async function buyOnce(buyers: StockBuyers, order: SaleOrder): Promise<Round> {
  const atRandom = await timed(() => buyers.buyAtRandom(order));
  const any = await timed(() => buyers.buyAny(order));
  const own = await timed(() => buyers.buyOwn(order));
  const named = await timed(() => buyers.buyNamed(order));
  const reserved = await timed(() => buyers.reserve(order));
  const paid = await timed(() => buyers.pay(reserved.made, order));
  return { atRandom, own, any, named, reserved, paid };
}

async function timed<Made>(work: () => Promise<Made>): Promise<Step & { readonly made: Made }> {
  const [startedMs, before] = [performance.now(), shardMicros()];
  const made = await work();
  const passedMicros = 1_000 * (performance.now() - startedMs);
  return { passedMicros, workedMicros: shardMicros() - before, made };
}

/** The shard works in the first thread of this process. */
function shardMicros(): number {
  return threadMicros(process.pid).get(String(process.pid)) ?? 0;
}

/** A stock of a draw of its own, listed whole as players would, and worked out by its seed. */
async function makeOnce(shard: LoopShard, by: PlayerKey, count: number): Promise<Making> {
  const draw = await shard.openDraw(GAME);
  const startedMs = performance.now();
  await shard.get('makeStock', { draw, count, by });
  let first = await pageOf(shard, draw, null);
  while (!first.isDealt) first = await pageOf(shard, draw, null);
  const listableMs = performance.now() - startedMs;
  let listedCount = first.tickets.length;
  for (let { next } = first; next !== null; ) {
    const page = await pageOf(shard, draw, next);
    listedCount += page.tickets.length;
    ({ next } = page);
  }
  const listedMs = performance.now() - startedMs;
  assert(listedCount === count, 'a ticket that was made is not listed');
  const { stockSeedHex } = must(shard.state.stockParts.get(draw), 'the stock was not dealt');
  const pickedFromMs = performance.now();
  // Another seed, so that nothing is known of it yet.
  const otherSeedHex = Buffer.from(stockSeedHex, 'hex').reverse().toString('hex');
  for (let index = 0; index < count; index += 1) stockSelection(GAME, otherSeedHex, index);
  return { listableMs, listedMs, pickedMs: performance.now() - pickedFromMs };
}

function pageOf(shard: LoopShard, draw: DrawNo, after: number | null) {
  return shard.get('listStock', { draw, after, limit: PAGE });
}

function tellSale(report: Report, order: SaleOrder, found: readonly Round[]): void {
  const name = nameOf(order);
  const ticketCount = order.purchaseCount * order.ticketsEach;
  const figure = (label: string, value: (round: Round) => number, digits: number, unit: string) =>
    report.figure(`${name}: ${label}`, found.map(value), digits, unit);
  for (const [step, label] of Object.entries(STEPS) as [keyof Round, string][]) {
    figure(label, (round) => round[step].workedMicros / ticketCount, 1, 'µs');
    figure(`${label}, passed`, (round) => round[step].passedMicros / ticketCount, 1, 'µs');
  }
  for (const { name: way, ratioOf } of RATIOS) {
    const measured = `${spreadText(found.map(ratioOf), 2)} times`;
    report.row({ what: costRowOf(way, order), measured, asked: COST_ASKED });
  }
}

function tellMaking(report: Report, count: number, makings: readonly Making[]): void {
  const listable = makings.map(({ listableMs }) => listableMs);
  const listed = makings.map(({ listedMs }) => listedMs);
  const picked = makings.map(({ pickedMs }) => pickedMs);
  report.figure('made: ordered until listable', listable, 2, 'ms');
  report.figure('made: all picks of another seed', picked, 0, 'ms');
  const measured = `${spreadText(listed, 0)} ms`;
  report.row({ what: madeRowOf(count), measured, asked: `<= ${MADE_MS_MAX} ms` });
}

function nameOf({ batchSize, ticketsEach }: SaleOrder): string {
  return `${batchSize} in a batch, ${ticketsEach} each`;
}

function costRowOf(way: string, order: SaleOrder): string {
  return `${way}, in shard time: ${nameOf(order)}`;
}

function madeRowOf(count: number): string {
  return `${count.toLocaleString('en')} tickets made, from the order until all were listed`;
}
