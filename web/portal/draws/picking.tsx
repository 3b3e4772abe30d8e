/** Putting tickets together: one line at a time on the board, whole ones in the slip below it. */
import { useComputed, useSignal } from '@preact/signals';
import { gameOf } from '../games.ts';
import { type Board, boardOf } from '../picks/board.ts';
import {
  combinationsOf,
  emptyLine,
  faultOf,
  filled,
  type Line,
  withNumber,
} from '../picks/line.ts';
import { money } from '../shown.ts';
import { say } from '../speech.ts';
import { StandingOffer, takesStanding } from '../standing/standing-offer.tsx';
import { StockWay } from '../stock/stock-ways.tsx';
import { DigitsEntry } from './digits-entry.tsx';
import type { DrawHere } from './draw-view.tsx';
import { NumberGrid } from './number-grid.tsx';
import { randomBelow } from './random-below.ts';
import { SlipCard } from './slip-card.tsx';
import { slips } from './slips.ts';

export function Picking({ draw }: { readonly draw: DrawHere }) {
  const game = gameOf(draw.game);
  const board = game === undefined ? undefined : boardOf(game);
  if (board === undefined) return <div class="skeleton draw-skeleton" />;
  return <BoardCard draw={draw} board={board} />;
}

interface LineInputProps {
  readonly board: Board;
  readonly line: Line;
  readonly onLine: (line: Line) => void;
}

function LineInput({ board, line, onLine }: LineInputProps) {
  if (board.kind === 'digits') {
    return line.kind === 'digits' ? (
      <DigitsEntry board={board} line={line} onLine={onLine} />
    ) : null;
  }
  if (line.kind !== 'numbers') return null;
  return (
    <>
      {board.drums.map((drum) => (
        <NumberGrid
          key={drum.name}
          drum={drum}
          chosen={line[drum.name]}
          onToggle={(number) => onLine(withNumber(line, drum.name, number))}
        />
      ))}
    </>
  );
}

interface BoardCardProps {
  readonly draw: DrawHere;
  readonly board: Board;
}

function BoardCard({ draw, board }: BoardCardProps) {
  const slip = slips.of(draw.drawId);
  const line = useSignal<Line>(emptyLine(board));
  // What was filled at random can be taken back.
  const before = useSignal<Line | undefined>(undefined);
  const fault = useComputed(() => faultOf(line.value, board));
  const set = (next: Line): void => {
    before.value = undefined;
    line.value = next;
  };
  const add = (): void => {
    slip.value = { ...slip.value, lines: [...slip.value.lines, line.value] };
    set(emptyLine(board));
  };
  const quickPick = (): void => {
    const was = line.value;
    const base = fault.value === undefined ? emptyLine(board) : was;
    line.value = filled(base, board, randomBelow);
    before.value = was;
  };
  const count = combinationsOf(line.value, board);
  return (
    <div class="draw-columns">
      <section class="card draw-board" aria-label={say('pick.title')}>
        <LineInput board={board} line={line.value} onLine={set} />
        <p class="draw-told" role="status">
          {fault.value === undefined
            ? say('pick.costs', { count, price: money(count * draw.priceMinor) })
            : say(`pick.fault.${fault.value}`)}
        </p>
        <div class="actions">
          <button type="button" class="button" disabled={fault.value !== undefined} onClick={add}>
            {say('pick.add')}
          </button>
          <button type="button" class="button button-quiet" onClick={quickPick}>
            {say('pick.quick')}
          </button>
          {before.value !== undefined && (
            <button
              type="button"
              class="button button-quiet"
              onClick={() => set(before.value ?? line.value)}
            >
              {say('pick.back')}
            </button>
          )}
          <button type="button" class="button button-quiet" onClick={() => set(emptyLine(board))}>
            {say('pick.clear')}
          </button>
        </div>
      </section>
      <SlipCard draw={draw} board={board} slip={slip} />
      {takesStanding(draw) && <StandingOffer draw={draw} board={board} lines={slip.value.lines} />}
      {draw.stock !== undefined && <StockWay drawId={draw.drawId} />}
    </div>
  );
}
