/**
 * An award as this engine's operator has agreed on it with the other service: which of its two
 * names it carries, and the unit of its sum. The shard tells the sum in minor units, whatever the
 * settings are by the time the message leaves.
 */
import type { Settings } from '../config/settings.ts';
import { type AmountForm, formatAmount, parseAmount } from '../kernel/amount-text.ts';
import { must } from '../kernel/assert.ts';
import { currencyDigitsOf } from '../kernel/currency.ts';
import { minor } from '../kernel/money.ts';
import type { OutgoingMessage } from './outgoing-message.ts';

export type AmountSettings = Pick<Settings, 'currency' | 'natsStakeUnit'>;

export function amountFormOf({ currency, natsStakeUnit: unit }: AmountSettings): AmountForm {
  return { unit, digits: currencyDigitsOf(currency) };
}

export function awardAsAgreed(
  message: OutgoingMessage,
  settings: AmountSettings & Pick<Settings, 'natsAwardEvent'>,
): OutgoingMessage {
  const form = amountFormOf(settings);
  const lottery = message.body.lottery as Readonly<Record<string, unknown>>;
  const told = parseAmount(String(lottery.win_sum), { unit: 'minor', digits: form.digits });
  const sum = minor(must(told, 'a shard told something else than a sum in minor units'));
  const body = {
    message_event: settings.natsAwardEvent,
    lottery: { ...lottery, win_sum: formatAmount(sum, form) },
  };
  return { ...message, body };
}
