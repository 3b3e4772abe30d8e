/**
 * Goal: how the costs of a draw grow with its tickets: 100,000, a million, three million. Memory of
 * an open ticket, restart with all of them open, the price of one more purchase, the time from the
 * close to the last credit on disk and the publication, and the verification of the journal.
 *
 * Tickets are bought at the shard of a whole engine in a process of its own, a hundred quick picks
 * in a purchase, by 10,000 players. One shard, as is the default on two cores.
 * Memory: the process before and after the sale, and after restarts without and with the open
 * tickets; the latter is what a ticket holds, the former adds what the collectors have not
 * returned. Pages of the journal's file that are mapped count as resident; they are the operating
 * system's to take back, so they are told apart.
 * Excluded: HTTP, prizes that wait for approval. Warm: the operating system still holds the files.
 */
import { join } from 'node:path';
import { MAP_BYTES } from '../src/journal/lmdb-environment.ts';
import { verifyRowStore } from '../src/journal/verify-row-store.ts';
import { assert, must } from '../src/kernel/assert.ts';
import type { DrawNo } from '../src/kernel/ids.ts';
import { SYSTEM_CLOCK } from '../src/kernel/system-clock.ts';
import { verifyJournal } from '../src/shard/verification/journal-verification.ts';
import type { Bench, Size } from './harness/figures/bench.ts';
import { type DrawMoments, drawTimes, STAGES } from './harness/figures/draw-times.ts';
import { spreadText } from './harness/figures/figures.ts';
import type { Report } from './harness/figures/report.ts';
import { openBenchJournal } from './harness/processes/bench-journal.ts';
import type { MemoryUse } from './harness/processes/draw-messages.ts';
import { DrawProcess } from './harness/processes/draw-process.ts';
import { withTemporaryDirectory } from './harness/processes/temporary-directory.ts';

/** The size that the targets of settlement, restart and memory are given for. */
const TARGET_TICKETS = 1_000_000;
const SMALL_DRAW_TICKETS = 10_000;
const SHARD_COUNT = 1;
const BALANCE_MINOR = 900_000_000;
const HOUR_MS = 3_600_000;
/** How much longer a sale may take than the one before it, with what is hashed after it. */
const SALE_SLACK = 1.5;

interface Order {
  readonly ticketCount: number;
  readonly playerCount: number;
  readonly settleRounds: number;
  readonly restartRounds: number;
  readonly costRounds: number;
  readonly purchasesPerRound: number;
  readonly saleMsMin: number;
}

const REAL = { playerCount: 10_000, restartRounds: 3, purchasesPerRound: 500, saleMsMin: 3_000 };
const SIZES: Readonly<Record<Size, readonly Order[]>> = {
  smoke: [
    {
      ticketCount: 18_000,
      playerCount: 60,
      settleRounds: 1,
      restartRounds: 1,
      costRounds: 2,
      purchasesPerRound: 20,
      saleMsMin: 4_000,
    },
  ],
  real: [
    { ...REAL, ticketCount: 100_000, settleRounds: 3, costRounds: 0 },
    { ...REAL, ticketCount: TARGET_TICKETS, settleRounds: 3, costRounds: 0 },
    { ...REAL, ticketCount: 3_000_000, settleRounds: 2, costRounds: 41 },
  ],
};

export const drawGrowth: Bench = {
  name: 'draw-growth',
  goal: 'What a draw costs as it grows: memory, restart, purchases, settlement, verification.',
  run: async (size, report) => {
    for (const order of SIZES[size]) {
      await withTemporaryDirectory(async (path) => {
        const { ticketCount, playerCount } = order;
        const players = `${playerCount} players, ${SHARD_COUNT} shard`;
        report.line(`${ticketCount.toLocaleString('en')} tickets in a draw`, players);
        await measure(report, order, join(path, 'data'));
      });
    }
    const facts = SIZES[size].map(({ ticketCount, playerCount }) => ({ ticketCount, playerCount }));
    report.checksum({ facts, shardCount: SHARD_COUNT, isVerified: true, isNoTicketLost: true });
  },
};

async function measure(report: Report, order: Order, directory: string): Promise<void> {
  const { ticketCount, playerCount } = order;
  const text = ticketCount.toLocaleString('en');
  const first = await startOnce(directory);
  const crowd = await first.engine.ask({
    ask: 'gather',
    playerCount,
    balanceMinor: BALANCE_MINOR,
  });
  const before = await first.engine.ask({ ask: 'memory' });
  await first.engine.stop();
  const empty = await startOnce(directory);
  const { engine } = empty;
  await engine.ask({ ask: 'adopt', crowd });
  const bare = await engine.ask({ ask: 'memory' });

  const { draw } = await engine.ask({ ask: 'open', closesInMs: HOUR_MS });
  const { tookMs } = await engine.ask({ ask: 'fill', draw, ticketCount });
  const after = await engine.ask({ ask: 'memory' });
  report.line('  sale, a hundred at a time', `${rate(ticketCount, tookMs)} tickets/s`);
  report.line('  memory grown by the sale', perTicket(before, after, ticketCount));
  const ratios = await costs(engine, order, draw);

  const restarted = await restarts(engine, order, directory, draw);
  const bytes = perTicketBytes(bare, restarted.memory, ticketCount);
  report.line('  memory held after a restart', perTicket(bare, restarted.memory, ticketCount));
  if (ticketCount === TARGET_TICKETS) {
    const measured = `${bytes.toFixed(1)} bytes`;
    report.row({ what: `memory of an open ticket, of ${text}`, measured, asked: '<= 100 bytes' });
  }
  report.line('  start without open tickets', `${empty.startMs.toFixed(0)} ms`);
  report.row({
    what: `restart to serving with ${text} open tickets`,
    measured: `${spreadText(restarted.startMs, 0)} ms`,
    ...(ticketCount === TARGET_TICKETS ? { asked: '<= 3000 ms' } : {}),
  });
  if (ratios.length > 0) {
    const small = SMALL_DRAW_TICKETS.toLocaleString('en');
    report.row({
      what: `cost of a purchase at ${text} open tickets, against ${small}`,
      measured: `${spreadText(ratios, 2)} times`,
      asked: '<= 1.2 times',
    });
  }
  await restarted.engine.ask({ ask: 'adopt', crowd });
  const settled = await settle(restarted.engine, order, tookMs);
  await restarted.engine.stop();
  await tellSettled(report, order, settled, directory);
  await verify(report, directory);
}

async function startOnce(directory: string) {
  const engine = new DrawProcess();
  const { startMs } = await engine.ask({ ask: 'start', directory, shardCount: SHARD_COUNT });
  return { engine, startMs };
}

/** Rounds of single purchases on the large draw and on a small one, in turn. */
async function costs(engine: DrawProcess, order: Order, large: DrawNo): Promise<number[]> {
  const { costRounds, purchasesPerRound: purchaseCount } = order;
  if (costRounds === 0) return [];
  const { draw: small } = await engine.ask({ ask: 'open', closesInMs: HOUR_MS });
  await engine.ask({ ask: 'fill', draw: small, ticketCount: SMALL_DRAW_TICKETS });
  const took = async (draw: DrawNo) =>
    (await engine.ask({ ask: 'buySingles', draw, purchaseCount })).tookMs;
  const ratios: number[] = [];
  for (let i = 0; i < costRounds; i += 1) {
    // Each of the two goes first as often as the other.
    const [one, other] = i % 2 === 0 ? [small, large] : [large, small];
    const [oneMs, otherMs] = [await took(one), await took(other)];
    ratios.push(i % 2 === 0 ? otherMs / oneMs : oneMs / otherMs);
  }
  return ratios;
}

async function restarts(running: DrawProcess, order: Order, directory: string, draw: DrawNo) {
  let engine = running;
  const startMs: number[] = [];
  const { ticketCount } = await engine.ask({ ask: 'sales', draw });
  for (let i = 0; i < order.restartRounds; i += 1) {
    if (i % 2 === 0) await engine.kill();
    else await engine.stop();
    const started = await startOnce(directory);
    engine = started.engine;
    startMs.push(started.startMs);
    const sold = await engine.ask({ ask: 'sales', draw });
    assert(sold.ticketCount === ticketCount, 'a restart lost or found tickets');
  }
  return { engine, startMs, memory: await engine.ask({ ask: 'memory' }) };
}

interface Settled {
  readonly draw: DrawNo;
  readonly closesAtMs: number;
  readonly totalMs: number;
}

async function settle(engine: DrawProcess, order: Order, saleTookMs: number): Promise<Settled[]> {
  const { ticketCount, settleRounds, saleMsMin } = order;
  const closesInMs = Math.ceil(saleMsMin + SALE_SLACK * saleTookMs);
  const settled: Settled[] = [];
  for (let i = 0; i < settleRounds; i += 1) {
    const { draw, closesAtMs } = await engine.ask({ ask: 'open', closesInMs });
    await engine.ask({ ask: 'fill', draw, ticketCount });
    assert(SYSTEM_CLOCK.wallMs() < closesAtMs, 'the tickets were not sold in time: sell longer');
    const published = await engine.ask({ ask: 'published', draw });
    assert(published.isVerified, 'the transcript does not verify');
    assert(published.ticketCount === ticketCount, 'a ticket is missing from the draw');
    settled.push({ draw, closesAtMs, totalMs: published.atMs - closesAtMs });
  }
  return settled;
}

async function tellSettled(
  report: Report,
  { ticketCount }: Order,
  settled: readonly Settled[],
  directory: string,
): Promise<void> {
  const times: DrawMoments[] = [];
  for (const { draw } of settled) times.push(await drawTimes([join(directory, 'shard-0')], draw));
  const winners = times.map(({ winnerCount }) => winnerCount);
  report.figure('  tickets won', winners, 0);
  for (const [index, { stage }] of STAGES.entries()) {
    const took = times.map(({ endsMs }, round) => {
      const beganMs = endsMs[index - 1] ?? must(settled[round], 'a time is missing').closesAtMs;
      return must(endsMs[index], 'a stage has no time') - beganMs;
    });
    report.figure(`    ${stage}`, took, 0, 'ms');
  }
  const totalMs = settled.map((one) => one.totalMs);
  report.row({
    what: `${ticketCount.toLocaleString('en')} tickets, close to published, every credit durable`,
    measured: `${spreadText(totalMs, 0)} ms`,
    ...(ticketCount === TARGET_TICKETS ? { asked: '<= 2000 ms' } : {}),
  });
}

/** Verifies as `tirage journal verify` does: all that LMDB keeps, and the rows from the records. */
async function verify(report: Report, directory: string): Promise<void> {
  const path = join(directory, 'shard-0');
  const startedMs = performance.now();
  await verifyRowStore({ directory: path, mapBytes: MAP_BYTES });
  const journal = await openBenchJournal(path);
  const identity = { shard: 0, founderCount: SHARD_COUNT };
  const found = verifyJournal({ identity, journal, onProgress: () => undefined });
  await journal.close();
  assert(found.ok, () => `the journal does not verify: ${JSON.stringify(found)}`);
  const seconds = ((performance.now() - startedMs) / 1_000).toFixed(1);
  const size = `${found.records} records, ${found.rows} rows`;
  report.line('  journal verification, all draws', `${seconds} s (${size})`);
}

function rate(count: number, tookMs: number): string {
  return Math.round((1_000 * count) / tookMs).toLocaleString('en');
}

function perTicketBytes(before: MemoryUse, after: MemoryUse, ticketCount: number): number {
  return (after.residentBytes - before.residentBytes) / ticketCount;
}

function perTicket(before: MemoryUse, after: MemoryUse, ticketCount: number): string {
  const anonymous = (after.anonymousBytes - before.anonymousBytes) / ticketCount;
  const all = perTicketBytes(before, after, ticketCount);
  return `${all.toFixed(1)} bytes a ticket, ${anonymous.toFixed(1)} of them no file's pages`;
}
