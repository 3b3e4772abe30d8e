/**
 * When a cron pattern next occurs in a time zone, as an instant.
 *
 * Over daylight saving each occurrence happens once. One that falls into the spring gap happens
 * when the gap ends; one that the autumn overlap would show twice happens the first time. Patterns
 * with a step or a wildcard ("every five minutes") follow the real time instead, and are neither
 * skipped nor doubled. Only instants are stored, so a later change of the zone's rules moves no
 * draw that has been announced.
 *
 * Owner of croner, which here only computes: no timer of it ever runs.
 */
import { Cron } from 'croner';
import { assert } from '../kernel/assert.ts';

export interface Occurrence {
  /** Five fields, or six with seconds in front. */
  readonly cron: string;
  /** IANA. */
  readonly timeZone: string;
  readonly afterMs: number;
}

/**
 * The first occurrence strictly after `afterMs`. Asserts that there is one: check the pattern
 * with `findCronProblem` where it comes in.
 */
export function nextClosing({ cron, timeZone, afterMs }: Occurrence): number {
  const next = newCron(cron, timeZone).nextRun(new Date(afterMs));
  assert(next !== null, () => `the pattern "${cron}" never occurs`);
  const nextMs = next.getTime();
  assert(nextMs > afterMs, 'an occurrence lies after the instant that was asked about');
  return nextMs;
}

/** Why a pattern cannot be used, as the end of a sentence, or `undefined`. */
export function findCronProblem(cron: string, timeZone: string): string | undefined {
  try {
    const next = newCron(cron, timeZone).nextRun(new Date(0));
    return next === null ? `"${cron}" never occurs` : undefined;
  } catch {
    return `"${cron}" is not a cron pattern of five or six fields`;
  }
}

function newCron(cron: string, timeZone: string): Cron {
  return new Cron(cron, {
    timezone: timeZone,
    paused: true,
    mode: '5-or-6-parts',
    fixedTimeRule: 'no-wildcard', // "0 2,14 * * *" names times of day as much as "0 2 * * *".
  });
}
