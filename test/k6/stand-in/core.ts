/** Stands in for `k6`. */
import { recorder } from './recorder.ts';

export function check<Value>(
  value: Value,
  checks: Readonly<Record<string, (value: Value) => unknown>>,
): boolean {
  let isPassed = true;
  for (const [name, holds] of Object.entries(checks)) {
    const isThisPassed = Boolean(holds(value));
    recorder.check(name, isThisPassed);
    isPassed &&= isThisPassed;
  }
  return isPassed;
}

/** Stops the thread, as k6 stops the virtual user. */
export function sleep(seconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, seconds * 1_000);
}
