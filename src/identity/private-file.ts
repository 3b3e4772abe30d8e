/**
 * Small files that only the engine's own user may read: keys and secrets.
 *
 * A file is whole or absent: it is written under another name, flushed and renamed, because a key
 * that is half there after a power cut would lock every player out.
 */
import { open, readFile, rename, stat, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ConfigurationError } from '../kernel/errors.ts';

export const PRIVATE_FILE_MODE = 0o600;
export const PRIVATE_DIRECTORY_MODE = 0o700;
const OTHERS_MASK = 0o077;

/** Puts `text` at `path`, durably, readable by the owner alone. Replaces what was there. */
export async function writePrivateFile(path: string, text: string): Promise<void> {
  const temporaryPath = `${path}.new`;
  await unlink(temporaryPath).catch(ignoreAbsent);
  const file = await open(temporaryPath, 'wx', PRIVATE_FILE_MODE);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporaryPath, path);
  await syncDirectory(dirname(path));
}

/** The text, or `undefined` where there is no such file. Refuses one that others may read. */
export async function readPrivateFile(path: string): Promise<string | undefined> {
  const found = await stat(path).catch(ignoreAbsent);
  if (found === undefined) return undefined;
  if ((found.mode & OTHERS_MASK) !== 0) {
    throw new ConfigurationError(`Others than its owner may read ${path}: run chmod 600 on it.`);
  }
  return readFile(path, 'utf8');
}

export async function removePrivateFile(path: string): Promise<void> {
  await unlink(path).catch(ignoreAbsent);
  await syncDirectory(dirname(path));
}

/** A rename is durable only once the directory is. */
async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

function ignoreAbsent(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
  throw error;
}
