/**
 * Writes a large file piece by piece so that it is there whole or not at all: beside its place
 * first, then synced, renamed, and the rename synced with the directory.
 *
 * The calls are asynchronous and share libuv's pool with the journals' commits, so the file is
 * synced every few megabytes: one sync of all of it would hold the disk for as long as it takes.
 */
import { createHash } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

const SYNC_BYTES = 2 * 2 ** 20;
/** Ends the name of a file that is being written. */
export const UNFINISHED_SUFFIX = '.new';

export class DurableStream {
  readonly #path: string;
  readonly #file: FileHandle;
  readonly #digest = createHash('sha256');
  #unsyncedBytes = 0;

  private constructor(path: string, file: FileHandle) {
    this.#path = path;
    this.#file = file;
  }

  static async create(path: string): Promise<DurableStream> {
    const unfinished = path + UNFINISHED_SUFFIX;
    // Never into something that is already there: a link, a pipe.
    await rm(unfinished, { force: true });
    return new DurableStream(path, await open(unfinished, 'wx', 0o600));
  }

  async append(bytes: Uint8Array): Promise<void> {
    this.#digest.update(bytes);
    await this.#file.writeFile(bytes);
    this.#unsyncedBytes += bytes.length;
    if (this.#unsyncedBytes < SYNC_BYTES) return;
    this.#unsyncedBytes = 0;
    await this.#file.datasync();
  }

  /** Ends the file with the SHA-256 of all that stands in it, and puts it in its place. */
  async commit(): Promise<void> {
    await this.#file.writeFile(this.#digest.digest());
    await this.#file.sync();
    await this.#file.close();
    await rename(this.#path + UNFINISHED_SUFFIX, this.#path);
    const parent = await open(dirname(this.#path), 'r');
    try {
      await parent.sync();
    } finally {
      await parent.close();
    }
  }

  async discard(): Promise<void> {
    // It is closed already if `commit` failed late.
    await this.#file.close().catch(() => undefined);
    await rm(this.#path + UNFINISHED_SUFFIX, { force: true });
  }
}
