/** One series of the schedule as a form. What is wrong with it the engine says when it is put. */
import { useSignal } from '@preact/signals';
import { house } from '../../kit/browser/house.ts';
import { amountText, parseMoney } from '../../kit/money.ts';
import { Field } from '../../kit/parts/field.tsx';
import { Choice } from '../parts/choice.tsx';
import { money, time } from '../shown.ts';
import { say } from '../speech.ts';
import type { DraftField, SeriesDraft } from './series-draft.ts';

const DIGITS = /^\d{1,15}$/;

export interface SeriesFormProps {
  readonly draft: SeriesDraft;
  readonly games: readonly {
    readonly game: string;
    readonly title: string;
    readonly priceMinor: number;
  }[];
  /** What the schedule in force has of it. */
  readonly next: readonly { readonly closesAt: string }[];
  /** Absent: it is to go. */
  readonly onDraft: (draft: SeriesDraft | undefined) => void;
}

export function SeriesForm({ draft, games, next, onDraft }: SeriesFormProps) {
  const { texts, others } = draft;
  const isOpen = useSignal(texts.seriesId === '');
  const set = (field: DraftField) => (value: string) =>
    onDraft({ texts: { ...texts, [field]: value }, others });
  const game = games.find((one) => one.game === texts.game);
  const priceMinor = DIGITS.test(texts.priceMinor) ? texts.priceMinor : game?.priceMinor;
  return (
    <details
      class="series"
      open={isOpen.value}
      onToggle={({ currentTarget }) => {
        isOpen.value = currentTarget.open;
      }}
    >
      <summary>
        <strong>{texts.seriesId === '' ? say('schedule.unnamed') : texts.seriesId}</strong>{' '}
        <span>{texts.game}</span> <code>{texts.closes}</code>
      </summary>
      <div class="series-fields">
        <Field
          label={say('schedule.seriesId')}
          value={texts.seriesId}
          onValue={set('seriesId')}
          help={say('schedule.seriesIdHelp')}
        />
        <Choice
          label={say('draws.game')}
          value={texts.game}
          onValue={set('game')}
          choices={gameChoices(texts.game, games)}
        />
        <Field
          label={say('schedule.closes')}
          value={texts.closes}
          onValue={set('closes')}
          help={
            next.length === 0
              ? say('schedule.closesHelp')
              : say('schedule.closesNext', {
                  times: next.map((one) => time(one.closesAt)).join(', '),
                })
          }
        />
        <OtherFields texts={texts} set={set} priceMinor={priceMinor} />
        <div>
          <button type="button" class="button button-quiet" onClick={() => onDraft(undefined)}>
            {say('schedule.remove')}
          </button>
        </div>
      </div>
    </details>
  );
}

interface OtherFieldsProps {
  readonly texts: SeriesDraft['texts'];
  readonly set: (field: DraftField) => (value: string) => void;
  readonly priceMinor: string | number | undefined;
}

/** Those that may be left empty. */
function OtherFields({ texts, set, priceMinor }: OtherFieldsProps) {
  const price = priceMinor === undefined ? undefined : money(priceMinor);
  const rows = [
    ['resultsDelaySeconds', 'schedule.delay', say('schedule.delayHelp')],
    ['results', 'schedule.results', say('schedule.resultsHelp')],
    ['timeZone', 'schedule.timeZone', say('schedule.timeZoneHelp', { zone: house.value.timeZone })],
  ] as const;
  return (
    <>
      {rows.map(([field, label, help]) => (
        <Field
          key={field}
          label={say(label)}
          value={texts[field]}
          onValue={set(field)}
          help={help}
        />
      ))}
      <PriceField
        priceMinor={texts.priceMinor}
        onPrice={set('priceMinor')}
        help={price && say('schedule.priceHelp', { amount: price })}
      />
    </>
  );
}

interface PriceFieldProps {
  /** As the draft has it: digits, or what was typed where that is no amount. */
  readonly priceMinor: string;
  readonly onPrice: (priceMinor: string) => void;
  readonly help: string | undefined;
}

/** Typed in the currency. What was typed stays as it is for as long as it is the draft's price. */
function PriceField({ priceMinor, onPrice, help }: PriceFieldProps) {
  const typed = useSignal('');
  const minorOf = (text: string): string => String(parseMoney(text, house.value) ?? text.trim());
  const isAmount = DIGITS.test(priceMinor);
  const told = isAmount ? amountText(priceMinor, house.value) : priceMinor;
  return (
    <Field
      label={say('schedule.price', { currency: house.value.currency })}
      inputMode="decimal"
      value={minorOf(typed.value) === priceMinor ? typed.value : told}
      onValue={(value) => {
        typed.value = value;
        onPrice(minorOf(value));
      }}
      help={help}
      fault={isAmount || priceMinor === '' ? undefined : say('draws.priceNone')}
    />
  );
}

/** A game that is not on sale any more stands there all the same: the engine refuses it. */
function gameChoices(chosen: string, games: SeriesFormProps['games']) {
  const offered = games.map(({ game, title }) => ({ value: game, label: `${title} (${game})` }));
  const isOffered = offered.some(({ value }) => value === chosen);
  return isOffered ? offered : [{ value: chosen, label: chosen }, ...offered];
}
