/**
 * A process whose wall clock a test sets while it runs: libfaketime, if it is installed. The
 * monotonic clock stays the machine's own, as in a real step.
 */
import { existsSync, writeFileSync } from 'node:fs';

const LIBRARY = ['x86_64', 'aarch64']
  .map((machine) => `/usr/lib/${machine}-linux-gnu/faketime/libfaketimeMT.so.1`)
  .find((path) => existsSync(path));

/** Why tests that need it are skipped; false if it is installed. */
export const FAKETIME_MISSING: string | false =
  LIBRARY === undefined && 'no libfaketime: apt-get install faketime';

export class FakedTime {
  readonly #path: string;

  /** `path` names the file that says how far the wall clock is off. */
  constructor(path: string) {
    this.#path = path;
    this.step('+0');
  }

  get environment(): Record<string, string> {
    return {
      LD_PRELOAD: LIBRARY ?? '',
      FAKETIME_TIMESTAMP_FILE: this.#path,
      // Without the first, a step is seen 10 s late; without the second, there is no step at all.
      FAKETIME_NO_CACHE: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
    };
  }

  /** From now on the wall clock is off by this much, such as `+2d`. */
  step(offset: string): void {
    writeFileSync(this.#path, offset);
  }
}
