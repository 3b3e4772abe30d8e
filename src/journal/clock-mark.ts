/**
 * Which time the engine believed, for its next start while the machine keeps running.
 *
 * Why: a start during a wrong second must not believe the wall just because it is the first
 * reading. The monotonic clock goes on over a restart of the process, so wall minus monotonic time,
 * as it was believed, tells what time it is now. After a reboot it tells nothing, so the mark
 * carries the machine's boot id. It is not flushed, because a power cut is a reboot, too. It has a
 * checksum: a time that nobody believed would be stamped on records, which is not to be undone.
 */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';

const FILE_NAME = 'clock.json';
const BOOT_ID_PATH = '/proc/sys/kernel/random/boot_id';

export class ClockMark {
  readonly #path: string;
  readonly #bootId: string | undefined;

  constructor(dataDirectory: string, bootId: string | undefined = readText(BOOT_ID_PATH)?.trim()) {
    this.#path = join(dataDirectory, FILE_NAME);
    this.#bootId = bootId;
  }

  /** Undefined where there is none since the machine was booted. */
  read(): number | undefined {
    const { bootId, offsetMs, checksum } = parse(readText(this.#path) ?? '');
    if (this.#bootId === undefined || bootId !== this.#bootId) return undefined;
    if (typeof offsetMs !== 'number') return undefined;
    return checksum === checksumOf(this.#bootId, offsetMs) ? offsetMs : undefined;
  }

  /**
   * Trouble with it stops nothing: without a mark the next start waits for the wall clock to hold.
   */
  write(offsetMs: number): void {
    if (this.#bootId === undefined) return;
    const beside = `${this.#path}.new`;
    const bootId = this.#bootId;
    const mark: ClockMarkText = { bootId, offsetMs, checksum: checksumOf(bootId, offsetMs) };
    writeFileSync(beside, `${JSON.stringify(mark)}\n`, { mode: 0o600 });
    renameSync(beside, this.#path);
  }
}

interface ClockMarkText {
  readonly bootId: string;
  readonly offsetMs: number;
  readonly checksum: number;
}

function checksumOf(bootId: string, offsetMs: number): number {
  return crc32(`${bootId} ${offsetMs}`);
}

function parse(text: string): Partial<Record<keyof ClockMarkText, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

/** What cannot be read is as good as none. */
function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
