/**
 * What a game may rule about its jackpot, as data. All of it is optional: a game that rules nothing
 * pays, and is written, as if this file were not there.
 *
 * Not here: what the rules make of a draw's pools (jackpot-pools.ts), who keeps the reserve and
 * counts the draws of a series (actors/calendar/series-standing.ts).
 */
import type { Minor } from '../../src/kernel/money.ts';
import { type Game, PERMYRIAD } from './game.ts';

export interface JackpotRules {
  /** What the winners of the jackpot share at least. Topped up when it is won, and only then. */
  readonly guaranteedMinor?: Minor;
  /** What they share at most. What is above goes to the next tier with winners. */
  readonly capMinor?: Minor;
  /** In this draw since the jackpot was last won, it goes down a tier if nobody wins it. */
  readonly mustBeWonBy?: number;
  /** The part of the sales that goes into the series' reserve, which tops up before the house. */
  readonly reservePermyriad?: number;
}

/** The rules where each is said, also that there is none. */
export type StatedJackpotRules = {
  readonly [Rule in keyof JackpotRules]-?: NonNullable<JackpotRules[Rule]> | null;
};

export function statedJackpotRules(rules: JackpotRules): StatedJackpotRules {
  return {
    guaranteedMinor: rules.guaranteedMinor ?? null,
    capMinor: rules.capMinor ?? null,
    mustBeWonBy: rules.mustBeWonBy ?? null,
    reservePermyriad: rules.reservePermyriad ?? null,
  };
}

/** A million millions: with it on top, all sums of the largest draw stay exact. */
export const JACKPOT_RULE_MINOR_MAX = 100_000_000_000_000;
/** More draws than this without a winner are a mistyped number. */
export const MUST_BE_WON_BY_MAX = 10_000;

/** A sentence for each thing that is wrong with the jackpot's rules of a game. */
export function jackpotProblems({ tiers, jackpot }: Pick<Game, 'tiers' | 'jackpot'>): string[] {
  if (jackpot === undefined) return [];
  const { guaranteedMinor, capMinor, mustBeWonBy, reservePermyriad } = jackpot;
  const at = tiers.findIndex((tier) => tier.kind === 'pariMutuel' && tier.jackpot);
  if (at < 0) return ['rules of a jackpot without a jackpot'];
  const rules = [guaranteedMinor, capMinor, mustBeWonBy, reservePermyriad];
  if (rules.every((one) => one === undefined)) return ['rules of a jackpot that rule nothing'];
  const problems: string[] = [];
  if (!isCount(guaranteedMinor, JACKPOT_RULE_MINOR_MAX)) problems.push('not a guarantee');
  if (!isCount(capMinor, JACKPOT_RULE_MINOR_MAX)) problems.push('not a cap');
  if (!isCount(mustBeWonBy, MUST_BE_WON_BY_MAX)) problems.push('not a number of draws');
  if (!isCount(reservePermyriad, PERMYRIAD)) problems.push('not a share for the reserve');
  if ((capMinor ?? Number.POSITIVE_INFINITY) < (guaranteedMinor ?? 0)) {
    problems.push('the cap of the jackpot is below its guarantee');
  }
  const rollsDown = capMinor !== undefined || mustBeWonBy !== undefined;
  if (rollsDown && at === tiers.length - 1) problems.push('there is no tier below the jackpot');
  const shares = tiers.map((tier) => (tier.kind === 'fixed' ? 0 : tier.sharePermyriad));
  const shared = shares.reduce((sum, share) => sum + share, reservePermyriad ?? 0);
  if (shared > PERMYRIAD) problems.push('shares and reserve are more than the sales');
  return problems;
}

/** From 1 on; what is left out is no mistake. */
function isCount(value: number | undefined, most: number): boolean {
  return value === undefined || (Number.isSafeInteger(value) && value > 0 && value <= most);
}
