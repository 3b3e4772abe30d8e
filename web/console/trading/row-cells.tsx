/** The cells of an event's row, each as live as what it shows. */
import { now } from '../../kit/browser/engine.ts';
import { usePolled } from '../../kit/browser/use-polled.ts';
import { Countdown } from '../../kit/parts/countdown.tsx';
import { decimal, money, time } from '../shown.ts';
import { say } from '../speech.ts';
import { tightest } from './book/liability.ts';
import { askLiability, type EventHere, type Liability } from './desk-calls.ts';
import { EventState, isChangeable } from './event-state.tsx';
import { LimitBar } from './limit-bar.tsx';
import { useLiveRow } from './live-event.ts';

const EVERY_MS = 15_000;

interface CellProps {
  readonly event: EventHere;
}

export function StateCell({ event }: CellProps) {
  return <EventState event={useLiveRow(event)} />;
}

export function DeadlineCell({ event }: CellProps) {
  const live = useLiveRow(event);
  const untilMs = Date.parse(live.deadline);
  if (!isChangeable(live)) return <time dateTime={live.deadline}>{time(untilMs)}</time>;
  return <Countdown now={now} untilMs={untilMs} units={countdownUnits()} title={time(untilMs)} />;
}

export function OddsCell({ event }: CellProps) {
  return <>{oddsLine(useLiveRow(event), decimal)}</>;
}

/** Of the first market, in its order. */
export function oddsLine({ markets }: EventHere, shown = (odds: string) => odds): string {
  const [first, ...others] = markets;
  const odds = (first?.selections ?? []).map((one) => shown(one.odds)).join(' / ');
  return others.length === 0 ? odds : `${odds} +${others.length}`;
}

/** What was bet, and the limit that will be used up first. */
export function RiskCell({ event }: CellProps) {
  const risk = usePolled((signal) => askLiability(event.eventId, signal), EVERY_MS);
  const state = risk.state.value;
  if (state.kind === 'loading') return <div class="skeleton" />;
  if (state.kind === 'refused') return <>—</>;
  const worst = tightestOf(state.value);
  return (
    <div class="trading-risk" title={say('trading.asOf', { time: time(state.asOfMs) })}>
      <span class={state.isOld ? 'trading-old' : undefined}>{betsText(state.value)}</span>
      {worst !== undefined && <LimitBar name={worst.name} use={worst} />}
    </div>
  );
}

export function tightestOf({ markets, selections }: Liability) {
  return tightest([...markets, ...selections]);
}

export function countdownUnits(): [string, string, string, string] {
  return [
    say('trading.unit.days'),
    say('trading.unit.hours'),
    say('trading.unit.minutes'),
    say('trading.unit.seconds'),
  ];
}

export function betsText({ betCount, stakesMinor }: Liability): string {
  return say('trading.bets', { count: betCount, stakes: money(stakesMinor) });
}
