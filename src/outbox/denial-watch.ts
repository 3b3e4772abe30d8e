/**
 * Raises an alarm for what NATS does not let the engine's user publish or subscribe to.
 *
 * Why: a refused permission comes as an error of the connection, beside whatever asked for it, and
 * for an acknowledgement, a heartbeat or a question nobody waits for it. An alarm stands until the
 * refusal has not come again for a while: what is needed is tried again and again.
 */
import { assert } from '../kernel/assert.ts';
import type { Clock } from '../kernel/clock.ts';
import type { AlarmChange } from '../operations/alarms.ts';
import { type Denial, denialSentence, grantOf } from './denial.ts';
import { grantsOf } from './subjects.ts';

/** Longer than between two tries of anything: a message that was not acknowledged comes again. */
const FORGOTTEN_MS = 10_000;
/** More than there are grants that the engine needs: each of them can be told of. */
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
  /** When it came last, by what was refused. */
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
