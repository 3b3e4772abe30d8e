/**
 * The slip for one bet: the odds that are taken are those that the player has seen. If they have
 * changed meanwhile nothing is placed; the new ones are shown, and the player is asked again.
 */
import { useSignal } from '@preact/signals';
import { UnansweredError } from '@tirage/client';
import { Doing } from '../../kit/doing.ts';
import { parseMoney } from '../../kit/money.ts';
import { Field } from '../../kit/parts/field.tsx';
import { Notice } from '../../kit/parts/notice.tsx';
import { placeText } from '../../kit/place.ts';
import { engine, isLoggedIn } from '../engine.ts';
import { house } from '../house.ts';
import { refusalText } from '../refusals.ts';
import { money } from '../shown.ts';
import { say } from '../speech.ts';
import { isWaiting, untilAnswered } from '../unanswered.ts';
import { useMade } from '../use-remote.ts';
import type { EventHere } from './event-card.tsx';

const BETTING = '/v1/events/{id}/bets';

export interface BetSlipProps {
  readonly event: EventHere;
  /** Its number; absent until one is chosen. */
  readonly selection: number | undefined;
}

export function BetSlip({ event, selection }: BetSlipProps) {
  const { eventId, markets, stakeMinorMin, stakeMinorMax } = event;
  const text = useSignal('');
  const betting = useMade(() => new Doing(placeBet));
  const chosen = markets
    .flatMap(({ selections }) => selections)
    .find((one) => one.selection === selection);
  const stakeMinor = parseMoney(text.value, house.value);
  const isStake =
    stakeMinor !== undefined && stakeMinor >= stakeMinorMin && stakeMinor <= stakeMinorMax;
  const state = betting.state.value;
  const isBusy = state.kind === 'underWay' || isWaiting(BETTING, eventId);
  return (
    <section class="card slip" aria-labelledby="slip">
      <h2 id="slip">{say('bets.slip')}</h2>
      {chosen === undefined ? (
        <p class="draw-side">{say('bets.choose')}</p>
      ) : (
        <p class="total">
          <span>{chosen.name}</span>
          <strong>{chosen.odds}</strong>
        </p>
      )}
      <Field
        label={say('bets.stake', { currency: house.value.currency })}
        help={say('bets.bounds', { min: money(stakeMinorMin), max: money(stakeMinorMax) })}
        inputMode="decimal"
        autocomplete="off"
        value={text.value}
        fault={text.value === '' || isStake ? undefined : say('wallet.amountWrong')}
        onValue={(value) => {
          text.value = value;
          betting.reset();
        }}
      />
      {chosen !== undefined && isStake && (
        <p class="total">
          <span>{say('bets.possible')}</span>
          <strong>{money(payoutMinor(stakeMinor, chosen.odds))}</strong>
        </p>
      )}
      {isWaiting(BETTING, eventId) && <Notice kind="warn">{say('slip.checking')}</Notice>}
      {state.kind === 'done' && (
        <Notice kind="good">{say('bets.placed', { odds: state.value.odds })}</Notice>
      )}
      {state.kind === 'refused' && !(state.reason instanceof UnansweredError) && (
        <Notice kind="bad">{refusalText(state.reason)}</Notice>
      )}
      {isLoggedIn.value ? (
        <button
          type="button"
          class="button button-wide"
          disabled={chosen === undefined || !isStake || isBusy || event.state !== 'open'}
          onClick={() => {
            if (chosen === undefined || stakeMinor === undefined) return;
            const { odds } = chosen;
            const order = { selection: chosen.selection, odds, accept: 'same' } as const;
            void betting.start(eventId, { ...order, stakeMinor });
          }}
        >
          {say(isBusy ? 'slip.paying' : 'bets.place')}
        </button>
      ) : (
        <a class="button button-wide" href={placeText(['login'], [['to', `bets/${eventId}`]])}>
          {say('slip.login')}
        </a>
      )}
    </section>
  );
}

function placeBet(eventId: string, order: Parameters<typeof engine.bet>[1]) {
  return untilAnswered(engine.bet(eventId, order));
}

/** Rounded down, as the engine pays. Whole numbers throughout: odds have two places. */
function payoutMinor(stakeMinor: number, odds: string): string {
  const hundredths = BigInt(odds.replace('.', ''));
  return String((BigInt(stakeMinor) * hundredths) / 100n);
}
