import { pack } from 'msgpackr';
import { test } from 'tap';
import { plainMemberCount } from '../../src/protocol/messagepack-shape.ts';
import { SeededRandom } from '../support/sources/seeded-random.ts';

const DEPTH = 8;
const isPlainMessagePack = (value: Uint8Array, depthMax: number): boolean =>
  plainMemberCount(value, depthMax) !== undefined;
const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);

test('messagepack shape: every kind of plain value passes, whole', (t) => {
  const values = [
    ...[0, 1, 63, 64, 127, 128, 255, 256, 65_535, 65_536, 2 ** 32 - 1, 2 ** 32, 2 ** 53 - 1],
    ...[-1, -32, -33, -128, -129, -32_769, -(2 ** 31) - 1, 1.5, Number.NaN, null, true, false],
    ...['', 'x'.repeat(31), 'x'.repeat(32), 'x'.repeat(256), 'x'.repeat(70_000), 'é€😀'],
    ...[[], [1], Array(16).fill(0), Array(70_000).fill(0), {}, { a: { b: [1, { c: 'd' }] } }],
    Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`key${i}`, i])),
  ];
  for (const value of values) {
    const packed = pack(value);
    t.ok(isPlainMessagePack(packed, DEPTH), JSON.stringify(value)?.slice(0, 40));
    t.notOk(isPlainMessagePack(Buffer.concat([packed, bytes(0)]), DEPTH), 'with a byte behind it');
    for (let end = 0; end < Math.min(packed.length, 40); end += 1) {
      t.notOk(isPlainMessagePack(packed.subarray(0, end), DEPTH), 'cut short');
    }
  }
  t.end();
});

test('messagepack shape: extensions, bytes, odd keys and depth are refused', (t) => {
  const refused: Readonly<Record<string, Uint8Array>> = {
    never: bytes(0xc1),
    bin8: bytes(0xc4, 0),
    bin32: bytes(0xc6, 0, 0, 0, 0),
    ext8: bytes(0xc7, 0, 1),
    ext32: bytes(0xc9, 0, 0, 0, 0, 1),
    fixext1: bytes(0xd4, 1, 0),
    fixext16: bytes(0xd8, 1, ...Array<number>(16).fill(0)),
    'key of a number': bytes(0x81, 1, 1),
    'key of an array': bytes(0x81, 0x90, 1),
    'odd count': bytes(0x82, 0xa1, 97, 1, 0xa1, 98),
    'array of 2^32': bytes(0xdd, 255, 255, 255, 255, 0),
    'map of 2^31': bytes(0xdf, 128, 0, 0, 0, 0),
    'text of 2^32': bytes(0xdb, 255, 255, 255, 255, 97),
  };
  for (const [name, value] of Object.entries(refused)) {
    t.notOk(isPlainMessagePack(value, DEPTH), name);
  }
  const nested = (depth: number): Uint8Array => bytes(...Array<number>(depth).fill(0x91), 0xc0);
  t.ok(isPlainMessagePack(nested(DEPTH), DEPTH));
  t.notOk(isPlainMessagePack(nested(DEPTH + 1), DEPTH));
  t.notOk(isPlainMessagePack(nested(16_000), DEPTH), 'and without a stack of its own');
  t.end();
});

test('messagepack shape: whatever the bytes, it ends, and quickly', (t) => {
  const random = new SeededRandom(11);
  let passed = 0;
  for (let i = 0; i < 20_000; i += 1) {
    if (isPlainMessagePack(random.bytes(random.uint32() % 64), DEPTH)) passed += 1;
  }
  t.ok(passed > 0 && passed < 20_000, `${passed} of them are values`);
  t.end();
});
