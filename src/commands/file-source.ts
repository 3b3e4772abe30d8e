import { openSync, readSync } from 'node:fs';
import { ConfigurationError } from '../kernel/errors.ts';
import { STANDARD_INPUT } from '../kernel/standard-input.ts';

const BUFFER_BYTES = 2 ** 20;

/**
 * A file from its beginning, as many bytes at a time as are asked for, and fewer only at its end;
 * `-` is standard input. It is never in memory as a whole. Throws a ConfigurationError.
 */
export function fileSource(path: string): (count: number) => Buffer {
  const file = opened(path);
  const buffer = Buffer.allocUnsafe(BUFFER_BYTES);
  let [from, to] = [0, 0];
  return (count) => {
    const bytes = Buffer.allocUnsafe(count);
    let filled = 0;
    while (filled < count) {
      if (from === to) {
        [from, to] = [0, readSome(file, buffer, path)];
        if (to === 0) break;
      }
      const copied = buffer.copy(bytes, filled, from, Math.min(to, from + count - filled));
      from += copied;
      filled += copied;
    }
    return bytes.subarray(0, filled);
  };
}

function opened(path: string): number {
  try {
    return path === '-' ? STANDARD_INPUT : openSync(path, 'r');
  } catch (cause) {
    throw new ConfigurationError(`${path} cannot be opened.`, { cause });
  }
}

function readSome(file: number, buffer: Buffer, path: string): number {
  try {
    return readSync(file, buffer);
  } catch (cause) {
    throw new ConfigurationError(`${path} cannot be read.`, { cause });
  }
}
