/** Figures of the process, and its version. For the main thread only. */
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { VERSION } from '../config/version.ts';
import type { MetricsSnapshot } from './metrics.ts';

export class ProcessMetrics {
  readonly #registry = new Registry();

  constructor() {
    collectDefaultMetrics({ register: this.#registry });
    const build = new Gauge({
      registers: [this.#registry],
      name: 'tirage_build_info',
      help: 'Always 1: which release runs.',
      labelNames: ['version'],
    });
    build.set({ version: VERSION }, 1);
  }

  snapshot(): Promise<MetricsSnapshot> {
    return this.#registry.getMetricsAsJSON();
  }
}
