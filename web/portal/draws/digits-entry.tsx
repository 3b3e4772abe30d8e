/** Digits one behind the other, and how they count where that is chosen. */
import { Field } from '../../kit/parts/field.tsx';
import type { Board } from '../picks/board.ts';
import type { DigitsLine } from '../picks/line.ts';
import { say } from '../speech.ts';

export interface DigitsEntryProps {
  readonly board: Extract<Board, { kind: 'digits' }>;
  readonly line: DigitsLine;
  readonly onLine: (line: DigitsLine) => void;
}

const PLAYS = ['straight', 'box'] as const;

export function DigitsEntry({ board, line, onLine }: DigitsEntryProps) {
  const { digitCount, hasPlays } = board;
  return (
    <>
      <Field
        label={say('pick.digits', { count: digitCount })}
        inputMode="numeric"
        autocomplete="off"
        value={line.digits}
        onValue={(text) =>
          onLine({ ...line, digits: text.replace(/\D/g, '').slice(0, digitCount) })
        }
      />
      {hasPlays && (
        <fieldset class="pick-plays">
          <legend>{say('pick.play')}</legend>
          {PLAYS.map((play) => (
            <label key={play} class="pick-play">
              <input
                type="radio"
                name="play"
                checked={line.play === play}
                onChange={() => onLine({ ...line, play })}
              />
              <span>
                {say(`pick.${play}`)}
                <small>{say(`pick.${play}.help`)}</small>
              </span>
            </label>
          ))}
        </fieldset>
      )}
    </>
  );
}
