/**
 * The rules of a game's raffles. A raffle copies them when it opens: later changes apply from the
 * next one on.
 */
import { type Minor, minor } from '../../src/kernel/money.ts';
import { PERMYRIAD } from '../games/game.ts';

export const CHANCES = ['equal', 'stake'] as const;
/** Each entry has the same chance, or a chance in proportion to its stake. */
export type Chances = (typeof CHANCES)[number];

export const UNFILLED_CHOICES = ['cancel', 'draw'] as const;
export type IfUnfilled = (typeof UNFILLED_CHOICES)[number];

/** What the winners get, rounded down; the rest stays with whoever holds the pot. */
export type PrizeRule =
  /** The first place gets a share of the pot of stakes. */
  | { readonly kind: 'share'; readonly sharePermyriad: number }
  /** The first place gets this, whatever the pot. */
  | { readonly kind: 'fixed'; readonly prizeMinor: Minor }
  /** Each place gets its share of the pot; places beyond the last player are not given away. */
  | { readonly kind: 'table'; readonly sharesPermyriad: readonly number[] };

export interface RaffleRules {
  /** Distinct players that start the raffle. */
  readonly participantsNeeded: number;
  readonly chances: Chances;
  readonly entriesPerPlayerMax: number;
  readonly prize: PrizeRule;
  /** From the first stake on; null: it waits for ever. */
  readonly fillWithinMs: number | null;
  readonly ifUnfilled: IfUnfilled;
}

/** Every entry is a leaf that is hashed in one step of the shard: this many take 0.1 s. */
export const RAFFLE_ENTRIES_MAX = 16_384;
export const PLACES_MAX = 100;
/** A prize above this (ten million in major units) is a mistake. */
export const RAFFLE_PRIZE_MINOR_MAX = 1_000_000_000;
export const FILL_WITHIN_MS_MIN = 1_000;
export const FILL_WITHIN_MS_MAX = 366 * 86_400_000;

/** For a game that nobody has configured: ten players, equal chances, half of the pot. */
export const DEFAULT_RAFFLE_RULES: RaffleRules = {
  participantsNeeded: 10,
  chances: 'equal',
  entriesPerPlayerMax: 1,
  prize: { kind: 'share', sharePermyriad: 5_000 },
  fillWithinMs: null,
  ifUnfilled: 'cancel',
};

/** What is wrong with rules, by the field's name; undefined if nothing. */
export function findRulesFault(rules: RaffleRules): string | undefined {
  const { participantsNeeded, entriesPerPlayerMax, fillWithinMs } = rules;
  if (!isWhole(participantsNeeded, 1, RAFFLE_ENTRIES_MAX)) return 'participantsNeeded';
  if (!isWhole(entriesPerPlayerMax, 1, RAFFLE_ENTRIES_MAX)) return 'entriesPerPlayerMax';
  if (participantsNeeded * entriesPerPlayerMax > RAFFLE_ENTRIES_MAX) return 'entriesPerPlayerMax';
  if (!CHANCES.includes(rules.chances)) return 'chances';
  if (!UNFILLED_CHOICES.includes(rules.ifUnfilled)) return 'ifUnfilled';
  if (fillWithinMs !== null && !isWhole(fillWithinMs, FILL_WITHIN_MS_MIN, FILL_WITHIN_MS_MAX)) {
    return 'fillWithinMs';
  }
  return isPrizeSound(rules.prize) ? undefined : 'prize';
}

export function placeCountOf(prize: PrizeRule): number {
  return prize.kind === 'table' ? prize.sharesPermyriad.length : 1;
}

function isPrizeSound(prize: PrizeRule): boolean {
  switch (prize.kind) {
    case 'share':
      return isWhole(prize.sharePermyriad, 1, PERMYRIAD);
    case 'fixed':
      return isWhole(prize.prizeMinor, 1, RAFFLE_PRIZE_MINOR_MAX);
    case 'table': {
      const { sharesPermyriad } = prize;
      if (!isWhole(sharesPermyriad.length, 1, PLACES_MAX)) return false;
      const sum = sharesPermyriad.reduce((total, share) => total + share, 0);
      return sharesPermyriad.every((share) => isWhole(share, 1, PERMYRIAD)) && sum <= PERMYRIAD;
    }
    default:
      return false;
  }
}

function isWhole(value: number, min: number, max: number): boolean {
  return Number.isInteger(value) && value >= min && value <= max;
}

/** The largest stake that is taken: a hundred million in major units. Larger is a mistake. */
export const RAFFLE_STAKE_MINOR_MAX: Minor = minor(10_000_000_000);
