/**
 * Which time the engine believed, for its next start while the machine keeps running.
 *
 * Why: a start during a wrong second must not believe the wall just because it is the first
 * reading. The monotonic clock goes on over a restart of the process, so wall minus monotonic time,
 * as it was believed, tells what time it is now. After a reboot it tells nothing, so the mark
 * carries the machine's boot id. It is not flushed, because a power cut is a reboot, too.
 */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

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
    const mark = parse(readText(this.#path) ?? '');
    if (this.#bootId === undefined || mark.bootId !== this.#bootId) return undefined;
    return typeof mark.offsetMs === 'number' ? mark.offsetMs : undefined;
  }

  /**
   * Trouble with it stops nothing: without a mark the next start waits for the wall clock to hold.
   */
  write(offsetMs: number): void {
    if (this.#bootId === undefined) return;
    const beside = `${this.#path}.new`;
    writeFileSync(beside, `${JSON.stringify({ bootId: this.#bootId, offsetMs })}\n`, {
      mode: 0o600,
    });
    renameSync(beside, this.#path);
  }
}

function parse(text: string): { readonly bootId?: unknown; readonly offsetMs?: unknown } {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
