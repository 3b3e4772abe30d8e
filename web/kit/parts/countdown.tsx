/**
 * How long it is until something closes, by the engine's clock. Read out once a minute and not each
 * second; the exact time is in its title and in its machine-readable form.
 */
import { type ReadonlySignal, useComputed } from '@preact/signals';
import { remaining } from '../remaining.ts';
import './countdown.css';

export interface CountdownProps {
  readonly now: ReadonlySignal<number>;
  readonly untilMs: number;
  /** The units in the page's language, from days to seconds. */
  readonly units: readonly [string, string, string, string];
  /** The time itself, in words. */
  readonly title: string;
}

export function Countdown({ now, untilMs, units, title }: CountdownProps) {
  const parts = useComputed(() => shownParts(now.value, untilMs, units));
  const isSoon = useComputed(() => untilMs - now.value < 60_000);
  return (
    <time
      class={isSoon.value ? 'countdown countdown-soon' : 'countdown'}
      dateTime={new Date(untilMs).toISOString()}
      title={title}
    >
      {parts.value.map(([figure, unit]) => (
        <span key={unit} class="countdown-part">
          <span class="countdown-figure">{figure}</span>
          <span class="countdown-unit">{unit}</span>
        </span>
      ))}
    </time>
  );
}

/** Days and hours, or hours and minutes, or minutes and seconds: what changes a decision. */
function shownParts(
  nowMs: number,
  untilMs: number,
  [day, hour, minute, second]: CountdownProps['units'],
): readonly (readonly [string, string])[] {
  const { days, hours, minutes, seconds } = remaining(nowMs, untilMs);
  const two = (figure: number): string => String(figure).padStart(2, '0');
  if (days > 0)
    return [
      [String(days), day],
      [two(hours), hour],
    ];
  if (hours > 0)
    return [
      [String(hours), hour],
      [two(minutes), minute],
    ];
  if (minutes === 0) return [[String(seconds), second]];
  return [
    [String(minutes), minute],
    [two(seconds), second],
  ];
}
