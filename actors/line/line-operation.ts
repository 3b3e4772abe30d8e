/**
 * What an operator did under an idempotency key, so that asking again has no second effect.
 *
 * Most repeats are harmless by themselves: the same result again changes nothing. Creating a
 * fixture twice is not harmless, nor is repeating a change after somebody else's. Rows are kept for
 * ever, like the entries of players: operators are few, and a key must not become free again.
 */

import { must } from '../../src/kernel/assert.ts';
import type { FixtureNo } from '../../src/kernel/fixture-ids.ts';
import type { PlayerKey } from '../../src/kernel/ids.ts';
import { type Rejected, reject } from '../decider.ts';
import type { Line, LineVersion } from './line.ts';

/** A key belongs to the operator who gave it, and counts on the shard of the fixture. */
export interface LineOperationKey {
  readonly by: PlayerKey;
  readonly idempotencyKey: string;
}

export interface LineOperation {
  /** Of the request's content, so that a key that is used again is told from a repeat. */
  readonly fingerprint: number;
  readonly fixture: FixtureNo;
  /** The fixture's version then; the rest of the answer follows from its history. */
  readonly version: number;
  readonly resolutionCount: number;
  readonly isSettled: boolean;
}

/** Undefined: the operation is new. */
export function repeatedOperation(
  earlier: LineOperation | undefined,
  { fingerprint }: Pick<LineOperation, 'fingerprint'>,
): LineOperation | Rejected | undefined {
  if (earlier === undefined || earlier.fingerprint === fingerprint) return earlier;
  return reject('idempotencyKeyReused');
}

/** The fixture as the operation left it, except for its limits, which no answer shows. */
export function lineAfter(
  { resolutionCount }: LineOperation,
  now: Line,
  { version, state, deadlineMs, oddsHundredths, atMs }: LineVersion,
): Line {
  return {
    ...now,
    version,
    state,
    deadlineMs,
    selections: now.selections.map((selection, index) => ({
      ...selection,
      oddsHundredths: must(oddsHundredths[index], 'a selection has no odds in a version'),
    })),
    resolutions: now.resolutions.slice(0, resolutionCount),
    changedAtMs: atMs,
  };
}
