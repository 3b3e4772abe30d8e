/**
 * A block of the index on disk: the hashes of some keys, and the ordinals of their entries.
 *
 * hash u32 × count ‖ ordinal u48 × count, little-endian, in the order of the ordinals. They are not
 * sorted by hash: the order of ordinals comes free, and scanning a hundred hashes is cheap.
 */
import { CorruptRecordError } from '../../journal/journal-errors.ts';

const HASH_BYTES = 4;
const ORDINAL_BYTES = 6;
const ENTRY_BYTES = HASH_BYTES + ORDINAL_BYTES;

/** Two parallel arrays. */
export interface IndexEntries {
  readonly hashes: number[];
  readonly ordinals: number[];
}

export function encodeIndexBlock({ hashes, ordinals }: IndexEntries): Uint8Array {
  const count = hashes.length;
  const bytes = new Uint8Array(count * ENTRY_BYTES);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < count; i += 1) {
    const ordinal = ordinals[i] as number;
    const at = count * HASH_BYTES + i * ORDINAL_BYTES;
    view.setUint32(i * HASH_BYTES, hashes[i] as number, true);
    view.setUint32(at, ordinal % 2 ** 32, true);
    view.setUint16(at + 4, Math.floor(ordinal / 2 ** 32), true);
  }
  return bytes;
}

/** A view on the bytes of a block. */
export class IndexBlock {
  readonly count: number;
  readonly #view: DataView;

  /** Throws a CorruptRecordError if the bytes are not a block. */
  constructor(bytes: Uint8Array) {
    if (bytes.length === 0 || bytes.length % ENTRY_BYTES !== 0) {
      throw new CorruptRecordError('a block of the index is cut off');
    }
    this.count = bytes.length / ENTRY_BYTES;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  hashAt(index: number): number {
    return this.#view.getUint32(index * HASH_BYTES, true);
  }

  collectHashes(found: number[]): void {
    for (let i = 0; i < this.count; i += 1) found.push(this.hashAt(i));
  }

  ordinalAt(index: number): number {
    const at = this.count * HASH_BYTES + index * ORDINAL_BYTES;
    return this.#view.getUint32(at, true) + this.#view.getUint16(at + 4, true) * 2 ** 32;
  }
}
