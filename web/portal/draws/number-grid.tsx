/** The numbers of a drum to choose from. It fits a telephone without scrolling sideways. */

import type { Drum } from '../picks/board.ts';
import { say } from '../speech.ts';
import './number-grid.css';

export interface NumberGridProps {
  readonly drum: Drum;
  readonly chosen: readonly number[];
  readonly onToggle: (number: number) => void;
}

export function NumberGrid({ drum, chosen, onToggle }: NumberGridProps) {
  const { numberCount, least, most, name } = drum;
  const counts = { count: chosen.length, least, most };
  const isFull = chosen.length >= most;
  return (
    <fieldset class="grid">
      <legend class="grid-legend">
        {say(name === 'main' ? 'pick.main' : 'pick.bonus', counts)}
      </legend>
      <div class="grid-numbers">
        {Array.from({ length: numberCount }, (_, index) => index + 1).map((number) => {
          const isChosen = chosen.includes(number);
          return (
            <button
              key={number}
              type="button"
              class="grid-number"
              aria-pressed={isChosen}
              disabled={isFull && !isChosen}
              onClick={() => onToggle(number)}
            >
              {number}
            </button>
          );
        })}
      </div>
    </fieldset>
  );
}
