/** The result of an event, and another one instead of it: an outcome for each selection. */
import { useSignal } from '@preact/signals';
import { Act } from '../parts/act.tsx';
import { say } from '../speech.ts';
import {
  type Chosen,
  OUTCOMES,
  type Outcome,
  outcomesWanted,
  withOutcome,
} from './book/outcomes.ts';
import type { DeskProps } from './desk.tsx';
import { correctEvent, REASON_MAX, resolveEvent, type Selection } from './desk-calls.ts';
import { hasResult } from './event-state.tsx';
import { takeEvent } from './live-event.ts';
import { selectionName } from './selection-name.ts';

export interface ResultActProps extends Pick<DeskProps, 'event' | 'of'> {
  /** How many bets and how much money it is about. */
  readonly touched: string;
  readonly disabled: boolean;
}

export function ResultAct({ event, of, touched, disabled }: ResultActProps) {
  const { eventId, markets } = event;
  const chosen = useSignal<Chosen>(new Map());
  const isCorrection = hasResult(event.state);
  const wanted = outcomesWanted(chosen.value, markets);
  const all = markets.flatMap(({ selections }) => selections);
  const isOther = all.some(({ selection, outcome }) => chosen.value.get(selection) !== outcome);
  const consequence = say(isCorrection ? 'trading.correctionPays' : 'trading.resultPays');
  return (
    <Act
      name={say(isCorrection ? 'trading.correct' : 'trading.result')}
      changes={markets.flatMap(({ selections }, at) =>
        selections.map((selection) => ({
          name: selectionName(event, at, selection.name),
          before: outcomeText(selection.outcome),
          after: (
            <OutcomeChoice
              name={selectionName(event, at, selection.name)}
              selection={selection}
              chosen={chosen.value.get(selection.selection)}
              onChoose={(outcome) => {
                chosen.value = withOutcome(chosen.value, markets, selection.selection, outcome);
              }}
            />
          ),
        })),
      )}
      touched={[touched, consequence].join(' ')}
      reasonMax={REASON_MAX}
      isReasonOptional={!isCorrection}
      isFilled={wanted !== undefined && isOther}
      disabled={disabled}
      onOpen={() => {
        chosen.value = new Map(
          all.flatMap(({ selection, outcome }) => (outcome === null ? [] : [[selection, outcome]])),
        );
      }}
      act={async (reason) => {
        const outcomes = [...(wanted ?? [])];
        const told = isCorrection
          ? await correctEvent(eventId, { outcomes, reason })
          : await resolveEvent(eventId, { outcomes, ...(reason === '' ? {} : { reason }) });
        takeEvent(of, told);
      }}
    />
  );
}

interface OutcomeChoiceProps {
  readonly name: string;
  readonly selection: Selection;
  readonly chosen: Outcome | undefined;
  readonly onChoose: (outcome: Outcome) => void;
}

function OutcomeChoice({ name, selection, chosen, onChoose }: OutcomeChoiceProps) {
  return (
    <fieldset class="trading-choice">
      <legend class="unseen">{name}</legend>
      {OUTCOMES.map((outcome) => (
        <label key={outcome}>
          <input
            type="radio"
            name={`outcome-${selection.selection}`}
            checked={chosen === outcome}
            onChange={() => onChoose(outcome)}
          />
          {say(`trading.outcome.${outcome}`)}
        </label>
      ))}
    </fieldset>
  );
}

function outcomeText(outcome: Outcome | null): string {
  return outcome === null ? say('trading.noResult') : say(`trading.outcome.${outcome}`);
}
