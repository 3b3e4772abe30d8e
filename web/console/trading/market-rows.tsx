/** A market of the desk: what it adds up to and what may be lost on it, then its selections. */
import { useMoved } from '../../kit/browser/use-moved.ts';
import { decimal } from '../shown.ts';
import { say } from '../speech.ts';
import type { LimitUse } from './book/liability.ts';
import { bookTenths, type OddsStep, oddsText, parseOdds, stepOdds } from './book/odds.ts';
import type { Drafts } from './book/odds-drafts.ts';
import type { Liability, Market, Selection } from './desk-calls.ts';
import { LimitBar } from './limit-bar.tsx';

export interface Writing {
  readonly drafts: Drafts;
  /** The numbers of those that somebody else has changed meanwhile. */
  readonly conflicts: readonly number[];
  readonly isWritable: boolean;
  readonly onWrite: (selection: Selection, text: string) => void;
  readonly onTakeBack: (selection: Selection) => void;
}

export interface MarketRowsProps extends Writing {
  readonly market: Market;
  readonly marketUse: LimitUse | undefined;
  readonly selectionUses: Liability['selections'];
}

export function MarketRows({ market, marketUse, selectionUses, ...writing }: MarketRowsProps) {
  const { name, selections } = market;
  const { drafts, isWritable } = writing;
  return (
    <tbody>
      <tr class="trading-market">
        <th scope="rowgroup" class="trading-name-cell">
          {name}
        </th>
        <td class="table-number">{bookText(selections.map(({ odds }) => odds))}</td>
        {isWritable && (
          <td>
            {bookText(selections.map(({ selection, odds }) => drafts.get(selection)?.text ?? odds))}
          </td>
        )}
        <td>
          <LimitBar name={name} use={marketUse} />
        </td>
      </tr>
      {selections.map((selection) => (
        <SelectionRow
          key={selection.selection}
          selection={selection}
          use={selectionUses.find((use) => use.selection === selection.selection)}
          {...writing}
        />
      ))}
    </tbody>
  );
}

interface SelectionRowProps extends Writing {
  readonly selection: Selection;
  readonly use: LimitUse | undefined;
}

function SelectionRow({ selection, use, ...writing }: SelectionRowProps) {
  const { name, odds, outcome } = selection;
  const moved = useMoved(odds);
  return (
    <tr>
      <th scope="row" class="trading-name-cell">
        {name}
        {outcome !== null && (
          <span class={`trading-outcome trading-${outcome}`}>
            {say(`trading.outcome.${outcome}`)}
          </span>
        )}
      </th>
      <td class={moved === undefined ? 'table-number' : `table-number trading-${moved}`}>
        {moved !== undefined && <span aria-hidden="true">{moved === 'up' ? '▲' : '▼'} </span>}
        <strong>{decimal(odds)}</strong>
      </td>
      {writing.isWritable && (
        <td>
          <OddsField selection={selection} {...writing} />
        </td>
      )}
      <td>
        <LimitBar name={name} use={use} />
      </td>
    </tr>
  );
}

function OddsField({ selection, ...writing }: Writing & { readonly selection: Selection }) {
  const { drafts, conflicts, onWrite, onTakeBack } = writing;
  const { selection: number, name, odds } = selection;
  const draft = drafts.get(number);
  const text = draft?.text ?? odds;
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') onTakeBack(selection);
    const step = stepOf(event);
    if (step === undefined) return;
    event.preventDefault();
    onWrite(selection, oddsText(stepOdds(parseOdds(text) ?? parseOdds(odds) ?? 1, step)));
  };
  return (
    <input
      data-odds
      class={fieldClass(draft !== undefined, conflicts.includes(number))}
      aria-label={say('trading.oddsOf', { name })}
      aria-invalid={parseOdds(text) === undefined}
      inputMode="decimal"
      autocomplete="off"
      maxLength={8}
      value={text}
      onInput={({ currentTarget }) => onWrite(selection, currentTarget.value)}
      onKeyDown={onKey}
    />
  );
}

function fieldClass(isWritten: boolean, isInConflict: boolean): string {
  if (isInConflict) return 'trading-field trading-written trading-doubtful';
  return isWritten ? 'trading-field trading-written' : 'trading-field';
}

/** With Shift by a hundredth. */
function stepOf({ key, shiftKey }: KeyboardEvent): OddsStep | undefined {
  if (key === 'ArrowUp') return shiftKey ? 'upByOne' : 'up';
  if (key === 'ArrowDown') return shiftKey ? 'downByOne' : 'down';
  return undefined;
}

/** What the prices add up to, as "104.8 %"; nothing while one of them is no odds. */
function bookText(odds: readonly string[]): string {
  const hundredths = odds.flatMap((text) => parseOdds(text) ?? []);
  if (hundredths.length < odds.length) return '—';
  const tenths = String(bookTenths(hundredths)).padStart(2, '0');
  return say('trading.book', { percent: decimal(`${tenths.slice(0, -1)}.${tenths.slice(-1)}`) });
}
