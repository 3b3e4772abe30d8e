/** The hashes of `src/structures/` and `src/kernel/fnv.ts` as specified, in unbounded integers. */
import type { HashKey } from '../../../src/structures/keyed-hash.ts';

const WORD = 2n ** 32n;

function times(left: bigint, right: bigint): bigint {
  return (left * right) % WORD;
}

/** https://github.com/bryc/code: cyrb53 of a whole text. */
export function plainHash53(text: string, seed: number): number {
  let left = 0xdeadbeefn ^ BigInt.asUintN(32, BigInt(seed));
  let right = 0x41c6ce57n ^ BigInt.asUintN(32, BigInt(seed));
  for (const unit of unitsOf(text)) {
    left = times(left ^ unit, 2_654_435_761n);
    right = times(right ^ unit, 1_597_334_677n);
  }
  left = times(left ^ (left >> 16n), 2_246_822_507n);
  left ^= times(right ^ (right >> 13n), 3_266_489_909n);
  right = times(right ^ (right >> 16n), 2_246_822_507n);
  right ^= times(left ^ (left >> 13n), 3_266_489_909n);
  return Number((right % 2n ** 21n) * WORD + left);
}

/** FNV-1a, then the `fmix32` of Murmur3. */
export function plainFnv(bytes: Uint8Array): number {
  let hash = 0x811c9dc5n;
  for (const byte of bytes) hash = times(hash ^ BigInt(byte), 0x01000193n);
  hash = times(hash ^ (hash >> 16n), 0x85ebca6bn);
  hash = times(hash ^ (hash >> 13n), 0xc2b2ae35n);
  return Number(hash ^ (hash >> 16n));
}

/** HalfSipHash-1-3, https://github.com/veorq/SipHash: `halfsiphash.c` with cROUNDS 1, dROUNDS 3. */
export function plainKeyedHash([k0, k1]: HashKey, bytes: Uint8Array): number {
  const key0 = BigInt.asUintN(32, BigInt(k0));
  const key1 = BigInt.asUintN(32, BigInt(k1));
  const v = [key0, key1, 0x6c796765n ^ key0, 0x74656462n ^ key1] as const satisfies SipState;
  let state: SipState = v;
  for (const word of paddedWords(bytes)) {
    const [v0, v1, v2, v3] = sipRound(xored(state, 3, word));
    state = [v0 ^ word, v1, v2, v3];
  }
  state = xored(state, 2, 0xffn);
  for (let round = 0; round < 3; round += 1) state = sipRound(state);
  return Number(state[1] ^ state[3]);
}

type SipState = readonly [bigint, bigint, bigint, bigint];

function xored([v0, v1, v2, v3]: SipState, which: 2 | 3, word: bigint): SipState {
  return which === 2 ? [v0, v1, v2 ^ word, v3] : [v0, v1, v2, v3 ^ word];
}

function sipRound(state: SipState): SipState {
  let [v0, v1, v2, v3] = state;
  v0 = (v0 + v1) % WORD;
  v1 = rotated(v1, 5n) ^ v0;
  v0 = rotated(v0, 16n);
  v2 = (v2 + v3) % WORD;
  v3 = rotated(v3, 8n) ^ v2;
  v0 = (v0 + v3) % WORD;
  v3 = rotated(v3, 7n) ^ v0;
  v2 = (v2 + v1) % WORD;
  v1 = rotated(v1, 13n) ^ v2;
  v2 = rotated(v2, 16n);
  return [v0, v1, v2, v3];
}

function rotated(word: bigint, bits: bigint): bigint {
  return times(word, 2n ** bits) + (word >> (32n - bits));
}

/** Little-endian; zeros up to the last byte of a word, which is the length. */
function paddedWords(bytes: Uint8Array): bigint[] {
  const padded = new Uint8Array(4 * (Math.floor(bytes.length / 4) + 1));
  padded.set(bytes);
  padded[padded.length - 1] = bytes.length % 256;
  const view = new DataView(padded.buffer);
  return Array.from({ length: padded.length / 4 }, (_, index) => {
    return BigInt(view.getUint32(4 * index, true));
  });
}

function unitsOf(text: string): bigint[] {
  return Array.from({ length: text.length }, (_, index) => BigInt(text.charCodeAt(index)));
}
