/**
 * Signs of life: a count for each thread, in memory that all share.
 *
 * A thread's event loop raises its count twice a second, so a count that stands still means a
 * thread that does not return to its event loop. Zero means a thread that has not begun, or has
 * ended.
 */
import { must } from '../kernel/assert.ts';

export const PULSE_MS = 500;

/** A thread's place among the counts. Plain: made to be posted. */
export interface PulsePlace {
  readonly counts: SharedArrayBuffer;
  readonly index: number;
}

export class Pulses {
  readonly names: readonly string[];
  readonly counts: SharedArrayBuffer;

  constructor(names: readonly string[]) {
    this.names = names;
    this.counts = new SharedArrayBuffer(names.length * Int32Array.BYTES_PER_ELEMENT);
  }

  /** A thread is not watched until its first beat: getting ready may take long. */
  begin(name: string): PulsePlace {
    const index = this.names.indexOf(name);
    must(index >= 0 || undefined, 'a thread has no place');
    Atomics.store(new Int32Array(this.counts), index, 0);
    return { counts: this.counts, index };
  }
}

/** Beats in the calling thread until it ends, or until the returned function is called. */
export function beat({ counts, index }: PulsePlace): () => void {
  const pulses = new Int32Array(counts);
  const raise = (): void => {
    // The count wraps around, and zero has a meaning of its own.
    if (Atomics.add(pulses, index, 1) === -1) Atomics.add(pulses, index, 1);
  };
  raise();
  const timer = setInterval(raise, PULSE_MS);
  timer.unref(); // The timer must not keep a thread alive that has nothing to do.
  return () => clearInterval(timer);
}
