/** Digits of a currency's minor unit, by ISO 4217: 2 for EUR, 0 for JPY, 3 for KWD. */
import { must } from './assert.ts';

export function currencyDigitsOf(currency: string): number {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  return must(format.resolvedOptions().maximumFractionDigits, 'a currency has no count of digits');
}
