import type { Clock } from './clock.ts';

/** The machine's own clocks. The only place that reads them. */
export const SYSTEM_CLOCK: Clock = {
  wallMs: () => Date.now(),
  monotonicMs: () => performance.now(),
};
