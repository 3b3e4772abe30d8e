import { statfsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';

/** Bytes that this process may still write to the disk of `directory`. */
export async function readFreeBytes(directory: string): Promise<number> {
  return (await readDiskRoom(directory)).freeBytes;
}

/** What this process may still write there, and what is taken by whatever. */
export interface DiskRoom {
  readonly freeBytes: number;
  readonly usedBytes: number;
}

export async function readDiskRoom(directory: string): Promise<DiskRoom> {
  const { bavail, bfree, blocks, bsize } = await statfs(directory);
  return { freeBytes: bavail * bsize, usedBytes: (blocks - bfree) * bsize };
}

/** The same without waiting, for the instant before a write. */
export function readFreeBytesSync(directory: string): number {
  const { bavail, bsize } = statfsSync(directory);
  return bavail * bsize;
}
