/**
 * The slip for one bet: the odds that are taken are those that the player has seen. If they have
 * changed meanwhile nothing is placed; the new ones are shown, and the player is asked again.
 */
import { useSignal } from '@preact/signals';
import { engine } from '../../kit/browser/engine.ts';
import { house } from '../../kit/browser/house.ts';
import { isWaiting, untilAnswered } from '../../kit/browser/unanswered.ts';
import { useMade } from '../../kit/browser/use-remote.ts';
import { Doing } from '../../kit/doing.ts';
import { parseMoney } from '../../kit/money.ts';
import { Field } from '../../kit/parts/field.tsx';
import { Notice } from '../../kit/parts/notice.tsx';
import { MoneyNotice } from '../money-notice.tsx';
import { PayButton } from '../pay-button.tsx';
import { money, oddsText } from '../shown.ts';
import { say } from '../speech.ts';
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
          <strong>{oddsText(chosen.odds)}</strong>
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
      <MoneyNotice state={state} isChecking={isWaiting(BETTING, eventId)} />
      {state.kind === 'done' && (
        <Notice kind="good">{say('bets.placed', { odds: oddsText(state.value.odds) })}</Notice>
      )}
      <PayButton
        label={say('bets.place')}
        isReady={chosen !== undefined && isStake && event.state === 'open'}
        isBusy={isBusy}
        backTo={`bets/${eventId}`}
        onPay={() => {
          if (chosen === undefined || stakeMinor === undefined) return;
          const { odds } = chosen;
          const order = { selection: chosen.selection, odds, accept: 'same' } as const;
          void betting.start(eventId, { ...order, stakeMinor }).then((placed) => {
            // Another bet is another stake: a second tap places none.
            if (placed !== undefined) text.value = '';
          });
        }}
      />
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
