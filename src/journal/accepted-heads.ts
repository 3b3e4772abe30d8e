/**
 * `heads-accepted.log`: which journals an operator has declared the newest, where nothing proved
 * it.
 *
 * One line of JSON for each time. Only people read it, when they ask later how an older journal
 * came to be served. It is kept beside the journals because it is about them.
 */
import { closeSync, fsyncSync, openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { syncPath } from './durable-file.ts';
import type { HeadMark } from './head-marks.ts';

export const ACCEPTED_FILE = 'heads-accepted.log';

export function noteAcceptance(directory: string, heads: readonly HeadMark[]): void {
  const file = openSync(join(directory, ACCEPTED_FILE), 'a', 0o600);
  try {
    writeFileSync(file, `${JSON.stringify({ accepted: heads })}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  syncPath(directory);
}
