/**
 * Goal: how long an engine with 100,000 and with 1,000,000 open tickets is away when it is
 * restarted: after an orderly stop, after `kill -9` at rest, and after `kill -9` while it sells,
 * when the rows of what came since the last checkpoint have to be derived anew.
 *
 * Two figures: from the call of `Engine.start` until its gateways listen, in a process that is
 * running already; and the same with the start of the process and the loading of its code, which
 * is how long nobody is served. Tickets are counted after each restart: none that was sold before
 * the last purchases may be missing. Warm: the operating system still holds the files.
 */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { assert } from '../src/kernel/assert.ts';
import type { DrawNo } from '../src/kernel/ids.ts';
import type { Bench, Size } from './harness/figures/bench.ts';
import { spreadText } from './harness/figures/figures.ts';
import type { Report } from './harness/figures/report.ts';
import { DrawProcess } from './harness/processes/draw-process.ts';
import { withTemporaryDirectory } from './harness/processes/temporary-directory.ts';

const TARGET_MS = 1_000;
/** From `kill -9` under load until it serves, with the start of the process. */
const SERVING_MS = 2_000;
const TARGET_TICKETS = 1_000_000;
const HOUR_MS = 3_600_000;
const BALANCE_MINOR = 900_000_000;

interface Order {
  readonly ticketCount: number;
  readonly playerCount: number;
  readonly rounds: number;
  /** The load under which it is killed, and for how long that lasts. */
  readonly perSecond: number;
  readonly loadMs: number;
}

const REAL = { playerCount: 1_000, rounds: 5, perSecond: 5_000, loadMs: 4_000 } as const;
const SIZES: Readonly<Record<Size, readonly Order[]>> = {
  smoke: [{ ticketCount: 300, playerCount: 30, rounds: 1, perSecond: 200, loadMs: 200 }],
  real: [
    { ...REAL, ticketCount: 100_000 },
    { ...REAL, ticketCount: TARGET_TICKETS },
  ],
};

export const restart: Bench = {
  name: 'restart',
  goal: `Restart with up to 1,000,000 open tickets; target <= ${TARGET_MS} ms.`,
  asks: [
    { what: startRowOf(TARGET_TICKETS), asked: `<= ${TARGET_MS} ms` },
    { what: servingRowOf(TARGET_TICKETS), asked: `<= ${SERVING_MS} ms` },
  ],
  run: async (size, report) => {
    for (const order of SIZES[size]) {
      await withTemporaryDirectory((path) => measure(order, report, join(path, 'data')));
    }
    const orders = SIZES[size].map(({ ticketCount, playerCount }) => ({
      ticketCount,
      playerCount,
    }));
    report.checksum({ orders, isEveryTicketThere: true });
  },
};

interface Starts {
  readonly startMs: number[];
  readonly wholeMs: number[];
}

interface Found {
  readonly emptyMs: number;
  readonly orderly: Starts;
  readonly killed: Starts;
  readonly killedSelling: Starts;
}

async function measure(order: Order, report: Report, directory: string): Promise<void> {
  const { ticketCount, playerCount, rounds, perSecond, loadMs } = order;
  const empty = await startOnce(directory);
  let { engine } = empty;
  const crowd = await engine.ask({ ask: 'gather', playerCount, balanceMinor: BALANCE_MINOR });
  const { draw } = await engine.ask({ ask: 'open', closesInMs: HOUR_MS });
  await engine.ask({ ask: 'fill', draw, ticketCount });
  const none = (): Starts => ({ startMs: [], wholeMs: [] });
  const found = { orderly: none(), killed: none(), killedSelling: none() };
  const startAgain = async (starts: Starts): Promise<void> => {
    const started = await startOnce(directory);
    engine = started.engine;
    starts.startMs.push(started.startMs);
    starts.wholeMs.push(started.wholeMs);
  };
  for (let i = 0; i < rounds; i += 1) {
    for (const starts of [found.orderly, found.killed]) {
      const soldBefore = await soldOf(engine, draw);
      if (starts === found.orderly) await engine.stop();
      else await engine.kill();
      await startAgain(starts);
      assert((await soldOf(engine, draw)) === soldBefore, 'a restart lost or found tickets');
    }
    await engine.ask({ ask: 'adopt', crowd });
    await engine.ask({ ask: 'sellSteadily', draw, perSecond });
    await sleep(loadMs);
    const soldBefore = await soldOf(engine, draw);
    assert(soldBefore > ticketCount, 'nothing was sold under load');
    await engine.kill();
    await startAgain(found.killedSelling);
    assert((await soldOf(engine, draw)) >= soldBefore, 'a restart under load lost tickets');
  }
  await engine.stop();
  tell(report, ticketCount, { emptyMs: empty.startMs, ...found });
}

async function startOnce(directory: string) {
  const beganMs = performance.now();
  const engine = new DrawProcess();
  const { startMs } = await engine.ask({ ask: 'start', directory, shardCount: 1 });
  return { engine, startMs, wholeMs: performance.now() - beganMs };
}

async function soldOf(engine: DrawProcess, draw: DrawNo): Promise<number> {
  return (await engine.ask({ ask: 'sales', draw })).ticketCount;
}

function tell(report: Report, ticketCount: number, found: Found): void {
  const { emptyMs, orderly, killed, killedSelling } = found;
  report.line(`${ticketCount.toLocaleString('en')} open tickets`, 'one shard, one gateway');
  report.line('start of an empty engine', `${emptyMs.toFixed(0)} ms`);
  report.figure('after an orderly stop: Engine.start', orderly.startMs, 0, 'ms');
  report.figure('after an orderly stop: with the process', orderly.wholeMs, 0, 'ms');
  report.row({
    what: startRowOf(ticketCount),
    measured: `${spreadText(killed.startMs, 0)} ms`,
    asked: `<= ${TARGET_MS} ms`,
  });
  report.figure('after kill -9: with the process', killed.wholeMs, 0, 'ms');
  report.figure('after kill -9 under load: Engine.start', killedSelling.startMs, 0, 'ms');
  report.row({
    what: servingRowOf(ticketCount),
    measured: `${spreadText(killedSelling.wholeMs, 0)} ms`,
    asked: `<= ${SERVING_MS} ms`,
  });
  const worstMs = Math.max(...orderly.startMs, ...killed.startMs);
  report.line(`target <= ${TARGET_MS} ms`, worstMs <= TARGET_MS ? 'met in every round' : 'MISSED');
}

function startRowOf(ticketCount: number): string {
  return `restart with ${ticketCount.toLocaleString('en')} open tickets after kill -9`;
}

function servingRowOf(ticketCount: number): string {
  const tickets = `${ticketCount.toLocaleString('en')} open tickets`;
  return `from kill -9 under load until it serves, ${tickets}`;
}
