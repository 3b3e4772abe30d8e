/**
 * Shows how far the outboxes are behind, and raises an alarm for one that stands still.
 *
 * Why: a broker may be up and still take nothing: it refuses a subject, its stream is full, a
 * message is too large, or acknowledgements do not come. The relay retries for ever, and without
 * this watch the engine would look healthy meanwhile. The cure lies outside the engine; opening a
 * new link now and then also picks up what a server says only once, such as its limits.
 *
 * NATS being away is no standstill: the journals keep what is to be told, and the link reports it.
 */
import type { Clock } from '../kernel/clock.ts';
import type { AlarmChange } from '../operations/alarms.ts';
import type { BusMetrics } from '../operations/bus-metrics.ts';
import { publishFault } from './nats-errors.ts';
import type { OutboxRelay, Standstill } from './outbox-relay.ts';

/** Shorter refusals heal by themselves: a cluster elects another leader. */
export const REFUSED_MS = 3_000;
/** Longer than acknowledgements take, even where they are slow. */
export const UNANSWERED_MS = 6_000;

/** After this long without a link, NATS is away or refuses the settings. */
const AWAY_MS = 5_000;
/** The pause between two new links for an outbox that stands still. */
export const RELINK_MS = 10_000;

export interface OutboxWatchOptions {
  /** By shard. */
  readonly relays: readonly Pick<
    OutboxRelay,
    'measure' | 'recordsLeft' | 'oldestAtMs' | 'standstill'
  >[];
  readonly clock: Clock;
  readonly metrics: Pick<BusMetrics, 'outbox'>;
  readonly alarm: (change: AlarmChange) => void;
  readonly isLinked: () => boolean;
  /** Ends the link, so that another one is opened. */
  readonly relink: () => void;
}

export class OutboxWatch {
  readonly #options: OutboxWatchOptions;
  /** Shards with an alarm. */
  readonly #raised = new Set<number>();
  #linkedAtMs = Number.NEGATIVE_INFINITY;
  #relinkedAtMs = Number.NEGATIVE_INFINITY;

  constructor(options: OutboxWatchOptions) {
    this.#options = options;
  }

  /** Resolves to the number of records waiting on the shard that has the most. */
  async look(): Promise<number> {
    const { relays, clock, metrics, isLinked } = this.#options;
    await Promise.all(relays.map((relay) => relay.measure()));
    const nowMs = clock.monotonicMs();
    if (isLinked()) this.#linkedAtMs = nowMs;
    for (const [shard, { recordsLeft, oldestAtMs, standstill }] of relays.entries()) {
      const ageMs = oldestAtMs === null ? 0 : Math.max(0, clock.wallMs() - oldestAtMs);
      metrics.outbox(shard, { recordsLeft, oldestSeconds: ageMs / 1_000 });
      this.#judge(shard, standstill, nowMs);
    }
    this.#relinkAt(nowMs);
    return Math.max(...relays.map((relay) => relay.recordsLeft));
  }

  #judge(shard: number, standstill: Standstill | undefined, nowMs: number): void {
    const { alarm } = this.#options;
    const about = `shard ${shard}`;
    if (standstill === undefined || nowMs - this.#linkedAtMs > AWAY_MS) {
      const isOver = this.#raised.delete(shard);
      if (isOver) alarm({ kind: 'outboxStuck', about, sentence: null });
      return;
    }
    const limitMs = standstill.failure === undefined ? UNANSWERED_MS : REFUSED_MS;
    if (nowMs - standstill.sinceMs < limitMs) return;
    if (this.#raised.size === 0) this.#relinkedAtMs = nowMs;
    this.#raised.add(shard);
    alarm({ kind: 'outboxStuck', about, sentence: sentenceOf(shard, standstill) });
  }

  #relinkAt(nowMs: number): void {
    if (this.#raised.size === 0 || nowMs - this.#relinkedAtMs < RELINK_MS) return;
    this.#relinkedAtMs = nowMs;
    this.#options.relink();
  }
}

/** The sentence stays the same for as long as the cause does, so it is told once. */
function sentenceOf(shard: number, { subject, failure }: Standstill): string {
  const reason = failure === undefined ? 'no acknowledgement comes' : publishFault(failure.error);
  return `The outbox of shard ${shard} stands still at a message under "${subject}": ${reason}.`;
}
