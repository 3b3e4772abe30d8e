/**
 * Amounts and times as staff read them: in the house's currency and the operator's zone, to the
 * second, because they compare them with logs.
 */

import { ageText } from '../kit/age.ts';
import { now } from '../kit/browser/engine.ts';
import { house } from '../kit/browser/house.ts';
import { moneyDigits, moneyText } from '../kit/money.ts';
import { locale } from './speech.ts';

export function money(minor: number | string): string {
  return moneyText(minor, house.value, locale.value);
}

/** Points have two places, and no currency. */
export function points(hundredths: number | string): string {
  return moneyDigits(hundredths, { currency: '', digits: 2 });
}

export function count(value: number): string {
  return new Intl.NumberFormat(locale.value).format(value);
}

/** From milliseconds, or the engine's own text: as ISO 8601 writes it, the same in any language. */
export function time(at: number | string): string {
  return timeIn(at, house.value.timeZone);
}

/** The same in a zone that is named. */
export function timeIn(at: number | string, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { ...TO_THE_SECOND, timeZone }).format(new Date(at));
}

/** "3 minutes ago", "in 2 hours": drawn anew as the engine's clock goes on. */
export function age(at: number | string): string {
  return ageText(new Date(at).getTime(), now.value, locale.value);
}

const TO_THE_SECOND = { dateStyle: 'short', timeStyle: 'medium' } as const;
