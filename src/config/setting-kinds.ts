/**
 * The kinds of setting: how a text becomes a value, and what to say when it does not.
 *
 * A kind never throws and never falls back: a wrong text becomes a sentence for the operator,
 * because an engine that guessed what was meant would handle money under settings that nobody
 * chose.
 */
import { assert } from '../kernel/assert.ts';
import type { Minor } from '../kernel/money.ts';

export const LIST_ITEMS_MAX = 64;
export const SECRET_CHARACTERS_MIN = 16;
export const SECRET_CHARACTERS_MAX = 1_024;

/** A value, or the end of the sentence "X must be …". */
export type Parsed<T> = { readonly value: T } | { readonly mustBe: string };

export interface SettingKind<T> {
  /** What follows the flag in the help: `--port <integer>`. */
  readonly placeholder: string;
  /** What may be written, for the help. */
  readonly allowed: string;
  parse(text: string): Parsed<T>;
}

export function integerKind(range: { min: number; max: number }): SettingKind<number> {
  const { min, max } = range;
  assert(Number.isSafeInteger(min) && Number.isSafeInteger(max), 'a range is not of safe integers');
  assert(min <= max, 'a range is empty');
  const allowed = `an integer from ${min} to ${max}`;
  return {
    placeholder: 'integer',
    allowed,
    parse(text) {
      const value = /^-?\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
      return value >= min && value <= max ? { value } : { mustBe: allowed };
    },
  };
}

export function moneyKind(range: { min: number; max: number }): SettingKind<Minor> {
  const integer = integerKind(range);
  const allowed = `${integer.allowed}, in minor units (cents)`;
  return {
    placeholder: 'minor-units',
    allowed,
    parse(text) {
      const parsed = integer.parse(text);
      return 'value' in parsed ? { value: parsed.value as Minor } : { mustBe: allowed };
    },
  };
}

export function enumKind<const T extends string>(values: readonly T[]): SettingKind<T> {
  assert(values.length > 0, 'an enumeration has no values');
  const allowed = values.length === 1 ? `"${values[0]}"` : `one of ${values.join(', ')}`;
  return {
    placeholder: 'name',
    allowed,
    parse(text) {
      const value = values.find((known) => known === text);
      return value === undefined ? { mustBe: allowed } : { value };
    },
  };
}

/** `on` or `off`, so that nothing has to be guessed: `1`, `yes` and `TRUE` are refused. */
export const SWITCH_KIND: SettingKind<boolean> = {
  placeholder: 'switch',
  allowed: 'on or off',
  parse: (text) => (text === 'on' || text === 'off' ? { value: text === 'on' } : mustBeOnOrOff()),
};

export const PATH_KIND: SettingKind<string> = {
  placeholder: 'path',
  allowed: 'a path',
  parse: (text) => (text.includes('\0') ? { mustBe: 'a path without NUL' } : { value: text }),
};

export const SECRET_KIND: SettingKind<string> = {
  placeholder: 'secret',
  allowed: `a secret of ${SECRET_CHARACTERS_MIN} to ${SECRET_CHARACTERS_MAX} characters`,
  parse(text) {
    const fits = text.length >= SECRET_CHARACTERS_MIN && text.length <= SECRET_CHARACTERS_MAX;
    return fits ? { value: text } : { mustBe: SECRET_KIND.allowed };
  },
};

export const CURRENCY_KIND: SettingKind<string> = {
  placeholder: 'code',
  allowed: 'an ISO 4217 code such as EUR',
  parse(text) {
    const known = Intl.supportedValuesOf('currency').includes(text);
    return known ? { value: text } : { mustBe: CURRENCY_KIND.allowed };
  },
};

export const TIME_ZONE_KIND: SettingKind<string> = {
  placeholder: 'zone',
  allowed: 'an IANA time zone such as Europe/Berlin',
  parse: (text) => (isTimeZone(text) ? { value: text } : { mustBe: TIME_ZONE_KIND.allowed }),
};

/** Items separated by commas; spaces around an item are ignored. */
export function listKind<T>(item: SettingKind<T>): SettingKind<readonly T[]> {
  const allowed = `a list, parted by commas, of at most ${LIST_ITEMS_MAX}: each ${item.allowed}`;
  return {
    placeholder: 'list',
    allowed,
    parse(text) {
      const parsed = text.split(',').map((part) => item.parse(part.trim()));
      const values = parsed.flatMap((one) => ('value' in one ? [one.value] : []));
      const whole = values.length === parsed.length && values.length <= LIST_ITEMS_MAX;
      return whole ? { value: Object.freeze(values) } : { mustBe: allowed };
    },
  };
}

/** Named zones only: an offset such as `+01:00` would be blind to daylight saving. */
export function isTimeZone(text: string): boolean {
  if (!/^[A-Za-z]/.test(text)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return true;
  } catch {
    return false; // Intl has no other way of saying no.
  }
}

function mustBeOnOrOff(): Parsed<boolean> {
  return { mustBe: SWITCH_KIND.allowed };
}
