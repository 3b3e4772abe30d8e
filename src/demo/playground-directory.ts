/**
 * Where a playground keeps its engine: a directory that is thrown away, or one that it may use
 * again. Its accounts' password is shown on a terminal, so no other engine's directory will do: one
 * that no playground began is refused, whatever is in it.
 */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readPrivateFile, writePrivateFile } from '../identity/private-file.ts';
import { META_FILE } from '../journal/directory-meta.ts';
import { makeDirectory } from '../journal/make-directory.ts';
import { ConfigurationError } from '../kernel/errors.ts';
import type { RandomSource } from '../kernel/random.ts';
import type { Schedule } from '../schedule/schedule.ts';

/** Marks a playground, and holds the password of its accounts. No backup takes it along. */
const PASSWORD_FILE = 'playground.secret';
const PASSWORD_BYTES = 8;

export interface PlaygroundDirectory {
  /** Of the engine's data. */
  readonly data: string;
  readonly isThrownAway: boolean;
  /** An engine has run here before. */
  readonly isUsed: boolean;
  /** Of everybody who lives here. */
  readonly password: string;
  /** Writes a schedule to a file beside the data, which is gone at the end, and names it. */
  writeSchedule(schedule: Schedule): string;
}

/**
 * Makes a directory, or takes the one at `path`. Rejects with a ConfigurationError where that is
 * another engine's. What is thrown away is removed when the process ends, however it is asked to.
 */
export async function openPlaygroundDirectory(
  path: string | undefined,
  random: Pick<RandomSource, 'bytes'>,
): Promise<PlaygroundDirectory> {
  const beside = mkdtempSync(join(tmpdir(), 'tirage-play-'));
  process.on('exit', () => rmSync(beside, { recursive: true, force: true }));
  const data = path === undefined ? join(beside, 'data') : resolve(path);
  const isUsed = existsSync(join(data, META_FILE));
  const kept = await readPrivateFile(join(data, PASSWORD_FILE));
  if (isUsed && kept === undefined) {
    throw new ConfigurationError(
      `${data} holds an engine that no playground began: its players would meet an ` +
        'administrator whose password stands on a terminal. Name an empty directory, or none.',
    );
  }
  const password = kept ?? newPassword(random);
  if (kept === undefined) {
    makeDirectory(data);
    await writePrivateFile(join(data, PASSWORD_FILE), password);
  }
  return {
    data,
    isThrownAway: path === undefined,
    isUsed,
    password,
    writeSchedule: (schedule) => {
      const file = join(beside, 'schedule.json');
      writeFileSync(file, JSON.stringify(schedule));
      return file;
    },
  };
}

/** Four groups of four, to be read and typed. */
function newPassword(random: Pick<RandomSource, 'bytes'>): string {
  const hex = Buffer.from(random.bytes(PASSWORD_BYTES)).toString('hex');
  return (hex.match(/.{4}/g) ?? []).join('-');
}
