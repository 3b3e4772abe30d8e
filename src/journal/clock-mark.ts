/**
 * What was believed of the clock, for the next start on the same run of the machine.
 *
 * Why: a start during a wrong second must not believe the wall just because it is the first
 * reading. The monotonic clock goes on over a restart of the process, so wall minus monotonic time,
 * as it was believed, tells what time it is now. After another start of the machine it tells
 * nothing, so the mark carries the machine's boot id. It is not flushed: a power cut ends the
 * machine's run, too.
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

  /** Undefined where there is none of this run of the machine. */
  read(): number | undefined {
    const mark = parse(readText(this.#path) ?? '');
    if (this.#bootId === undefined || mark.bootId !== this.#bootId) return undefined;
    return typeof mark.offsetMs === 'number' ? mark.offsetMs : undefined;
  }

  /** Without it the next start waits for the wall to hold, so trouble with it stops nothing. */
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
