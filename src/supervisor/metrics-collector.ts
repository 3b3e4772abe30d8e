/** Asks every thread for its figures now and then, and shows them all together. */

import { type MetricsSnapshot, ThreadMetrics } from '../operations/metrics.ts';
import { MetricsBoard } from '../operations/metrics-board.ts';
import { ProcessMetrics } from '../operations/process-metrics.ts';

const COLLECT_MS = 2_000;

export interface MetricsSource {
  snapshot(): Promise<MetricsSnapshot>;
}

export class MetricsCollector {
  readonly #board = new MetricsBoard();
  readonly #own = new ThreadMetrics('main');
  readonly #process = new ProcessMetrics();
  #timer: NodeJS.Timeout | undefined;

  readonly #sources: Readonly<Record<string, MetricsSource>>;

  /** `sources`: what is counted in this thread, under names that no thread has. */
  constructor(sources: Readonly<Record<string, MetricsSource>>) {
    this.#sources = sources;
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
    this.keep('main', [...this.#own.snapshot(), ...(await this.#process.snapshot())]);
    for (const [name, source] of Object.entries(this.#sources)) {
      this.keep(name, await source.snapshot());
    }
    return this.#board.exposition();
  }
}
