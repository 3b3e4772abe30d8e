/**
 * Goal: what the relay to NATS costs those who buy. Two engines, one with NATS and one without, get
 * the same purchases from the same client in alternating rounds; the figure is the ratio of the two
 * rates, round by round.
 *
 * A purchase is two messages (the ticket, the line of the wallet). What a round leaves in the
 * outbox is published before the next one begins, and the time that it took stands beside the
 * ratio. Client, broker and engine share the machine: where cores are few, the ratio is that of
 * the processor time. Excluded: log-in, TLS.
 */
import { join } from 'node:path';
import { until } from '../test/support/engine/until.ts';
import { NatsServer } from '../test/support/network/nats-server.ts';
import type { Bench, Size } from './harness/figures/bench.ts';
import { spreadText } from './harness/figures/figures.ts';
import type { Report } from './harness/figures/report.ts';
import { LoadClient } from './harness/load/load-client.ts';
import { BenchEngine } from './harness/processes/engine-process.ts';
import { withTemporaryDirectory } from './harness/processes/temporary-directory.ts';
import { withNats } from './harness/processes/with-nats.ts';

const BALANCE_MINOR = 900_000_000;
const DRAIN_LIMIT_MS = 120_000;
const SIZES = {
  smoke: { playerCount: 16, rounds: 1, milliseconds: 300, connectionCount: 8 },
  real: { playerCount: 512, rounds: 5, milliseconds: 2_000, connectionCount: 128 },
} as const;

export const relayCost: Bench = {
  name: 'relay-cost',
  goal: 'Durable purchases over HTTP with the relay to NATS on, ratio to the relay off.',
  run: (size, report) =>
    withNats(report, async (scope) => {
      const server = await NatsServer.start(scope);
      await withTemporaryDirectory((path) => compare(size, report, path, server.url));
    }),
};

interface SidePorts {
  readonly port: number;
  readonly operationsPort: number;
}

/** One of the two engines, with the client that buys there. */
class Side {
  readonly rates: number[] = [];
  readonly #engine: BenchEngine;
  readonly #load: LoadClient;
  readonly #port: number;
  readonly #operationsPort: number;

  private constructor(load: LoadClient, ports: SidePorts, engine: BenchEngine) {
    this.#load = load;
    this.#port = ports.port;
    this.#operationsPort = ports.operationsPort;
    this.#engine = engine;
  }

  static async open(size: Size, directory: string, natsUrl?: string): Promise<Side> {
    const { playerCount, connectionCount, milliseconds } = SIZES[size];
    const engine = new BenchEngine();
    const threads = { shardCount: 1, gatewayCount: 1, isServing: true };
    const nats = natsUrl === undefined ? {} : { natsUrl };
    const { port = 0, operationsPort = 0 } = await engine.ask({
      ask: 'start',
      directory,
      ...threads,
      ...nats,
    });
    const money = { playerCount, balanceMinor: BALANCE_MINOR };
    const { drawId, tokens } = await engine.ask({ ask: 'populate', ...money });
    const load = new LoadClient({ path: `/v1/draws/${drawId}/tickets`, tokens, connectionCount });
    // One uncounted round: connections, tokens, compiled code.
    await load.round({ port, milliseconds });
    return new Side(load, { port, operationsPort }, engine);
  }

  async round(milliseconds: number): Promise<number> {
    const { count, seconds } = await this.#load.round({ port: this.#port, milliseconds });
    this.rates.push(count / seconds);
    return count;
  }

  /** Resolves to the time that it took, when nothing waits to be published. */
  async drained(): Promise<number> {
    const beganMs = performance.now();
    await until('the outbox to be empty', DRAIN_LIMIT_MS, async () => {
      const text = await (await fetch(`http://127.0.0.1:${this.#operationsPort}/metrics`)).text();
      return /^tirage_outbox_records\{[^}]*\} 0$/m.test(text) || undefined;
    });
    return performance.now() - beganMs;
  }

  async stop(): Promise<void> {
    await this.#load.stop();
    await this.#engine.stop();
  }
}

async function compare(size: Size, report: Report, path: string, natsUrl: string): Promise<void> {
  const { rounds, milliseconds, playerCount, connectionCount } = SIZES[size];
  const off = await Side.open(size, join(path, 'off'));
  const on = await Side.open(size, join(path, 'on'), natsUrl);
  await on.drained();
  const drainMs: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await off.round(milliseconds);
    await on.round(milliseconds);
    drainMs.push(await on.drained());
  }
  await off.stop();
  await on.stop();
  report.line('load', `${connectionCount} connections, ${playerCount} players, 1 ticket each`);
  report.figure('relay off: purchases/s', off.rates, 0);
  report.figure('relay on: purchases/s', on.rates, 0);
  report.figure('until the outbox was empty / ms', drainMs, 0);
  const ratios = on.rates.map((rate, round) => rate / (off.rates[round] ?? rate));
  report.row({
    what: 'purchases over HTTP with the relay to NATS on, against off',
    measured: spreadText(ratios, 2),
  });
  report.checksum({ playerCount, connectionCount, rounds });
}
