/** Asks every thread for its figures now and then, and shows them all together. */

import type { AlarmBoard } from '../operations/alarms.ts';
import { type MetricsSnapshot, ThreadMetrics } from '../operations/metrics.ts';
import { MetricsBoard } from '../operations/metrics-board.ts';

const COLLECT_MS = 2_000;

export class MetricsCollector {
  readonly #board = new MetricsBoard();
  readonly #own = new ThreadMetrics('main');
  #timer: NodeJS.Timeout | undefined;

  readonly #alarms: Pick<AlarmBoard, 'snapshot'>;

  constructor(alarms: Pick<AlarmBoard, 'snapshot'>) {
    this.#alarms = alarms;
    this.#own.watchProcess();
    this.#own.watchEventLoop();
  }

  start(askAll: () => void): void {
    askAll();
    this.#timer = setInterval(askAll, COLLECT_MS);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  keep(thread: string, snapshot: MetricsSnapshot): void {
    this.#board.keep(thread, snapshot);
  }

  async exposition(): Promise<string> {
    this.keep('main', await this.#own.snapshot());
    this.keep('alarms', await this.#alarms.snapshot());
    return this.#board.exposition();
  }
}
