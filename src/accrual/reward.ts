/**
 * What the goods of an order earn: exact to the last digit that was written, and rounded once, half
 * up, to two places.
 */
import { POINTS_MOVED_MAX, type PointsHundredths, pointsHundredths } from '../kernel/points.ts';

export interface Reward {
  /** Goods earn it if their description contains this. */
  readonly match: string;
  readonly reward: number;
  /** Per cent of the price, or points. */
  readonly rewardType: '%' | 'pt';
}

export interface Good {
  readonly description: string;
  readonly price: number;
}

/** Decimals that are calculated with; more are refused. */
const DECIMALS = 10;
const SCALE = 10n ** BigInt(DECIMALS);
/** Products have the decimals of both factors, and per cent two more. */
const HUNDREDTH = 10n ** BigInt(2 * DECIMALS);
const DECIMAL_TEXT = new RegExp(`^\\d{1,15}(?:\\.(\\d{1,${DECIMALS}}))?$`);

/**
 * Whether the number can be calculated with: it is not negative, and has no more digits than above.
 */
export function isAmount(value: unknown): value is number {
  return typeof value === 'number' && DECIMAL_TEXT.test(String(value));
}

/**
 * The points of all goods together; `undefined` where none of them earns any, or more than an order
 * may. Of several rewards that match a good the most specific counts: the longest match.
 */
export function pointsEarned(
  goods: readonly Good[],
  rewards: Iterable<Reward>,
): PointsHundredths | undefined {
  const longestFirst = [...rewards].sort((left, right) => right.match.length - left.match.length);
  let sum = 0n;
  let isMatched = false;
  for (const { description, price } of goods) {
    const found = longestFirst.find(({ match }) => description.includes(match));
    if (found === undefined) continue;
    isMatched = true;
    const reward = scaled(found.reward);
    sum += found.rewardType === '%' ? scaled(price) * reward : reward * SCALE * 100n;
  }
  const hundredths = (sum + HUNDREDTH / 2n) / HUNDREDTH;
  if (!isMatched || hundredths > BigInt(POINTS_MOVED_MAX)) return undefined;
  return pointsHundredths(Number(hundredths));
}

function scaled(value: number): bigint {
  const [whole = '', decimals = ''] = String(value).split('.');
  return BigInt(whole + decimals.padEnd(DECIMALS, '0'));
}
