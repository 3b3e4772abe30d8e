/**
 * Raises an alarm for what NATS does not let the engine's user publish or subscribe to.
 *
 * Why: a refused permission arrives as an error of the connection, not as an answer to the request
 * that caused it; and for an acknowledgement, a heartbeat or a question, nobody waits for one. An
 * alarm stands until the refusal has not recurred for a while: whatever the engine needs, it keeps
 * trying.
 */
import { assert } from '../kernel/assert.ts';
import type { Clock } from '../kernel/clock.ts';
import type { AlarmChange } from '../operations/alarms.ts';
import { type Denial, denialSentence, grantOf } from './denial.ts';
import { grantsOf } from './subjects.ts';

/** Longer than the time between two tries of anything: an unacknowledged message comes again. */
const FORGOTTEN_MS = 10_000;
/** More than the grants that the engine needs, so that each of them can have an alarm. */
const ALARMS_MAX = 32;
const { publish, subscribe } = grantsOf('line-provider');
assert(publish.length + subscribe.length <= ALARMS_MAX, 'there are more grants than alarms');

export interface DenialWatchOptions {
  readonly clock: Clock;
  readonly ackWaitMs: number;
  readonly alarm: (change: AlarmChange) => void;
}

export class DenialWatch {
  readonly #options: DenialWatchOptions;
  /** When the last refusal came, by what was refused. */
  readonly #refusedAtMs = new Map<string, number>();

  constructor(options: DenialWatchOptions) {
    this.#options = options;
  }

  refused(denial: Denial): void {
    const { clock, alarm } = this.#options;
    const about = grantOf(denial);
    const isKnown = this.#refusedAtMs.has(about);
    if (!isKnown && this.#refusedAtMs.size >= ALARMS_MAX) return;
    this.#refusedAtMs.set(about, clock.monotonicMs());
    if (isKnown) return;
    alarm({ kind: 'natsDenied', about, sentence: denialSentence(denial) });
  }

  /** Lowers the alarms of what has not been refused for a while. */
  look(): void {
    const { clock, ackWaitMs, alarm } = this.#options;
    const beforeMs = clock.monotonicMs() - FORGOTTEN_MS - ackWaitMs;
    for (const [about, atMs] of this.#refusedAtMs) {
      if (atMs > beforeMs) continue;
      this.#refusedAtMs.delete(about);
      alarm({ kind: 'natsDenied', about, sentence: null });
    }
  }
}
