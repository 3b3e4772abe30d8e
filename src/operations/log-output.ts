/**
 * Where the lines of the log go, which may fail: a line that cannot be written is lost, and costs
 * nothing else.
 *
 * Why not pino's own: it throws where the disk of the log is full, and so ended an engine that had
 * room for its journals; and it waits without end for a reader who has stopped.
 */
import { writeSync } from 'node:fs';

const STANDARD_OUTPUT = 1;
/** A pipe that is full for now: some twenty looks, and then its reader counts as gone. */
const WAIT_MS = 10;
const WAITS_MAX = 20;

interface LogOutputOptions {
  /** Writes some of the bytes, and tells how many, or throws. */
  readonly write?: (bytes: Uint8Array) => number;
  readonly wait?: (ms: number) => void;
}

export class LogOutput {
  readonly #write: (bytes: Uint8Array) => number;
  readonly #wait: (ms: number) => void;
  #lostCount = 0;
  #isFailing = false;
  /** The beginning of a lost line stands there. */
  #isTorn = false;

  constructor({ write = writeOut, wait = sleep }: LogOutputOptions = {}) {
    this.#write = write;
    this.#wait = wait;
  }

  /** Never throws. */
  write(line: string): void {
    let rest: Uint8Array = Buffer.from(this.#isTorn ? `\n${line}` : line);
    let waitsLeft = this.#isFailing ? 0 : WAITS_MAX;
    while (rest.length > 0) {
      try {
        rest = rest.subarray(this.#write(rest));
        this.#isTorn = rest.length > 0;
      } catch (error) {
        if (isFull(error) && waitsLeft > 0) {
          waitsLeft -= 1;
          this.#wait(WAIT_MS);
          continue;
        }
        this.#isFailing = true;
        this.#lostCount += 1;
        return;
      }
    }
    this.#isFailing = false;
  }

  /** Lines that were lost and not told of; 0 while none can be told. */
  takeLostCount(): number {
    if (this.#isFailing) return 0;
    const lostCount = this.#lostCount;
    this.#lostCount = 0;
    return lostCount;
  }
}

function writeOut(bytes: Uint8Array): number {
  return writeSync(STANDARD_OUTPUT, bytes);
}

function isFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EAGAIN';
}

function sleep(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}
