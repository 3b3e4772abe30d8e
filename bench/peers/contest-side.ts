/** One of the servers that are compared, round by round. */
import { cpus } from 'node:os';
import { quantile } from '../harness/figures/figures.ts';
import type { Report } from '../harness/figures/report.ts';
import type { RoundResult } from '../harness/load/load-messages.ts';
import { machineMicros } from './processor-time.ts';

export interface Contestant {
  readonly name: string;
  /** Processor time of all its processes. */
  processorMicros(): Promise<number>;
  round(): Promise<RoundResult>;
}

export interface Measured {
  readonly rate: number;
  readonly p50: number;
  readonly p99: number;
  /** Processor time of the server for each purchase. */
  readonly micros: number;
  /** Share of the machine that the other servers of this benchmark used meanwhile. */
  readonly idlersShare: number;
  /** Share of the machine that nothing of this benchmark used. */
  readonly othersShare: number;
}

export class ContestSide {
  readonly name: string;
  soldCount = 0;
  readonly #contestant: Contestant;

  constructor(contestant: Contestant) {
    this.#contestant = contestant;
    this.name = contestant.name;
  }

  /** A round that is sold, but gives no figures. */
  async warm(): Promise<RoundResult> {
    const result = await this.#contestant.round();
    this.soldCount += result.count;
    return result;
  }

  /** `idlersMicros` is the processor time of the servers that have no load in this round. */
  async measure(idlersMicros: () => Promise<number>): Promise<Measured> {
    const before = await this.#read(idlersMicros);
    const { count, seconds, sorted } = await this.warm();
    const after = await this.#read(idlersMicros);
    const server = after.server - before.server;
    const idlers = after.idlers - before.idlers;
    const others = after.machine - before.machine - (after.own - before.own) - server - idlers;
    const machineMax = seconds * 1e6 * cpus().length;
    return {
      rate: count / seconds,
      p50: quantile(sorted, 0.5),
      p99: quantile(sorted, 0.99),
      micros: server / count,
      idlersShare: idlers / machineMax,
      othersShare: Math.max(0, others) / machineMax,
    };
  }

  tell(report: Report, rounds: readonly Measured[]): void {
    const figure = (label: string, value: (round: Measured) => number, digits: number) => {
      report.figure(`${this.name}: ${label}`, rounds.map(value), digits);
    };
    figure('requests/s', ({ rate }) => rate, 0);
    figure('p50 / ms', ({ p50 }) => p50, 2);
    figure('p99 / ms', ({ p99 }) => p99, 2);
    figure('processor time / µs', ({ micros }) => micros, 0);
    figure('idle servers, machine', ({ idlersShare }) => idlersShare, 2);
    figure('others, machine', ({ othersShare }) => othersShare, 2);
  }

  async #read(idlersMicros: () => Promise<number>) {
    const server = await this.#contestant.processorMicros();
    const idlers = await idlersMicros();
    const { user, system } = process.cpuUsage();
    return { server, idlers, machine: machineMicros(), own: user + system };
  }
}
