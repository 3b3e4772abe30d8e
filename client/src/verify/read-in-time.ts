/**
 * Reads a file that is still coming, in a page: the twin of src/fairness/verifier/read-at-once.ts.
 * Between two chunks of the file the page has time for its reader.
 */
import type { Reading } from '../../../src/fairness/verifier/reading.ts';

/** Rejects as the stream does; whatever comes of it, the stream is let go. */
export async function readInTime<Found>(
  reading: Reading<Found>,
  { stream, onRead = () => undefined }: StreamedFile,
): Promise<Found> {
  const bytes = new StreamedBytes(stream.getReader(), onRead);
  try {
    let step = reading.next();
    while (step.done !== true) {
      const wanted = step.value;
      const answer =
        wanted.kind === 'bytes'
          ? await bytes.next(wanted.count)
          : await unpack(wanted.packed, wanted.bytesMax);
      step = reading.next(answer);
    }
    return step.value;
  } finally {
    await bytes.cancel();
  }
}

export interface StreamedFile {
  /** The body of a response, or `stream()` of a file. */
  readonly stream: ReadableStream<Uint8Array>;
  /** Told how many bytes have come so far. */
  readonly onRead?: (byteCount: number) => void;
}

class StreamedBytes {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  readonly #onRead: (byteCount: number) => void;
  #piece: Uint8Array = new Uint8Array(0);
  #byteCount = 0;

  constructor(
    reader: ReadableStreamDefaultReader<Uint8Array>,
    onRead: (byteCount: number) => void,
  ) {
    this.#reader = reader;
    this.#onRead = onRead;
  }

  /** The next `count` bytes, and fewer only at the end. */
  async next(count: number): Promise<Uint8Array> {
    const bytes = new Uint8Array(count);
    let filled = 0;
    while (filled < count) {
      if (this.#piece.length === 0 && !(await this.#hasMore())) break;
      const part = this.#piece.subarray(0, count - filled);
      this.#piece = this.#piece.subarray(part.length);
      bytes.set(part, filled);
      filled += part.length;
    }
    return bytes.subarray(0, filled);
  }

  /** A stream that has failed cannot be cancelled: its failure has been told already. */
  async cancel(): Promise<void> {
    await this.#reader.cancel().catch(() => undefined);
  }

  async #hasMore(): Promise<boolean> {
    const { value } = await this.#reader.read();
    if (value === undefined) return false;
    this.#piece = value;
    this.#byteCount += value.length;
    this.#onRead(this.#byteCount);
    return true;
  }
}

/**
 * Undefined if it is too long, cut off, or not DEFLATE, or if something hides behind it: the stream
 * itself refuses all but the first, and no more is taken from it than fits.
 */
async function unpack(packed: Uint8Array, bytesMax: number): Promise<Uint8Array | undefined> {
  const unpacking = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  const reader = unpacking.getReader();
  const bytes = new Uint8Array(bytesMax);
  let filled = 0;
  try {
    for (;;) {
      const { value } = await reader.read();
      if (value === undefined) return bytes.subarray(0, filled);
      if (filled + value.length > bytesMax) {
        await reader.cancel();
        return undefined;
      }
      bytes.set(value, filled);
      filled += value.length;
    }
  } catch {
    return undefined;
  }
}
