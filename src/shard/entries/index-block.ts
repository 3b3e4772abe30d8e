/**
 * A block of the index on disk: the hashes of some keys, and the places of their entries.
 *
 * hash u32 × count ‖ place u56 × count, little-endian, in the order in which they came. They are
 * not sorted by hash: that order comes free, and scanning a hundred hashes is cheap.
 */
import { CorruptRecordError } from '../../journal/journal-errors.ts';
import type { EntryPlace } from '../../kernel/entry-place.ts';

const HASH_BYTES = 4;
const PLACE_BYTES = 7;
const ENTRY_BYTES = HASH_BYTES + PLACE_BYTES;

/** Two parallel arrays. */
export interface IndexEntries {
  readonly hashes: number[];
  readonly places: EntryPlace[];
}

export function encodeIndexBlock({ hashes, places }: IndexEntries): Uint8Array {
  const count = hashes.length;
  const bytes = new Uint8Array(count * ENTRY_BYTES);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < count; i += 1) {
    const place = places[i] as EntryPlace;
    const at = count * HASH_BYTES + i * PLACE_BYTES;
    view.setUint32(i * HASH_BYTES, hashes[i] as number, true);
    const high = Math.floor(place / 2 ** 32);
    view.setUint32(at, place % 2 ** 32, true);
    view.setUint16(at + 4, high % 2 ** 16, true);
    view.setUint8(at + 6, Math.floor(high / 2 ** 16));
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

  placeAt(index: number): EntryPlace {
    const at = this.count * HASH_BYTES + index * PLACE_BYTES;
    const high = this.#view.getUint16(at + 4, true) + this.#view.getUint8(at + 6) * 2 ** 16;
    return (this.#view.getUint32(at, true) + high * 2 ** 32) as EntryPlace;
  }
}
