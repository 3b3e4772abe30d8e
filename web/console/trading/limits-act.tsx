/** Other limits of what may be lost, of markets and of selections: those that differ are sent. */
import { useSignal } from '@preact/signals';
import { house } from '../../kit/browser/house.ts';
import { amountText, parseMoney } from '../../kit/money.ts';
import { Act } from '../parts/act.tsx';
import { money } from '../shown.ts';
import { say } from '../speech.ts';
import type { DeskProps } from './desk.tsx';
import { changeEvent, type EventHere, type Liability, REASON_MAX } from './desk-calls.ts';
import { takeEvent } from './live-event.ts';
import { selectionName } from './selection-name.ts';

interface LimitHere {
  readonly id: string;
  readonly name: string;
  readonly limitMinor: number;
  readonly usedMinor: number;
  readonly of: { readonly market: number } | { readonly selection: number };
}

export interface LimitsActProps extends Pick<DeskProps, 'event' | 'of'> {
  readonly liability: Liability;
}

export function LimitsAct({ event, of, liability }: LimitsActProps) {
  const texts = useSignal<ReadonlyMap<string, string>>(new Map());
  const version = useSignal(event.version);
  const limits = limitsOf(event, liability);
  const wanted = limits.flatMap(({ id, limitMinor, of: whose }) => {
    const text = texts.value.get(id);
    const minor = text === undefined ? limitMinor : parseMoney(text, house.value);
    return minor === limitMinor ? [] : [{ ...whose, liabilityMinorMax: minor }];
  });
  const sound = wanted.flatMap(({ liabilityMinorMax, ...whose }) =>
    liabilityMinorMax === undefined ? [] : [{ ...whose, liabilityMinorMax }],
  );
  return (
    <Act
      name={say('trading.changeLimits')}
      isHarmless
      changes={limits.map(({ id, name, limitMinor, usedMinor }) => ({
        name,
        before: (
          <>
            {money(limitMinor)}
            <br />
            <small>{say('trading.usedNow', { used: money(usedMinor) })}</small>
          </>
        ),
        after: (
          <input
            class="trading-field"
            aria-label={say('trading.limitOf', { name })}
            inputMode="decimal"
            autocomplete="off"
            value={texts.value.get(id) ?? amountText(limitMinor, house.value)}
            aria-invalid={isWrong(texts.value.get(id))}
            onInput={({ currentTarget }) => {
              texts.value = new Map(texts.value).set(id, currentTarget.value);
            }}
          />
        ),
      }))}
      touched={say('trading.limitsTouched')}
      reasonMax={REASON_MAX}
      isReasonOptional
      isFilled={wanted.length > 0 && sound.length === wanted.length}
      onOpen={() => {
        texts.value = new Map();
        version.value = event.version;
      }}
      act={async (reason) => {
        const why = reason === '' ? {} : { reason };
        const change = { version: version.value, limits: sound, ...why };
        takeEvent(of, await changeEvent(event.eventId, change));
      }}
    />
  );
}

function isWrong(text: string | undefined): boolean {
  return text !== undefined && parseMoney(text, house.value) === undefined;
}

function limitsOf(event: EventHere, { markets, selections }: Liability): readonly LimitHere[] {
  return event.markets.flatMap((market, at): readonly LimitHere[] => [
    ...markets
      .slice(at, at + 1)
      .map((use) => ({ ...use, id: `m${at}`, name: market.name, of: { market: at } })),
    ...market.selections.flatMap(({ selection, name }) =>
      selections
        .filter((use) => use.selection === selection)
        .map((use) => ({
          ...use,
          id: `s${selection}`,
          name: selectionName(event, at, name),
          of: { selection },
        })),
    ),
  ]);
}
