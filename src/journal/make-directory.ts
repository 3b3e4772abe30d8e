import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a directory, readable by its owner alone, and those above it that are missing. Throws as
 * `mkdirSync` does.
 *
 * Not by `recursive`: that never ends where the directory above is there and says ENOENT all the
 * same, as /proc does (Node 20).
 */
export function makeDirectory(path: string): void {
  if (made(path)) return;
  makeDirectory(dirname(path));
  mkdirSync(path, { mode: 0o700 });
}

/** False where the one above is missing. */
function made(path: string): boolean {
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' && dirname(path) !== path) return false;
    if (code !== 'EEXIST' || !statSync(path).isDirectory()) throw error;
  }
  return true;
}
