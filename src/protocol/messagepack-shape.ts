/**
 * Judges bytes before they are decoded: one whole value of JSON's kinds, nested within bounds.
 *
 * Why before: a decoder trusts the lengths it reads (an array of four billion), runs code for
 * extension types, and recurses as deeply as it is told. One pass over the bytes rules all of that
 * out: no extension, no binary, texts as keys, every length within what is there.
 */
const FIXED_BYTES: Readonly<Record<number, number>> = {
  192: 1, // nil
  194: 1, // false
  195: 1, // true
  202: 5, // float 32
  203: 9, // float 64
  204: 2, // unsigned, 8 to 64 bits
  205: 3,
  206: 5,
  207: 9,
  208: 2, // signed, 8 to 64 bits
  209: 3,
  210: 5,
  211: 9,
};
const STRING_8 = 217;
const STRING_32 = 219;
const ARRAY_16 = 220;
const ARRAY_32 = 221;
const MAP_16 = 222;
const MAP_32 = 223;
const REFUSED = -1;

/** The members of the maps walked so far; a walk is done in one go. */
let memberCount = 0;

/**
 * How many members all maps of a value have together; undefined if the bytes are not exactly one
 * value that may be decoded.
 */
export function plainMemberCount(bytes: Uint8Array, depthMax: number): number | undefined {
  memberCount = 0;
  return endOfValue(bytes, 0, depthMax) === bytes.length ? memberCount : undefined;
}

/** Where the value that begins at `at` ends, or `REFUSED`. */
function endOfValue(bytes: Uint8Array, at: number, depthLeft: number): number {
  const token = bytes[at];
  if (token === undefined) return REFUSED;
  if (token < 0x80 || token >= 0xe0) return at + 1;
  if (token < 0x90) return endOfItems(bytes, at + 1, (token & 15) * 2, depthLeft, true);
  if (token < 0xa0) return endOfItems(bytes, at + 1, token & 15, depthLeft, false);
  if (token < 0xc0) return within(bytes, at + 1 + (token & 31));
  const fixed = FIXED_BYTES[token];
  if (fixed !== undefined) return within(bytes, at + fixed);
  if (token < STRING_8) return REFUSED;
  if (token <= STRING_32) {
    const width = 1 << (token - STRING_8);
    return within(bytes, at + 1 + width + lengthAt(bytes, at + 1, width));
  }
  const isMap = token >= MAP_16;
  const width = token === ARRAY_32 || token === MAP_32 ? 4 : 2;
  if (!isMap && token !== ARRAY_16 && token !== ARRAY_32) return REFUSED;
  const count = lengthAt(bytes, at + 1, width) * (isMap ? 2 : 1);
  return endOfItems(bytes, at + 1 + width, count, depthLeft, isMap);
}

function endOfItems(
  bytes: Uint8Array,
  first: number,
  count: number,
  depthLeft: number,
  isMap: boolean,
): number {
  // Each item takes at least a byte: a count beyond the bytes is refused before it is counted.
  if (depthLeft === 0 || count > bytes.length - first) return REFUSED;
  if (isMap) memberCount += count / 2;
  let at = first;
  for (let i = 0; i < count; i += 1) {
    if (isMap && i % 2 === 0 && !isText(bytes[at])) return REFUSED;
    at = endOfValue(bytes, at, depthLeft - 1);
    if (at === REFUSED) return REFUSED;
  }
  return at;
}

function isText(token: number | undefined): boolean {
  if (token === undefined) return false;
  return (token >= 0xa0 && token < 0xc0) || (token >= STRING_8 && token <= STRING_32);
}

/** A big-endian number; beyond the end the bytes count as zero, and `within` refuses. */
function lengthAt(bytes: Uint8Array, at: number, width: number): number {
  let length = 0;
  for (let i = 0; i < width; i += 1) length = length * 256 + (bytes[at + i] ?? 0);
  return length;
}

function within(bytes: Uint8Array, end: number): number {
  return end <= bytes.length ? end : REFUSED;
}
