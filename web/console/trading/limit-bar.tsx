/** How much of a limit bets have used: a bar, and the numbers that it stands for. */
import { money } from '../shown.ts';
import { say } from '../speech.ts';
import { type LimitUse, nearness, usedPercent } from './book/liability.ts';
import './limit-bar.css';

export interface LimitBarProps {
  /** Whose limit. */
  readonly name: string;
  /** Absent: not known yet. */
  readonly use: LimitUse | undefined;
}

export function LimitBar({ name, use }: LimitBarProps) {
  if (use === undefined) return <div class="skeleton limit" />;
  const { usedMinor, limitMinor } = use;
  const percent = usedPercent(use);
  return (
    <div class={`limit limit-${nearness(use)}`}>
      <meter
        class="limit-bar"
        aria-label={say('trading.usedOf', { name })}
        min={0}
        max={100}
        value={percent}
      />
      <span class="limit-figures">
        <strong>{money(usedMinor)}</strong> / {money(limitMinor)} · {percent} %
      </span>
    </div>
  );
}
