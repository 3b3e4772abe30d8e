/** The steering end of a load's thread: it is told what to do, and answers once it is done. */
import { Worker } from 'node:worker_threads';
import { nextMessage } from '../processes/waiting.ts';
import type { LoadPlan, RoundFailure, RoundOrder, RoundResult } from './load-messages.ts';
import type { ReadOrder, ReadPlan } from './read-messages.ts';
import type { RushOrder, RushPlan, RushResult } from './rush-messages.ts';
import type {
  SocketLoadPlan,
  SocketRoundOrder,
  SocketRoundResult,
} from './socket-load-messages.ts';
import type {
  StampedeOrder,
  StampedePlan,
  StampedeReady,
  StampedeResult,
} from './stampede-messages.ts';
import type { WatchOrder, WatchPlan, WatchResult } from './watch-messages.ts';

/** For opening the connections, and for the last answers. */
const ROUND_SPARE_MS = 30_000;

export class LoadThread<Order extends { readonly milliseconds: number }, Result extends object> {
  readonly #worker: Worker;

  /** `url` is that of the compiled file that the thread runs. */
  constructor(url: URL, plan: unknown) {
    this.#worker = new Worker(url, { name: 'load', workerData: plan });
  }

  /** Rejects if the load found anything wrong, or does not come to its end. */
  async round(order: Order): Promise<Result> {
    const limitMs = order.milliseconds + ROUND_SPARE_MS;
    const wait = { who: 'a round of the load', limitMs };
    const answered = nextMessage<Result | RoundFailure>(this.#worker, wait);
    this.#worker.postMessage(order);
    const result = await answered;
    if ('failure' in result) throw new Error(`the load failed: ${result.failure}`);
    return result;
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }
}

/** Purchases over HTTP. */
export class LoadClient extends LoadThread<RoundOrder, RoundResult> {
  constructor(plan: LoadPlan) {
    super(new URL('./load-worker.js', import.meta.url), plan);
  }
}

/** Reads over HTTP: all at once, or at a rate. */
export class ReadClient extends LoadThread<ReadOrder, RoundResult> {
  constructor(plan: ReadPlan) {
    super(new URL('./read-worker.js', import.meta.url), plan);
  }
}

/** Purchases over sockets. */
export class SocketLoadClient extends LoadThread<SocketRoundOrder, SocketRoundResult> {
  constructor(plan: SocketLoadPlan) {
    super(new URL('./socket-load-worker.js', import.meta.url), plan);
  }
}

/** Purchases over HTTP in an open loop. */
export class RushClient extends LoadThread<RushOrder, RushResult> {
  constructor(plan: RushPlan) {
    super(new URL('./rush-worker.js', import.meta.url), plan);
  }
}

/** Sockets that wait for the results of a draw. */
export class WatchClient extends LoadThread<WatchOrder, WatchResult> {
  constructor(plan: WatchPlan) {
    super(new URL('./watch-worker.js', import.meta.url), plan);
  }
}

/** A sale, then everybody who looks at the results. */
export class StampedeClient extends LoadThread<StampedeOrder, StampedeReady | StampedeResult> {
  constructor(plan: StampedePlan) {
    super(new URL('./stampede-worker.js', import.meta.url), plan);
  }
}
