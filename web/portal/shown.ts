/** Amounts and times as the page shows them: in its language, the house's currency and zone. */

import { house } from '../kit/browser/house.ts';
import { moneyText } from '../kit/money.ts';
import { locale, say } from './speech.ts';

export function money(minor: number | string): string {
  return moneyText(minor, house.value, locale.value);
}

/** Odds, which have two places, with the separator of the language. */
export function oddsText(odds: string): string {
  const format = new Intl.NumberFormat(locale.value, { minimumFractionDigits: 2 });
  return format.format(odds as Intl.StringNumericLiteral);
}

/** In the player's zone; beside it the operator's where their clocks differ then. */
export function timeInWords(ms: number): string {
  const mine = new Intl.DateTimeFormat(locale.value, FORM).format(ms);
  const { timeZone } = house.value;
  const theirs = new Intl.DateTimeFormat(locale.value, { ...FORM, timeZone }).format(ms);
  return mine === theirs
    ? mine
    : `${mine} · ${say('operatorTime', { time: theirs, zone: timeZone })}`;
}

/** The units of a countdown, from days to seconds. */
export function countdownUnits(): [string, string, string, string] {
  return [say('time.days'), say('time.hours'), say('time.minutes'), say('time.seconds')];
}

const FORM = { dateStyle: 'medium', timeStyle: 'short' } as const;
