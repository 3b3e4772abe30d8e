/**
 * The slip of a draw: its lines, in how many draws they play, the total, and the one button that
 * pays. While an answer is missing it waits: what might have been bought cannot be bought again.
 */
import type { Signal } from '@preact/signals';
import { engine } from '../../kit/browser/engine.ts';
import { isWaiting, untilAnswered } from '../../kit/browser/unanswered.ts';
import { useMade } from '../../kit/browser/use-remote.ts';
import { Doing } from '../../kit/doing.ts';
import { Notice } from '../../kit/parts/notice.tsx';
import { placeText } from '../../kit/place.ts';
import { MoneyNotice } from '../money-notice.tsx';
import { PayButton } from '../pay-button.tsx';
import type { Board } from '../picks/board.ts';
import { combinationsOf } from '../picks/line.ts';
import { purchaseBody } from '../picks/purchase-body.ts';
import type { Slip } from '../picks/slip.ts';
import { money } from '../shown.ts';
import { say } from '../speech.ts';
import { LineText, SelectionText } from './balls.tsx';
import type { DrawHere } from './draw-view.tsx';
import { takePayNext } from './pay-next.ts';
import { BUYING, slips } from './slips.ts';

export interface SlipCardProps {
  readonly draw: DrawHere;
  readonly board: Board;
  readonly slip: Signal<Slip>;
}

const DRAW_COUNTS = [1, 2, 4, 8, 12, 26, 52];

export function SlipCard({ draw, board, slip }: SlipCardProps) {
  const { drawId, priceMinor } = draw;
  const { lines, drawCount } = slip.value;
  const buying = useMade(() => new Doing(() => buy(drawId, board, slip.peek())));
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
        onPay={() => void buying.start()}
        isNext={isNext}
      />
    </section>
  );
}

async function buy(drawId: string, board: Board, { lines, drawCount }: Slip) {
  const body = purchaseBody({ lines, board, drawCount });
  const bought = await untilAnswered(engine.buy(drawId, body));
  slips.clear(drawId);
  return bought;
}

type Bought = Awaited<ReturnType<typeof buy>>;

function Bought({ tickets }: Pick<Bought, 'tickets'>) {
  return (
    <Notice kind="good">
      <p>{say('slip.bought', { count: tickets.length })}</p>
      <ul class="slip-bought">
        {tickets.map(({ ticketId, selection }) => (
          <li key={ticketId}>
            <a href={placeText(['tickets', ticketId])}>
              <SelectionText selection={selection} />
            </a>
          </li>
        ))}
      </ul>
      <p>
        <a href={placeText(['tickets'])}>{say('nav.tickets')}</a>
      </p>
    </Notice>
  );
}
