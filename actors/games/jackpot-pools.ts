/**
 * What the rules of a jackpot make of a draw's pools: the cap, what goes down a tier, the top-up to
 * the guarantee, and what the reserve gives and gets. The rules stand at the head of prizes.ts.
 */
import { assert, must } from '../../src/kernel/assert.ts';
import {
  addMinor,
  type Minor,
  shareMinor,
  subtractMinor,
  ZERO_MINOR,
} from '../../src/kernel/money.ts';
import { PERMYRIAD, type Tier } from './game.ts';
import type { JackpotRules } from './jackpot-rules.ts';

/** What a draw has to know of its series before the rules can be applied. */
export interface DrawInSeries {
  /** Which draw this is since the jackpot was last won, itself included. */
  readonly number: number;
  /** What the reserve held before this draw. */
  readonly reserveInMinor: Minor;
}

/** What became of a jackpot that has rules, beside the pools and prizes of the tiers. */
export interface JackpotSettlement {
  /** Put into the jackpot tier's pool, up to the guarantee; the house gives what is missing. */
  readonly topUpMinor: Minor;
  readonly fromReserveMinor: Minor;
  /** The reserve's share of the sales. */
  readonly toReserveMinor: Minor;
  readonly reserveOutMinor: Minor;
  /** What the tier `rolledDownTo` got on top of its own; 0 and 0 if nothing went down. */
  readonly rolledDownMinor: Minor;
  readonly rolledDownTo: number;
}

export interface PoolsUnderRules {
  /** By tier; of a fixed tier, what it pays on top of its prizes. */
  readonly poolsMinor: readonly Minor[];
  /** Above the cap, and for nobody in this draw: rolls over whoever wins the jackpot. */
  readonly carriedMinor: Minor;
  readonly settlement: JackpotSettlement;
}

/** What applies to pools that are made of shares and of what rolled in. */
export interface UnruledPools {
  readonly tiers: readonly Tier[];
  readonly salesMinor: Minor;
  readonly winnersByTier: ArrayLike<number>;
  readonly poolsMinor: readonly Minor[];
}

export function applyJackpotRules(
  rules: JackpotRules,
  { number, reserveInMinor }: DrawInSeries,
  draw: UnruledPools,
): PoolsUnderRules {
  assert(Number.isSafeInteger(number) && number >= 1, 'a draw has no number in its series');
  assert(reserveInMinor >= 0, 'a reserve is negative');
  const { tiers, salesMinor, winnersByTier } = draw;
  const jackpotAt = tiers.findIndex((tier) => tier.kind === 'pariMutuel' && tier.jackpot);
  assert(jackpotAt >= 0, 'a game has rules for a jackpot that it does not have');
  const isWon = Number(winnersByTier[jackpotAt]) > 0;
  const heirAt = tiers.findIndex((_, at) => at > jackpotAt && Number(winnersByTier[at]) > 0);

  const poolsMinor = [...draw.poolsMinor];
  const takeFrom = (at: number, amountMinor: Minor): Minor => {
    poolsMinor[at] = subtractMinor(poolAt(poolsMinor, at), amountMinor);
    return amountMinor;
  };
  let downMinor = takeFrom(jackpotAt, aboveCap(rules, poolAt(poolsMinor, jackpotAt)));
  const isDue = rules.mustBeWonBy !== undefined && number >= rules.mustBeWonBy && !isWon;
  if (isDue && heirAt >= 0) {
    for (const [at, tier] of tiers.entries()) {
      const rollsOver = tier.kind === 'pariMutuel' && tier.ifUnwon === 'rollover';
      if (!rollsOver || Number(winnersByTier[at]) > 0) continue;
      downMinor = addMinor(downMinor, takeFrom(at, poolAt(poolsMinor, at)));
    }
  }
  if (heirAt >= 0) poolsMinor[heirAt] = addMinor(poolAt(poolsMinor, heirAt), downMinor);

  const missing = (rules.guaranteedMinor ?? 0) - poolAt(poolsMinor, jackpotAt);
  const topUpMinor = isWon && missing > 0 ? (missing as Minor) : ZERO_MINOR;
  poolsMinor[jackpotAt] = addMinor(poolAt(poolsMinor, jackpotAt), topUpMinor);
  const fromReserveMinor = topUpMinor < reserveInMinor ? topUpMinor : reserveInMinor;
  const toReserveMinor = shareMinor(salesMinor, rules.reservePermyriad ?? 0, PERMYRIAD);
  const keptMinor = subtractMinor(reserveInMinor, fromReserveMinor);
  const hasHeir = heirAt >= 0 && downMinor > 0;
  return {
    poolsMinor,
    carriedMinor: hasHeir ? ZERO_MINOR : downMinor,
    settlement: {
      topUpMinor,
      fromReserveMinor,
      toReserveMinor,
      reserveOutMinor: addMinor(keptMinor, toReserveMinor),
      rolledDownMinor: hasHeir ? downMinor : ZERO_MINOR,
      rolledDownTo: hasHeir ? must(tiers[heirAt], 'an heir is no tier').tier : 0,
    },
  };
}

function aboveCap({ capMinor }: JackpotRules, poolMinor: Minor): Minor {
  if (capMinor === undefined || poolMinor <= capMinor) return ZERO_MINOR;
  return subtractMinor(poolMinor, capMinor);
}

function poolAt(poolsMinor: readonly Minor[], at: number): Minor {
  return must(poolsMinor[at], 'a tier has no pool');
}
