/** Asks every thread for its figures now and then, and shows them all together. */

import { type MetricsSnapshot, ThreadMetrics } from '../operations/metrics.ts';
import { MetricsBoard } from '../operations/metrics-board.ts';
import { ProcessMetrics } from '../operations/process-metrics.ts';
import type { FigureDesk } from './figure-desk.ts';

const COLLECT_MS = 2_000;
const MAIN = 'main';

export interface MetricsSource {
  snapshot(): Promise<MetricsSnapshot>;
}

export class MetricsCollector {
  readonly #board = new MetricsBoard();
  readonly #own = new ThreadMetrics('main');
  readonly #process = new ProcessMetrics();
  #timer: NodeJS.Timeout | undefined;

  readonly #sources: Readonly<Record<string, MetricsSource>>;

  readonly figures: FigureDesk;

  /**
   * `sources`: what is counted in this thread, under names that no thread has.
   * `figures` gets what each thread has counted, this one's included.
   */
  constructor(sources: Readonly<Record<string, MetricsSource>>, figures: FigureDesk) {
    this.#sources = sources;
    this.figures = figures;
    this.#own.watchEventLoop();
  }

  start(askAll: () => void): void {
    const collect = (): void => {
      askAll();
      this.keep(MAIN, this.#own.snapshot());
    };
    collect();
    this.figures.start();
    this.#timer = setInterval(collect, COLLECT_MS);
  }

  stop(): void {
    clearInterval(this.#timer);
    this.figures.stop();
  }

  keep(thread: string, snapshot: MetricsSnapshot): void {
    this.#board.keep(thread, snapshot);
    this.figures.keep(thread, snapshot);
  }

  async exposition(): Promise<string> {
    this.#board.keep('process', await this.#process.snapshot());
    for (const [name, source] of Object.entries(this.#sources)) {
      this.#board.keep(name, await source.snapshot());
    }
    return this.#board.exposition();
  }
}
