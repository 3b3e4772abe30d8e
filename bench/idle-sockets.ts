/**
 * Goal: 10,000 people keep the page of one draw open and wait. How long after the publication the
 * last of them has the results, and what a socket that only waits costs the engine.
 *
 * Included: TCP on the loopback, the gateway, JSON, and the client, which reads with one thread on
 * the same cores. Excluded: TLS, a network. Publication is the instant in the coordinator's
 * journal, by the same clock as the client's.
 * Memory is what the engine's process grew by while the sockets were opened and while they
 * subscribed, Node's spare room included; the kernel's part is left out.
 */
import { join } from 'node:path';
import { assert, must } from '../src/kernel/assert.ts';
import { parseDrawId } from '../src/kernel/ids.ts';
import type { Bench, Size } from './harness/figures/bench.ts';
import { drawTimes, STAGES } from './harness/figures/draw-times.ts';
import { quantile } from './harness/figures/figures.ts';
import type { Report } from './harness/figures/report.ts';
import { WatchClient } from './harness/load/load-client.ts';
import { BenchEngine } from './harness/processes/engine-process.ts';
import { openFilesMax, residentBytes } from './harness/processes/process-facts.ts';
import { withTemporaryDirectory } from './harness/processes/temporary-directory.ts';

const BALANCE_MINOR = 100_000;
const TICKETS = 100;
/** Files that a process needs beside its sockets. */
const OTHER_FILES = 256;
const STEP_MS = 60_000;
const KIBIBYTE = 1_024;
const SIZES = {
  smoke: { socketCount: 40, playerCount: 4, saleMs: 3_000 },
  real: { socketCount: 10_000, playerCount: 100, saleMs: 20_000 },
} as const;

export const idleSockets: Bench = {
  name: 'idle-sockets',
  goal: '10,000 idle sockets on one draw: until the last has the results, memory of each.',
  run: async (size, report) => {
    const { socketCount } = SIZES[size];
    const filesMax = openFilesMax();
    if (filesMax < socketCount + OTHER_FILES) {
      const needed = `${socketCount + OTHER_FILES} open files are needed`;
      report.line('skipped', `${needed}, ${filesMax} allowed: see ulimit -Hn`);
      return;
    }
    await withTemporaryDirectory((path) => measure(size, report, join(path, 'data')));
  },
};

async function measure(size: Size, report: Report, directory: string): Promise<void> {
  const { socketCount, playerCount, saleMs } = SIZES[size];
  const engine = new BenchEngine();
  const threads = { shardCount: 1, gatewayCount: 1 };
  const { port = 0 } = await engine.ask({ ask: 'start', directory, ...threads, isServing: true });
  const crowd = { playerCount, balanceMinor: BALANCE_MINOR };
  const memory = new MemoryGrowth(engine.processId);
  const watchers = new WatchClient({ port, socketCount });
  const opened = await memory.during(() => {
    return watchers.round({ step: 'open', milliseconds: STEP_MS });
  });
  const { drawId, closesAtMs } = await engine.ask({ ask: 'populate', ...crowd, saleMs });
  await engine.ask({ ask: 'fill', ticketCount: TICKETS });
  const watching = await memory.during(() => {
    return watchers.round({ step: 'subscribe', drawId, milliseconds: STEP_MS });
  });
  const isEarly = Date.now() < closesAtMs;
  const waitMs = Math.max(0, closesAtMs - Date.now());
  const { arrivedAtMs } = await watchers.round({
    step: 'awaitResults',
    milliseconds: waitMs + STEP_MS,
  });
  await watchers.stop();
  await engine.stop();
  const draw = must(parseDrawId(drawId), 'our own id is not understood');
  const { endsMs } = await drawTimes([join(directory, 'shard-0')], draw);
  const publishedAtMs = must(endsMs[STAGES.length - 1], 'the publication has no time');
  assert(arrivedAtMs.length === socketCount, 'a socket lacks the results');
  assert(
    (arrivedAtMs[0] ?? 0) >= publishedAtMs - 1,
    'a socket had the results before they were published',
  );

  report.line('sockets opened in / s', opened.seconds.toFixed(1));
  report.line('subscribed, with a snapshot each, in / s', watching.seconds.toFixed(2));
  if (!isEarly) report.line('NO VERDICT', 'the draw had closed before all had subscribed');
  const text = socketCount.toLocaleString('en');
  const after = (share: number) => (quantile(arrivedAtMs, share) - publishedAtMs).toFixed(0);
  report.row({
    what: `${text} idle sockets: from publication to the results`,
    measured: `first ${after(0)}, half ${after(0.5)}, last ${after(1)} ms`,
  });
  const measured = `${(memory.bytes / socketCount / KIBIBYTE).toFixed(1)} KiB`;
  report.row({ what: 'memory of the engine for each idle socket', measured });
  report.checksum({ socketCount, tickets: TICKETS, hasEverySocketTheResults: true });
}

class MemoryGrowth {
  bytes = 0;
  readonly #processId: number;

  constructor(processId: number) {
    this.#processId = processId;
  }

  async during<Result>(work: () => Promise<Result>): Promise<Result> {
    const before = residentBytes(this.#processId);
    const result = await work();
    this.bytes += residentBytes(this.#processId) - before;
    return result;
  }
}
