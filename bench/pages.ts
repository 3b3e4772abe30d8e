/**
 * Goal: what the portal's files cost at the engine's own door, against the same HTTP library that
 * serves the same bytes from memory and does nothing else; and whether purchases notice that pages
 * are asked for.
 *
 * All files of the pages are asked for in turn, packed as a browser takes them, over connections
 * that are kept. Both servers get the same requests from the same client, in alternating rounds;
 * heads have the same size. Then purchases as fast as they can, in alternating rounds beside page
 * files and beside `/v1/config`, the cheapest call of a client, both at one rate: the ratio is what
 * it matters that it is pages. Included: the client, on the same cores. Excluded: TLS, a network.
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PageFiles } from '../src/gateway/pages/page-files.ts';
import { assert } from '../src/kernel/assert.ts';
import type { Bench, Size } from './harness/figures/bench.ts';
import { calmCount, calmRounds } from './harness/figures/calm-rounds.ts';
import { spreadText } from './harness/figures/figures.ts';
import type { Report } from './harness/figures/report.ts';
import { HttpConnection } from './harness/load/http-connection.ts';
import { LoadClient, ReadClient } from './harness/load/load-client.ts';
import { readRequest } from './harness/load/purchase-requests.ts';
import { BareServer } from './harness/processes/bare-server.ts';
import { BenchEngine } from './harness/processes/engine-process.ts';
import { withTemporaryDirectory } from './harness/processes/temporary-directory.ts';
import { ContestSide, type Measured } from './peers/contest-side.ts';

const TARGET_RATIO = 0.7;
const BESIDE_RATIO = 0.95;
const BALANCE_MINOR = 900_000_000;
const ANSWER_BYTES_MAX = 65_536;
const PAGES = fileURLToPath(new URL('../pages', import.meta.url));
const CHEAP_CALL = '/v1/config';
const SIZES = {
  smoke: { players: 32, rounds: 1, triesMax: 1, milliseconds: 300, connections: 8, perSecond: 200 },
  real: {
    players: 1_024,
    rounds: 7,
    triesMax: 28,
    milliseconds: 2_000,
    connections: 128,
    perSecond: 2_000,
  },
} as const;

const BARE_ROW = {
  what: "the portal's files against the bare library, the same bytes from memory",
  asked: `>= ${TARGET_RATIO}`,
};
const BESIDE_ROW = {
  what: `purchases beside files of pages, against beside as many ${CHEAP_CALL}`,
  asked: `>= ${BESIDE_RATIO}`,
};

export const pages: Bench = {
  name: 'pages',
  goal: `Files of the portal, ratio to the bare library; target >= ${TARGET_RATIO}.`,
  asks: [BARE_ROW, BESIDE_ROW],
  run: (size, report) =>
    withTemporaryDirectory((path) => measure(size, report, join(path, 'data'))),
};

async function measure(size: Size, report: Report, directory: string): Promise<void> {
  const { players, connections: connectionCount } = SIZES[size];
  const engine = new BenchEngine();
  const threads = { shardCount: 1, gatewayCount: 1 };
  const { port = 0 } = await engine.ask({ ask: 'start', directory, ...threads, isServing: true });
  const crowd = { playerCount: players, balanceMinor: BALANCE_MINOR };
  const { drawId, tokens } = await engine.ask({ ask: 'populate', ...crowd });
  const paths = pathsOfPages();
  const answers = await answersTo(paths, port);
  const bytes = [...answers.values()].reduce((sum, { length }) => sum + length, 0);
  const each = Math.round(bytes / answers.size).toLocaleString('en');
  report.line('load', `${connectionCount} connections, ${answers.size} files, ${each} bytes each`);

  await compareWithBare(size, report, { engine, port, answers });
  const load = { path: `/v1/draws/${drawId}/tickets`, tokens, connectionCount };
  const soldCount = await buyBesidePages(size, report, { engine, port, paths, load });
  const { ticketCount } = await engine.ask({ ask: 'sales' });
  assert(ticketCount === soldCount, 'not as many tickets were sold as answered with 201');
  await engine.stop();
  report.checksum({ players, connectionCount, isEveryFileGiven: true, isEveryAnswerSold: true });
}

function pathsOfPages(): readonly string[] {
  const files = new PageFiles(PAGES);
  const assets = ['assets/js', 'assets/css'].flatMap((folder) =>
    files.list(folder).map((name) => `/${folder}/${name}`),
  );
  assert(assets.length > 0, 'the pages were not built');
  return ['/', ...assets];
}

/** Whole answers of the engine, byte by character. */
async function answersTo(
  paths: readonly string[],
  port: number,
): Promise<ReadonlyMap<string, string>> {
  const answers = new Map<string, string>();
  for (const path of paths) {
    const answer = await new Promise<string>((resolve, reject) => {
      const listener = {
        answered: () => resolve(connection.answerText),
        failed: (reason: string) => reject(new Error(reason)),
      };
      const connection = new HttpConnection(listener, ANSWER_BYTES_MAX);
      const request = readRequest(path, undefined, ['accept-encoding: gzip, br']);
      connection.connect(port).then(() => connection.send(request), reject);
    });
    assert(answer.startsWith('HTTP/1.1 200 '), () => answer.slice(0, 200));
    answers.set(path, answer);
  }
  return answers;
}

interface Setting {
  readonly engine: BenchEngine;
  readonly port: number;
}

type Round = readonly [first: Measured, second: Measured];
const sidesOf = (round: Round): readonly Measured[] => round;

async function compareWithBare(
  size: Size,
  report: Report,
  { engine, port, answers }: Setting & { readonly answers: ReadonlyMap<string, string> },
): Promise<void> {
  const { milliseconds, connections: connectionCount } = SIZES[size];
  const bareServer = new BareServer();
  const barePort = await bareServer.listenWithFiles(answers);
  const inMemory = await answersTo([...answers.keys()], barePort);
  for (const [path, answer] of answers) {
    assert(inMemory.get(path)?.length === answer.length, () => `two sizes of ${path}`);
  }
  const load = new ReadClient({ paths: [...answers.keys()], connectionCount });
  const bareMicros = () => bareServer.processorMicros();
  const engineMicros = () => engine.ask({ ask: 'processorMicros' });
  const bare = new ContestSide({
    name: 'bare',
    processorMicros: bareMicros,
    round: () => load.round({ port: barePort, milliseconds }),
  });
  const ours = new ContestSide({
    name: 'engine',
    processorMicros: engineMicros,
    round: () => load.round({ port, milliseconds }),
  });
  await bare.warm();
  await ours.warm();
  const rounds = await alternating(size, report, async () => {
    return [await bare.measure(engineMicros), await ours.measure(bareMicros)];
  });
  bare.tell(report, firsts(rounds));
  ours.tell(report, seconds(rounds));
  await load.stop();
  await bareServer.stop();
  const rates = seconds(rounds).map(({ rate }) => rate);
  report.row({ what: "the portal's files, packed", measured: `${spreadText(rates, 0)}/s` });
  report.row({ ...BARE_ROW, measured: spreadText(ratios(rounds), 2) });
  const inverse = rounds.map(([first, second]) => first.micros / second.micros);
  report.figure('ratio of processor time, inverse', inverse, 2);
}

/** Resolves to the count of purchases. */
async function buyBesidePages(
  size: Size,
  report: Report,
  setting: Setting & {
    readonly paths: readonly string[];
    readonly load: ConstructorParameters<typeof LoadClient>[0];
  },
): Promise<number> {
  const { engine, port, paths, load } = setting;
  const { milliseconds, perSecond: ratePerSecond, connections: connectionCount } = SIZES[size];
  const buyers = new LoadClient(load);
  const engineMicros = () => engine.ask({ ask: 'processorMicros' });
  const nobody = async () => 0;
  const beside = (name: string, asked: readonly string[]) => {
    const readers = new ReadClient({ paths: asked, connectionCount });
    const side = new ContestSide({
      name: `purchases beside ${name}`,
      processorMicros: engineMicros,
      round: async () => {
        const reading = readers.round({ port, milliseconds, ratePerSecond });
        const [bought] = await Promise.all([buyers.round({ port, milliseconds }), reading]);
        return bought;
      },
    });
    return { side, readers };
  };
  const [config, files] = [beside(CHEAP_CALL, [CHEAP_CALL]), beside('pages', paths)];
  await config.side.warm();
  await files.side.warm();
  const rounds = await alternating(size, report, async () => {
    return [await config.side.measure(nobody), await files.side.measure(nobody)];
  });
  config.side.tell(report, firsts(rounds));
  files.side.tell(report, seconds(rounds));
  for (const { readers } of [config, files]) await readers.stop();
  await buyers.stop();
  report.line('beside', `${ratePerSecond.toLocaleString('en')} answers a second`);
  report.row({ ...BESIDE_ROW, measured: spreadText(ratios(rounds), 2) });
  return config.side.soldCount + files.side.soldCount;
}

async function alternating(
  size: Size,
  report: Report,
  round: () => Promise<Round>,
): Promise<readonly Round[]> {
  const { rounds, triesMax } = SIZES[size];
  const measured: Round[] = [];
  while (measured.length < triesMax && calmCount(measured, sidesOf) < rounds) {
    measured.push(await round());
  }
  return calmRounds(report, measured, sidesOf);
}

function firsts(rounds: readonly Round[]): Measured[] {
  return rounds.map(([first]) => first);
}

function seconds(rounds: readonly Round[]): Measured[] {
  return rounds.map(([, second]) => second);
}

function ratios(rounds: readonly Round[]): number[] {
  return rounds.map(([first, second]) => second.rate / first.rate);
}
