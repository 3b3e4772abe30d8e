/**
 * What becomes of a thread that hangs: first the engine is not ready, with an alarm; if the thread
 * does not come back, the engine ends, in order as far as the others go.
 *
 * A thread that hangs is never ended alone: it may be in the middle of a write, or hold a lock of
 * LMDB, and then whatever is started in its place hangs as well.
 */
import { Worker } from 'node:worker_threads';
import type { Settings } from '../config/settings.ts';
import { OperationalError } from '../kernel/errors.ts';
import type { AlarmBoard } from '../operations/alarms.ts';
import type { Logger } from '../operations/logger.ts';
import { beat, type PulsePlace, Pulses } from '../operations/pulse.ts';
import { LOST_AFTER_MS, SILENT_AFTER_MS, type SilenceChange } from '../operations/silence-watch.ts';
import type { StopStack } from './stop-stack.ts';
import type { MainToWatchdog, WatchdogThreadData, WatchdogToMain } from './watchdog-thread.ts';

/** For the other threads to finish in order. A step of the stop may take 30 s. */
const END_WITHIN_MS = 45_000;

/** A thread has not returned to its event loop, and never will. */
export class ThreadHungError extends OperationalError {
  override readonly name = 'ThreadHungError';
  override readonly code = 'THREAD_HUNG';
  override readonly retryable = false;
}

export interface WatchdogOptions {
  /** They say which threads there may be, beside the main one. */
  readonly settings: Pick<Settings, 'shardCount' | 'gatewayCount'>;
  readonly alarms: Pick<AlarmBoard, 'note'>;
  readonly log: Logger;
  /** The process has to end. */
  readonly onHung: (error: ThreadHungError) => void;
}

export class Watchdog {
  readonly #options: WatchdogOptions;
  readonly #pulses: Pulses;
  readonly #waiting: { readonly name: string; readonly resolve: () => void }[] = [];
  #worker: Worker | undefined;
  #stopBeating: () => void = () => undefined;

  constructor(options: WatchdogOptions) {
    this.#options = options;
    this.#pulses = new Pulses(namesOf(options.settings));
  }

  /** The place of a thread that starts. It is watched from its first beat on. */
  place(name: string): PulsePlace {
    return this.#pulses.begin(name);
  }

  /** Resolves if the thread hangs: nobody should wait for its end. */
  whenHung(name: string): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push({ name, resolve });
    });
  }

  /** Begins to watch, in a thread of its own; the first step of a stop ends it. */
  start(stops: StopStack): void {
    stops.add('stop watching the threads', 1_000, () => this.#stop());
    const { names, counts } = this.#pulses;
    const workerData: WatchdogThreadData = { names, counts };
    const url = new URL('../supervisor/watchdog-main.js', import.meta.url);
    const worker = new Worker(url, { name: 'watchdog', workerData });
    worker.unref();
    worker.on('message', ({ change }: WatchdogToMain) => this.#note(change));
    worker.on('error', (error) => this.#options.log.error('the watchdog ended', { error }));
    this.#worker = worker;
    this.#stopBeating = beat(this.#pulses.begin('main'));
  }

  /** The engine stops in order: from here on threads end, and may be busy with it. */
  #stop(): void {
    this.#stopBeating();
    this.#post({ type: 'stop' });
  }

  #note({ name, silence }: SilenceChange): void {
    const { alarms, log, onHung } = this.#options;
    if (silence === 'none') {
      alarms.note(name, { kind: 'threadSilent', about: name, sentence: null });
      return;
    }
    if (silence === 'silent') {
      const sentence =
        `The thread ${name} has not answered for ${SILENT_AFTER_MS / 1_000} s: ` +
        `if it stays so for ${LOST_AFTER_MS / 1_000} s, the engine ends.`;
      alarms.note(name, { kind: 'threadSilent', about: name, sentence });
      return;
    }
    log.fatal('a thread hangs', { name });
    this.#post({ type: 'stopping', withinMs: END_WITHIN_MS });
    for (const waiting of this.#waiting) if (waiting.name === name) waiting.resolve();
    onHung(new ThreadHungError(`the thread ${name} hangs`));
  }

  #post(message: MainToWatchdog): void {
    this.#worker?.postMessage(message);
  }
}

function namesOf({ shardCount, gatewayCount }: WatchdogOptions['settings']): string[] {
  const shards = Array.from({ length: shardCount }, (_, shard) => `shard-${shard}`);
  const gateways = Array.from({ length: gatewayCount }, (_, gateway) => `gateway-${gateway}`);
  return ['main', 'bus', ...shards, ...gateways];
}
