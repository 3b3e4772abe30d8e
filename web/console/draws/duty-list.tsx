/** The duties of a draw, each with its time and how it stands: by sign and word, then colour. */
import { now } from '../../kit/browser/engine.ts';
import { age, time } from '../shown.ts';
import { type DutiedDraw, type DutyStanding, dutiesOf } from './draw-duties.ts';
import { dutyText, standingText } from './draw-words.ts';
import './duties.css';

const SIGNS: Readonly<Record<DutyStanding | 'foreseen', string>> = {
  done: '✓',
  ahead: '·',
  due: '◷',
  late: '!',
  dropped: '×',
  foreseen: '·',
};

export function DutyList({ draw }: { readonly draw: DutiedDraw }) {
  return (
    <ol class="duties">
      {dutiesOf(draw, now.value).map(({ name, atMs, standing }) => (
        <li key={name} class={`duty duty-${standing}`}>
          <Sign standing={standing} />
          <strong>{dutyText(name)}</strong>
          <time dateTime={new Date(atMs).toISOString()}>{time(atMs)}</time>
          <span>
            {standing === 'done'
              ? standingText(standing)
              : `${standingText(standing)}, ${age(atMs)}`}
          </span>
        </li>
      ))}
    </ol>
  );
}

export interface DutyMarksProps {
  readonly draw: DutiedDraw;
  /** The names of the duties are only read out. */
  readonly isBrief?: boolean;
}

/** The same in a line, for lists. */
export function DutyMarks({ draw, isBrief = false }: DutyMarksProps) {
  return (
    <span class="duty-marks">
      {dutiesOf(draw, now.value).map(({ name, atMs, standing }) => (
        <span
          key={name}
          class={`duty-mark duty-${standing}`}
          title={`${dutyText(name)}: ${standingText(standing)}, ${time(atMs)}`}
        >
          <Sign standing={standing} />
          <span class={isBrief ? 'unseen' : undefined}>{dutyText(name)}</span>
          <span class="unseen">: {standingText(standing)}</span>
        </span>
      ))}
    </span>
  );
}

export function Sign({ standing }: { readonly standing: DutyStanding | 'foreseen' }) {
  return (
    <span class="duty-sign" aria-hidden="true">
      {SIGNS[standing]}
    </span>
  );
}
