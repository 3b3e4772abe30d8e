/**
 * Shows how far the outboxes are behind, and raises an alarm for one that stands still.
 *
 * Why: a broker may be there and take nothing: it refuses a subject, its stream is full, a message
 * is too large, acknowledgements do not come. The relay tries again for ever, and without this the
 * engine would look healthy meanwhile. What cures it lies outside; a new link now and then notices
 * also what a server tells only once, such as its limits.
 *
 * NATS that is away is no standstill: the journals keep what is to be told, and the link says so.
 */
import type { Clock } from '../kernel/clock.ts';
import type { AlarmChange } from '../operations/alarms.ts';
import type { BusMetrics } from '../operations/bus-metrics.ts';
import { publishFault } from './nats-errors.ts';
import type { OutboxRelay, Standstill } from './outbox-relay.ts';

/** Refusals that are shorter heal by themselves: a cluster elects another leader. */
export const REFUSED_MS = 3_000;
/** Longer than acknowledgements take where they are slow. */
export const UNANSWERED_MS = 6_000;

/** Without a link for so long, NATS is away, or refuses the settings. */
const AWAY_MS = 5_000;
/** Between two new links for an outbox that stands still. */
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
  /** Ends the link: another one is opened. */
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

  /** Resolves to the records of the shard that has the most waiting. */
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

/** The same for as long as the cause is the same: it is told once. */
function sentenceOf(shard: number, { subject, failure }: Standstill): string {
  const reason = failure === undefined ? 'no acknowledgement comes' : publishFault(failure.error);
  return `The outbox of shard ${shard} stands still at a message under "${subject}": ${reason}.`;
}
