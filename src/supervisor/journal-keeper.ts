/**
 * Keeps an eye on the files of the journals while the shards have them open.
 *
 * Notes how far they are (head-watch.ts), and checks every half second that each is still there,
 * the same, and writable (journal/watched-file.ts). When one is not, sales stop at once and the
 * process has to end: in order, so that what was accepted is flushed and a file without a name is
 * saved; at once if the file holds something else.
 */
import { existsSync } from 'node:fs';
import type { DataDirectory } from '../journal/data-directory.ts';
import type { HeadMark } from '../journal/head-marks.ts';
import { type FileTrouble, WatchedFile } from '../journal/watched-file.ts';
import { OperationalError } from '../kernel/errors.ts';
import type { HealthState } from '../operations/health.ts';
import type { Logger } from '../operations/logger.ts';
import { HeadWatch } from './head-watch.ts';
import type { ShardFleet } from './shard-fleet.ts';

export const LOOK_EVERY_MS = 500;

/** Something outside the engine has removed, cut off or replaced a journal's file. */
export class JournalFileError extends OperationalError {
  override readonly name = 'JournalFileError';
  override readonly code = 'JOURNAL_FILE';
  override readonly retryable = false;
  /** Nothing may touch the files any more: the process ends without an orderly stop. */
  readonly isSpoilt: boolean;

  constructor(message: string, isSpoilt: boolean) {
    super(message);
    this.isSpoilt = isSpoilt;
  }
}

export interface JournalKeeperOptions {
  readonly path: string;
  readonly directory: DataDirectory;
  readonly log: Logger;
  readonly onLost: (error: JournalFileError) => void;
}

export class JournalKeeper {
  readonly #options: JournalKeeperOptions;
  readonly #heads: HeadWatch;
  readonly #files: WatchedFile[] = [];
  #timer: NodeJS.Timeout | undefined;
  #isLost = false;

  constructor(options: JournalKeeperOptions) {
    const { path, directory, log } = options;
    this.#options = options;
    this.#heads = new HeadWatch({ path, engineId: directory.engineId, log });
  }

  /** Call before any shard acts: from here on no journal is ever created again. */
  async start(
    shards: Pick<ShardFleet, 'askHeads' | 'setRoom'>,
    health: Pick<HealthState, 'broken'>,
  ): Promise<void> {
    const { directory } = this.#options;
    await this.#heads.start(() => shards.askHeads());
    directory.markBegun();
    for (let shard = 0; shard < directory.shardCount; shard += 1) {
      this.#files.push(new WatchedFile(directory.journalPlace(shard).directory));
    }
    this.#timer = setInterval(() => {
      const problem = this.#look();
      if (problem === undefined || this.#isLost) return;
      shards.setRoom(false);
      health.broken('disk', problem.message);
      this.#lose(problem);
    }, LOOK_EVERY_MS);
  }

  /** A shard has found what somebody else did to its records. */
  inTrouble(shard: number, trouble: FileTrouble): void {
    this.#lose(lossOf(shard, trouble, RECORDS_SPOILT));
  }

  /** A shard's journal has come at least this far. */
  keep(shard: number, mark: HeadMark): void {
    this.#heads.keep(shard, mark);
  }

  /** Call when the shards have closed their journals. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    for (const [shard, file] of this.#files.entries()) {
      const saved = file.save();
      if (saved !== undefined) {
        this.#options.log.warn('a journal that had lost its name was saved', { shard, saved });
      }
      file.close();
    }
    if (this.#files.length > 0 && existsSync(this.#options.path)) {
      this.#options.directory.keepMeta();
    }
    await this.#heads.close();
  }

  /** The first is the one that ends the engine. */
  #lose(problem: JournalFileError): void {
    clearInterval(this.#timer);
    if (this.#isLost) return;
    this.#isLost = true;
    this.#options.onLost(problem);
  }

  #look(): JournalFileError | undefined {
    for (const [shard, file] of this.#files.entries()) {
      const trouble = file.look();
      if (trouble === undefined) continue;
      return lossOf(shard, trouble, ROWS_SPOILT);
    }
    if (this.#options.directory.keepMeta()) {
      this.#options.log.warn('meta.json was deleted from the data directory and is written anew');
    }
    return undefined;
  }
}

const RECORDS_SPOILT = "put that shard's newest copy back, or a copy of the whole directory";
const ROWS_SPOILT = '`tirage journal repair` makes its rows again from the records';

function lossOf(
  shard: number,
  { what, isSpoilt }: FileTrouble,
  ifSpoilt: string,
): JournalFileError {
  const todo = isSpoilt
    ? ifSpoilt
    : 'look at the directory and its volume, and start again: what was accepted is saved';
  return new JournalFileError(`the journal of shard-${shard} ${what}: ${todo}`, isSpoilt);
}
