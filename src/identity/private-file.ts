/**
 * Small files that only the engine's own user may read: keys and secrets.
 *
 * A file is whole or absent: it is written under another name, flushed and renamed, because a key
 * that is half there after a power cut would lock every player out.
 */
import { mkdir, open, readdir, readFile, rename, stat, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ConfigurationError } from '../kernel/errors.ts';

const PRIVATE_FILE_MODE = 0o600;
const PRIVATE_DIRECTORY_MODE = 0o700;
const OTHERS_MASK = 0o077;

/** Puts `text` at `path`, durably, readable by the owner alone. Replaces what was there. */
export function writePrivateFile(path: string, text: string): Promise<void> {
  return usable(path, () => replaceFile(path, text));
}

async function replaceFile(path: string, text: string): Promise<void> {
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
export function readPrivateFile(path: string): Promise<string | undefined> {
  return usable(path, () => readIfPrivate(path));
}

async function readIfPrivate(path: string): Promise<string | undefined> {
  const found = await stat(path).catch(ignoreAbsent);
  if (found === undefined) return undefined;
  if (!found.isFile()) throw new ConfigurationError(`${path} is no file: move it away.`);
  if ((found.mode & OTHERS_MASK) !== 0) {
    throw new ConfigurationError(`Others than its owner may read ${path}: run chmod 600 on it.`);
  }
  return readFile(path, 'utf8');
}

/** The names in a directory that only its owner may enter, and that is made where it is missing. */
export function listPrivateDirectory(path: string): Promise<string[]> {
  return usable(path, async () => {
    await mkdir(path, { recursive: true, mode: PRIVATE_DIRECTORY_MODE });
    return readdir(path);
  });
}

export async function removePrivateFile(path: string): Promise<void> {
  await unlink(path).catch(ignoreAbsent);
  await syncDirectory(dirname(path));
}

/** What the system reports, as a sentence. */
async function usable<T>(path: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (cause) {
    if (!(cause instanceof Error && 'syscall' in cause && 'code' in cause)) throw cause;
    throw new ConfigurationError(
      `${path} cannot be used (${String(cause.code)}): look at what stands there, and at its disk.`,
      { cause },
    );
  }
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
