/** Reads a file that is there, in Node: whoever asks for bytes has them when the call returns. */
import { inflateRawSync } from 'node:zlib';
import type { Reading } from './reading.ts';
import type { ByteSource } from './ticket-file.ts';

export function readAtOnce<Found>(reading: Reading<Found>, source: ByteSource): Found {
  let step = reading.next();
  while (step.done !== true) {
    const wanted = step.value;
    const answer =
      wanted.kind === 'bytes' ? source(wanted.count) : unpack(wanted.packed, wanted.bytesMax);
    step = reading.next(answer);
  }
  return step.value;
}

interface Unpacked {
  readonly buffer: Uint8Array;
  /** How much of the input was used. */
  readonly engine: { readonly bytesWritten: number };
}

/** Undefined if it is too long, cut off, or not DEFLATE, or if something hides behind it. */
function unpack(packed: Uint8Array, bytesMax: number): Uint8Array | undefined {
  try {
    const options = { maxOutputLength: bytesMax, info: true };
    // The type lacks what comes back with `info`.
    const { buffer, engine } = inflateRawSync(packed, options) as unknown as Unpacked;
    return engine.bytesWritten === packed.length ? buffer : undefined;
  } catch {
    return undefined;
  }
}
