/**
 * The exact odds of each tier, and the part of its sales that a game pays back in theory.
 *
 * Why exact: C(64, 32) is far outside the safe integers, and a pay-back that players and regulators
 * read must not depend on the order of floating-point steps. So all of it is BigInt.
 */
import { assert } from '../../src/kernel/assert.ts';
import type { Minor } from '../../src/kernel/money.ts';
import { type Game, NUMBER_COUNT_MAX, PERMYRIAD } from './game.ts';

/** A pick wins the tier in `winningCount` of `possiblePicks` equally likely draws. */
export interface TierOdds {
  readonly tier: number;
  readonly matches: number;
  readonly winningCount: bigint;
  readonly possiblePicks: bigint;
}

/** Exact odds per tier, in the order of the tiers (hypergeometric, not reduced). */
export function tierOdds(game: Game): readonly TierOdds[] {
  const possiblePicks = combinationCount(game.numberCount, game.pickCount);
  return game.tiers.map(({ tier, matches }) => ({
    tier,
    matches,
    winningCount: winningCount(game, matches),
    possiblePicks,
  }));
}

/**
 * What the game pays back of its sales, in ten-thousandths, rounded down: what is advertised is
 * never more than what is paid. Counts a pari-mutuel share as paid when it is rolled over or split,
 * and leaves breakage out.
 */
export function theoreticalPayoutPermyriad(game: Game): number {
  const { paidParts, salesParts } = theoreticalPayout(game);
  return Number((paidParts * BigInt(PERMYRIAD)) / salesParts);
}

/** The same as an exact fraction, for comparisons that may not round. */
export function theoreticalPayout(game: Game): { paidParts: bigint; salesParts: bigint } {
  const possiblePicks = combinationCount(game.numberCount, game.pickCount);
  // If each possible pick is sold once, exactly this many minor units are sold.
  const salesMinor = possiblePicks * BigInt(game.priceMinor);

  let paidParts = 0n;
  for (const tier of game.tiers) {
    paidParts +=
      tier.kind === 'fixed'
        ? winningCount(game, tier.matches) * wholeMinor(tier.prizeMinor) * BigInt(PERMYRIAD)
        : BigInt(tier.sharePermyriad) * salesMinor;
  }
  return { paidParts, salesParts: salesMinor * BigInt(PERMYRIAD) };
}

/**
 * The lowest price at which the game pays back less than it takes. Fixed prizes do not shrink with
 * the price: of 5 of 36 at 0.01, tickets for 20.00 would win some 500.00.
 */
export function priceMinorMinOf(game: Game): number {
  const possiblePicks = combinationCount(game.numberCount, game.pickCount);
  let fixedMinor = 0n;
  let sharedPermyriad = 0;
  for (const tier of game.tiers) {
    if (tier.kind === 'fixed') {
      fixedMinor += winningCount(game, tier.matches) * wholeMinor(tier.prizeMinor);
    } else sharedPermyriad += tier.sharePermyriad;
  }
  assert(sharedPermyriad < PERMYRIAD, 'no price makes up for sharing out all sales');
  // Of each price, this part of it is left for the fixed prizes, once every pick is sold.
  const leftParts = possiblePicks * BigInt(PERMYRIAD - sharedPermyriad);
  return Number((fixedMinor * BigInt(PERMYRIAD)) / leftParts) + 1;
}

/** Ways to choose `chosen` of `total` things, exact. */
export function combinationCount(total: number, chosen: number): bigint {
  assert(Number.isInteger(total) && total >= 0 && total <= NUMBER_COUNT_MAX, 'total out of range');
  assert(Number.isInteger(chosen) && chosen >= 0, 'chosen is a count');
  if (chosen > total) return 0n;

  let count = 1n;
  for (let i = 1; i <= chosen; i++) {
    // Whole at each step: after step i the count is C(total - chosen + i, i).
    count = (count * BigInt(total - chosen + i)) / BigInt(i);
  }
  return count;
}

/** Selections that share exactly `matches` numbers with a given draw. */
function winningCount(game: Game, matches: number): bigint {
  const { pickCount, numberCount } = game;
  const hits = combinationCount(pickCount, matches);
  return hits * combinationCount(numberCount - pickCount, pickCount - matches);
}

function wholeMinor(amount: Minor): bigint {
  assert(amount >= 0, 'a prize is never negative');
  return BigInt(amount);
}
