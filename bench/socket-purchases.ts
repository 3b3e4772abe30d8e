/**
 * Goal: how many durable purchases a gateway and a shard take over sockets, in JSON and in
 * MessagePack, one and sixteen in a frame, against a bare echo: the same library, in a process of
 * its own, sends each frame back as it came. Both get the same frames from the same client in the
 * same run, in alternating rounds; the ratio is that of the operations, round by round.
 *
 * Done with few sockets, and with many where each has one purchase in flight: an echo answers at
 * once, and a purchase after a commit, so few sockets spend their time waiting for one another.
 *
 * Included: TCP on the loopback, the whole gateway, the shard, fsync, and the client, which takes
 * its share of the same cores. Excluded: log-in, TLS, a network, sockets that watch.
 * Each answer is matched with a ticket: none is a refusal, and as many are sold as were answered.
 */
import { join } from 'node:path';
import { assert } from '../src/kernel/assert.ts';
import type { SubProtocol } from '../src/protocol/client-codec.ts';
import type { Bench, Size } from './harness/figures/bench.ts';
import { quantile, spreadText } from './harness/figures/figures.ts';
import type { Report } from './harness/figures/report.ts';
import { SocketLoadClient } from './harness/load/load-client.ts';
import type { SocketRoundResult } from './harness/load/socket-load-messages.ts';
import { BareServer } from './harness/processes/bare-server.ts';
import { BenchEngine } from './harness/processes/engine-process.ts';
import { withTemporaryDirectory } from './harness/processes/temporary-directory.ts';

const BALANCE_MINOR = 900_000_000;
const SIZES = {
  smoke: { few: 8, many: 16, rounds: 1, milliseconds: 150 },
  real: { few: 256, many: 1_024, rounds: 5, milliseconds: 2_000 },
} as const;

interface Form {
  readonly name: string;
  readonly subProtocol: SubProtocol;
  readonly purchasesPerFrame: number;
  readonly sockets: 'few' | 'many';
  readonly target?: { readonly ratio?: number; readonly perSecond?: number };
}

const FORMS: readonly Form[] = [
  form('tirage.v1.json', 1, 'few'),
  form('tirage.v1.json', 16, 'few'),
  form('tirage.v1.msgpack', 1, 'few', { ratio: 0.5 }),
  form('tirage.v1.msgpack', 1, 'many', { ratio: 0.5 }),
  form('tirage.v1.msgpack', 16, 'few', { perSecond: 200_000 }),
];

function form(
  subProtocol: SubProtocol,
  purchasesPerFrame: number,
  sockets: Form['sockets'],
  target?: Form['target'],
): Form {
  const encoding = subProtocol === 'tirage.v1.json' ? 'JSON' : 'MessagePack';
  const name = `socket/${encoding}, ${purchasesPerFrame} in a frame`;
  return { name, subProtocol, purchasesPerFrame, sockets, ...(target && { target }) };
}

export const socketPurchases: Bench = {
  name: 'socket-purchases',
  goal: 'Durable purchases over sockets, ratio to a bare echo; targets 0.5 and 200,000/s.',
  run: (size, report) =>
    withTemporaryDirectory((path) => measure(size, report, join(path, 'data'))),
};

async function measure(size: Size, report: Report, directory: string): Promise<void> {
  const { few, many, rounds, milliseconds } = SIZES[size];
  const engine = new BenchEngine();
  const threads = { shardCount: 1, gatewayCount: 1 };
  const { port = 0 } = await engine.ask({ ask: 'start', directory, ...threads, isServing: true });
  const crowd = { playerCount: few + many, balanceMinor: BALANCE_MINOR };
  const { drawId, tokens } = await engine.ask({ ask: 'populate', ...crowd });
  const bare = new BareServer();
  const barePort = await bare.listenForSockets();
  // They do not share players: both number their operations from 1.
  const loads = {
    few: new SocketLoadClient({ tokens: tokens.slice(0, few) }),
    many: new SocketLoadClient({ tokens: tokens.slice(few) }),
  };
  let boughtCount = 0;
  report.line('load', `${few} sockets, or ${many}, one frame in flight on each`);
  const found = FORMS.map((): Round[] => []);
  // The first round is not counted: it compiles the code. Forms take turns: the draw grows.
  for (let i = 0; i <= rounds; i += 1) {
    for (const [index, form] of FORMS.entries()) {
      const load = loads[form.sockets];
      const order = { ...form, drawId, milliseconds };
      const echo = await load.round({ ...order, port: barePort });
      const before = await engine.ask({ ask: 'processorMicros' });
      const ours = await load.round({ ...order, port });
      const spent = (await engine.ask({ ask: 'processorMicros' })) - before;
      boughtCount += ours.answerCount;
      if (i > 0) found[index]?.push({ echo, ours, micros: spent / ours.answerCount });
    }
  }
  for (const [index, form] of FORMS.entries()) {
    const name = `${form.name}, ${SIZES[size][form.sockets].toLocaleString('en')} sockets`;
    tell(report, { ...form, name }, found[index] ?? []);
  }
  const { ticketCount } = await engine.ask({ ask: 'sales' });
  const counts = `${boughtCount} answers, ${ticketCount} tickets`;
  assert(ticketCount === boughtCount, () => `not as many tickets as answers: ${counts}`);
  await loads.few.stop();
  await loads.many.stop();
  await bare.stop();
  await engine.stop();
  report.line('answers matched with tickets', `all ${ticketCount.toLocaleString('en')}`);
  report.checksum({ sockets: [few, many], forms: FORMS.length, isEveryAnswerSold: true });
}

/** The echo and the engine, one right after the other. */
interface Round {
  readonly echo: SocketRoundResult;
  readonly ours: SocketRoundResult;
  /** Processor time of the engine for each purchase. */
  readonly micros: number;
}

function tell(report: Report, { name, target = {} }: Form, rounds: readonly Round[]): void {
  const figure = (label: string, digits: number, value: (round: Round) => number) => {
    report.figure(`${name}: ${label}`, rounds.map(value), digits);
  };
  figure('echo / operations/s', 0, ({ echo }) => rateOf(echo));
  const rates = rounds.map(({ ours }) => rateOf(ours));
  const ratios = rounds.map(({ echo, ours }) => rateOf(ours) / rateOf(echo));
  const { perSecond, ratio } = target;
  report.row({
    what: `durable purchases, ${name}`,
    measured: `${spreadText(rates, 0)}/s`,
    ...(perSecond === undefined ? {} : { asked: `${perSecond.toLocaleString('en')}/s` }),
  });
  report.row({
    what: 'the same against the bare echo',
    measured: spreadText(ratios, 2),
    ...(ratio === undefined ? {} : { asked: `>= ${ratio}` }),
  });
  figure('frame p50 / ms', 2, ({ ours }) => quantile(ours.sorted, 0.5));
  figure('frame p99 / ms', 2, ({ ours }) => quantile(ours.sorted, 0.99));
  figure('engine / µs each', 1, ({ micros }) => micros);
  figure("client's thread busy", 2, ({ ours }) => ours.busyShare);
}

function rateOf({ answerCount, seconds }: SocketRoundResult): number {
  return answerCount / seconds;
}
