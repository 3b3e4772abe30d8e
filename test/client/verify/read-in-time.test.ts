import { deflateRawSync } from 'node:zlib';
import { test } from 'tap';
import { readInTime } from '../../../client/src/verify/read-in-time.ts';
import { bytesRead, type Reading, unpacked } from '../../../src/fairness/verifier/reading.ts';

/** Gives one piece after the other, and says when it is no longer wanted. */
function streamOf(pieces: readonly (readonly number[])[], onCancel: () => void = () => undefined) {
  const left = pieces.map((piece) => Uint8Array.from(piece));
  return new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const piece = left.shift();
        if (piece === undefined) controller.close();
        else controller.enqueue(piece);
      },
      cancel: onCancel,
    },
    { highWaterMark: 0 },
  );
}

function* inParts(counts: readonly number[]): Reading<number[][]> {
  const found: number[][] = [];
  for (const count of counts) found.push([...(yield* bytesRead(count))]);
  return found;
}

test('read in time: bytes come as they are asked for, however the stream is cut', async (t) => {
  const counts = [1, 0, 3, 2, 2, 1];
  const due = [[1], [], [2, 3, 4], [5, 6], [7], []];
  for (const pieces of [[[1, 2, 3, 4, 5, 6, 7]], [[1], [], [2, 3], [4, 5, 6, 7]]]) {
    const told: number[] = [];
    const stream = streamOf(pieces);
    t.same(await readInTime(inParts(counts), { stream, onRead: (count) => told.push(count) }), due);
    t.equal(told.at(-1), 7);
  }
});

test('read in time: no more is taken than was asked for, and the stream is let go', async (t) => {
  let cancelled = 0;
  const stream = streamOf([[1, 2], [3], [4]], () => {
    cancelled += 1;
  });
  t.same(await readInTime(inParts([1]), { stream }), [[1]]);
  t.equal(cancelled, 1);
});

test('read in time: it rejects as the stream does, and as the reading', async (t) => {
  const failing = new ReadableStream<Uint8Array>({
    pull: () => Promise.reject(new Error('the line was cut')),
  });
  await t.rejects(readInTime(inParts([1]), { stream: failing }), { message: 'the line was cut' });
  let cancelled = 0;
  const stream = streamOf([[1]], () => {
    cancelled += 1;
  });
  await t.rejects(readInTime(refusing(), { stream }), { message: 'no such file' });
  t.equal(cancelled, 1);

  // biome-ignore lint/correctness/useYield: it refuses before it asks.
  function* refusing(): Reading<void> {
    throw new Error('no such file');
  }
});

test('read in time: what unpacks to too much, or is cut off, is not unpacked', async (t) => {
  const bytes = new Uint8Array(100_000).fill(7);
  const packed = deflateRawSync(bytes);
  const unpackedTo = (from: Uint8Array, bytesMax: number) =>
    readInTime(unpacked(from, bytesMax), { stream: streamOf([]) });
  t.same(await unpackedTo(packed, 100_000), bytes);
  t.same(await unpackedTo(packed, 200_000), bytes);
  t.equal(await unpackedTo(packed, 99_999), undefined);
  t.equal(await unpackedTo(packed.subarray(0, -1), 100_000), undefined);
  t.equal(await unpackedTo(Uint8Array.of(0xff, 0xff), 100_000), undefined);
  t.equal(await unpackedTo(new Uint8Array(0), 100_000), undefined);
});
