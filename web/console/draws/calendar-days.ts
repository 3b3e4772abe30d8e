/**
 * Draws as a calendar has them: by the day and the hour of their close in the operator's zone, and
 * within an hour by series, so that a lottery with a draw every minute is a line an hour and not a
 * wall.
 */
import { offsetText, wallTime } from '../../kit/zone-time.ts';
import { type DutiedDraw, type DutyStanding, standingOfDraw } from './draw-duties.ts';

/** A draw of the engine's, or one that only the schedule speaks of. */
export interface CalendarDraw extends DutiedDraw {
  /** Absent: not planned yet. */
  readonly drawId?: string;
  readonly series: string;
  readonly game: string;
}

/** How many of each standing there are; one that only the schedule speaks of is `foreseen`. */
export type Counts = Readonly<Partial<Record<DutyStanding | 'foreseen', number>>>;

export interface SeriesInHour<Row extends CalendarDraw> {
  readonly series: string;
  readonly draws: readonly Row[];
  readonly counts: Counts;
}

export interface CalendarHour<Row extends CalendarDraw> {
  /** Begins with the hour; names the offset where the day has two hours of this name. */
  readonly label: string;
  readonly key: string;
  readonly series: readonly SeriesInHour<Row>[];
}

/** By the day of their close. */
export function byDay<Row extends CalendarDraw>(
  draws: readonly Row[],
  timeZone: string,
): ReadonlyMap<string, readonly Row[]> {
  return grouped(draws, ({ closesAt }) => wallTime(Date.parse(closesAt), timeZone).day);
}

/** Of the draws of one day, by time; hours without a draw are left out. */
export function hoursOf<Row extends CalendarDraw>(
  draws: readonly Row[],
  timeZone: string,
  nowMs: number,
): readonly CalendarHour<Row>[] {
  const inTime = draws.toSorted((a, b) => Date.parse(a.closesAt) - Date.parse(b.closesAt));
  // An hour that clocks show twice is two: one for each offset.
  const hours = grouped(inTime, ({ closesAt }) => {
    const { hour, offsetMs } = wallTime(Date.parse(closesAt), timeZone);
    return JSON.stringify([hour, offsetMs]);
  });
  const keys = [...hours.keys()].map((key) => JSON.parse(key) as [number, number]);
  return [...hours].map(([key, ofHour]) => {
    const [hour, offsetMs] = JSON.parse(key) as [number, number];
    const isTwice = keys.filter(([other]) => other === hour).length > 1;
    const name = `${String(hour).padStart(2, '0')}:00`;
    return {
      key,
      label: isTwice ? `${name} (${offsetText(offsetMs)})` : name,
      series: [...grouped(ofHour, ({ series }) => series)].map(([series, ofSeries]) => ({
        series,
        draws: ofSeries,
        counts: countsOf(ofSeries, nowMs),
      })),
    };
  });
}

export function countsOf(draws: readonly CalendarDraw[], nowMs: number): Counts {
  const counts: Partial<Record<keyof Counts, number>> = {};
  for (const draw of draws) {
    const standing = draw.drawId === undefined ? 'foreseen' : standingOfDraw(draw, nowMs);
    counts[standing] = (counts[standing] ?? 0) + 1;
  }
  return counts;
}

/** What the schedule tells ahead, without those that are planned by now. */
export function foreseenOf(
  next: readonly Pick<CalendarDraw, 'series' | 'game' | 'closesAt' | 'resultsAt'>[],
  known: readonly CalendarDraw[],
): readonly CalendarDraw[] {
  const keyOf = ({ series, closesAt }: Pick<CalendarDraw, 'series' | 'closesAt'>) =>
    `${series} ${Date.parse(closesAt)}`;
  const planned = new Set(known.map(keyOf));
  return next
    .filter((one) => !planned.has(keyOf(one)))
    .map((one) => ({ ...one, state: 'foreseen', opensAt: one.closesAt }));
}

function grouped<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}
