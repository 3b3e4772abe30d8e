import { test } from 'tap';
import { chainHash, genesisHead } from '../../../src/journal/hash-chain.ts';
import type { JournalHead } from '../../../src/journal/journal.ts';
import {
  BLOCK_BYTES,
  blockCountOf,
  decodeFrame,
  decodeFrameHeader,
  encodeFrame,
  isUnwritten,
  readStamp,
  stampAfter,
} from '../../../src/journal/segments/frame-codec.ts';

/** Header and payload fill this many whole blocks less one byte, exactly, and one byte more. */
const SIZES = [0, 1, 423, 424, 425, 931, 932, 933, 4_000, 28_672, 70_001];

function frameAfter(previous: JournalHead, payload: Uint8Array): Buffer {
  const frame = Buffer.alloc(blockCountOf(payload.length) * BLOCK_BYTES, 0xaa);
  const hash = chainHash(previous, payload);
  const record = { sequence: previous.sequence + 1, previousHash: previous.hash, hash, payload };
  encodeFrame(frame, 0, record);
  return frame;
}

test('frame: payloads of many sizes come back as they were', (t) => {
  let previous = genesisHead();
  for (const bytes of SIZES) {
    const payload = new Uint8Array(bytes).map((_, index) => index % 251);
    const frame = frameAfter(previous, payload);
    const record = decodeFrame(frame);
    t.equal(record?.sequence, previous.sequence + 1);
    t.equal(Buffer.compare(record?.payload ?? Buffer.from('none'), payload), 0, `${bytes} bytes`);
    t.same(record?.previousHash, previous.hash);
    t.same(record?.hash, chainHash(previous, payload));
    previous = { sequence: previous.sequence + 1, hash: chainHash(previous, payload) };
  }
  t.end();
});

test('frame: it is the same in whatever buffer it is written', (t) => {
  const payload = new Uint8Array(700).fill(5);
  const record = { sequence: 1, previousHash: genesisHead().hash, hash: genesisHead().hash };
  const [left, right] = [1, 2].map((fill) => {
    const target = Buffer.alloc(2 * BLOCK_BYTES, fill);
    encodeFrame(target, 0, { ...record, payload });
    return target;
  });
  t.same(left, right);
  t.end();
});

test('frame: a frame written behind another leaves that one alone', (t) => {
  const payload = new Uint8Array(1_000).fill(7);
  const first = frameAfter(genesisHead(), payload);
  const both = Buffer.concat([first, Buffer.alloc(first.length)]);
  const previous = { sequence: 1, hash: chainHash(genesisHead(), payload) };
  const next = { sequence: 2, previousHash: previous.hash, hash: chainHash(previous, payload) };
  t.equal(encodeFrame(both, first.length, { ...next, payload }), both.length);
  t.equal(first.compare(both, 0, first.length), 0);
  t.equal(decodeFrame(both.subarray(first.length))?.sequence, 2);
  t.end();
});

test('frame: each block of each frame is seen to be written', (t) => {
  for (const bytes of SIZES) {
    const frame = frameAfter(genesisHead(), new Uint8Array(bytes));
    for (let block = 0; block < frame.length; block += BLOCK_BYTES) {
      t.notOk(isUnwritten(frame, block));
      t.equal(readStamp(frame, block), stampAfter(genesisHead()));
    }
  }
  t.ok(isUnwritten(Buffer.alloc(2 * BLOCK_BYTES), BLOCK_BYTES));
  t.end();
});

test('frame: whichever bit is flipped, the frame is not sound, nor is a block unwritten', (t) => {
  const frame = frameAfter(genesisHead(), new Uint8Array(600));
  let unnoticed = 0;
  for (let bit = 0; bit < 8 * frame.length; bit += 1) {
    const at = bit >> 3;
    frame.writeUInt8(frame.readUInt8(at) ^ (1 << (bit & 7)), at);
    if (decodeFrame(frame) !== undefined) unnoticed += 1;
    if (isUnwritten(frame, 0) || isUnwritten(frame, BLOCK_BYTES)) unnoticed += 1;
    frame.writeUInt8(frame.readUInt8(at) ^ (1 << (bit & 7)), at);
  }
  t.equal(unnoticed, 0);
  t.ok(decodeFrame(frame), 'all bits are back');
  t.end();
});

test('frame: a block of another history or place is none of it', (t) => {
  const payload = new Uint8Array(1_500).fill(3);
  const mine = frameAfter({ sequence: 4, hash: new Uint8Array(32).fill(1) }, payload);
  for (const previous of [
    { sequence: 4, hash: new Uint8Array(32).fill(2) },
    { sequence: 6, hash: new Uint8Array(32).fill(1) },
  ]) {
    const other = frameAfter(previous, payload);
    const mixed = Buffer.from(mine);
    other.copy(mixed, BLOCK_BYTES, BLOCK_BYTES, 2 * BLOCK_BYTES);
    t.equal(decodeFrame(mixed), undefined);
  }
  t.equal(decodeFrame(mine.subarray(0, BLOCK_BYTES)), undefined, 'nor is a part the whole');
  t.equal(decodeFrameHeader(mine, 0)?.blockCount, 4);
  t.end();
});
