/**
 * How the verifier reads a file of which it does not know whether it is there or still to come: it
 * asks, as a generator, and whoever runs it answers, at once (read-at-once.ts) or in time
 * (client/src/verify/read-in-time.ts). So there is one reader, and in either case no more than a
 * chunk of the file has to be in memory.
 */
export type Reading<Found> = Generator<Wanted, Found, Uint8Array | undefined>;

export type Wanted =
  | {
      readonly kind: 'bytes';
      /** The answer has so many bytes, and fewer only at the end of the file. */
      readonly count: number;
    }
  | {
      readonly kind: 'unpacked';
      /**
       * DEFLATE. The answer is what it unpacks to, if that takes all of these bytes and has no more
       * than `bytesMax`; undefined if not.
       */
      readonly packed: Uint8Array;
      readonly bytesMax: number;
    };

const NOTHING = new Uint8Array(0);

export function* bytesRead(count: number): Reading<Uint8Array> {
  return (yield { kind: 'bytes', count }) ?? NOTHING;
}

export function* unpacked(packed: Uint8Array, bytesMax: number): Reading<Uint8Array | undefined> {
  return yield { kind: 'unpacked', packed, bytesMax };
}
