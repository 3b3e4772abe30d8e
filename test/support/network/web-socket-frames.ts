/** Frames of RFC 6455, written as a client must, or must not, and read as a client does. */
import { randomBytes } from 'node:crypto';

export const OPCODES = { more: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;

export interface FrameOut {
  readonly opcode: number;
  readonly payload: Uint8Array;
  readonly isLast?: boolean;
  readonly isMasked?: boolean;
}

export interface FrameIn {
  readonly opcode: number;
  readonly payload: Buffer;
}

export function writeFrame({ opcode, payload, isLast = true, isMasked = true }: FrameOut): Buffer {
  const head = [(isLast ? 0x80 : 0) | opcode];
  const maskBit = isMasked ? 0x80 : 0;
  const { length } = payload;
  if (length < 126) head.push(maskBit | length);
  else if (length < 65_536) head.push(maskBit | 126, length >>> 8, length & 255);
  else head.push(maskBit | 127, 0, 0, 0, 0, ...bytesOf(length));
  if (!isMasked) return Buffer.concat([Buffer.from(head), payload]);
  const mask = randomBytes(4);
  const masked = Buffer.from(payload);
  for (let i = 0; i < length; i += 1) masked[i] = (masked[i] ?? 0) ^ (mask[i % 4] ?? 0);
  return Buffer.concat([Buffer.from(head), mask, masked]);
}

/** Reads whole frames as bytes arrive and keeps partial ones. The server must not fragment. */
export class FrameReader {
  #rest: Buffer = Buffer.alloc(0);

  push(chunk: Buffer): FrameIn[] {
    this.#rest = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    const frames: FrameIn[] = [];
    let at = 0;
    for (;;) {
      const frame = readFrame(this.#rest, at);
      if (frame === undefined) break;
      frames.push({ opcode: frame.opcode, payload: Buffer.from(frame.payload) });
      at = frame.end;
    }
    this.#rest = this.#rest.subarray(at);
    return frames;
  }
}

function readFrame(bytes: Buffer, at: number): (FrameIn & { readonly end: number }) | undefined {
  if (bytes.length < at + 2) return undefined;
  const opcode = bytes.readUInt8(at) & 15;
  let length = bytes.readUInt8(at + 1) & 127;
  let start = at + 2;
  if (length === 126) {
    if (bytes.length < at + 4) return undefined;
    length = bytes.readUInt16BE(at + 2);
    start = at + 4;
  } else if (length === 127) {
    if (bytes.length < at + 10) return undefined;
    length = Number(bytes.readBigUInt64BE(at + 2));
    start = at + 10;
  }
  const end = start + length;
  return bytes.length < end ? undefined : { opcode, payload: bytes.subarray(start, end), end };
}

function bytesOf(length: number): number[] {
  return [length >>> 24, (length >>> 16) & 255, (length >>> 8) & 255, length & 255];
}
