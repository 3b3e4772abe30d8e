/**
 * How much of the disk the data directory takes: looked up once a minute, off the event loop.
 *
 * Files that come and go meanwhile are passed over; no look begins before the last one is done.
 */
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';

const LOOK_EVERY_MS = 60_000;
/** `stat` counts in these, whatever the file system's own are. */
const BLOCK_BYTES = 512;

export class DataSize {
  readonly #path: string;
  #bytes: number | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isLooking = false;

  constructor(path: string) {
    this.#path = path;
  }

  /** Undefined before the first look, and where the directory cannot be read. */
  get bytes(): number | undefined {
    return this.#bytes;
  }

  /** The first look is on its way when this returns. */
  start(): void {
    void this.#look();
    this.#timer = setInterval(() => void this.#look(), LOOK_EVERY_MS);
  }

  close(): void {
    clearInterval(this.#timer);
  }

  async #look(): Promise<void> {
    if (this.#isLooking) return;
    this.#isLooking = true;
    this.#bytes = await bytesUnder(this.#path).catch(() => undefined);
    this.#isLooking = false;
  }
}

/** What the files below a directory take, holes left out. Rejects if it cannot be read. */
async function bytesUnder(directory: string): Promise<number> {
  let bytes = 0;
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) bytes += await bytesUnder(path).catch(() => 0);
    else if (entry.isFile()) bytes += (await lstat(path).catch(() => NOTHING)).blocks * BLOCK_BYTES;
  }
  return bytes;
}

const NOTHING = { blocks: 0 } as const;
