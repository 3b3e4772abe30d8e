/**
 * `heads-accepted.log`: what an operator has said of the journals where nothing proved it.
 *
 * One line of JSON for each time. Nothing reads it but people who ask later how an older journal
 * came to be served; it stays beside the journals, because it is of them.
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
