/** A selection with its odds. Those that changed are marked for two seconds, by an arrow too. */
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { say } from '../speech.ts';
import type { EventHere } from './event-card.tsx';

const MARKED_MS = 2_000;

type Selection = EventHere['markets'][number]['selections'][number];

export interface OddsButtonProps {
  readonly selection: Selection;
  readonly isChosen: boolean;
  readonly isOpen: boolean;
  readonly onChoose: () => void;
}

export function OddsButton({ selection, isChosen, isOpen, onChoose }: OddsButtonProps) {
  const { name, odds, outcome } = selection;
  const before = useRef(odds);
  const moved = useSignal<'up' | 'down' | undefined>(undefined);
  useEffect(() => {
    if (before.current === odds) return undefined;
    moved.value = Number(odds) > Number(before.current) ? 'up' : 'down';
    before.current = odds;
    const ends = setTimeout(() => {
      moved.value = undefined;
    }, MARKED_MS);
    return () => clearTimeout(ends);
  }, [odds, moved]);
  const mark = moved.value;
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
        {odds}
      </strong>
      {outcome !== null && <small>{say(`outcome.${outcome}`)}</small>}
    </button>
  );
}
