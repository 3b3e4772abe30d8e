/** What the bus thread counts beside what every thread does (metrics.ts). */
import { ValueFamily } from './metric-family.ts';
import type { MetricsSnapshot } from './metrics.ts';

export interface OutboxBacklog {
  readonly recordsLeft: number;
  readonly oldestSeconds: number;
}

export class BusMetrics {
  readonly #connected = ValueFamily.gauge({
    name: 'tirage_nats_connected',
    help: 'Whether the engine is connected to NATS: 1 or 0.',
    labelNames: [],
  });
  readonly #recordsLeft = ValueFamily.gauge({
    name: 'tirage_outbox_records',
    help: 'Durable journal records that NATS has not stored wholly yet, by shard.',
    labelNames: ['shard'],
  });
  readonly #oldestSeconds = ValueFamily.gauge({
    name: 'tirage_outbox_oldest_seconds',
    help: 'Age of the oldest record that NATS has not stored wholly yet, by shard; 0 for none.',
    labelNames: ['shard'],
  });
  readonly #recordsMax = ValueFamily.gauge({
    name: 'tirage_outbox_records_max',
    help: 'Records of one shard that may wait before the engine is not ready.',
    labelNames: [],
  });
  readonly #published = ValueFamily.counter({
    name: 'tirage_outbox_messages_total',
    help: 'Messages that NATS has stored, repeats included.',
    labelNames: [],
  });
  readonly #failures = ValueFamily.counter({
    name: 'tirage_outbox_failures_total',
    help: 'Pages of messages that have to be published again.',
    labelNames: [],
  });
  readonly #taken = ValueFamily.counter({
    name: 'tirage_inbox_messages_total',
    help: 'Messages that came in, by what became of them.',
    labelNames: ['outcome'],
  });

  readonly #inLanes = ValueFamily.gauge({
    name: 'tirage_stakes_forwarded_waiting',
    help: 'Stakes that another engine of the group has not taken yet, by the id of that engine.',
    labelNames: ['engine'],
  });

  readonly #lineSuspended = ValueFamily.gauge({
    name: 'tirage_line_suspended',
    help: 'Whether a bet maker takes no bets because it cannot rely on its line: 1 or 0.',
    labelNames: [],
  });

  constructor(recordsMax: number) {
    this.#recordsMax.set({}, recordsMax);
  }

  connected(isConnected: boolean): void {
    this.#connected.set({}, isConnected ? 1 : 0);
  }

  outbox(shard: number, { recordsLeft, oldestSeconds }: OutboxBacklog): void {
    this.#recordsLeft.set({ shard }, recordsLeft);
    this.#oldestSeconds.set({ shard }, oldestSeconds);
  }

  published(count: number): void {
    this.#published.add({}, count);
  }

  pageFailed(): void {
    this.#failures.add({}, 1);
  }

  taken(outcome: string): void {
    this.#taken.add({ outcome }, 1);
  }

  waitingInLanes(counts: ReadonlyMap<string, number>): void {
    this.#inLanes.clear();
    for (const [engine, count] of counts) this.#inLanes.set({ engine }, count);
  }

  lineSuspended(isSuspended: boolean): void {
    this.#lineSuspended.set({}, isSuspended ? 1 : 0);
  }

  snapshot(): MetricsSnapshot {
    return [
      this.#connected.snapshot(),
      this.#recordsLeft.snapshot(),
      this.#oldestSeconds.snapshot(),
      this.#recordsMax.snapshot(),
      this.#published.snapshot(),
      this.#failures.snapshot(),
      this.#taken.snapshot(),
      this.#inLanes.snapshot(),
      this.#lineSuspended.snapshot(),
    ];
  }
}
