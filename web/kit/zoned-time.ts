/**
 * Times as a clock in some zone shows them, and the instants that they are: what staff type is the
 * operator's clock, what the engine takes is an instant.
 *
 * A day on which the clock is set has an hour that does not exist, or one that happens twice.
 */

/** `2026-10-25T02:30`, as a field for a date and a time gives it. */
const CLOCK = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d))?$/;

/**
 * The instants in milliseconds at which a clock of the zone shows this: one, two where it is set
 * back, none where it is set on or where the text is no time. Earliest first.
 */
export function instantsOf(clock: string, timeZone: string): readonly number[] {
  const asUtcMs = utcOf(clock);
  if (asUtcMs === undefined) return [];
  // No zone's clock is set by more than this around an instant, so both offsets are found.
  const offsets = [-DAY_MS, 0, DAY_MS].map((aside) => offsetAt(asUtcMs + aside, timeZone));
  const candidates = new Set(offsets.map((offsetMs) => asUtcMs - offsetMs));
  return [...candidates]
    .filter((atMs) => atMs + offsetAt(atMs, timeZone) === asUtcMs)
    .sort((one, other) => one - other);
}

/** What a clock of the zone shows then, to the minute, in the form that `instantsOf` reads. */
export function clockAt(atMs: number, timeZone: string): string {
  return new Date(atMs + offsetAt(atMs, timeZone))
    .toISOString()
    .slice(0, 'YYYY-MM-DDTHH:MM'.length);
}

const DAY_MS = 86_400_000;

function utcOf(clock: string): number | undefined {
  const match = CLOCK.exec(clock);
  if (match === null) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1)
    .map((part) => Number(part ?? 0));
  const atMs = Date.UTC(year, month - 1, day, hour, minute, second);
  // The 31st of a short month would be a day of the next.
  const isReal = new Date(atMs).toISOString().startsWith(clock.slice(0, 'YYYY-MM-DDTHH:MM'.length));
  return isReal ? atMs : undefined;
}

/** How far the zone's clock is ahead of UTC then. */
function offsetAt(atMs: number, timeZone: string): number {
  const wholeSecondMs = Math.floor(atMs / 1_000) * 1_000;
  const parts = new Map(
    new Intl.DateTimeFormat('en-US', { ...TO_THE_SECOND, timeZone })
      .formatToParts(wholeSecondMs)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const of = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  const shownMs = Date.UTC(
    of('year'),
    of('month') - 1,
    of('day'),
    of('hour'),
    of('minute'),
    of('second'),
  );
  return shownMs - wholeSecondMs;
}

const TO_THE_SECOND = {
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
} as const;
