/**
 * Amounts and times as staff read them: in the house's currency and the operator's zone, to the
 * second, because they compare them with logs.
 */

import { ageText } from '../kit/age.ts';
import { now } from '../kit/browser/engine.ts';
import { house } from '../kit/browser/house.ts';
import { amountText, moneyText } from '../kit/money.ts';
import { locale } from './speech.ts';

export function money(minor: number | string): string {
  return moneyText(minor, house.value, locale.value);
}

/** For spreadsheets: digits and a point. */
export function plainMoney(minor: number | string): string {
  return amountText(minor, house.value);
}

/** Points have two places, and no currency. */
export function points(hundredths: number | string): string {
  return amountText(hundredths, { digits: 2 });
}

export function count(value: number): string {
  return new Intl.NumberFormat(locale.value).format(value);
}

/** Per second: with a fraction while it is small. */
export function rate(perSecond: number): string {
  return new Intl.NumberFormat(locale.value, {
    maximumFractionDigits: perSecond < 10 ? 1 : 0,
  }).format(perSecond);
}

/** A decimal text of the engine's, as odds are: its digits, with the language's separator. */
export function decimal(text: string): string {
  const parts = new Intl.NumberFormat(locale.value).formatToParts(0.5);
  return text.replace('.', parts.find(({ type }) => type === 'decimal')?.value ?? '.');
}

/** Null: nobody has measured. */
export function milliseconds(value: number | null): string {
  if (value === null) return '–';
  const isLong = value >= 10_000;
  return new Intl.NumberFormat(locale.value, {
    style: 'unit',
    unit: isLong ? 'second' : 'millisecond',
    unitDisplay: 'short',
    maximumFractionDigits: value < 10 ? 1 : 0,
  }).format(isLong ? value / 1_000 : value);
}

const BYTE_UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** In powers of 1,000, as disks are sold. */
export function bytes(value: number): string {
  const power = Math.min(4, Math.floor(Math.log10(Math.max(1, value)) / 3));
  return new Intl.NumberFormat(locale.value, {
    style: 'unit',
    unit: BYTE_UNITS[power] ?? 'byte',
    unitDisplay: 'short',
    maximumFractionDigits: power > 2 ? 1 : 0,
  }).format(value / 1_000 ** power);
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

/** An engine needs some moments for what is due. */
const DUE_MS = 10_000;

/** Of what is to happen: "now" while it is due and not yet late. */
export function until(at: number | string): string {
  const overMs = now.value - new Date(at).getTime();
  if (overMs < 0 || overMs >= DUE_MS) return age(at);
  return new Intl.RelativeTimeFormat(locale.value, { numeric: 'auto' }).format(0, 'second');
}

/** Of what has happened: as the page's clock goes by whole seconds, it may seem to be ahead. */
export function since(at: number | string): string {
  return age(Math.min(new Date(at).getTime(), now.value));
}

const TO_THE_SECOND = { dateStyle: 'short', timeStyle: 'medium' } as const;
