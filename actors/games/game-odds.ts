/**
 * The exact odds of each tier, and the part of its sales that a game pays back in theory.
 *
 * Why exact: C(64, 32) is far outside the safe integers, and a payback that players and regulators
 * read must not depend on the order of floating-point steps. So everything is BigInt. The game's
 * family provides the chances.
 *
 * If kinds of picks differ in their chances, each kind pays back its own part: the smallest of them
 * is advertised, and none may pay back more than is allowed.
 */
import { assert, must } from '../../src/kernel/assert.ts';
import type { Minor } from '../../src/kernel/money.ts';
import { familyOf } from './families.ts';
import type { PickOdds } from './family.ts';
import { type Game, PERMYRIAD } from './game.ts';

/** A pick wins the tier in `winningCount` of `possiblePicks` equally likely draws. */
export interface TierOdds {
  readonly tier: number;
  readonly winningCount: bigint;
  readonly possiblePicks: bigint;
}

/** An exact part of the sales, for comparisons that may not round. */
export interface PaidPart {
  /** Which picks pay back that part, where not all of them do. */
  readonly kind: string | undefined;
  readonly paidParts: bigint;
  readonly salesParts: bigint;
}

/** Exact odds per tier, in the order of the tiers, of the picks that can win it. Not reduced. */
export function tierOdds(game: Game): readonly TierOdds[] {
  const kinds = familyOf(game).odds(game);
  return game.tiers.map(({ tier }, index) => {
    const kind = kinds.find((odds) => winningDraws(odds, index) > 0n) ?? kinds[0];
    const odds = must(kind, 'a game has no kind of pick');
    return { tier, winningCount: winningDraws(odds, index), possiblePicks: odds.possibleDraws };
  });
}

/**
 * What the game pays back of its sales, in ten-thousandths, rounded down, so that never more is
 * advertised than is paid. Counts a pari-mutuel share as paid if it is rolled over or split, and
 * leaves breakage out.
 */
export function theoreticalPayoutPermyriad(game: Game): number {
  return Math.min(...theoreticalPayouts(game).map(permyriadOf));
}

/** In ten-thousandths, rounded down. */
export function permyriadOf({ paidParts, salesParts }: Omit<PaidPart, 'kind'>): number {
  return Number((paidParts * BigInt(PERMYRIAD)) / salesParts);
}

/** The same as exact fractions, one for each kind of pick. */
export function theoreticalPayouts(game: Game): readonly PaidPart[] {
  return familyOf(game)
    .odds(game)
    .map((odds) => {
      const { fixedMinor, sharedPermyriad } = paidFor(game, odds);
      // If one pick is sold for each possible draw, exactly this many minor units are sold.
      const salesMinor = odds.possibleDraws * BigInt(game.priceMinor);
      return {
        kind: odds.kind,
        paidParts: fixedMinor * BigInt(PERMYRIAD) + BigInt(sharedPermyriad) * salesMinor,
        salesParts: salesMinor * BigInt(PERMYRIAD),
      };
    });
}

/** The most that a game pays back unless an operator says otherwise: less than it takes. */
export const PAYOUT_PERMYRIAD_MAX = 9_999;

/** Whether that part, in ten-thousandths and rounded down, is above the most that is allowed. */
export function isAbove({ paidParts, salesParts }: PaidPart, payoutPermyriadMax: number): boolean {
  return paidParts * BigInt(PERMYRIAD) >= salesParts * BigInt(payoutPermyriadMax + 1);
}

/**
 * The lowest price at which the game pays back no more than is allowed. Fixed prizes do not shrink
 * with the price: if 5 of 36 were sold at 0.01, tickets for 20.00 would win some 500.00.
 */
export function priceMinorMinOf(game: Game, payoutPermyriadMax = PAYOUT_PERMYRIAD_MAX): number {
  const prices = familyOf(game)
    .odds(game)
    .map((odds) => {
      const { fixedMinor, sharedPermyriad } = paidFor(game, odds);
      const leftPermyriad = payoutPermyriadMax + 1 - sharedPermyriad;
      assert(leftPermyriad > 0, 'all sales are shared out, which no price makes up for');
      // This part of each price is left for the fixed prizes, summed over all possible draws.
      const leftParts = odds.possibleDraws * BigInt(leftPermyriad);
      return Number((fixedMinor * BigInt(PERMYRIAD)) / leftParts) + 1;
    });
  return Math.max(...prices);
}

/** What one pick for each possible draw wins in fixed prizes, and the shares besides. */
function paidFor(game: Game, odds: PickOdds): { fixedMinor: bigint; sharedPermyriad: number } {
  let fixedMinor = 0n;
  let sharedPermyriad = 0;
  for (const [index, tier] of game.tiers.entries()) {
    if (tier.kind === 'fixed') {
      fixedMinor += winningDraws(odds, index) * wholeMinor(tier.prizeMinor);
    } else sharedPermyriad += tier.sharePermyriad;
  }
  return { fixedMinor, sharedPermyriad };
}

function winningDraws(odds: PickOdds, index: number): bigint {
  return must(odds.winningDraws[index], 'a tier has no odds');
}

function wholeMinor(amount: Minor): bigint {
  assert(amount >= 0, 'a prize is negative');
  return BigInt(amount);
}
