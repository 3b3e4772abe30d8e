/**
 * `npm run bench:against -- DIRECTORY [--only TEXT] [--rounds N]`: whether durable purchases are as
 * fast as those of another checkout, which has been built; of all forms, or of those with TEXT in
 * their names.
 *
 * Goal: the ratio of two builds, form by form. Both engines run all the time, and take turns within
 * one run under the same client, because a machine that others use differs more from one minute to
 * the next than two builds do. Each round gives one ratio; the median and the spread are printed.
 * Which build begins changes from round to round. Rates tell little on a machine that others use;
 * processor time is told for the gateway's thread and for the shard's thread apart, read from
 * /proc, so that the other build need not know of it.
 * Non-goals: rates, which `http-purchases` and `socket-purchases` measure against a bare server.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { assert, must } from '../src/kernel/assert.ts';
import type { SubProtocol } from '../src/protocol/client-codec.ts';
import { Report } from './harness/figures/report.ts';
import { type ThreadMicros, threadMicros, workedByThread } from './harness/figures/thread-time.ts';
import { httpOpenLoop } from './harness/load/http-open-loop.ts';
import { LoadClient, SocketLoadClient } from './harness/load/load-client.ts';
import { readRequest } from './harness/load/purchase-requests.ts';
import { BenchEngine } from './harness/processes/engine-process.ts';
import { withTemporaryDirectory } from './harness/processes/temporary-directory.ts';

const BALANCE_MINOR = 900_000_000;
/** Four times as many could sell more tickets, sixteen in a frame, than one draw has on a shard. */
const ROUNDS = 44;
/** Short: what else the machine does changes from second to second, and should meet both alike. */
const MILLISECONDS = 250;

interface Form {
  readonly name: string;
  readonly connectionCount: number;
  /** Absent: HTTP/JSON. */
  readonly socket?: { readonly subProtocol: SubProtocol; readonly purchasesPerFrame: number };
}

const FORMS: readonly Form[] = [
  { name: 'HTTP, 256 connections', connectionCount: 256 },
  { name: 'HTTP, 1,024 connections', connectionCount: 1_024 },
  ...[1, 16].map((purchasesPerFrame) => ({
    name: `MessagePack, ${purchasesPerFrame} in a frame, 256 sockets`,
    connectionCount: 256,
    socket: { subProtocol: 'tirage.v1.msgpack', purchasesPerFrame } as const,
  })),
];

interface Load {
  round(): Promise<{ readonly count: number; readonly seconds: number }>;
  stop(): Promise<void>;
}

/** Requests that the gateway answers by itself, by which its thread is known. */
const UNKNOWN_PATH = '/v1/nothing-is-here';
const UNKNOWN_COUNT = 4_000;
const UNKNOWN_PER_SECOND = 4_000;

/** Processor time for each purchase. */
interface Micros {
  readonly all: number;
  readonly gateway: number;
  readonly shard: number;
}

interface Bought {
  readonly perSecond: number;
  readonly micros: Micros;
}

/** One of the two builds, with a client of its own for each form. */
class Side {
  readonly #engine: BenchEngine;
  readonly #loads: ReadonlyMap<Form, Load>;
  readonly #gatewayThread: string;
  /** What each thread has worked for purchases: the shard's most of all but the gateway's. */
  readonly #workedSoFar = new Map<string, number>();

  private constructor(engine: BenchEngine, loads: ReadonlyMap<Form, Load>, gatewayThread: string) {
    this.#engine = engine;
    this.#loads = loads;
    this.#gatewayThread = gatewayThread;
  }

  static async start(engine: BenchEngine, directory: string): Promise<Side> {
    const threads = { shardCount: 1, gatewayCount: 1 };
    const { port = 0 } = await engine.ask({ ask: 'start', directory, ...threads, isServing: true });
    const playerCount = FORMS.reduce((sum, { connectionCount }) => sum + connectionCount, 0);
    const crowd = { playerCount, balanceMinor: BALANCE_MINOR };
    const { drawId, tokens } = await engine.ask({ ask: 'populate', ...crowd });
    const unused = [...tokens];
    // Every client numbers its purchases from 1, so no two have a player in common.
    const loads = FORMS.map((form) => {
      const own = unused.splice(0, form.connectionCount);
      return [form, loadOf(form, { port, drawId, tokens: own })] as const;
    });
    return new Side(engine, new Map(loads), await gatewayThreadOf(engine, port));
  }

  async buy(form: Form): Promise<Bought> {
    const load = must(this.#loads.get(form), 'a form has no client');
    const { processId } = this.#engine;
    const before = threadMicros(processId);
    const { count, seconds } = await load.round();
    const worked = workedByThread(before, threadMicros(processId));
    for (const [thread, micros] of worked) {
      this.#workedSoFar.set(thread, (this.#workedSoFar.get(thread) ?? 0) + micros);
    }
    const shardThread = busiestOf(this.#workedSoFar, this.#gatewayThread);
    const each = (thread: string) => (worked.get(thread) ?? 0) / count;
    const all = [...worked.values()].reduce((sum, micros) => sum + micros, 0) / count;
    const [gateway, shard] = [each(this.#gatewayThread), each(shardThread)];
    return { perSecond: count / seconds, micros: { all, gateway, shard } };
  }

  async stop(): Promise<void> {
    for (const load of this.#loads.values()) await load.stop();
    await this.#engine.stop();
  }
}

async function gatewayThreadOf({ processId }: BenchEngine, port: number): Promise<string> {
  const before = threadMicros(processId);
  await httpOpenLoop({
    port,
    connectionCount: 16,
    ratePerSecond: UNKNOWN_PER_SECOND,
    requestCount: UNKNOWN_COUNT,
    requestOf: () => readRequest(UNKNOWN_PATH),
    answered: (_, __, { status }) => assert(status === 404, 'an unknown path was answered'),
  });
  return busiestOf(workedByThread(before, threadMicros(processId)));
}

function busiestOf(worked: ThreadMicros, except?: string): string {
  const others = [...worked].filter(([thread]) => thread !== except);
  const [first] = others.sort(([, left], [, right]) => right - left);
  return must(first, 'the engine has no threads, or this machine no /proc')[0];
}

interface LoadTarget {
  readonly port: number;
  readonly drawId: string;
  readonly tokens: readonly string[];
}

function loadOf({ connectionCount, socket }: Form, { port, drawId, tokens }: LoadTarget): Load {
  const milliseconds = MILLISECONDS;
  if (socket === undefined) {
    const path = `/v1/draws/${drawId}/tickets`;
    const load = new LoadClient({ path, tokens, connectionCount });
    return { round: () => load.round({ port, milliseconds }), stop: () => load.stop() };
  }
  const load = new SocketLoadClient({ tokens });
  const order = { ...socket, drawId, port, milliseconds };
  return {
    round: async () => {
      const { answerCount: count, seconds } = await load.round(order);
      return { count, seconds };
    },
    stop: () => load.stop(),
  };
}

interface Comparison {
  readonly checkout: string;
  readonly roundCount: number;
  /** A part of the names of the forms that are wanted. */
  readonly only: string;
}

async function compare({ checkout, roundCount, only }: Comparison, report: Report): Promise<void> {
  const forms = FORMS.filter(({ name }) => name.includes(only));
  const places = ['processes/engine-child.js', 'engine-child.js'];
  const [theirChild] = places
    .map((place) => join(checkout, 'dist/bench/harness', place))
    .filter((path) => existsSync(path));
  if (theirChild === undefined) throw new Error(`no build with an engine in ${checkout}`);
  await withTemporaryDirectory(async (path) => {
    const theirEngine = new BenchEngine(undefined, pathToFileURL(theirChild));
    const theirs = await Side.start(theirEngine, join(path, 'theirs'));
    const ours = await Side.start(new BenchEngine(), join(path, 'ours'));
    const found = forms.map((): Round[] => []);
    // The first round is not counted: it compiles the code. Forms take turns: the draws grow.
    for (let i = 0; i <= roundCount; i += 1) {
      for (const [index, form] of forms.entries()) {
        const first = await (i % 2 === 0 ? ours : theirs).buy(form);
        const second = await (i % 2 === 0 ? theirs : ours).buy(form);
        const round =
          i % 2 === 0 ? { ours: first, theirs: second } : { ours: second, theirs: first };
        if (i > 0) found[index]?.push(round);
      }
    }
    for (const [index, { name }] of forms.entries()) {
      const rounds = found[index] ?? [];
      tell(report, name, rounds);
    }
    await theirs.stop();
    await ours.stop();
  });
}

interface Round {
  readonly ours: Bought;
  readonly theirs: Bought;
}

function tell(report: Report, name: string, rounds: readonly Round[]): void {
  const figures = (label: string, of: (bought: Bought) => number, digits: number): void => {
    const pairs = rounds.map(({ ours, theirs }) => [of(ours), of(theirs)] as const);
    const ours = pairs.map(([value]) => value);
    const theirs = pairs.map(([, value]) => value);
    const ratios = pairs.map(([value, other]) => value / other);
    report.figure(`  ${label}: ours`, ours, digits);
    report.figure(`  ${label}: theirs`, theirs, digits);
    report.figure(`  ${label}: ours to theirs`, ratios, 3);
  };
  report.line(name, `${rounds.length} rounds`);
  figures('purchases/s', ({ perSecond }) => perSecond, 0);
  figures("gateway's thread / µs", ({ micros }) => micros.gateway, 2);
  figures("shard's thread / µs", ({ micros }) => micros.shard, 2);
  figures('all threads / µs', ({ micros }) => micros.all, 2);
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: String(ROUNDS) },
    only: { type: 'string', default: '' },
  },
});
const [directory] = positionals;
if (directory === undefined) {
  console.error('Name the directory of the other checkout, in which `npm run build` has been run.');
  process.exit(1);
}
Report.environment();
await compare(
  { checkout: resolve(directory), roundCount: Number(values.rounds), only: values.only },
  new Report(console.log),
);
