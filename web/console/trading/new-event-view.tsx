/** A new event, which takes bets as soon as it is created. */
import { useSignal } from '@preact/signals';
import { now } from '../../kit/browser/engine.ts';
import { house } from '../../kit/browser/house.ts';
import { go } from '../../kit/browser/navigation.ts';
import { isWaiting } from '../../kit/browser/unanswered.ts';
import { useFirstField } from '../../kit/browser/use-first-field.ts';
import { Field } from '../../kit/parts/field.tsx';
import { placeText } from '../../kit/place.ts';
import { Act } from '../parts/act.tsx';
import { Facts } from '../parts/facts.tsx';
import { decimal } from '../shown.ts';
import { say } from '../speech.ts';
import {
  deadlineMsOf,
  type EventDraft,
  eventFaults,
  MARKETS_MAX,
  type MarketDraft,
  NEW_EVENT,
  NEW_MARKET,
  newEventBody,
  TITLE_CHARACTERS_MAX,
} from './book/new-event.ts';
import { DeadlineField } from './deadline-field.tsx';
import { type NewEvent as Body, CREATION, createEvent } from './desk-calls.ts';
import { MarketForm } from './market-form.tsx';
import './trading.css';
import { When } from './when.tsx';

export function NewEvent() {
  const draft = useSignal<EventDraft>(NEW_EVENT);
  const form = useFirstField<HTMLElement>();
  /** What is missing is said once somebody thinks that it is complete. */
  const isTried = useSignal(false);
  const { title, deadline, markets } = draft.value;
  const faults = eventFaults(draft.value, house.value, now.value);
  const deadlineMs = deadlineMsOf(deadline, house.value);
  const put = (part: Partial<EventDraft>): void => {
    draft.value = { ...draft.value, ...part };
  };
  const faultAt = (place: string): string | undefined => {
    const fault = faults.get(place);
    const isShown = fault !== undefined && (fault !== 'needed' || isTried.value);
    return isShown ? say(`trading.fault.${fault}`) : undefined;
  };
  const putMarket = (at: number, market: MarketDraft | undefined): void => {
    put({ markets: markets.toSpliced(at, 1, ...(market === undefined ? [] : [market])) });
  };
  return (
    <>
      <p>
        <a href={placeText(['events'])}>← {say('nav.trading')}</a>
      </p>
      <h1>{say('trading.new')}</h1>
      <section ref={form} class="card trading-form">
        <Field
          label={say('trading.title')}
          required
          maxLength={TITLE_CHARACTERS_MAX}
          autocomplete="off"
          value={title}
          fault={faultAt('title')}
          onValue={(value) => put({ title: value })}
        />
        <DeadlineField
          value={deadline}
          fault={faultAt('deadline')}
          onValue={(value) => put({ deadline: value })}
        />
        {deadlineMs !== undefined && <When atMs={deadlineMs} />}
      </section>
      {markets.map((market, at) => (
        <MarketForm
          // Their place is what they are known by: a name is still being typed.
          key={at}
          number={at + 1}
          market={market}
          isOnly={markets.length === 1}
          faultAt={(place) => faultAt(`markets.${at}.${place}`)}
          onMarket={(next) => putMarket(at, next)}
          onRemove={() => putMarket(at, undefined)}
        />
      ))}
      <p>
        <button
          type="button"
          class="button button-quiet"
          disabled={markets.length >= MARKETS_MAX}
          onClick={() => put({ markets: [...markets, NEW_MARKET] })}
        >
          {say('trading.addMarket')}
        </button>
      </p>
      <Terms draft={draft.value} faultAt={faultAt} onDraft={put} />
      <p>
        {faults.size > 0 ? (
          <button
            type="button"
            class="button"
            onClick={() => {
              isTried.value = true;
              requestAnimationFrame(toFirstFault);
            }}
          >
            {say('trading.create')}
          </button>
        ) : (
          <CreateAct draft={draft.value} />
        )}
      </p>
    </>
  );
}

interface TermsProps {
  readonly draft: EventDraft;
  readonly faultAt: (place: string) => string | undefined;
  readonly onDraft: (part: Partial<EventDraft>) => void;
}

function Terms({ draft, faultAt, onDraft }: TermsProps) {
  const { currency } = house.value;
  return (
    <section class="card trading-terms" aria-label={say('trading.terms')}>
      {(['stakeMin', 'stakeMax', 'payoutMax'] as const).map((name) => (
        <Field
          key={name}
          label={say(`trading.${name}`, { currency })}
          inputMode="decimal"
          autocomplete="off"
          help={say('trading.byDefault')}
          value={draft[name]}
          fault={faultAt(name)}
          onValue={(value) => onDraft({ [name]: value })}
        />
      ))}
      <Field
        label={say('trading.correctionHours')}
        inputMode="numeric"
        autocomplete="off"
        value={draft.correctionHours}
        fault={faultAt('correctionHours')}
        onValue={(value) => onDraft({ correctionHours: value })}
      />
    </section>
  );
}

/** Only drawn for a draft without faults. */
function CreateAct({ draft }: { readonly draft: EventDraft }) {
  const body = newEventBody(draft, house.value);
  return (
    <Act
      name={say('trading.create')}
      isHarmless
      touched={say('trading.createTouched')}
      disabled={isWaiting(CREATION)}
      act={async () => {
        const { eventId } = await createEvent(body as Body);
        go(['events', eventId]);
      }}
    >
      <Facts
        rows={[
          [say('trading.title'), body.title],
          [
            say('trading.deadline'),
            <When key="when" atMs={deadlineMsOf(draft.deadline, house.value) ?? 0} />,
          ],
          ...body.markets.map(
            ({ name, selections }) =>
              [
                name,
                selections.map((one) => `${one.name} ${decimal(one.odds)}`).join(' · '),
              ] as const,
          ),
        ]}
      />
    </Act>
  );
}

function toFirstFault(): void {
  document.querySelector<HTMLElement>('#content [aria-invalid="true"]')?.focus();
}
