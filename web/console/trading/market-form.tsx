/** A market of a new event: its name, its limit, and its selections with their odds. */
import { house } from '../../kit/browser/house.ts';
import { Field } from '../../kit/parts/field.tsx';
import { say } from '../speech.ts';
import {
  type MarketDraft,
  NAME_CHARACTERS_MAX,
  NEW_SELECTION,
  SELECTIONS_MAX,
  type SelectionDraft,
} from './book/new-event.ts';

export interface MarketFormProps {
  /** Counted from 1. */
  readonly number: number;
  readonly market: MarketDraft;
  readonly isOnly: boolean;
  /** By its place within the market: `name`, `0.odds`. */
  readonly faultAt: (place: string) => string | undefined;
  readonly onMarket: (market: MarketDraft) => void;
  readonly onRemove: () => void;
}

export function MarketForm(props: MarketFormProps) {
  const { number, market, isOnly, faultAt, onMarket, onRemove } = props;
  const { name, limit, selections } = market;
  const { currency } = house.value;
  const putSelection = (at: number, ...next: readonly SelectionDraft[]): void => {
    onMarket({ ...market, selections: selections.toSpliced(at, 1, ...next) });
  };
  return (
    <fieldset class="card trading-form">
      <legend class="unseen">{say('trading.marketNumber', { number })}</legend>
      <div class="trading-line">
        <Field
          label={say('trading.market')}
          required
          maxLength={NAME_CHARACTERS_MAX}
          autocomplete="off"
          value={name}
          fault={faultAt('name')}
          onValue={(value) => onMarket({ ...market, name: value })}
        />
        <Field
          label={say('trading.limitIn', { currency })}
          inputMode="decimal"
          autocomplete="off"
          value={limit}
          fault={faultAt('limit')}
          onValue={(value) => onMarket({ ...market, limit: value })}
        />
        <button type="button" class="button button-quiet" disabled={isOnly} onClick={onRemove}>
          {say('trading.removeMarket')}
        </button>
      </div>
      {selections.map((selection, at) => (
        <SelectionLine
          // Their place is what they are known by: a name is still being typed.
          key={at}
          number={at + 1}
          selection={selection}
          isOnly={selections.length === 1}
          faultAt={(place) => faultAt(`${at}.${place}`)}
          onSelection={(next) => putSelection(at, next)}
          onRemove={() => putSelection(at)}
        />
      ))}
      <p>
        <button
          type="button"
          class="button button-quiet"
          disabled={selections.length >= SELECTIONS_MAX}
          onClick={() => onMarket({ ...market, selections: [...selections, NEW_SELECTION] })}
        >
          {say('trading.addSelection')}
        </button>
      </p>
    </fieldset>
  );
}

interface SelectionLineProps {
  readonly number: number;
  readonly selection: SelectionDraft;
  readonly isOnly: boolean;
  readonly faultAt: (place: string) => string | undefined;
  readonly onSelection: (selection: SelectionDraft) => void;
  readonly onRemove: () => void;
}

function SelectionLine(props: SelectionLineProps) {
  const { number, selection, isOnly, faultAt, onSelection, onRemove } = props;
  const { currency } = house.value;
  return (
    <fieldset class="trading-line">
      <legend class="unseen">{say('trading.selectionNumber', { number })}</legend>
      <Field
        label={say('trading.selection')}
        required
        maxLength={NAME_CHARACTERS_MAX}
        autocomplete="off"
        value={selection.name}
        fault={faultAt('name')}
        onValue={(name) => onSelection({ ...selection, name })}
      />
      <Field
        label={say('trading.oddsLabel')}
        required
        inputMode="decimal"
        autocomplete="off"
        value={selection.odds}
        fault={faultAt('odds')}
        onValue={(odds) => onSelection({ ...selection, odds })}
      />
      <Field
        label={say('trading.limitIn', { currency })}
        inputMode="decimal"
        autocomplete="off"
        value={selection.limit}
        fault={faultAt('limit')}
        onValue={(limit) => onSelection({ ...selection, limit })}
      />
      <button
        type="button"
        class="button button-quiet"
        aria-label={say('trading.removeSelection', { number })}
        disabled={isOnly}
        onClick={onRemove}
      >
        ×
      </button>
    </fieldset>
  );
}
