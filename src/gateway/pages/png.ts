/** Writes a picture as a PNG (RFC 2083): eight bits a channel, transparency, not interlaced. */
import { crc32, deflateSync } from 'node:zlib';
import { assert } from '../../kernel/assert.ts';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const COLOUR_WITH_ALPHA = 6;
const CHANNELS = 4;
/** Each row begins with how it was filtered: not at all. */
const FILTER_BYTES = 1;
const SIZE_AT = SIGNATURE.length + 8;

/** A square of `side` rows of red, green, blue and opacity. */
export function encodePng(side: number, pixels: Uint8Array): Uint8Array {
  assert(pixels.length === side * side * CHANNELS, 'a picture is not as large as it says');
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([8, COLOUR_WITH_ALPHA], 8);
  const rowBytes = side * CHANNELS;
  const rows = Buffer.alloc(side * (FILTER_BYTES + rowBytes));
  for (let row = 0; row < side; row += 1) {
    const from = row * rowBytes;
    rows.set(
      pixels.subarray(from, from + rowBytes),
      row * (FILTER_BYTES + rowBytes) + FILTER_BYTES,
    );
  }
  const chunks = [chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND')];
  return Buffer.concat([SIGNATURE, ...chunks]);
}

/** What a PNG says of its size in pixels; `undefined`: it is none. */
export function pngSize(bytes: Uint8Array): { width: number; height: number } | undefined {
  const png = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (png.length < SIZE_AT + 8 || !png.subarray(0, SIGNATURE.length).equals(SIGNATURE)) {
    return undefined;
  }
  return { width: png.readUInt32BE(SIZE_AT), height: png.readUInt32BE(SIZE_AT + 4) };
}

function chunk(name: string, content: Uint8Array = new Uint8Array()): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
