/**
 * Draws as a calendar: a week, its days, and the hours of the day that is chosen, in the operator's
 * zone, with what of each draw is done, due and late by the engine's clock.
 *
 * Arrows go from day to day and from draw to draw; Enter opens. Day and draw stand in the address.
 */
import { useSignal } from '@preact/signals';
import type { components } from '@tirage/client';
import { useEffect, useRef } from 'preact/hooks';
import { engine } from '../../kit/browser/engine.ts';
import { house } from '../../kit/browser/house.ts';
import { ask, place } from '../../kit/browser/navigation.ts';
import { usePolled } from '../../kit/browser/use-polled.ts';
import { useMade } from '../../kit/browser/use-remote.ts';
import { Notice } from '../../kit/parts/notice.tsx';
import { dayAfter, isDay, weekOf } from '../../kit/zone-time.ts';
import { may } from '../me.ts';
import { Beside } from '../parts/beside.tsx';
import { RemoteHere } from '../remote-here.tsx';
import { time } from '../shown.ts';
import { say } from '../speech.ts';
import { CalendarDay } from './calendar-day.tsx';
import { byDay, type CalendarDraw, foreseenOf } from './calendar-days.ts';
import { CalendarSource } from './calendar-source.ts';
import { CalendarWeek } from './calendar-week.tsx';
import { DrawSide } from './draw-side.tsx';
import { dayOf, startOf, today } from './house-days.ts';
import './calendar.css';

const ASKED_EVERY_MS = 15_000;
const PAGE_ROWS = 200;
/** A thousand draws; more are read when somebody asks for them. */
const PAGES_MAX = 5;

type Draw = components['schemas']['Draw'];
type Missed = components['schemas']['MissedDraws'];

export function View() {
  const pagesMax = useSignal(PAGES_MAX);
  const source = useMade(() => new CalendarSource<Draw>({ page: pageOfDraws, one: oneDraw }));
  const remote = usePolled(async (signal) => {
    const [first = today()] = weekOf(chosenDay());
    const [{ draws, isPartBefore }, missed, next] = await Promise.all([
      source.load(startOf(first), pagesMax.peek()),
      askMissed(signal),
      may('GET /v1/admin/schedule') ? askNext(signal) : [],
    ]);
    const partBeforeMs = isPartBefore === undefined ? 0 : Date.parse(isPartBefore);
    return { draws: [...draws, ...foreseenOf(next, draws)], missed, partBeforeMs };
  }, ASKED_EVERY_MS);
  const readMore = (): void => {
    pagesMax.value *= 2;
    void remote.ask();
  };
  const onDay = (day: string): void => {
    const query = new Map(place.peek().query).set('day', day);
    query.delete('row');
    ask(query);
    // Days before those that were read need more pages.
    void remote.ask();
  };
  return (
    <>
      <h1>{say('nav.calendar')}</h1>
      <RemoteHere of={remote} skeleton={<div class="skeleton calendar-waits" />}>
        {(here) => (
          <Calendar here={here} onDay={onDay} onMore={readMore} onDone={() => void remote.ask()} />
        )}
      </RemoteHere>
    </>
  );
}

interface CalendarProps {
  readonly here: {
    readonly draws: readonly CalendarDraw[];
    readonly missed: readonly Missed[];
    /** Draws that closed before it were not all read. */
    readonly partBeforeMs: number;
  };
  readonly onDay: (day: string) => void;
  readonly onMore: () => void;
  readonly onDone: () => void;
}

function Calendar({ here, onDay, onMore, onDone }: CalendarProps) {
  const { draws, missed, partBeforeMs } = here;
  const within = useRef<HTMLDivElement>(null);
  useArrows(within, onDay);
  const day = chosenDay();
  const days = byDay(draws, house.value.timeZone);
  const missedOn = (one: string): readonly Missed[] =>
    missed.filter(({ from, through }) => dayOf(from) <= one && one <= dayOf(through));
  const isPart = (one: string): boolean => startOf(one) < partBeforeMs;
  const openId = place.value.query.get('row');
  return (
    <div class={openId === undefined ? 'desk' : 'desk desk-open'}>
      <div ref={within} class="calendar">
        <CalendarWeek day={day} days={days} missedOn={missedOn} isPart={isPart} onDay={onDay} />
        {isPart(day) && (
          <Notice
            kind="warn"
            action={
              <button type="button" class="button button-quiet" onClick={onMore}>
                {say('calendar.readMore')}
              </button>
            }
          >
            {say('calendar.part', { time: time(partBeforeMs) })}
          </Notice>
        )}
        <CalendarDay key={day} draws={days.get(day) ?? []} missed={missedOn(day)} openId={openId} />
      </div>
      {openId !== undefined && (
        <Beside name={openId}>
          <DrawSide id={openId} onDone={onDone} />
        </Beside>
      )}
    </div>
  );
}

/** Left and right to another day, up and down through its draws. */
function useArrows(
  calendar: { readonly current: HTMLElement | null },
  onDay: (day: string) => void,
): void {
  const latest = useRef(onDay);
  latest.current = onDay;
  useEffect(() => {
    const within = calendar.current;
    if (within === null) return;
    const onKey = (event: KeyboardEvent): void => {
      if (!event.key.startsWith('Arrow')) return;
      event.preventDefault();
      if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
        stepFrom(event.target, within, event.key === 'ArrowDown' ? 1 : -1);
        return;
      }
      latest.current(dayAfter(chosenDay(), event.key === 'ArrowRight' ? 1 : -1));
      // The day is drawn first.
      requestAnimationFrame(() => dayIn(within)?.focus());
    };
    within.addEventListener('keydown', onKey);
    return () => within.removeEventListener('keydown', onKey);
  }, [calendar]);
}

/** From a day its first draw is next, and before that draw is the day. */
function stepFrom(target: EventTarget | null, within: HTMLElement, step: number): void {
  const items: readonly (EventTarget | null)[] = [...within.querySelectorAll('[data-item]')];
  const at = items.indexOf(target) + step;
  const next = at < 0 ? dayIn(within) : items[Math.min(at, items.length - 1)];
  if (next instanceof HTMLElement) next.focus();
}

function dayIn(within: HTMLElement): HTMLElement | null {
  return within.querySelector<HTMLElement>('[data-day][aria-pressed=true]');
}

/** What stands in the address may be anything. */
function chosenDay(): string {
  const asked = place.value.query.get('day') ?? '';
  return isDay(asked) ? asked : today();
}

async function pageOfDraws({ after, state }: { readonly after?: string; readonly state?: string }) {
  const query = {
    limit: PAGE_ROWS,
    ...(after === undefined ? {} : { after }),
    ...(state === undefined ? {} : { state: state as Draw['state'] }),
  };
  return engine.call('GET', '/v1/draws', { query });
}

function oneDraw(id: string) {
  return engine.call('GET', '/v1/draws/{id}', { params: { id } });
}

async function askMissed(signal: AbortSignal) {
  const query = { state: 'missed' } as const;
  return (await engine.call('GET', '/v1/draws', { query }, { signal })).missed ?? [];
}

async function askNext(signal: AbortSignal) {
  return (await engine.call('GET', '/v1/admin/schedule', {}, { signal })).next;
}
