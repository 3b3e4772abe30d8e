/** Numbers as balls: of a line, of a ticket, or as they were drawn. */
import type { Line } from '../picks/line.ts';
import type { Selection } from '../picks/selection.ts';
import { say } from '../speech.ts';
import './balls.css';

export interface BallsProps {
  readonly main: readonly (number | string)[];
  readonly bonus?: readonly number[];
  /** Those of them that were drawn are marked, by shape as well as by colour. */
  readonly drawn?: readonly number[] | undefined;
}

export function Balls({ main, bonus = [], drawn = [] }: BallsProps) {
  return (
    <span class="balls">
      {main.map((number, index) => {
        const isHit = typeof number === 'number' && drawn.includes(number);
        return (
          <span key={`${index}-${number}`} class={isHit ? 'ball ball-mine' : 'ball'}>
            {number}
            {isHit && <span class="unseen"> {say('results.hit')}</span>}
          </span>
        );
      })}
      {bonus.map((number) => (
        <span key={`bonus-${number}`} class="ball ball-bonus">
          {number}
        </span>
      ))}
    </span>
  );
}

export function LineText({ line }: { readonly line: Line }) {
  return line.kind === 'digits' ? (
    <Balls main={[...line.digits]} />
  ) : (
    <Balls main={line.main} bonus={line.bonus} />
  );
}

export interface SelectionTextProps {
  readonly selection: Selection;
  readonly drawn?: readonly number[];
}

export function SelectionText({ selection, drawn }: SelectionTextProps) {
  if ('digits' in selection) return <Balls main={[...selection.digits]} />;
  if ('number' in selection) return <Balls main={[...selection.number]} />;
  if ('main' in selection) return <Balls main={selection.main} bonus={selection.bonus} />;
  if ('numbers' in selection) {
    return <Balls main={[...selection.bankers, ...selection.numbers]} drawn={drawn} />;
  }
  return <Balls main={selection} drawn={drawn} />;
}
