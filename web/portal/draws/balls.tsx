/** The numbers of a line or a ticket, as balls. */
import type { Line } from '../picks/line.ts';
import './balls.css';

/** A ticket's selection, in each form in which the engine tells it. */
export type Selection =
  | readonly number[]
  | { readonly numbers: readonly number[]; readonly bankers: readonly number[] }
  | { readonly main: readonly number[]; readonly bonus: readonly number[] }
  | { readonly digits: string; readonly kind: 'straight' | 'box' }
  | { readonly number: string };

export function Balls({ main, bonus = [] }: { main: readonly (number | string)[]; bonus?: readonly number[] }) {
  return (
    <span class="balls">
      {main.map((number, index) => (
        <span key={`${index}-${number}`} class="ball">
          {number}
        </span>
      ))}
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

export function SelectionText({ selection }: { readonly selection: Selection }) {
  if ('digits' in selection) return <Balls main={[...selection.digits]} />;
  if ('number' in selection) return <Balls main={[...selection.number]} />;
  if ('main' in selection) return <Balls main={selection.main} bonus={selection.bonus} />;
  if ('numbers' in selection) return <Balls main={[...selection.bankers, ...selection.numbers]} />;
  return <Balls main={selection} />;
}
