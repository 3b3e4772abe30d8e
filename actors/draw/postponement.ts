/**
 * A draw's close and results moved to later times while it is scheduled or on sale.
 *
 * Once only, and decided some seconds before the promised close, so that every shard that runs
 * learns of it before it would close. A shard that learns of it too late has closed and stays
 * closed: it seals what it sold, and the draw goes on with the others. The commitment binds the
 * promised times, the tickets root binds the postponement (fairness/postponement-leaf.ts).
 * Who does not want to wait gives a ticket back until the promised close (decide-return.ts).
 */
import { assert } from '../../src/kernel/assert.ts';
import { CONDUCT_LEAD_MS } from '../calendar/calendar.ts';
import { formOf } from '../stored-form.ts';
import type { DrawTerms } from './terms.ts';

/**
 * How long before the promised close a postponement has to be decided. Mail between shards takes
 * milliseconds; a shard that is restarted is back within this time, too.
 */
export const POSTPONEMENT_LEAD_MS = 5_000;

/** What there was before the times moved, and why they did. */
export interface Postponement {
  readonly promisedClosesAtMs: number;
  readonly promisedResultsAtMs: number;
  readonly reason: string;
  /** When the coordinator decided it: before the promised close. */
  readonly atMs: number;
}

export const POSTPONEMENT_FORM = formOf<Postponement>()([
  'promisedClosesAtMs',
  'promisedResultsAtMs',
  'reason',
  'atMs',
]);

/** The times that a draw moves to. */
export interface NewTimes {
  readonly closesAtMs: number;
  readonly resultsAtMs: number;
  readonly reason: string;
  readonly atMs: number;
}

export function postponedTerms(
  terms: DrawTerms,
  { closesAtMs, resultsAtMs, reason, atMs }: NewTimes,
): DrawTerms {
  assert(terms.postponed === undefined, 'a draw was postponed twice');
  const postponed = {
    promisedClosesAtMs: terms.closesAtMs,
    promisedResultsAtMs: terms.resultsAtMs,
    reason,
    atMs,
  };
  return { ...terms, closesAtMs, resultsAtMs, postponed };
}

/** The close and the results as they were promised when the draw was planned. */
export function promisedTimes({
  closesAtMs,
  resultsAtMs,
  postponed,
}: Pick<DrawTerms, 'closesAtMs' | 'resultsAtMs' | 'postponed'>): {
  readonly closesAtMs: number;
  readonly resultsAtMs: number;
} {
  if (postponed === undefined) return { closesAtMs, resultsAtMs };
  const { promisedClosesAtMs, promisedResultsAtMs } = postponed;
  return { closesAtMs: promisedClosesAtMs, resultsAtMs: promisedResultsAtMs };
}

/** The earliest time at which the numbers of a draw are drawn, unless an operator asks for it. */
export function conductTimeMs(terms: {
  readonly closesAtMs: number;
  readonly resultsAtMs: number;
  readonly graceMs: number;
}): number {
  return Math.max(terms.closesAtMs + terms.graceMs, terms.resultsAtMs - CONDUCT_LEAD_MS);
}
