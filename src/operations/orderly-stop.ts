/**
 * Stops the process in order when it is asked to: named steps, one after the other, each with a
 * time limit.
 *
 * A step that fails or overruns is logged and left behind, because the steps after it (flush,
 * close) are still worth doing; the exit code is then 1. A signal that comes later than the first
 * by `SAME_REQUEST_MS` means that somebody will wait no longer: exit at once. That is safe at any
 * instant, since what was answered is on disk already; the order only spares clients and the next
 * start. Signals that come together are one request: Ctrl-C goes to the whole group of processes,
 * and npm passes on to its child what the child was sent as well.
 */
import { assert } from '../kernel/assert.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Logger } from './logger.ts';

export const STOP_SIGNALS = ['SIGTERM', 'SIGINT'] as const;
export const STEP_TIME_LIMIT_MS_MAX = 60_000;
export const SAME_REQUEST_MS = 1_000;

export interface StopStep {
  readonly name: string;
  readonly timeLimitMs: number;
  run(): Promise<void> | void;
}

/** The part of `process` that is needed. */
export interface StoppableProcess {
  on(signal: (typeof STOP_SIGNALS)[number], listener: () => void): unknown;
  exit(code: number): void;
}

export class OrderlyStop {
  readonly #steps: StopStep[] = [];
  readonly #host: StoppableProcess;
  readonly #log: Logger;
  readonly #clock: Pick<Clock, 'monotonicMs'>;
  #stopping: Promise<void> | undefined;
  #stoppingSinceMs = 0;

  constructor(options: {
    host: StoppableProcess;
    log: Logger;
    clock: Pick<Clock, 'monotonicMs'>;
  }) {
    this.#host = options.host;
    this.#log = options.log;
    this.#clock = options.clock;
  }

  /** Adds the next step. The last one added runs last. */
  add(step: StopStep): void {
    assert(this.#stopping === undefined, 'a stop step was added while stopping');
    assert(step.timeLimitMs > 0, 'a stop step has no time');
    assert(step.timeLimitMs <= STEP_TIME_LIMIT_MS_MAX, 'a stop step has too much time');
    this.#steps.push(step);
  }

  /** Resolves when the steps have run and the process has been ended; absent: nobody asked. */
  get underWay(): Promise<void> | undefined {
    return this.#stopping;
  }

  /** Begins to listen for the signals. */
  listen(): void {
    for (const signal of STOP_SIGNALS) this.#host.on(signal, () => this.#onSignal(signal));
  }

  /**
   * Runs the steps, then ends the process with `exitCode`, or with 1 if a step did not finish.
   * A second call waits for the first; it does not hurry it.
   */
  stop(cause: { reason: string; exitCode: number }): Promise<void> {
    if (this.#stopping === undefined) this.#stoppingSinceMs = this.#clock.monotonicMs();
    this.#stopping ??= this.#runSteps(cause);
    return this.#stopping;
  }

  #onSignal(signal: string): void {
    if (this.#stopping !== undefined) {
      if (this.#clock.monotonicMs() - this.#stoppingSinceMs < SAME_REQUEST_MS) return;
      this.#log.warn('asked to stop a second time: exiting at once', { signal });
      this.#host.exit(1);
      return;
    }
    void this.stop({ reason: signal, exitCode: 0 });
  }

  async #runSteps(cause: { reason: string; exitCode: number }): Promise<void> {
    this.#log.info('stopping', { reason: cause.reason });
    let allDone = true;
    for (const step of this.#steps) {
      const problem = await runWithin(step);
      if (problem === undefined) continue;
      allDone = false;
      this.#log.error('a stop step did not finish', { step: step.name, problem });
    }
    this.#log.info('stopped', { reason: cause.reason });
    this.#host.exit(allDone ? cause.exitCode : 1);
  }
}

/** What went wrong, or `undefined`. A step that overruns is left to itself. */
export async function runWithin(step: StopStep): Promise<unknown> {
  let timer: NodeJS.Timeout | undefined;
  const overrun = new Promise<string>((resolve) => {
    timer = setTimeout(resolve, step.timeLimitMs, `overran ${step.timeLimitMs} ms`);
  });
  try {
    const done = Promise.resolve(step.run()).then(() => undefined);
    return await Promise.race([done, overrun]);
  } catch (error) {
    return error ?? 'failed without a reason';
  } finally {
    clearTimeout(timer);
  }
}
