import { closeSync, fsyncSync, openSync, renameSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Writes a small file so that after a power cut it is there whole or not at all: beside its place
 * first, synced, renamed, and the rename synced with the directory.
 */
export function writeFileDurably(directory: string, name: string, text: string): void {
  const path = join(directory, name);
  const beside = `${path}.new`;
  const file = openSync(beside, 'w', 0o600);
  try {
    writeFileSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(beside, path);
  syncPath(directory);
}

/** Syncs a file's content, or a directory's list of names. */
export function syncPath(path: string): void {
  const file = openSync(path, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Syncs a directory's list of names, off the event loop: until then a rename may be undone. */
export async function syncNames(directory: string): Promise<void> {
  const names = await open(directory, 'r');
  try {
    await names.sync();
  } finally {
    await names.close();
  }
}
