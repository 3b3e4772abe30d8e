/** Other rules for a game's raffles: filled in from those of now, and shown beside them. */
import { useSignal } from '@preact/signals';
import { engine } from '../../kit/browser/engine.ts';
import { house } from '../../kit/browser/house.ts';
import { amountText, parseMoney } from '../../kit/money.ts';
import { Choice } from '../../kit/parts/choice.tsx';
import { Field } from '../../kit/parts/field.tsx';
import { Act } from '../parts/act.tsx';
import { say } from '../speech.ts';
import {
  parseCount,
  parseMinutes,
  parseShares,
  percentText,
  STARTING_RULES,
} from './raffle-rules.ts';
import { type Rules, rulesRows } from './rules-text.ts';

interface Filled {
  readonly needed: string;
  readonly chances: Rules['chances'];
  readonly entriesMax: string;
  readonly prizeKind: 'pot' | 'fixed';
  readonly prize: string;
  /** Empty: for ever. */
  readonly minutes: string;
  readonly ifUnfilled: Rules['ifUnfilled'];
}

export interface RulesFormProps {
  readonly gameId: string;
  /** Absent: the game has none. */
  readonly rules: Rules | undefined;
  readonly onDone: () => void;
}

export function RulesForm({ gameId, rules, onDone }: RulesFormProps) {
  const filled = useSignal(filledFrom(rules ?? STARTING_RULES));
  const set = (change: Partial<Filled>): void => {
    filled.value = { ...filled.value, ...change };
  };
  const wanted = rulesFrom(filled.value);
  const before = rules === undefined ? [] : rulesRows(rules);
  const after = wanted === undefined ? [] : rulesRows(wanted);
  const changes = after.flatMap(([name, value], at) => {
    const was = before[at]?.[1] ?? '–';
    return was === value ? [] : [{ name, before: was, after: value }];
  });
  const { needed, chances, entriesMax, prizeKind, prize, minutes, ifUnfilled } = filled.value;
  return (
    <section class="card act-form">
      <h2>{say('rules.change')}</h2>
      <p class="field-help">{say('rules.changeHelp')}</p>
      <Field
        label={say('rules.needed')}
        inputMode="numeric"
        value={needed}
        onValue={(value) => set({ needed: value })}
      />
      <Choice
        label={say('rules.chances')}
        value={chances}
        options={(['equal', 'stake'] as const).map((value) => ({
          value,
          label: say(`rules.chances.${value}`),
        }))}
        onValue={(value) => set({ chances: value })}
      />
      <Field
        label={say('rules.entriesMax')}
        inputMode="numeric"
        value={entriesMax}
        onValue={(value) => set({ entriesMax: value })}
      />
      <Choice
        label={say('rules.prizeKind')}
        value={prizeKind}
        options={[
          { value: 'pot', label: say('rules.prizeOfPot') },
          { value: 'fixed', label: say('rules.prizeFixed') },
        ]}
        onValue={(value) => set({ prizeKind: value, prize: '' })}
      />
      <Field
        label={
          prizeKind === 'pot'
            ? say('rules.shares')
            : say('rules.sum', { currency: house.value.currency })
        }
        help={prizeKind === 'pot' ? say('rules.sharesHelp') : undefined}
        inputMode="decimal"
        value={prize}
        onValue={(value) => set({ prize: value })}
      />
      <Field
        label={say('rules.fillMinutes')}
        help={say('rules.fillHelp')}
        inputMode="numeric"
        value={minutes}
        onValue={(value) => set({ minutes: value })}
      />
      <Choice
        label={say('rules.ifUnfilled')}
        value={ifUnfilled}
        options={(['cancel', 'draw'] as const).map((value) => ({
          value,
          label: say(`rules.ifUnfilled.${value}`),
        }))}
        onValue={(value) => set({ ifUnfilled: value })}
      />
      {wanted === undefined && <p class="field-fault">{say('rules.incomplete')}</p>}
      <div>
        <Act
          name={say('rules.put')}
          isHarmless
          disabled={changes.length === 0}
          changes={changes}
          touched={say('rules.touched')}
          act={async () => {
            if (wanted === undefined) return;
            await engine.call('PUT', '/v1/admin/raffle-games/{id}', {
              params: { id: gameId },
              body: wanted,
            });
            onDone();
          }}
        />
      </div>
    </section>
  );
}

function filledFrom(rules: Rules): Filled {
  const { prize, fillWithinMs } = rules;
  const shares =
    prize.kind === 'share'
      ? [prize.sharePermyriad]
      : prize.kind === 'table' && prize.sharesPermyriad;
  return {
    needed: String(rules.participantsNeeded),
    chances: rules.chances,
    entriesMax: String(rules.entriesPerPlayerMax),
    prizeKind: prize.kind === 'fixed' ? 'fixed' : 'pot',
    prize:
      prize.kind === 'fixed'
        ? amountText(prize.prizeMinor, house.value)
        : (shares || []).map(percentText).join(' + '),
    minutes: fillWithinMs === null ? '' : String(fillWithinMs / 60_000),
    ifUnfilled: rules.ifUnfilled,
  };
}

/** `undefined`: something is not filled in as it has to be. */
function rulesFrom(filled: Filled): Rules | undefined {
  const participantsNeeded = parseCount(filled.needed, 1);
  const entriesPerPlayerMax = parseCount(filled.entriesMax, 1);
  const prize = prizeFrom(filled);
  const minutes = filled.minutes.trim() === '' ? null : parseMinutes(filled.minutes);
  if (
    participantsNeeded === undefined ||
    entriesPerPlayerMax === undefined ||
    prize === undefined ||
    minutes === undefined
  )
    return undefined;
  return {
    participantsNeeded,
    chances: filled.chances,
    entriesPerPlayerMax,
    prize,
    fillWithinMs: minutes,
    ifUnfilled: filled.ifUnfilled,
  };
}

function prizeFrom({ prizeKind, prize }: Filled): Rules['prize'] | undefined {
  if (prizeKind === 'fixed') {
    const prizeMinor = parseMoney(prize, house.value);
    return prizeMinor === undefined ? undefined : { kind: 'fixed', prizeMinor };
  }
  const shares = parseShares(prize);
  const [only, ...others] = shares ?? [];
  if (shares === undefined || only === undefined) return undefined;
  return others.length === 0
    ? { kind: 'share', sharePermyriad: only }
    : { kind: 'table', sharesPermyriad: shares };
}
