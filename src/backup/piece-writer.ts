/**
 * Writes one piece: beside its place first, in small durable writes, named only when it is whole.
 *
 * Small, because one sync of many megabytes would hold up the appends of an engine on the same disk
 * (src/journal/segments/make-segment.ts has the same reason, and its design the figures).
 */
import { createHash, type Hash } from 'node:crypto';
import { closeSync, constants, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { syncPath } from '../journal/durable-file.ts';
import { BLOCK_BYTES } from '../journal/segments/frame-codec.ts';
import type { Pace } from './pace.ts';

const WRITE_BYTES = 256 * 1_024;
/** Of the hash, in a name: enough that no two pieces of one place meet. */
const NAME_DIGITS = 16;
const SEGMENT_DIGITS = 8;
export const UNFINISHED_ENDING = '.new';

const { O_CREAT, O_DSYNC, O_TRUNC, O_WRONLY } = constants;

/** Where the first block of a piece stands. */
export interface PiecePlace {
  readonly shard: number;
  readonly segment: number;
  readonly block: number;
}

export interface WrittenPiece {
  readonly file: string;
  readonly blockCount: number;
  readonly sha256Hex: string;
}

export class PieceWriter {
  readonly #directory: string;
  readonly #place: PiecePlace;
  readonly #pace: Pace;
  readonly #beside: string;
  readonly #descriptor: number;
  readonly #hash: Hash = createHash('sha256');
  readonly #buffer = Buffer.allocUnsafe(WRITE_BYTES);
  #buffered = 0;
  #byteCount = 0;
  #isOpen = true;

  /** `directory`: for backups; that of the shard is there. Throws the system's error. */
  constructor(directory: string, place: PiecePlace, pace: Pace) {
    this.#directory = directory;
    this.#place = place;
    this.#pace = pace;
    this.#beside = join(directory, `shard-${place.shard}`, `piece${UNFINISHED_ENDING}`);
    this.#descriptor = openSync(this.#beside, O_WRONLY | O_CREAT | O_TRUNC | O_DSYNC, 0o600);
  }

  /** Takes whole blocks; they are the caller's again when it resolves. */
  async write(bytes: Buffer): Promise<void> {
    this.#hash.update(bytes);
    this.#byteCount += bytes.length;
    for (let at = 0; at < bytes.length; ) {
      const copied = bytes.copy(this.#buffer, this.#buffered, at);
      at += copied;
      this.#buffered += copied;
      if (this.#buffered === WRITE_BYTES) await this.#flush();
    }
  }

  /** Gives it its name, durably. */
  async finish(): Promise<WrittenPiece> {
    await this.#flush();
    this.#close();
    const { shard, segment, block } = this.#place;
    const sha256Hex = this.#hash.digest('hex');
    const number = String(segment).padStart(SEGMENT_DIGITS, '0');
    const name = `${number}-${block}-${sha256Hex.slice(0, NAME_DIGITS)}.blocks`;
    const file = `shard-${shard}/${name}`;
    const path = join(this.#directory, file);
    renameSync(this.#beside, path);
    syncPath(dirname(path));
    return { file, blockCount: this.#byteCount / BLOCK_BYTES, sha256Hex };
  }

  /** Leaves nothing behind, unless it is finished. */
  abandon(): void {
    this.#close();
    rmSync(this.#beside, { force: true }); // A full disk needs the room.
  }

  async #flush(): Promise<void> {
    for (let at = 0; at < this.#buffered; ) {
      at += writeSync(this.#descriptor, this.#buffer, at, this.#buffered - at);
    }
    const bytes = this.#buffered;
    this.#buffered = 0;
    await this.#pace.spent(bytes);
  }

  #close(): void {
    if (this.#isOpen) closeSync(this.#descriptor);
    this.#isOpen = false;
  }
}
