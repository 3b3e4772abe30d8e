/** The days of a week, each with how many draws it has, and what of them is late or missed. */
import type { components } from '@tirage/client';
import { now } from '../../kit/browser/engine.ts';
import { dayAfter, weekOf } from '../../kit/zone-time.ts';
import { locale, say } from '../speech.ts';
import { type CalendarDraw, countsOf } from './calendar-days.ts';
import { today } from './house-days.ts';

type Missed = components['schemas']['MissedDraws'];

export interface CalendarWeekProps {
  readonly day: string;
  readonly days: ReadonlyMap<string, readonly CalendarDraw[]>;
  readonly missedOn: (day: string) => readonly Missed[];
  /** There may be draws of the day that were not read. */
  readonly isPart: (day: string) => boolean;
  readonly onDay: (day: string) => void;
}

export function CalendarWeek({ day, days, missedOn, isPart, onDay }: CalendarWeekProps) {
  const week = weekOf(day);
  const [first = day] = week;
  return (
    <>
      <div class="week-ways">
        <Way label={say('calendar.weekBefore')} sign="‹" onGo={() => onDay(dayAfter(day, -7))} />
        <Way label={say('calendar.weekAfter')} sign="›" onGo={() => onDay(dayAfter(day, 7))} />
        <button type="button" class="button button-quiet" onClick={() => onDay(today())}>
          {say('calendar.today')}
        </button>
        <h2>{weekText(first)}</h2>
      </div>
      <fieldset class="week">
        <legend class="unseen">{say('calendar.days')}</legend>
        {week.map((one) => {
          const { late = 0, ...others } = countsOf(days.get(one) ?? [], now.value);
          const total = late + Object.values(others).reduce((sum, count) => sum + count, 0);
          const missed = missedOn(one).length;
          return (
            <button
              key={one}
              type="button"
              data-day={one}
              class="week-day"
              tabIndex={one === day ? 0 : -1}
              aria-pressed={one === day}
              aria-current={one === today() ? 'date' : undefined}
              onClick={() => onDay(one)}
            >
              <span>{dayText(one)}</span>
              <span class="week-count">
                {say(isPart(one) ? 'calendar.countMin' : 'calendar.count', { count: total })}
              </span>
              {late > 0 && <span class="week-bad">{say('calendar.late', { count: late })}</span>}
              {missed > 0 && <span class="week-bad">{say('calendar.missed')}</span>}
            </button>
          );
        })}
      </fieldset>
    </>
  );
}

interface WayProps {
  readonly label: string;
  readonly sign: string;
  readonly onGo: () => void;
}

function Way({ label, sign, onGo }: WayProps) {
  return (
    <button type="button" class="button button-quiet" aria-label={label} onClick={onGo}>
      {sign}
    </button>
  );
}

/** A day of the calendar has no zone: it is written as one of UTC. */
function dayText(day: string): string {
  const form = { weekday: 'short', day: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(locale.value, form).format(Date.parse(`${day}T00:00Z`));
}

function weekText(first: string): string {
  const form = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(locale.value, form).formatRange(
    Date.parse(`${first}T00:00Z`),
    Date.parse(`${dayAfter(first, 6)}T00:00Z`),
  );
}
