/**
 * Money as people read it, from the engine's minor units and the currency's digits.
 *
 * The amount is put together from its digits, never by a division: beyond 2^53 a quotient would be
 * another amount than the ledger's.
 */
export interface MoneyForm {
  /** ISO 4217. */
  readonly currency: string;
  /** How many of an amount's digits are behind the separator. */
  readonly digits: number;
}

/**
 * `minor` may be an integer, or its digits as text where a double would not hold it. Texts of other
 * forms throw a RangeError: they are a mistake of ours, never a player's.
 */
export function moneyText(minor: number | string, form: MoneyForm, locale: string): string {
  const text = String(minor);
  if (!/^-?\d+$/.test(text)) throw new RangeError(`not a count of minor units: ${text}`);
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: form.currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: form.digits,
    maximumFractionDigits: form.digits,
  });
  // Formatted from its decimal text, which the standard takes without a detour over a double.
  return format.format(decimalText(text, form.digits) as Intl.StringNumericLiteral);
}

/** Of amounts that a double may not hold: exact, as digits. */
export function minorDifference(from: number | string, take: number | string): string {
  return String(BigInt(from) - BigInt(take));
}

/** Its figures alone, as `parseMoney` reads them: what stands in a field before somebody types. */
export function amountText(minor: number | string, { digits }: Pick<MoneyForm, 'digits'>): string {
  return decimalText(String(minor), digits);
}

function decimalText(minor: string, digits: number): string {
  const sign = minor.startsWith('-') ? '-' : '';
  const figures = minor.replace('-', '').padStart(digits + 1, '0');
  if (digits === 0) return sign + figures;
  return `${sign}${figures.slice(0, -digits)}.${figures.slice(-digits)}`;
}

/**
 * What somebody typed as an amount, in minor units; `undefined` where it is none: more digits than
 * the currency has, a sign, nothing at all. Takes a comma or a point before the fraction.
 */
export function parseMoney(
  text: string,
  { digits }: Pick<MoneyForm, 'digits'>,
): number | undefined {
  const match = /^\s*(\d{1,15})(?:[.,](\d+))?\s*$/.exec(text);
  const [, whole, fraction = ''] = match ?? [];
  if (whole === undefined || fraction.length > digits) return undefined;
  const minor = Number(whole + fraction.padEnd(digits, '0'));
  return Number.isSafeInteger(minor) ? minor : undefined;
}
