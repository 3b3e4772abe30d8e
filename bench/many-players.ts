/**
 * Goal: what a purchase costs a shard with 10,000, 100,000 and 1,000,000 players, all of whom buy,
 * in an order that has nothing to do with that of their rows: processor time of the shard's
 * thread, of the thread that writes checkpoints and of the others, bytes written, memory, and the
 * restart of a whole engine afterwards. A last crowd is one of which a part buys: 1,000,000
 * registered and 100,000 active, or, with `--whole`, 10,000,000 and 1,000,000.
 *
 * The shards take turns, one process each, because a machine that others use differs more from one
 * minute to the next than the crowds do. Closed loop, two batches in flight; the client is in the
 * thread of the shard and counts with it, the same for each crowd.
 * Included: fsync, checkpoints to the end of each round. Excluded: the registration itself
 * (populate-shard.ts), mailboxes between threads, all of the gateway. Warm: the operating system
 * still holds the files, which is what a machine with enough memory does, and the accounts are in
 * the shard's memory, as they are some seconds after a start.
 */
import { join } from 'node:path';
import { assert, must } from '../src/kernel/assert.ts';
import type { PlayerKey } from '../src/kernel/ids.ts';
import { verifyJournal } from '../src/shard/verification/journal-verification.ts';
import type { Bench, Size } from './harness/figures/bench.ts';
import { spreadOf, spreadText } from './harness/figures/figures.ts';
import type { Report } from './harness/figures/report.ts';
import { openBenchJournal } from './harness/processes/bench-journal.ts';
import type { Spent } from './harness/processes/crowd-messages.ts';
import { CrowdProcess } from './harness/processes/crowd-process.ts';
import { BenchEngine } from './harness/processes/engine-process.ts';
import { markHead } from './harness/processes/mark-head.ts';
import type { CrowdWanted } from './harness/processes/populate-shard.ts';
import { residentBytes } from './harness/processes/process-facts.ts';
import { withTemporaryDirectory } from './harness/processes/temporary-directory.ts';

const THREADS = { shardCount: 1, gatewayCount: 1, isServing: true } as const;
const RATIO_MAX = 1.3;

interface Order {
  /** The first is what the others are compared with, the last the one that is described. */
  readonly crowds: readonly CrowdWanted[];
  readonly batchSizes: readonly number[];
  readonly rounds: number;
  readonly purchasesPerRound: number;
  /** Enough to compile the code, for a first checkpoint, and for the filter of a million keys. */
  readonly warmPurchases: number;
  readonly restartRounds: number;
}

const PURCHASES = {
  batchSizes: [64, 512],
  rounds: 5,
  purchasesPerRound: 100_000,
  warmPurchases: 160_000,
  restartRounds: 3,
} as const;
const ALL_BUY = [10_000, 100_000, 1_000_000].map(everybodyOf);
const SIZES: Readonly<Record<Size, Order>> = {
  smoke: {
    crowds: [{ registeredCount: 400, activeCount: 40 }],
    batchSizes: [64],
    rounds: 1,
    purchasesPerRound: 256,
    warmPurchases: 64,
    restartRounds: 1,
  },
  real: { ...PURCHASES, crowds: [...ALL_BUY, { registeredCount: 1e6, activeCount: 1e5 }] },
};
const DESCRIBED: CrowdWanted = { registeredCount: 10_000_000, activeCount: 1_000_000 };
const WHOLE: Order = { ...PURCHASES, crowds: [...ALL_BUY, DESCRIBED] };
const ASKED = {
  micros: `<= ${RATIO_MAX} times those of 10,000`,
  restart: '<= 5000 ms with 10,000,000',
  memory: '<= 4 GiB with 10,000,000',
} as const;

export const manyPlayers: Bench = {
  name: 'many-players',
  goal: `A purchase with a million players; target <= ${RATIO_MAX} times that with 10,000.`,
  asks: [
    ...PURCHASES.batchSizes.map((batchSize) => {
      return { what: microsOf(nameOf(everybodyOf(1_000_000)), batchSize), asked: ASKED.micros };
    }),
    { what: restartOf(nameOf(DESCRIBED)), asked: ASKED.restart },
    { what: memoryOf(nameOf(DESCRIBED)), asked: ASKED.memory },
  ],
  run: (size, report) => withTemporaryDirectory((path) => measure(report, SIZES[size], path)),
  runWhole: (report) => withTemporaryDirectory((path) => measure(report, WHOLE, path)),
};

function everybodyOf(registeredCount: number): CrowdWanted {
  return { registeredCount, activeCount: registeredCount };
}

interface Round {
  readonly perSecond: number;
  /** All for each purchase. */
  readonly shardMicros: number;
  readonly checkpointMicros: number;
  readonly otherMicros: number;
  readonly bytes: number;
}

interface Found {
  readonly name: string;
  /** By size of batch. */
  readonly rounds: ReadonlyMap<number, readonly Round[]>;
  readonly residentBytes: number;
  readonly restartMs: readonly number[];
  /** Of the whole engine after its last restart. */
  readonly engineBytes: number;
}

/** A crowd, and the process that has its shard open. */
interface Seller {
  readonly wanted: CrowdWanted;
  readonly directory: string;
  readonly players: readonly PlayerKey[];
  readonly process: CrowdProcess;
  readonly rounds: Map<number, Round[]>;
  soldCount: number;
}

async function measure(report: Report, order: Order, path: string): Promise<void> {
  const sellers: Seller[] = [];
  for (const [index, wanted] of order.crowds.entries()) {
    sellers.push(await makeSeller(report, wanted, join(path, String(index))));
  }
  // Opened when all are made: their draws are on sale for an hour.
  for (const { process, directory, players } of sellers) {
    await process.ask({ ask: 'open', directory: shardOf(directory), players });
  }
  for (const seller of sellers) {
    const warm = { batchSize: 64, purchaseCount: order.warmPurchases } as const;
    seller.soldCount += (await seller.process.ask({ ask: 'buy', ...warm })).count;
  }
  for (const batchSize of order.batchSizes) {
    for (let i = 0; i < order.rounds; i += 1) {
      for (const seller of sellers) await buy(seller, batchSize, order.purchasesPerRound);
    }
  }
  const found: Found[] = [];
  for (const seller of sellers) found.push(await restarts(seller, order.restartRounds));
  await verify(must(sellers[0], 'there is no crowd').directory);
  tell(report, order, found);
  const { crowds, batchSizes, purchasesPerRound } = order;
  report.checksum({
    crowds,
    batchSizes,
    purchasesPerRound,
    isEveryAnswerSold: true,
    isVerified: true,
  });
}

/** An engine makes its data directory, in which the shard then gets its players. */
async function makeSeller(report: Report, wanted: CrowdWanted, directory: string): Promise<Seller> {
  const engine = new BenchEngine();
  await engine.ask({ ask: 'start', directory, ...THREADS });
  await engine.stop();
  const startedMs = performance.now();
  // By another process: what it takes to make them is not what a shard with them holds.
  const maker = new CrowdProcess();
  const players = await maker.ask({ ask: 'populate', directory: shardOf(directory), ...wanted });
  await maker.stop();
  const seconds = ((performance.now() - startedMs) / 1_000).toFixed(1);
  report.line(`${nameOf(wanted)}: written`, `in ${seconds} s`);
  const process = new CrowdProcess();
  return { wanted, directory, players, process, rounds: new Map(), soldCount: 0 };
}

function shardOf(directory: string): string {
  return join(directory, 'shard-0');
}

async function buy(seller: Seller, batchSize: number, purchaseCount: number): Promise<void> {
  const { process, rounds } = seller;
  const before = await process.ask({ ask: 'spent' });
  const { count, seconds } = await process.ask({ ask: 'buy', batchSize, purchaseCount });
  const after = await process.ask({ ask: 'spent' });
  seller.soldCount += count;
  const each = (of: (spent: Spent) => number) => (of(after) - of(before)) / count;
  const earlier = rounds.get(batchSize) ?? [];
  const round = {
    perSecond: count / seconds,
    shardMicros: each(({ shardMicros }) => shardMicros),
    checkpointMicros: each(({ checkpointMicros }) => checkpointMicros),
    otherMicros: each(({ otherMicros }) => otherMicros),
    bytes: each(({ writtenBytes }) => writtenBytes),
  };
  rounds.set(batchSize, [...earlier, round]);
}

/** Stops the shard, and has a whole engine serve its directory: after stops and after kills. */
async function restarts(seller: Seller, restartRounds: number): Promise<Found> {
  const { wanted, directory, process, rounds } = seller;
  const { residentBytes: held } = await process.ask({ ask: 'spent' });
  await process.stop();
  await markHead(directory);
  const restartMs: number[] = [];
  let engineBytes = 0;
  for (let i = 0; i < restartRounds; i += 1) {
    const engine = new BenchEngine();
    const { startMs } = await engine.ask({ ask: 'start', directory, ...THREADS });
    restartMs.push(startMs);
    engineBytes = residentBytes(engine.processId);
    const { ticketCount } = await engine.ask({ ask: 'sales' });
    assert(ticketCount === seller.soldCount, 'a restart lost or found tickets');
    if (i % 2 === 0) await engine.stop();
    else await engine.kill();
  }
  return { name: nameOf(wanted), rounds, residentBytes: held, restartMs, engineBytes };
}

/** That the players who were written are such as a shard writes: rows follow from records. */
async function verify(directory: string): Promise<void> {
  const journal = await openBenchJournal(shardOf(directory));
  const identity = { shard: 0, founderCount: 1 };
  const verified = verifyJournal({ identity, journal, onProgress: () => undefined });
  await journal.close();
  assert(verified.ok, () => `the journal does not verify: ${JSON.stringify(verified)}`);
}

function tell(report: Report, order: Order, found: readonly Found[]): void {
  const first = must(found[0], 'there is no crowd to compare with');
  for (const batchSize of order.batchSizes) {
    for (const crowd of found) tellPurchases(report, batchSize, crowd, first);
  }
  for (const { name, residentBytes: held, restartMs, engineBytes } of found) {
    report.line(`${name}: memory of the shard's process`, gibibytes(held));
    const isDescribed = name === found.at(-1)?.name;
    report.row({
      what: restartOf(name),
      measured: `${spreadText(restartMs, 0)} ms`,
      ...(isDescribed ? { asked: ASKED.restart } : {}),
    });
    report.row({
      what: memoryOf(name),
      measured: gibibytes(engineBytes),
      ...(isDescribed ? { asked: ASKED.memory } : {}),
    });
  }
}

function tellPurchases(report: Report, batchSize: number, crowd: Found, first: Found): void {
  const rounds = crowd.rounds.get(batchSize) ?? [];
  const firstRounds = first.rounds.get(batchSize) ?? [];
  const ratios = (of: (round: Round) => number) =>
    rounds.map((round, i) => of(round) / of(must(firstRounds[i], 'a round has no counterpart')));
  const shardMicros = ({ shardMicros: micros }: Round) => micros;
  const allMicros = (round: Round) =>
    round.shardMicros + round.checkpointMicros + round.otherMicros;
  const shardText = spreadText(rounds.map(shardMicros), 1);
  const ratio = spreadOf(ratios(shardMicros)).median.toFixed(2);
  report.row({
    what: microsOf(crowd.name, batchSize),
    measured: crowd === first ? shardText : `${shardText}, ${ratio} times those of the first`,
    ...(crowd === first ? {} : { asked: ASKED.micros }),
  });
  // A round has one checkpoint, or two, or none: only of all rounds together can be said how many.
  const mean = (label: string, of: (round: Round) => number, digits: number) =>
    report.line(`  ${label}`, `${meanOf(rounds, of).toFixed(digits)}, mean of all rounds`);
  mean('checkpoint thread / µs', ({ checkpointMicros }) => checkpointMicros, 2);
  mean('other threads / µs', ({ otherMicros }) => otherMicros, 2);
  const allRatio = meanOf(rounds, allMicros) / meanOf(firstRounds, allMicros);
  report.line('  all threads to those of the first', allRatio.toFixed(2));
  mean('bytes written', ({ bytes }) => bytes, 0);
  report.figure(
    '  purchases/s',
    rounds.map(({ perSecond }) => perSecond),
    0,
  );
}

function meanOf(rounds: readonly Round[], of: (round: Round) => number): number {
  return rounds.reduce((sum, round) => sum + of(round), 0) / rounds.length;
}

function nameOf({ registeredCount, activeCount }: CrowdWanted): string {
  const text = (count: number) => count.toLocaleString('en');
  if (registeredCount === activeCount) return `${text(registeredCount)} players`;
  return `${text(registeredCount)} registered, ${text(activeCount)} active players`;
}

function microsOf(name: string, batchSize: number): string {
  return `a purchase in µs of the shard's thread, ${name}, ${batchSize} in a batch`;
}

function restartOf(name: string): string {
  return `restart with ${name}`;
}

function memoryOf(name: string): string {
  return `memory of the engine after it, ${name}`;
}

function gibibytes(bytes: number): string {
  return `${(bytes / 2 ** 30).toFixed(2)} GiB`;
}
