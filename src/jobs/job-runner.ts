/**
 * Threads for the catalogue's jobs, in front of piscina.
 *
 * Guarantees: what waits is bounded, and a job beyond the bound is refused at once and typed, so
 * that a flood of logins becomes "try again later" instead of memory. The threads run at a lower
 * priority than the rest of the engine: hashing may slow down, a bet's commit may not. One thread
 * stays up, since starting one costs more than a hash; the others leave when idle.
 *
 * Owned by one thread; each owner has threads and a bound of its own.
 */
import { Piscina } from 'piscina';
import { assert } from '../kernel/assert.ts';
import { OperationalError } from '../kernel/errors.ts';
import { JOB_WORKERS, type JobInput, type JobName, type JobOutput } from './jobs.ts';

/** Each Argon2 hash holds 19 MiB while it runs. */
export const JOB_THREADS_MAX = 16;
export const JOB_QUEUE_MAX = 4_096;
const IDLE_TIMEOUT_MS = 30_000;
const CLOSE_TIMEOUT_MS = 10_000;
/** Where the platform knows priorities per thread (Linux); elsewhere it does nothing. */
const NICE_INCREMENT = 5;

/** No more work may wait. Nothing was begun: asking again later is safe. */
export class JobQueueFullError extends OperationalError {
  override readonly name = 'JobQueueFullError';
  override readonly code = 'JOB_QUEUE_FULL';
  override readonly retryable = true;
}

/** The job threw, or its thread died. The cause tells which. */
export class JobFailedError extends OperationalError {
  override readonly name = 'JobFailedError';
  override readonly code = 'JOB_FAILED';
  override readonly retryable = false;
}

/** No job is taken any more: the process is about to stop. */
export class JobRunnerClosedError extends OperationalError {
  override readonly name = 'JobRunnerClosedError';
  override readonly code = 'JOB_POOL_CLOSED';
  override readonly retryable = false;
}

export interface JobRunnerOptions {
  /** Threads that may run at once. */
  readonly threadsMax: number;
  /** Jobs that may wait for a thread, beyond those that run. */
  readonly queueMax: number;
}

export class JobRunner {
  readonly #piscina: Piscina;
  readonly #pendingMax: number;
  #pending = 0;
  #closing: Promise<void> | undefined;

  constructor({ threadsMax, queueMax }: JobRunnerOptions) {
    assert(Number.isInteger(threadsMax) && threadsMax >= 1, 'jobs have no thread');
    assert(threadsMax <= JOB_THREADS_MAX, 'more job threads than their memory allows');
    assert(Number.isInteger(queueMax) && queueMax >= 0, 'the queue has no valid length');
    assert(queueMax <= JOB_QUEUE_MAX, 'the queue is longer than anybody would wait in');
    this.#pendingMax = threadsMax + queueMax;
    this.#piscina = new Piscina({
      filename: workerPath('password-worker'),
      minThreads: 1,
      maxThreads: threadsMax,
      idleTimeout: IDLE_TIMEOUT_MS,
      maxQueue: JOB_THREADS_MAX + JOB_QUEUE_MAX, // Never reached: `#pendingMax` is the bound.
      closeTimeout: CLOSE_TIMEOUT_MS,
      niceIncrement: NICE_INCREMENT,
      recordTiming: false,
      workerHistogram: false,
    });
  }

  /** Jobs that run or wait. */
  get pending(): number {
    return this.#pending;
  }

  /**
   * Does one job. Rejects with JobQueueFullError before anything is begun, with JobFailedError if
   * it threw, and with JobRunnerClosedError once `close` has been called.
   */
  async run<N extends JobName>(name: N, input: JobInput<N>): Promise<JobOutput<N>> {
    if (this.#closing !== undefined) throw new JobRunnerClosedError('no job is taken any more');
    if (this.#pending >= this.#pendingMax) {
      throw new JobQueueFullError(`${this.#pending} jobs are pending already`);
    }

    this.#pending += 1;
    try {
      const filename = workerPath(JOB_WORKERS[name]);
      return (await this.#piscina.run(input, { name, filename })) as JobOutput<N>;
    } catch (cause) {
      throw new JobFailedError(`the job ${name} failed`, { cause });
    } finally {
      this.#pending -= 1;
    }
  }

  /** Takes no more, finishes what was taken, and ends the threads. May be called again. */
  close(): Promise<void> {
    this.#closing ??= this.#piscina.close();
    return this.#closing;
  }
}

/** Worker threads load compiled JavaScript. */
function workerPath(worker: string): string {
  return new URL(`../jobs/workers/${worker}.js`, import.meta.url).href;
}
