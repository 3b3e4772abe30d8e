import type { Clock } from './clock.ts';

/**
 * `performance.now()` counts from the start of its thread; `hrtime` does not, but costs more. So
 * monotonic time is the same in all threads and processes until the machine is rebooted. It stands
 * still while the machine sleeps.
 */
const THREAD_STARTED_MS = hrtimeMs() - performance.now();

/** The machine's own clocks. The only place that reads them. */
export const SYSTEM_CLOCK: Clock = {
  wallMs: () => Date.now(),
  monotonicMs: () => THREAD_STARTED_MS + performance.now(),
};

function hrtimeMs(): number {
  const [seconds, nanoseconds] = process.hrtime();
  return seconds * 1_000 + nanoseconds / 1_000_000;
}
