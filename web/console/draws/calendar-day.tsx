/** The draws of a day, hour by hour; many of one series are a line that opens. */
import { useSignal } from '@preact/signals';
import type { components } from '@tirage/client';
import { now } from '../../kit/browser/engine.ts';
import { house } from '../../kit/browser/house.ts';
import { Notice } from '../../kit/parts/notice.tsx';
import { wallTime } from '../../kit/zone-time.ts';
import { openRow } from '../parts/beside.tsx';
import { time } from '../shown.ts';
import { say } from '../speech.ts';
import { type CalendarDraw, hoursOf, type SeriesInHour } from './calendar-days.ts';
import { type DutyStanding, standingOfDraw } from './draw-duties.ts';
import { countsText, standingText, stateText } from './draw-words.ts';
import { DutyMarks, Sign } from './duty-list.tsx';

type Missed = components['schemas']['MissedDraws'];

/** More of one series in an hour are one line. */
const SINGLE_MAX = 4;

export interface CalendarDayProps {
  readonly draws: readonly CalendarDraw[];
  readonly missed: readonly Missed[];
  readonly openId: string | undefined;
}

export function CalendarDay({ draws, missed, openId }: CalendarDayProps) {
  const hours = hoursOf(draws, house.value.timeZone, now.value);
  return (
    <>
      {missed.map(({ series, from, through, count, notedAt }) => (
        <Notice key={`${series} ${from}`} kind="bad">
          {say('calendar.missedDraws', {
            count,
            series,
            from: time(from),
            through: time(through),
            notedAt: time(notedAt),
          })}
        </Notice>
      ))}
      {hours.length === 0 && <p class="desk-empty">{say('calendar.none')}</p>}
      {hours.map(({ key, label, series }) => (
        <section key={key} class="hour">
          <h3>{label}</h3>
          <div class="hour-draws">
            {series.map((one) =>
              one.draws.length <= SINGLE_MAX ? (
                one.draws.map((draw) => (
                  <DrawItem key={draw.drawId ?? draw.closesAt} draw={draw} openId={openId} />
                ))
              ) : (
                <ManyDraws key={one.series} of={one} openId={openId} />
              ),
            )}
          </div>
        </section>
      ))}
    </>
  );
}

interface ManyDrawsProps {
  readonly of: SeriesInHour<CalendarDraw>;
  readonly openId: string | undefined;
}

function ManyDraws({ of: { series, draws, counts }, openId }: ManyDrawsProps) {
  const isOpen = useSignal(false);
  return (
    <>
      <button
        type="button"
        data-item
        class={`draw-item duty-${worstOf(counts)}`}
        aria-expanded={isOpen.value}
        onClick={() => {
          isOpen.value = !isOpen.value;
        }}
      >
        <span class="draw-item-time">{isOpen.value ? '▾' : '▸'}</span>
        <strong>{series}</strong>
        <span>
          {say('calendar.count', { count: draws.length })}: {countsText(counts)}
        </span>
      </button>
      {isOpen.value &&
        draws.map((draw) => (
          <DrawItem key={draw.drawId ?? draw.closesAt} draw={draw} openId={openId} />
        ))}
    </>
  );
}

interface DrawItemProps {
  readonly draw: CalendarDraw;
  readonly openId: string | undefined;
}

function DrawItem({ draw, openId }: DrawItemProps) {
  const { drawId, series, closesAt, state } = draw;
  const at = closeText(closesAt);
  if (drawId === undefined) {
    return (
      <div class="draw-item draw-item-foreseen">
        <span class="draw-item-time">{at}</span>
        <strong>{series}</strong>
        <span>{standingText('foreseen')}</span>
      </div>
    );
  }
  const standing = standingOfDraw(draw, now.value);
  return (
    <button
      type="button"
      data-item
      class={`draw-item draw-item-${standing}`}
      aria-pressed={drawId === openId}
      onClick={() => openRow(drawId)}
    >
      <span class="draw-item-time">{at}</span>
      <strong>{series}</strong>
      <span class="draw-item-id">{drawId}</span>
      <span>
        <Sign standing={standing} /> {stateText(state)}
      </span>
      <DutyMarks draw={draw} />
    </button>
  );
}

/** To the minute, as most draws close; else to the second. */
function closeText(closesAt: string): string {
  const atMs = Date.parse(closesAt);
  if (atMs % 60_000 !== 0) return time(atMs).slice(-'00:00:00'.length);
  return wallTime(atMs, house.value.timeZone).time;
}

function worstOf(counts: SeriesInHour<CalendarDraw>['counts']): DutyStanding {
  return counts.late !== undefined ? 'late' : counts.due !== undefined ? 'due' : 'ahead';
}
