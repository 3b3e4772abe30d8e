/**
 * Filters as chips. What is chosen stands in the address, so a link, a reload and the way back
 * show the same rows.
 */
import { ask, place } from '../../kit/browser/navigation.ts';
import { say } from '../speech.ts';
import './filters.css';

export interface FilterChoice {
  /** Empty: all. */
  readonly value: string;
  readonly label: string;
}

export interface FilterChipsProps {
  readonly name: string;
  readonly label: string;
  readonly choices: readonly FilterChoice[];
}

export function FilterChips({ name, label, choices }: FilterChipsProps) {
  const chosen = place.value.query.get(name) ?? '';
  return (
    <fieldset class="filters">
      <legend class="unseen">{label}</legend>
      {choices.map(({ value, label: text }) => (
        <button
          key={value}
          type="button"
          class="chip"
          aria-pressed={value === chosen}
          onClick={() => setFilter(name, value)}
        >
          {text}
        </button>
      ))}
    </fieldset>
  );
}

/** A filter that is typed: a series, a login. Applied when it is left or Enter is pressed. */
export function FilterText({ name, label }: { readonly name: string; readonly label: string }) {
  return (
    <label class="filter-text">
      <span>{label}</span>
      <input
        type="search"
        value={place.value.query.get(name) ?? ''}
        placeholder={say('table.all')}
        data-search
        onChange={({ currentTarget }) => setFilter(name, currentTarget.value.trim())}
      />
    </label>
  );
}

/** An open row belongs to the rows that were shown: it closes. */
function setFilter(name: string, value: string): void {
  const query = new Map(place.peek().query);
  query.delete('row');
  if (value === '') query.delete(name);
  else query.set(name, value);
  ask(query);
}
