/**
 * Tells a thread that has fallen silent from a machine that was asleep.
 *
 * Time is counted in looks, and only in those that came when they should: while the machine sleeps
 * or the process is stopped nobody looks, and the first look afterwards says nothing. So a thread
 * is silent only if its watcher ran all the while.
 */
export const SILENCE_LOOK_MS = 500;
/** A look that came later was itself held up: by a sleep, a stop, or a machine that is too busy. */
const LOOK_LATE_MS = 2 * SILENCE_LOOK_MS;
/** Longer than any pause for garbage collection, or any turn of an event loop. */
export const SILENT_AFTER_MS = 6_000;
/** A thread that hangs for this long does not come back. */
export const LOST_AFTER_MS = 20_000;

export type Silence = 'none' | 'silent' | 'lost';

export interface SilenceChange {
  readonly name: string;
  readonly silence: Silence;
}

interface Watched {
  count: number;
  looks: number;
  silence: Silence;
}

export class SilenceWatch {
  readonly #names: readonly string[];
  readonly #watched: Watched[];
  #lookedAtMs: number | undefined;

  constructor(names: readonly string[]) {
    this.#names = names;
    this.#watched = names.map(() => ({ count: 0, looks: 0, silence: 'none' }));
  }

  /** `counts` by thread, as pulse.ts keeps them. Returns what has changed since the last look. */
  look(counts: ArrayLike<number>, nowMs: number): SilenceChange[] {
    const sinceMs = nowMs - (this.#lookedAtMs ?? nowMs);
    this.#lookedAtMs = nowMs;
    const isPunctual = sinceMs <= LOOK_LATE_MS;
    const changes: SilenceChange[] = [];
    for (const [index, watched] of this.#watched.entries()) {
      const count = counts[index] ?? 0;
      if (count !== watched.count || count === 0) watched.looks = 0;
      else if (isPunctual) watched.looks += 1;
      watched.count = count;
      const silence = silenceOf(watched.looks * SILENCE_LOOK_MS);
      if (silence === watched.silence) continue;
      watched.silence = silence;
      changes.push({ name: this.#names[index] ?? '', silence });
    }
    return changes;
  }
}

function silenceOf(sinceMs: number): Silence {
  if (sinceMs >= LOST_AFTER_MS) return 'lost';
  return sinceMs >= SILENT_AFTER_MS ? 'silent' : 'none';
}
