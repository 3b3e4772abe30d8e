/** The verifier's own byte forms. They are built on nothing of the engine's, nor of Node's. */

export function concatenated(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** A byte for each character; the text has none above 255. */
export function latin1(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
  return bytes;
}

export function textOfLatin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}

/** Of digits in pairs. */
export function fromHex(digits: string): Uint8Array {
  const bytes = new Uint8Array(digits.length / 2);
  for (let at = 0; at < bytes.length; at += 1) {
    bytes[at] = Number.parseInt(digits.slice(2 * at, 2 * at + 2), 16);
  }
  return bytes;
}

export function inHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** One byte of length and the text, which is ASCII of at most 255 characters. */
export function withLength(text: string): Uint8Array {
  const bytes = new Uint8Array(1 + text.length);
  bytes[0] = text.length;
  for (let at = 0; at < text.length; at += 1) bytes[1 + at] = text.charCodeAt(at);
  return bytes;
}

/** One byte of count, and two for each number. */
export function withCount(numbers: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(1 + 2 * numbers.length);
  bytes[0] = numbers.length;
  for (const [at, number] of numbers.entries()) {
    bytes[1 + 2 * at] = number >>> 8;
    bytes[2 + 2 * at] = number;
  }
  return bytes;
}

export function uint16(value: number): Uint8Array {
  return Uint8Array.of(value >>> 8, value);
}

export function uint32(value: number): Uint8Array {
  return Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value);
}

/** Of an integer that a number holds exactly. */
export function uint64(value: number): Uint8Array {
  const bytes = new Uint8Array(8);
  let rest = value;
  for (let at = 7; at >= 0; at -= 1) {
    bytes[at] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  return bytes;
}

export function fieldsOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
