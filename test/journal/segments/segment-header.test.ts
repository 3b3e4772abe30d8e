import { crc32 } from 'node:zlib';
import { test } from 'tap';
import { BLOCK_BYTES } from '../../../src/journal/segments/frame-codec.ts';
import {
  readSegmentHeader,
  SEGMENT_FORMAT,
  writeSegmentHeader,
} from '../../../src/journal/segments/segment-header.ts';

const HEADER = {
  previous: { sequence: 2 ** 33, hash: new Uint8Array(32).fill(9) },
  fileBytes: 2 ** 32 + 512,
};

function block(): Buffer {
  const bytes = Buffer.alloc(BLOCK_BYTES, 0xaa);
  writeSegmentHeader(bytes, HEADER);
  return bytes;
}

test('segment header: it comes back as it was written', (t) => {
  t.same(readSegmentHeader(block()), HEADER);
  t.equal(readSegmentHeader(Buffer.alloc(BLOCK_BYTES)), undefined, 'zeros are none');
  t.end();
});

test('segment header: whichever bit is flipped, it is none', (t) => {
  const bytes = block();
  let unnoticed = 0;
  for (let bit = 0; bit < 8 * BLOCK_BYTES; bit += 1) {
    const flipped = Buffer.from(bytes);
    flipped.writeUInt8(flipped.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
    if (readSegmentHeader(flipped) !== undefined) unnoticed += 1;
  }
  t.equal(unnoticed, 0);
  t.end();
});

test('segment header: a later format is refused, not taken for damage', (t) => {
  const bytes = block();
  bytes.writeUInt32BE(SEGMENT_FORMAT + 1, 8);
  bytes.writeUInt32BE(crc32(bytes.subarray(0, 508)), 508);
  t.throws(() => readSegmentHeader(bytes), {
    name: 'NewerDataError',
    message: /format 2, which only/,
  });
  t.end();
});
