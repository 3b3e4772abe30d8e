/**
 * 32 well-mixed bits of bytes, or of a text's UTF-16 units: FNV-1a, mixed by Murmur3's finaliser.
 * Not for what a client chooses freely: see `src/structures/keyed-hash.ts`.
 * Source: http://www.isthe.com/chongo/tech/comp/fnv/
 */
const OFFSET_BASIS = 0x811c9dc5;
const PRIME = 0x01000193;

export function hashOfText(text: string): number {
  let hash = OFFSET_BASIS;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    hash = Math.imul(hash ^ (unit & 0xff), PRIME);
    hash = Math.imul(hash ^ (unit >>> 8), PRIME);
  }
  return mixed(hash);
}

export function hashOfBytes(bytes: Uint8Array): number {
  let hash = OFFSET_BASIS;
  for (let i = 0; i < bytes.length; i += 1) hash = Math.imul(hash ^ (bytes[i] as number), PRIME);
  return mixed(hash);
}

function mixed(hash: number): number {
  let bits = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
