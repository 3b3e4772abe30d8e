import { statfsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';

/** Bytes that this process may still write to the disk of `directory`. */
export async function readFreeBytes(directory: string): Promise<number> {
  const { bavail, bsize } = await statfs(directory);
  return bavail * bsize;
}

/** The same without waiting, for the instant before a write. */
export function readFreeBytesSync(directory: string): number {
  const { bavail, bsize } = statfsSync(directory);
  return bavail * bsize;
}
