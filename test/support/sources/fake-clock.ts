import type { Clock } from '../../../src/kernel/clock.ts';

/** 2026-01-01T15:00:00Z: a cutoff, so that tests read as times of day around it. */
export const EPOCH_MS = 1_767_279_600_000;

/** A clock that a test moves by hand. Monotonic readings have fractions, as on a real machine. */
export class FakeClock implements Clock {
  #wallMs: number;
  #monotonicMs: number;

  constructor(wallMs: number = EPOCH_MS, monotonicMs: number = 12_345.678) {
    this.#wallMs = wallMs;
    this.#monotonicMs = monotonicMs;
  }

  wallMs(): number {
    return Math.floor(this.#wallMs);
  }

  monotonicMs(): number {
    return this.#monotonicMs;
  }

  /** Time passes, and both clocks notice. */
  advance(elapsedMs: number): void {
    this.#wallMs += elapsedMs;
    this.#monotonicMs += elapsedMs;
  }

  /** Somebody sets the wall clock; no time passes. */
  stepWall(byMs: number): void {
    this.#wallMs += byMs;
  }

  /** The machine sleeps: the wall clock goes on, the monotonic clock stands still. */
  sleep(elapsedMs: number): void {
    this.#wallMs += elapsedMs;
  }

  /** Time passes while a time server slews the wall clock by `partsPerMillion`. */
  slew(elapsedMs: number, partsPerMillion: number): void {
    this.#wallMs += elapsedMs * (1 + partsPerMillion / 1_000_000);
    this.#monotonicMs += elapsedMs;
  }
}
