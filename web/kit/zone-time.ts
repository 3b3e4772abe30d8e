/**
 * Days and times of day as clocks in a zone show them, and back. Where clocks change, a time of day
 * stands for no instant (spring) or for two (autumn): what asks here has to say what it does then.
 */

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const YEAR_MIN = 1970;
/** A day before the last that four digits can write. */
const YEAR_MAX = 9998;
/** Further from UTC than any zone. */
const OFFSET_MS_MAX = 15 * 60 * MINUTE_MS;

export interface WallTime {
  /** `2026-10-25`. */
  readonly day: string;
  /** `02:30`. */
  readonly time: string;
  readonly hour: number;
  /** What the zone's clocks are ahead of UTC. */
  readonly offsetMs: number;
}

/** To the minute; zones of our time are ahead of UTC by whole minutes. */
export function wallTime(atMs: number, timeZone: string): WallTime {
  const minuteMs = Math.floor(atMs / MINUTE_MS) * MINUTE_MS;
  // The Swedish way of writing is ISO 8601.
  const text = formatOf(timeZone).format(minuteMs);
  const [day = '', time = ''] = text.split(' ');
  const offsetMs = Date.parse(`${day}T${time}:00Z`) - minuteMs;
  return { day, time, hour: Number(time.slice(0, 2)), offsetMs };
}

/**
 * The instants at which clocks of the zone show a time, `2026-10-25T02:30`, the first one first:
 * one, two where the clocks are put back, none where they are put forward, and none for a text of
 * another form.
 */
export function instantsOf(wall: string, timeZone: string): readonly number[] {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})$/.exec(wall);
  const asUtcMs = match === null ? Number.NaN : Date.parse(`${wall}:00Z`);
  if (match === null || !isOfOurTime(wall) || Number.isNaN(asUtcMs)) return [];
  const [, day, time] = match;
  const offsets = [asUtcMs - OFFSET_MS_MAX, asUtcMs + OFFSET_MS_MAX].map(
    (atMs) => wallTime(atMs, timeZone).offsetMs,
  );
  return [...new Set(offsets)]
    .map((offsetMs) => asUtcMs - offsetMs)
    .filter((atMs) => {
      const shown = wallTime(atMs, timeZone);
      return shown.day === day && shown.time === time;
    })
    .sort((one, other) => one - other);
}

/** Who types a year passes through 0002, 0020 and 0202: zones knew no whole minutes then. */
function isOfOurTime(wall: string): boolean {
  const year = Number(wall.slice(0, 4));
  return year >= YEAR_MIN && year <= YEAR_MAX;
}

/** As a field of date and time is filled in: to the minute. */
export function wallText(atMs: number, timeZone: string): string {
  const { day, time } = wallTime(atMs, timeZone);
  return `${day}T${time}`;
}

/** Some days after a day, or before it: days of the calendar, however long each of them is. */
export function dayAfter(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00Z`) + count * DAY_MS).toISOString().slice(0, 10);
}

/** The seven days from Monday to Sunday (ISO 8601) that a day is one of. */
export function weekOf(day: string): readonly string[] {
  const sinceMonday = (new Date(`${day}T00:00Z`).getUTCDay() + 6) % 7;
  return Array.from({ length: 7 }, (_, index) => dayAfter(day, index - sinceMonday));
}

/** Whether it is a day of the calendar: an address may hold anything. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00Z`));
}

/** `UTC+02:00`: says which of two hours of the same name is meant. */
export function offsetText(offsetMs: number): string {
  const minutes = Math.abs(offsetMs) / MINUTE_MS;
  const digits = [Math.floor(minutes / 60), minutes % 60].map((one) =>
    String(one).padStart(2, '0'),
  );
  return `UTC${offsetMs < 0 ? '−' : '+'}${digits.join(':')}`;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making one takes longer than a hundred uses, and a page shows two zones. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
  });
  formats.set(timeZone, made);
  return made;
}
