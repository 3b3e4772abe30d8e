/** The rules of a raffle as somebody fills them in, and as the engine takes them. Pure. */

/** What a game has that nobody gave rules, as the engine has it (a test). */
export const STARTING_RULES = {
  participantsNeeded: 10,
  chances: 'equal',
  entriesPerPlayerMax: 1,
  prize: { kind: 'share', sharePermyriad: 5_000 },
  fillWithinMs: null,
  ifUnfilled: 'cancel',
} as const;

/** Parts of 10,000, as the contract has shares; "12.5 %" on the page. */
const PERMYRIAD_DIGITS = 2;

export function percentText(permyriad: number): string {
  const figures = String(permyriad).padStart(PERMYRIAD_DIGITS + 1, '0');
  const fraction = figures.slice(-PERMYRIAD_DIGITS).replace(/0+$/, '');
  return `${figures.slice(0, -PERMYRIAD_DIGITS)}${fraction === '' ? '' : `.${fraction}`} %`;
}

/** What was typed as percents: one, or one for each place. `undefined` where it is none. */
export function parseShares(text: string): readonly number[] | undefined {
  const shares = text
    .split(/[;+\s]+/)
    .filter((part) => part !== '' && part !== '%')
    .map(parsePercent);
  return shares.length === 0 || shares.includes(undefined) ? undefined : (shares as number[]);
}

function parsePercent(text: string): number | undefined {
  const [, whole, fraction = ''] = /^(\d{1,3})(?:[.,](\d{1,2}))?%?$/.exec(text) ?? [];
  if (whole === undefined) return undefined;
  return Number(whole + fraction.padEnd(PERMYRIAD_DIGITS, '0'));
}

/** A whole number of at least `min`; `undefined` where it is none. */
export function parseCount(text: string, min: number): number | undefined {
  const value = /^\s*\d{1,9}\s*$/.test(text) ? Number(text) : undefined;
  return value !== undefined && value >= min ? value : undefined;
}

/** Minutes as they were typed, in milliseconds; `undefined` where it is none. */
export function parseMinutes(text: string): number | undefined {
  if (!/^\s*\d{1,7}(?:[.,]\d{1,3})?\s*$/.test(text)) return undefined;
  return Math.round(Number(text.replace(',', '.')) * 60_000);
}
