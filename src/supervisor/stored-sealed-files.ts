/**
 * Checks that a stored public file is the one that was written, and whole.
 *
 * Why: the disk is not believed. A file may have been cut off, emptied, overwritten, or replaced by
 * a link to another file or a pipe that nobody writes to, and what is sent is kept by caches for a
 * year. So only a regular file is opened, never through a link and never so that the opening waits,
 * and all of it is hashed and compared with the SHA-256 at its end. It has to begin with its own
 * draw's head, seals included, because another draw's file is whole, too. Whether the tickets are
 * the sealed ones was checked when it was made, and is what its readers verify.
 *
 * Each process hashes each state of the file once: replacing or altering it changes its inode, size
 * or times. It hashes in pieces, with a turn of the loop between them: 40 MB take some 40 ms of the
 * main thread's time, none of a gateway's.
 */
import { createHash } from 'node:crypto';
import { constants, type Stats } from 'node:fs';
import { type FileHandle, lstat, open } from 'node:fs/promises';
import { SEALED_FILE_TAIL_BYTES } from '../fairness/sealed-file.ts';
import { BoundedMap } from '../structures/bounded-map.ts';

const PIECE_BYTES = 256 * 1_024;
const ENTITY_TAG_CHARS = 22;
/** More files than are in demand at once; one that is forgotten is hashed again. */
const REMEMBERED_MAX = 1_024;

export interface StoredFile {
  readonly bytes: number;
  readonly entityTag: string;
}

/** What is there is not the file; the message is a sentence for the log. */
class NotTheFileError extends Error {}

export class StoredSealedFiles {
  /** By path: the files that were found whole, and the state that they were in. */
  readonly #whole = new BoundedMap<string, { readonly state: string; readonly file: StoredFile }>(
    REMEMBERED_MAX,
  );

  /**
   * Undefined where there is nothing. `headOf` tells how the file has to begin, and is asked only
   * where that is not known yet. Throws a NotTheFileError, or the system's error.
   */
  async find(path: string, headOf: () => Promise<Uint8Array>): Promise<StoredFile | undefined> {
    const found = await lstat(path).catch(unlessMissing);
    if (found === undefined) return undefined;
    if (!found.isFile()) throw new NotTheFileError('it is no regular file');
    const known = this.#whole.get(path);
    if (known?.state === stateOf(found)) return known.file;
    const head = await headOf();
    const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = constants;
    const handle = await open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    try {
      return await this.#check(path, handle, head);
    } finally {
      await handle.close();
    }
  }

  async #check(path: string, handle: FileHandle, head: Uint8Array): Promise<StoredFile> {
    const before = await handle.stat();
    if (!before.isFile()) throw new NotTheFileError('it is no regular file');
    const tail = await tailOf(handle, before.size);
    const begin = Buffer.alloc(head.length);
    await handle.read(begin, 0, begin.length, 0);
    if (!begin.equals(head)) throw new NotTheFileError('it is of another draw, or other seals');
    const after = await handle.stat();
    if (stateOf(after) !== stateOf(before))
      throw new NotTheFileError('it changed while it was read');
    const entityTag = `"${tail.toString('base64url').slice(0, ENTITY_TAG_CHARS)}"`;
    const file = { bytes: before.size, entityTag };
    this.#whole.set(path, { state: stateOf(before), file });
    return file;
  }
}

function stateOf({ dev, ino, size, mtimeMs, ctimeMs }: Stats): string {
  return [dev, ino, size, mtimeMs, ctimeMs].join(' ');
}

/** The digest at the end of the file, which covers everything before it. */
async function tailOf(handle: FileHandle, bytes: number): Promise<Buffer> {
  const hashed = bytes - SEALED_FILE_TAIL_BYTES;
  if (hashed <= 0) throw new NotTheFileError(`it has ${bytes} bytes`);
  const digest = createHash('sha256');
  const piece = Buffer.allocUnsafe(PIECE_BYTES);
  for (let at = 0; at < hashed; ) {
    const length = Math.min(PIECE_BYTES, hashed - at);
    const { bytesRead } = await handle.read(piece, 0, length, at);
    if (bytesRead === 0) throw new NotTheFileError('it became shorter while it was read');
    digest.update(piece.subarray(0, bytesRead));
    at += bytesRead;
  }
  const tail = Buffer.alloc(SEALED_FILE_TAIL_BYTES);
  await handle.read(tail, 0, tail.length, hashed);
  if (!digest.digest().equals(tail))
    throw new NotTheFileError('its digest is not that of its bytes');
  return tail;
}

function unlessMissing(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
  throw error;
}
