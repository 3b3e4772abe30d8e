/** What a game of digits has besides what every game has. */
import type { FixedTier, Game } from '../game.ts';

export interface DigitsGame extends Game {
  readonly family: 'digits';
  /** Digits of a ticket, and digits drawn, in order and with repetition: 3 or 4. */
  readonly digitCount: number;
  readonly tiers: readonly DigitsTier[];
}

/**
 * 1 way is straight: the digits in the order in which they were drawn. More ways are a box: the
 * digits in any order, by how many different orders they have.
 */
export type DigitsTier = FixedTier & { readonly ways: number };

export const STRAIGHT_WAYS = 1;
/** Orders that a box of so many digits may have: "112" has three, "1122" has six. */
export const BOX_WAYS: Readonly<Record<number, readonly number[]>> = {
  3: [3, 6],
  4: [4, 6, 12, 24],
};

/** Plays of a ticket, by the number that its leaf ends with. */
export const PLAY_KINDS = ['straight', 'box'] as const;
export type PlayKind = (typeof PLAY_KINDS)[number];
export const STRAIGHT = PLAY_KINDS.indexOf('straight');
export const BOX = PLAY_KINDS.indexOf('box');
