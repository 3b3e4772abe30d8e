/**
 * Brings the figures of all threads together into the one page that Prometheus reads.
 *
 * A thread that stopped keeps its last snapshot until its successor of the same name sends one:
 * then its counters begin anew, which Prometheus knows how to read.
 */
import { AggregatorRegistry, type PrometheusContentType } from 'prom-client';
import type { MetricsSnapshot } from './metrics.ts';

export const EXPOSITION_CONTENT_TYPE = AggregatorRegistry.PROMETHEUS_CONTENT_TYPE;

export class MetricsBoard {
  /** One entry per thread: bounded by the number of threads. */
  readonly #snapshots = new Map<string, MetricsSnapshot>();

  /** Keeps the newest snapshot of a thread, in place of its last one. */
  keep(thread: string, snapshot: MetricsSnapshot): void {
    this.#snapshots.set(thread, snapshot);
  }

  /** Counters and histograms are summed over the threads, gauges as each of them declares. */
  exposition(): Promise<string> {
    const snapshots = [...this.#snapshots.values()];
    return AggregatorRegistry.aggregate<PrometheusContentType>(snapshots).metrics();
  }
}
