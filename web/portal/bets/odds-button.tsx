/** A selection with its odds. Those that changed are marked for two seconds, by an arrow too. */
import { useMoved } from '../../kit/browser/use-moved.ts';
import { oddsText } from '../shown.ts';
import { say } from '../speech.ts';
import type { EventHere } from './event-card.tsx';

type Selection = EventHere['markets'][number]['selections'][number];

export interface OddsButtonProps {
  readonly selection: Selection;
  readonly isChosen: boolean;
  readonly isOpen: boolean;
  readonly onChoose: () => void;
}

export function OddsButton({ selection, isChosen, isOpen, onChoose }: OddsButtonProps) {
  const { name, odds, outcome } = selection;
  const mark = useMoved(odds);
  return (
    <button
      type="button"
      class={mark === undefined ? 'bets-odds' : `bets-odds bets-${mark}`}
      aria-pressed={isChosen}
      disabled={!isOpen}
      onClick={onChoose}
    >
      <span>{name}</span>
      <strong>
        {mark === 'up' && <span aria-hidden="true">▲ </span>}
        {mark === 'down' && <span aria-hidden="true">▼ </span>}
        {oddsText(odds)}
      </strong>
      {outcome !== null && <small>{say(`outcome.${outcome}`)}</small>}
    </button>
  );
}
