/**
 * The slip of a draw: its lines, in how many draws they play, the total, and the one button that
 * pays. While an answer is missing it waits: what might have been bought cannot be bought again.
 */
import type { Signal } from '@preact/signals';
import { isWaiting } from '../../kit/browser/unanswered.ts';
import { useMade } from '../../kit/browser/use-remote.ts';
import { MoneyNotice } from '../money-notice.tsx';
import { PayButton } from '../pay-button.tsx';
import type { Board } from '../picks/board.ts';
import { combinationsOf } from '../picks/line.ts';
import type { Slip } from '../picks/slip.ts';
import { money } from '../shown.ts';
import { say } from '../speech.ts';
import { LineText } from './balls.tsx';
import { Bought } from './bought.tsx';
import { type Buying, buyingOf } from './buying.ts';
import type { DrawHere } from './draw-view.tsx';
import { takePayNext } from './pay-next.ts';
import { BUYING } from './slips.ts';

export interface SlipCardProps {
  readonly draw: DrawHere;
  readonly board: Board;
  readonly slip: Signal<Slip>;
}

const DRAW_COUNTS = [1, 2, 4, 8, 12, 26, 52];

export function SlipCard({ draw, board, slip }: SlipCardProps) {
  const { drawId, priceMinor } = draw;
  const { lines, drawCount } = slip.value;
  const buying = useMade(() => anew(buyingOf(drawId)));
  const isNext = useMade(() => takePayNext(drawId));
  const state = buying.state.value;
  const isChecking = isWaiting(BUYING, drawId);
  const bets = lines.reduce((sum, line) => sum + combinationsOf(line, board), 0);
  const isUnderWay = state.kind === 'underWay';
  return (
    <section class="card slip" aria-labelledby="slip">
      <h2 id="slip">{say('slip.title')}</h2>
      {state.kind === 'done' && lines.length === 0 && <Bought tickets={state.value.tickets} />}
      {lines.length === 0 ? (
        state.kind !== 'done' && <p class="draw-side">{say('slip.empty')}</p>
      ) : (
        <ol class="slip-lines">
          {lines.map((line, index) => (
            <li key={`${index}-${lines.length}`} class="slip-line">
              <LineText line={line} />
              <span class="slip-price">{money(combinationsOf(line, board) * priceMinor)}</span>
              <button
                type="button"
                class="slip-drop"
                aria-label={say('slip.drop', { number: index + 1 })}
                disabled={isUnderWay || isChecking}
                onClick={() => {
                  slip.value = { ...slip.value, lines: lines.filter((_, at) => at !== index) };
                }}
              >
                ×
              </button>
            </li>
          ))}
        </ol>
      )}
      <label class="field slip-draws">
        <span>{say('slip.draws')}</span>
        <select
          value={drawCount}
          onChange={({ currentTarget }) => {
            slip.value = { ...slip.value, drawCount: Number(currentTarget.value) };
          }}
        >
          {DRAW_COUNTS.map((count) => (
            <option key={count} value={count}>
              {say('slip.drawCount', { count })}
            </option>
          ))}
        </select>
      </label>
      <p class="total">
        <span>{say('slip.total')}</span>
        <strong>{money(bets * priceMinor * drawCount)}</strong>
      </p>
      <MoneyNotice state={state} isChecking={isChecking} />
      <PayButton
        label={say('slip.pay')}
        isReady={lines.length > 0}
        isBusy={isUnderWay || isChecking}
        backTo={`draws/${drawId}`}
        onPay={() => void buying.start(board)}
        isNext={isNext}
      />
    </section>
  );
}

/** What came of an earlier one was told; one that is under way goes on. */
function anew(buying: Buying): Buying {
  buying.reset();
  return buying;
}
