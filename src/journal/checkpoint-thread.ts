/** The thread that writes a shard's checkpoints, as the shard's own thread sees it. */
import { Worker } from 'node:worker_threads';
import { assert } from '../kernel/assert.ts';
import type { MemtableColumns } from '../structures/memtable.ts';
import type { JournalHead } from './journal.ts';
import { reasonOf } from './lmdb-environment.ts';
import type { RowsFileOptions } from './rows-file.ts';

export interface CheckpointThreadData {
  readonly file: RowsFileOptions;
}

export type CheckpointQuestion =
  | { readonly ask: 'write'; readonly columns: MemtableColumns; readonly checkpoint: JournalHead }
  | { readonly ask: 'stop' };

export type CheckpointAnswer =
  | { readonly type: 'written' }
  | { readonly type: 'failed'; readonly reason: string };

interface Waiting {
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

export class CheckpointThread {
  readonly #worker: Worker;
  readonly #ended: Promise<void>;
  #waiting: Waiting | undefined;
  /** Why it has ended. */
  #loss: Error | undefined;

  constructor(file: RowsFileOptions) {
    const workerData: CheckpointThreadData = { file };
    const url = new URL('../journal/checkpoint-main.js', import.meta.url);
    this.#worker = new Worker(url, { name: 'checkpoint', workerData });
    this.#worker.on('message', (answer: CheckpointAnswer) => this.#answered(answer));
    this.#worker.on('error', (cause) => this.#lost(cause));
    this.#ended = new Promise((resolve) => {
      this.#worker.on('exit', () => {
        this.#lost(undefined);
        resolve();
      });
    });
  }

  /**
   * Resolves once the rows and their record are durable; rejects where they may not be, with an
   * error whose message is the reason. One at a time; the columns stay as they are meanwhile.
   */
  write(columns: MemtableColumns, checkpoint: JournalHead): Promise<void> {
    assert(this.#waiting === undefined, 'a checkpoint was begun while another is being written');
    // Nobody is there to answer any more.
    if (this.#loss !== undefined) return Promise.reject(this.#loss);
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#ask({ ask: 'write', columns, checkpoint });
    });
  }

  /** Ends the thread when it has written what it was given. */
  async stop(): Promise<void> {
    this.#ask({ ask: 'stop' });
    await this.#ended;
  }

  /** Lets the process end while the thread is at it: a disk that hangs cannot be waited for. */
  abandon(): void {
    this.#worker.unref();
  }

  #ask(question: CheckpointQuestion): void {
    this.#worker.postMessage(question);
  }

  #answered(answer: CheckpointAnswer): void {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    if (answer.type === 'written') waiting?.resolve();
    else waiting?.reject(new CheckpointError(answer.reason));
  }

  #lost(cause: unknown): void {
    this.#loss ??= new CheckpointError(
      cause === undefined ? 'THREAD_ENDED' : reasonOf(cause),
      cause,
    );
    const waiting = this.#waiting;
    this.#waiting = undefined;
    waiting?.reject(this.#loss);
  }
}

/** `code`: the reason as the disk gave it. */
class CheckpointError extends Error {
  override readonly name = 'CheckpointError';
  readonly code: string;

  constructor(code: string, cause?: unknown) {
    super('a checkpoint could not be written', { cause });
    this.code = code;
  }
}
