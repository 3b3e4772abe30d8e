/**
 * Points as people read and write them. They are counted in hundredths; like money they are put
 * together from their digits, never by a division.
 */

/** What one withdrawal may take (`docs/loyalty.md`). */
const HUNDREDTHS_MAX = 100_000_000_000;

/** `hundredths` may be an integer, or its digits as text where a double would not hold it. */
export function pointsText(hundredths: number | string, locale: string): string {
  const text = String(hundredths);
  if (!/^-?\d+$/.test(text)) throw new RangeError(`not a count of hundredths: ${text}`);
  const sign = text.startsWith('-') ? '-' : '';
  const digits = text.replace('-', '').padStart(3, '0');
  const decimal = `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`;
  const format = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  return format.format(decimal as Intl.StringNumericLiteral);
}

/** The hundredths of a sum that the engine tells as a number with two decimals at most. */
export function hundredthsOf(points: number): number {
  return Math.round(points * 100);
}

/**
 * The number that a request carries: written out it has two decimals at most, as the engine asks,
 * because no sum that it takes has more digits than a double tells apart.
 */
export function pointsNumber(hundredths: number): number {
  return hundredths / 100;
}

/**
 * What somebody typed as a sum, in hundredths; `undefined` where it is none that the engine takes:
 * nothing, more than two decimals, a sign, or too much. Takes a comma or a point.
 */
export function parsePoints(text: string): number | undefined {
  const [, whole, fraction = ''] = /^\s*(\d{1,10})(?:[.,](\d{1,2}))?\s*$/.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const hundredths = Number(whole + fraction.padEnd(2, '0'));
  return hundredths === 0 || hundredths > HUNDREDTHS_MAX ? undefined : hundredths;
}
