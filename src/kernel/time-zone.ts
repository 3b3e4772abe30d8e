/**
 * What the clocks in a time zone show.
 *
 * Local time is written as if it were UTC: a count of milliseconds whose UTC fields are the zone's
 * own. It repeats where clocks are put back, and leaves something out where they are put forward.
 */
import { must } from './assert.ts';

/** Two clock changes of a zone are always further apart than this. */
const SCAN_MS = 6 * 3_600_000;
/** Zones are settings and lines of a schedule: a handful, but the tests ask for all there are. */
const FORMATS = new Map<string, Intl.DateTimeFormat>();

/** What the zone's clocks show at an instant, to the second. */
export function localMsAt(timeZone: string, atMs: number): number {
  const text = formatOf(timeZone).format(atMs);
  const [month, day, year, hour, minute, second] = text.split(/\D+/).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** How far the zone's clocks are ahead of UTC. */
export function offsetMsAt(timeZone: string, atMs: number): number {
  const secondMs = Math.floor(atMs / 1_000) * 1_000;
  return localMsAt(timeZone, secondMs) - secondMs;
}

/** The calendar's day in the zone, as `2026-03-29`. */
export function localDayAt(timeZone: string, atMs: number): string {
  return new Date(localMsAt(timeZone, atMs)).toISOString().slice(0, 10);
}

/** The first instant in (fromMs, toMs] at which the zone's clocks were put forward or back. */
export function nextClockChange(
  timeZone: string,
  fromMs: number,
  toMs: number,
): number | undefined {
  let beforeMs = fromMs;
  let offsetMs = offsetMsAt(timeZone, fromMs);
  while (beforeMs < toMs) {
    const afterMs = Math.min(toMs, beforeMs + SCAN_MS);
    const offsetAfterMs = offsetMsAt(timeZone, afterMs);
    if (offsetAfterMs !== offsetMs) return changeWithin(timeZone, beforeMs, afterMs);
    beforeMs = afterMs;
    offsetMs = offsetAfterMs;
  }
  return undefined;
}

/** Halves the stretch: the offsets at its two ends differ. */
function changeWithin(timeZone: string, fromMs: number, toMs: number): number {
  const offsetMs = offsetMsAt(timeZone, fromMs);
  let beforeMs = fromMs;
  let afterMs = toMs;
  while (afterMs - beforeMs > 1) {
    const middleMs = Math.floor((beforeMs + afterMs) / 2);
    if (offsetMsAt(timeZone, middleMs) === offsetMs) beforeMs = middleMs;
    else afterMs = middleMs;
  }
  return afterMs;
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = FORMATS.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    FORMATS.set(timeZone, format);
  }
  return must(format, 'a time zone has no format');
}
