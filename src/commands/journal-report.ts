/** The lines that journal commands print, one for each thing that was checked. */

import { DamagedRowError } from '../journal/journal-errors.ts';
import type { JournalPlace } from '../journal/journal-places.ts';
import { NewerDataError, type OperationalError } from '../kernel/errors.ts';
import { damagedRowSentence } from '../shard/tables/damaged-rows.ts';
import { say } from './standard-output.ts';

export function tellFault(name: string, problem: string): false {
  say(`FAIL ${name}: ${problem}`);
  return false;
}

/** What is wrong with a shard's data, for the operator. */
export function faultSentence(
  error: OperationalError,
  { newerBuild }: Pick<JournalPlace, 'newerBuild'>,
): string {
  if (error instanceof DamagedRowError) return damagedRowSentence(error);
  return error instanceof NewerDataError ? error.naming(newerBuild).message : error.message;
}
