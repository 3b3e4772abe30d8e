/**
 * Turns sales and winners into prizes, to the last minor unit.
 *
 * The rules, which the verifier implements a second time, from this text. All values are integers.
 * - A fixed tier pays `prizeMinor` to each winner, out of the sales; the house tops up.
 * - A pari-mutuel tier's share is ⌊sales × sharePermyriad / 10,000⌋. Its pool is that share; the
 *   jackpot tier's pool is its share and `jackpotInMinor`.
 * - With winners, the prize is ⌊pool / winners⌋, and breakage is what that leaves of the pool.
 * - Without winners, the whole pool goes to the rollover or to the house, as the tier says.
 * - The house keeps sales - fixed prizes paid - pari-mutuel shares + unwon pools that go to it. It
 *   is negative when fixed prizes cost more than the sales leave for them.
 * Invariant: sales + jackpot in = paid + rollover + breakage + house.
 *
 * Where the game has rules for its jackpot, they are applied to the pools before anything is paid,
 * in this order. The *heir* is the first tier below the jackpot tier, of either kind, that somebody
 * won in this draw.
 * 1. Cap: what the jackpot tier's pool has above `capMinor` leaves it.
 * 2. Must be won: if the draw's number since the jackpot was last won is `mustBeWonBy` or more,
 *    nobody won the jackpot, and there is an heir, then the rest of the jackpot tier's pool leaves
 *    it, and so do the pools of all other tiers that are unwon and would roll over.
 * 3. The heir gets all that left, on top of its pool. To a fixed tier it is a pool of its own: each
 *    winner gets ⌊pool / winners⌋ beside the fixed prize, and breakage is what that leaves. Without
 *    an heir, what left in step 1 rolls over, whoever won the jackpot.
 * 4. Guarantee: if the jackpot is won and its pool is below `guaranteedMinor`, it is topped up to
 *    that: out of what the reserve had before this draw, and then by the house.
 * 5. Reserve: ⌊sales × reservePermyriad / 10,000⌋ goes into it, and comes out of the house's part.
 * So the house keeps less by what it tops up and by what goes into the reserve. A jackpot that goes
 * down by step 2 counts as won; one that only exceeds its cap does not.
 * Invariant then: sales + jackpot in + reserve in = paid + rollover + breakage + house +
 *   reserve out.
 *
 * Not here: who is paid, and the approval of large prizes (the shards).
 */
import { assert, must } from '../../src/kernel/assert.ts';
import {
  addMinor,
  type Minor,
  multiplyMinor,
  shareMinor,
  subtractMinor,
  ZERO_MINOR,
} from '../../src/kernel/money.ts';
import { type FixedTier, type Game, type PariMutuelTier, PERMYRIAD } from './game.ts';
import {
  applyJackpotRules,
  type DrawInSeries,
  type JackpotSettlement,
  type PoolsUnderRules,
} from './jackpot-pools.ts';

export interface SettlementInput<Rules extends Game = Game> {
  readonly game: Rules;
  readonly salesMinor: Minor;
  /** Rolled over from earlier draws. */
  readonly jackpotInMinor: Minor;
  /** Over all shards; tier t is at index t - 1. */
  readonly winnersByTier: ArrayLike<number>;
  /** Of a game that has rules for its jackpot. */
  readonly inSeries?: DrawInSeries | undefined;
}

/** A tier's condition goes between `tier` and `kind`, with the names that its family gives it. */
export interface TierSettlement {
  readonly tier: number;
  readonly kind: 'fixed' | 'pariMutuel';
  readonly winners: number;
  /** What there was to win. A fixed tier has no pool of its own: this is what it paid out. */
  readonly poolMinor: Minor;
  /** Per winner; 0 for a pari-mutuel tier that nobody won. */
  readonly prizeMinor: Minor;
  readonly paidMinor: Minor;
  readonly breakageMinor: Minor;
}

export interface Settlement {
  /** In the order of `game.tiers`. */
  readonly tiers: readonly TierSettlement[];
  readonly paidMinor: Minor;
  /** The next draw's `jackpotInMinor`. */
  readonly rolloverMinor: Minor;
  readonly breakageMinor: Minor;
  /** Negative when the house tops up prizes. */
  readonly houseMinor: Minor;
  /** Left out where the game has no rules for its jackpot. */
  readonly jackpot?: JackpotSettlement;
}

/** What a ticket had to show to win a tier, for readers of the results. */
type Condition = Readonly<Record<string, number>>;

/**
 * Applies the rules above. `conditions` has one for each tier. Pure. Stops the shard if a sum
 * leaves the safe integers, or if money would appear or vanish.
 */
export function settleTiers(input: SettlementInput, conditions: readonly Condition[]): Settlement {
  const { game, salesMinor, jackpotInMinor, winnersByTier } = input;
  assert(Number.isSafeInteger(salesMinor) && salesMinor >= 0, 'sales are negative');
  assert(Number.isSafeInteger(jackpotInMinor), 'the jackpot is not whole');
  assert(jackpotInMinor >= 0, 'the jackpot is negative');
  assert(winnersByTier.length === game.tiers.length, 'not as many counts of winners as tiers');

  const sharesMinor = game.tiers.map((tier) => {
    return tier.kind === 'fixed'
      ? ZERO_MINOR
      : shareMinor(salesMinor, tier.sharePermyriad, PERMYRIAD);
  });
  const ruled = poolsOf(input, sharesMinor);
  const tiers: TierSettlement[] = [];
  let paidMinor = ZERO_MINOR;
  let rolloverMinor = ruled.carriedMinor;
  let breakageMinor = ZERO_MINOR;
  let houseMinor = subtractMinor(salesMinor, costOfRules(ruled.settlement));
  for (const [index, tier] of game.tiers.entries()) {
    const winners = must(winnersByTier[index], 'a tier has no count of winners');
    assert(Number.isSafeInteger(winners) && winners >= 0, 'winners are not a count');
    const condition = must(conditions[index], 'a tier has no condition');
    const poolMinor = must(ruled.poolsMinor[index], 'a tier has no pool');
    const settled =
      tier.kind === 'fixed'
        ? settleFixed(tier, condition, { winners, poolMinor })
        : settlePariMutuel(tier, condition, { winners, poolMinor });
    tiers.push(settled);
    paidMinor = addMinor(paidMinor, settled.paidMinor);
    breakageMinor = addMinor(breakageMinor, settled.breakageMinor);
    if (tier.kind === 'fixed') {
      const prizesMinor = multiplyMinor(tier.prizeMinor, winners);
      houseMinor = subtractMinor(houseMinor, prizesMinor);
      continue;
    }
    houseMinor = subtractMinor(houseMinor, must(sharesMinor[index], 'a tier has no share'));
    if (winners > 0) continue;
    if (tier.ifUnwon === 'rollover') rolloverMinor = addMinor(rolloverMinor, poolMinor);
    else houseMinor = addMinor(houseMinor, poolMinor);
  }

  const totals = { tiers, paidMinor, rolloverMinor, breakageMinor, houseMinor };
  const { settlement: jackpot } = ruled;
  const settlement = jackpot === undefined ? totals : { ...totals, jackpot };
  assertConserved(input, settlement);
  return settlement;
}

/** Whether the next draw of the series is the first since its jackpot was won. */
export function isJackpotWon({ tiers }: Game, settlement: Settlement): boolean {
  const at = tiers.findIndex((tier) => tier.kind === 'pariMutuel' && tier.jackpot);
  const jackpot = settlement.tiers[at];
  if (jackpot === undefined) return false;
  if (jackpot.winners > 0) return true;
  return jackpot.poolMinor === 0 && (settlement.jackpot?.rolledDownMinor ?? 0) > 0;
}

/** The pools of all tiers, by the rules of the jackpot where the game has such. */
function poolsOf(
  { game, salesMinor, jackpotInMinor, winnersByTier, inSeries }: SettlementInput,
  sharesMinor: readonly Minor[],
): Omit<PoolsUnderRules, 'settlement'> & { readonly settlement?: JackpotSettlement } {
  const { tiers, jackpot: rules } = game;
  const poolsMinor = tiers.map((tier, index) => {
    const shareOfSalesMinor = must(sharesMinor[index], 'a tier has no share');
    const isJackpot = tier.kind === 'pariMutuel' && tier.jackpot;
    return isJackpot ? addMinor(shareOfSalesMinor, jackpotInMinor) : shareOfSalesMinor;
  });
  if (rules === undefined) return { poolsMinor, carriedMinor: ZERO_MINOR };
  assert(inSeries !== undefined, 'a jackpot with rules does not know its series');
  return applyJackpotRules(rules, inSeries, { tiers, salesMinor, winnersByTier, poolsMinor });
}

/** What the rules of a jackpot take out of the house's part. */
function costOfRules(jackpot: JackpotSettlement | undefined): Minor {
  if (jackpot === undefined) return ZERO_MINOR;
  const { topUpMinor, fromReserveMinor, toReserveMinor } = jackpot;
  return addMinor(subtractMinor(topUpMinor, fromReserveMinor), toReserveMinor);
}

/** `poolMinor` is what a jackpot's rules add to the prizes, mostly nothing. */
function settleFixed(
  tier: FixedTier,
  condition: Condition,
  { winners, poolMinor }: { readonly winners: number; readonly poolMinor: Minor },
): TierSettlement {
  const partMinor = winners === 0 ? ZERO_MINOR : shareMinor(poolMinor, 1, winners);
  const prizeMinor = addMinor(tier.prizeMinor, partMinor);
  const paidMinor = multiplyMinor(prizeMinor, winners);
  return {
    tier: tier.tier,
    ...condition,
    kind: 'fixed',
    winners,
    poolMinor: paidMinor,
    prizeMinor,
    paidMinor,
    breakageMinor: subtractMinor(poolMinor, multiplyMinor(partMinor, winners)),
  };
}

function settlePariMutuel(
  tier: PariMutuelTier,
  condition: Condition,
  { winners, poolMinor }: { readonly winners: number; readonly poolMinor: Minor },
): TierSettlement {
  const prizeMinor = winners === 0 ? ZERO_MINOR : shareMinor(poolMinor, 1, winners);
  const paidMinor = multiplyMinor(prizeMinor, winners);
  const breakageMinor = winners === 0 ? ZERO_MINOR : subtractMinor(poolMinor, paidMinor);
  assert(breakageMinor >= 0, 'a tier pays more than its pool');
  assert(winners === 0 || breakageMinor < winners, 'breakage would pay everyone one unit more');
  return {
    tier: tier.tier,
    ...condition,
    kind: 'pariMutuel',
    winners,
    poolMinor,
    prizeMinor,
    paidMinor,
    breakageMinor,
  };
}

/** In BigInt, so that the check shares no arithmetic with what it checks. */
function assertConserved(input: SettlementInput, settlement: Settlement): void {
  const { paidMinor, rolloverMinor, breakageMinor, houseMinor } = settlement;
  const reserveInMinor = input.inSeries?.reserveInMinor ?? 0;
  const inMinor = BigInt(input.salesMinor) + BigInt(input.jackpotInMinor) + BigInt(reserveInMinor);
  const reserveOutMinor = settlement.jackpot?.reserveOutMinor ?? reserveInMinor;
  const kept = BigInt(rolloverMinor) + BigInt(breakageMinor) + BigInt(houseMinor);
  const outMinor = BigInt(paidMinor) + kept + BigInt(reserveOutMinor);
  assert(inMinor === outMinor, 'settlement made or lost money');

  let paidByTiers = 0n;
  for (const tier of settlement.tiers) paidByTiers += BigInt(tier.paidMinor);
  assert(paidByTiers === BigInt(paidMinor), 'the tiers do not pay what the draw pays');
}
