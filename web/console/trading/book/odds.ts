/**
 * Odds as a trader types and steps them: decimal texts with two places on the wire, whole
 * hundredths here. No float touches a price.
 */

/** 10,000.00: a higher price is a typing error, which the engine refuses too. */
const ODDS_HUNDREDTHS_MAX = 1_000_000;

/**
 * By how much odds move at a press of a key, up to a price: the ladder that bettors know. The
 * longer the price, the less a hundredth means.
 */
const LADDER = [
  { belowHundredths: 200, step: 1 },
  { belowHundredths: 300, step: 2 },
  { belowHundredths: 400, step: 5 },
  { belowHundredths: 600, step: 10 },
  { belowHundredths: 1_000, step: 20 },
  { belowHundredths: 2_000, step: 50 },
  { belowHundredths: 3_000, step: 100 },
  { belowHundredths: 5_000, step: 200 },
  { belowHundredths: 10_000, step: 500 },
  { belowHundredths: 100_000, step: 1_000 },
  { belowHundredths: Number.POSITIVE_INFINITY, step: 10_000 },
] as const;

/** "1.85", "1,85", "2" or "2.5" in hundredths; `undefined` for what is no odds. */
export function parseOdds(text: string): number | undefined {
  const [, whole, decimals = ''] = /^\s*(\d{1,5})(?:[.,](\d{1,2}))?\s*$/.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const hundredths = Number(whole + decimals.padEnd(2, '0'));
  return hundredths >= 1 && hundredths <= ODDS_HUNDREDTHS_MAX ? hundredths : undefined;
}

/** With two places, as the engine writes them. */
export function oddsText(hundredths: number): string {
  const figures = String(hundredths).padStart(3, '0');
  return `${figures.slice(0, -2)}.${figures.slice(-2)}`;
}

export type OddsStep = 'up' | 'down' | 'upByOne' | 'downByOne';

/**
 * The next odds of the ladder, or those one hundredth away. Odds between two steps go to the
 * nearer one on their way. Never leaves what odds may be.
 */
export function stepOdds(hundredths: number, step: OddsStep): number {
  if (step === 'upByOne') return within(hundredths + 1);
  if (step === 'downByOne') return within(hundredths - 1);
  if (step === 'up') {
    const size = sizeAt(hundredths);
    return within((Math.floor(hundredths / size) + 1) * size);
  }
  // At the foot of a rung the way down is that of the rung below.
  const size = sizeAt(hundredths - 1);
  return within((Math.ceil(hundredths / size) - 1) * size);
}

/**
 * What a market's prices add up to, in tenths of a percent, rounded down: above 1000 the house
 * wins over time, at 1000 the game is fair.
 */
export function bookTenths(oddsHundredths: readonly number[]): number {
  const millionths = oddsHundredths.reduce(
    (sum, hundredths) => sum + 100_000_000n / BigInt(hundredths),
    0n,
  );
  return Number(millionths / 1_000n);
}

function sizeAt(hundredths: number): number {
  return LADDER.find(({ belowHundredths }) => hundredths < belowHundredths)?.step ?? 1;
}

function within(hundredths: number): number {
  return Math.min(ODDS_HUNDREDTHS_MAX, Math.max(1, hundredths));
}
