/**
 * Notes how far the journals are, once a second and when they have ended (journal/head-marks.ts).
 *
 * Nobody waits for it: the shards report what is already durable, and the file is written and
 * synced off the event loop. Without news it is still written every few seconds, so that its times
 * say that there was none. A mark that could not be written matters to the next start only if a
 * journal is put back meanwhile, so this is logged as a warning and does not end the engine.
 */
import { open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { syncNames } from '../journal/durable-file.ts';
import { type HeadMark, MARKS_FILE, marksText } from '../journal/head-marks.ts';
import type { Logger } from '../operations/logger.ts';

export const HEADS_EVERY_MS = 1_000;
/** Turns without news after which the marks are written all the same, for their times. */
const QUIET_TURNS_MAX = 5;

export interface HeadWatchOptions {
  readonly path: string;
  readonly engineId: string;
  readonly log: Logger;
}

export class HeadWatch {
  readonly #options: HeadWatchOptions;
  readonly #marks: HeadMark[] = [];
  #writtenHeads = '';
  #quietTurns = 0;
  #writing: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;

  constructor(options: HeadWatchOptions) {
    this.#options = options;
  }

  /**
   * Call when the shards have been found to agree on one history, and each has reported its newest
   * record. Writes these, and from then on whatever they report: `ask` has every shard do so.
   */
  async start(ask: () => void): Promise<void> {
    await this.#write();
    this.#timer = setInterval(() => {
      this.#writing = this.#writing.then(() => this.#writeNews());
      ask();
    }, HEADS_EVERY_MS);
  }

  keep(shard: number, mark: HeadMark): void {
    if (mark.sequence >= (this.#marks[shard]?.sequence ?? 0)) this.#marks[shard] = mark;
  }

  /** Call when every shard has sent its last report. Writes nothing if it was never started. */
  async close(): Promise<void> {
    if (this.#timer === undefined) return;
    clearInterval(this.#timer);
    await this.#writing;
    await this.#write();
  }

  async #writeNews(): Promise<void> {
    this.#quietTurns += 1;
    const isQuiet = this.#heads() === this.#writtenHeads && this.#quietTurns < QUIET_TURNS_MAX;
    if (!isQuiet) await this.#write();
  }

  /** The marks without their times. */
  #heads(): string {
    return this.#marks.map(({ sequence, hashHex }) => `${sequence} ${hashHex}`).join();
  }

  async #write(): Promise<void> {
    const { path, engineId, log } = this.#options;
    const heads = this.#heads();
    const text = marksText(engineId, this.#marks);
    try {
      const beside = join(path, `${MARKS_FILE}.new`);
      const file = await open(beside, 'w', 0o600);
      try {
        await file.writeFile(text);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(beside, join(path, MARKS_FILE));
      // A power cut may bring the last file back otherwise: one of an orderly stop, with which
      // nothing that was recorded since would start.
      await syncNames(path);
      this.#writtenHeads = heads;
      this.#quietTurns = 0;
    } catch (error) {
      log.warn('how far the journals are could not be noted', { error });
    }
  }
}
