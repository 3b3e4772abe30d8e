/** The verifier's own hashing and byte forms: they are built on nothing of the engine's. */
import { createHash, createHmac } from 'node:crypto';

/** SHA-256 over a prefix, one byte for each of its characters, and the parts. */
export function prefixedSha256(prefix: string, ...parts: readonly Buffer[]): Buffer {
  const digest = createHash('sha256').update(prefix, 'latin1');
  for (const part of parts) digest.update(part);
  return digest.digest();
}

export function hmacSha512(key: Buffer, ...parts: readonly Buffer[]): Buffer {
  return createHmac('sha512', key).update(Buffer.concat(parts)).digest();
}

export function fromHex(digits: string): Buffer {
  return Buffer.from(digits, 'hex');
}

/** One byte of length and the text, which is ASCII of at most 255 characters. */
export function withLength(text: string): Buffer {
  return Buffer.concat([Buffer.of(text.length), Buffer.from(text, 'latin1')]);
}

export function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

export function uint64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value));
  return bytes;
}

export function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}
