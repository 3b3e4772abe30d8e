/** What the adapter counts of the accrual system's answers. */
import { Counter, Gauge, Registry } from 'prom-client';
import type { MetricsSnapshot } from './metrics.ts';

export class AccrualMetrics {
  readonly #registry = new Registry();
  readonly #answers = new Counter({
    registers: [this.#registry],
    name: 'tirage_accrual_answers_total',
    help: 'Answers of the accrual system, by what they were.',
    labelNames: ['answer'],
  });
  readonly #nonsenseOrders = new Gauge({
    registers: [this.#registry],
    name: 'tirage_accrual_nonsense_orders',
    help: 'Orders about which the accrual system last answered nonsense.',
  });

  answered(kind: string): void {
    this.#answers.inc({ answer: kind });
  }

  nonsenseOrders(count: number): void {
    this.#nonsenseOrders.set(count);
  }

  snapshot(): Promise<MetricsSnapshot> {
    return this.#registry.getMetricsAsJSON();
  }
}
