/**
 * What somebody else has changed while one wrote: both values, and which of them shall hold. Below
 * the odds, so that none of them moves under a finger.
 */
import { decimal } from '../shown.ts';
import { say } from '../speech.ts';
import type { Conflict } from './book/odds-drafts.ts';
import type { EventHere } from './desk-calls.ts';

export interface ConflictsProps {
  readonly of: readonly Conflict[];
  readonly event: EventHere;
  readonly onKeep: (conflict: Conflict) => void;
  readonly onTake: (conflict: Conflict) => void;
}

export function Conflicts({ of, event, onKeep, onTake }: ConflictsProps) {
  const names = new Map(
    event.markets.flatMap(({ selections }) => selections.map((one) => [one.selection, one.name])),
  );
  return (
    <div role="alert" class="trading-conflicts">
      {of.map((conflict) => {
        const { selection } = conflict;
        const seen = decimal(conflict.seen);
        const mine = decimal(conflict.mine);
        const theirs = decimal(conflict.theirs);
        const told = { name: names.get(selection) ?? '', seen, mine, theirs };
        return (
          <div key={selection} class="trading-conflict">
            <p>{say('trading.conflict', told)}</p>
            <button type="button" class="button button-quiet" onClick={() => onKeep(conflict)}>
              {say('trading.keepMine', { odds: mine })}
            </button>
            <button type="button" class="button button-quiet" onClick={() => onTake(conflict)}>
              {say('trading.takeTheirs', { odds: theirs })}
            </button>
          </div>
        );
      })}
    </div>
  );
}
