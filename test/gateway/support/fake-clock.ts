import type { Clock } from '../../../src/kernel/clock.ts';

/** A clock that stands until it is moved. */
export class FakeClock implements Clock {
  nowMs = Date.UTC(2026, 0, 1);

  wallMs(): number {
    return this.nowMs;
  }

  monotonicMs(): number {
    return this.nowMs;
  }

  advance(ms: number): void {
    this.nowMs += ms;
  }
}
