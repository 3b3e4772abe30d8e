/** Columns: those that other threads can read without a copy, and how a column gets longer. */

export function sharedBytes(length: number): Uint8Array<SharedArrayBuffer> {
  return new Uint8Array(new SharedArrayBuffer(length));
}

export function sharedWords(length: number): Uint32Array<SharedArrayBuffer> {
  return new Uint32Array(new SharedArrayBuffer(Uint32Array.BYTES_PER_ELEMENT * length));
}

/** `to`, which is longer, with what stands in `from` at its beginning. */
export function copiedInto<Column extends Uint8Array | Uint32Array>(
  to: Column,
  from: Column,
): Column {
  to.set(from);
  return to;
}
