/**
 * When a cron pattern next occurs in a time zone, as an instant.
 *
 * A pattern that names times of day ("30 2 * * *") occurs once for each local day and time that it
 * names: one that falls into a gap (clocks are put forward, also over midnight) happens when the
 * gap ends; one that an overlap would show twice happens the first time. A day that a zone leaves
 * out as a whole (Apia on 30 December 2011) never was, and has none. Patterns with a step or a
 * wildcard in their time ("every five minutes") follow the clocks on the wall instead: every
 * instant at which they show a time of the pattern. Only instants are stored, so a later change of
 * the zone's rules moves no draw that has been announced.
 *
 * Owner of croner, which here only lists a pattern's times on a calendar without zones: what it
 * makes of gaps over midnight drops the day. No timer of it ever runs.
 */
import { Cron } from 'croner';
import { assert } from '../kernel/assert.ts';
import { localMsAt, nextClockChange, offsetMsAt } from '../kernel/time-zone.ts';

export interface Occurrence {
  /** Five fields, or six with seconds in front; or a name as `@daily`. */
  readonly cron: string;
  /** IANA. */
  readonly timeZone: string;
  readonly afterMs: number;
}

/** In one line, as a schedule is shown and its faults are told. */
const LINE = /^[\x20-\x7e\t]*$/;
const HOUR_MS = 3_600_000;
/** Clocks are at most 14 hours from UTC, and none was ever put forward or back by more than 24. */
const REACH_MS = 25 * HOUR_MS;

/**
 * The first occurrence strictly after `afterMs`. Asserts that there is one: check the pattern
 * with `findCronProblem` where it comes in.
 */
export function nextClosing({ cron, timeZone, afterMs }: Occurrence): number {
  const pattern = newCron(cron);
  const next = namesTimesOfDay(cron) ? nextOfDay : nextShown;
  const nextMs = next(pattern, timeZone, afterMs);
  assert(nextMs > afterMs, 'an occurrence is not after the instant asked about');
  return nextMs;
}

/** Why a pattern cannot be used, as the end of a sentence, or `undefined`. */
export function findCronProblem(cron: string): string | undefined {
  if (!LINE.test(cron)) return `${JSON.stringify(cron)} is not a pattern in one line`;
  try {
    const next = newCron(cron).nextRun(new Date(0));
    return next === null ? `"${cron}" never occurs` : undefined;
  } catch {
    return `"${cron}" is not a cron pattern of five or six fields`;
  }
}

/** Later local times are never earlier instants, so the first one that lies ahead is the next. */
function nextOfDay(pattern: Cron, timeZone: string, afterMs: number): number {
  let localMs = localMsAt(timeZone, afterMs);
  for (;;) {
    localMs = nextListed(pattern, localMs);
    const atMs = instantOf(timeZone, localMs);
    if (atMs !== undefined && atMs > afterMs) return atMs;
  }
}

/** Goes from one change of the clocks to the next; between them local time runs evenly. */
function nextShown(pattern: Cron, timeZone: string, afterMs: number): number {
  let fromMs = afterMs + 1;
  for (;;) {
    const offsetMs = offsetMsAt(timeZone, fromMs);
    const atMs = nextListed(pattern, fromMs - 1 + offsetMs) - offsetMs;
    const changesAtMs = nextClockChange(timeZone, fromMs, atMs);
    if (changesAtMs === undefined) return atMs;
    fromMs = changesAtMs;
  }
}

/**
 * When the zone's clocks first show a local time; the end of the gap where they never do, and
 * nothing where that gap leaves out the whole day.
 */
function instantOf(timeZone: string, localMs: number): number | undefined {
  const offsetsMs = [-REACH_MS, 0, REACH_MS].map((byMs) => offsetMsAt(timeZone, localMs + byMs));
  const shown = offsetsMs
    .map((offsetMs) => localMs - offsetMs)
    .filter((atMs) => atMs + offsetMsAt(timeZone, atMs) === localMs);
  if (shown.length > 0) return Math.min(...shown);
  let fromMs = localMs - REACH_MS;
  for (;;) {
    const changesAtMs = nextClockChange(timeZone, fromMs, localMs + REACH_MS);
    assert(changesAtMs !== undefined, 'a local time is not shown, yet lies in no gap');
    const gapFromMs = localMsAt(timeZone, changesAtMs - 1_000) + 1_000;
    const gapToMs = localMsAt(timeZone, changesAtMs);
    const isWithin = gapFromMs <= localMs && localMs < gapToMs;
    if (isWithin) return gapToMs - gapFromMs >= 24 * HOUR_MS ? undefined : changesAtMs;
    fromMs = changesAtMs;
  }
}

/** The pattern's first time after another one, on a calendar without zones. */
function nextListed(pattern: Cron, localMs: number): number {
  const next = pattern.nextRun(new Date(localMs));
  assert(next !== null, () => `the pattern "${pattern.getPattern()}" never occurs`);
  return next.getTime();
}

/** Lists and ranges name times of day as much as single values; a step or a wildcard does not. */
function namesTimesOfDay(cron: string): boolean {
  const fields = cron.trim().split(/\s+/);
  if (fields.length === 1) return cron.trim().toLowerCase() !== '@hourly';
  return !/[*/?]/.test(fields.slice(0, -3).join(' '));
}

function newCron(cron: string): Cron {
  return new Cron(cron, { timezone: 'UTC', paused: true, mode: '5-or-6-parts' });
}
