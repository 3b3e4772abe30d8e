import { copyFileSync, existsSync, fstatSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { syncPath } from './durable-file.ts';

/** Of the name of a saved copy, where another file is at its place. */
export const SAVED_ENDING = '.saved';

/**
 * Call when nobody writes any more. If the open file has lost its name, a copy is put in its place,
 * or beside whatever is there now; returns the name of the copy. A file that was renamed is copied,
 * too: whoever did it may need it where it is. One whose whole directory was moved is left alone:
 * it has its name there, and all else with it.
 */
export function saveLostFile(descriptor: number, path: string): string | undefined {
  if (isNamed(descriptor, path)) return undefined;
  const directory = dirname(path);
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const name = existsSync(path) ? `${basename(path)}${SAVED_ENDING}` : basename(path);
  const beside = join(directory, `${name}.new`);
  copyFileSync(`/proc/self/fd/${descriptor}`, beside);
  syncPath(beside);
  renameSync(beside, join(directory, name));
  syncPath(directory);
  return name;
}

function isNamed(descriptor: number, path: string): boolean {
  const open = fstatSync(descriptor, { bigint: true });
  if (open.nlink > 0n && !existsSync(dirname(path))) return true;
  if (!existsSync(path)) return false;
  const found = statSync(path, { bigint: true });
  return found.ino === open.ino && found.dev === open.dev;
}
