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

export interface SettlementInput<Rules extends Game = Game> {
  readonly game: Rules;
  readonly salesMinor: Minor;
  /** Rolled over from earlier draws. */
  readonly jackpotInMinor: Minor;
  /** Over all shards; tier t is at index t - 1. */
  readonly winnersByTier: ArrayLike<number>;
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
  /** Negative when the house tops up fixed prizes. */
  readonly houseMinor: Minor;
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

  const tiers: TierSettlement[] = [];
  let paidMinor = ZERO_MINOR;
  let rolloverMinor = ZERO_MINOR;
  let breakageMinor = ZERO_MINOR;
  let houseMinor = salesMinor;
  for (const [index, tier] of game.tiers.entries()) {
    const winners = must(winnersByTier[index], 'a tier has no count of winners');
    assert(Number.isSafeInteger(winners) && winners >= 0, 'winners are not a count');
    const condition = must(conditions[index], 'a tier has no condition');
    if (tier.kind === 'fixed') {
      const settled = settleFixed(tier, condition, winners);
      tiers.push(settled);
      paidMinor = addMinor(paidMinor, settled.paidMinor);
      houseMinor = subtractMinor(houseMinor, settled.paidMinor);
      continue;
    }
    const shareOfSalesMinor = shareMinor(salesMinor, tier.sharePermyriad, PERMYRIAD);
    const poolMinor = tier.jackpot
      ? addMinor(shareOfSalesMinor, jackpotInMinor)
      : shareOfSalesMinor;
    const settled = settlePariMutuel(tier, condition, { winners, poolMinor });
    tiers.push(settled);
    paidMinor = addMinor(paidMinor, settled.paidMinor);
    breakageMinor = addMinor(breakageMinor, settled.breakageMinor);
    houseMinor = subtractMinor(houseMinor, shareOfSalesMinor);
    if (winners > 0) continue;
    if (tier.ifUnwon === 'rollover') rolloverMinor = addMinor(rolloverMinor, poolMinor);
    else houseMinor = addMinor(houseMinor, poolMinor);
  }

  const settlement = { tiers, paidMinor, rolloverMinor, breakageMinor, houseMinor };
  assertConserved(input, settlement);
  return settlement;
}

function settleFixed(tier: FixedTier, condition: Condition, winners: number): TierSettlement {
  const paidMinor = multiplyMinor(tier.prizeMinor, winners);
  return {
    tier: tier.tier,
    ...condition,
    kind: 'fixed',
    winners,
    poolMinor: paidMinor,
    prizeMinor: tier.prizeMinor,
    paidMinor,
    breakageMinor: ZERO_MINOR,
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
  const inMinor = BigInt(input.salesMinor) + BigInt(input.jackpotInMinor);
  const kept = BigInt(rolloverMinor) + BigInt(breakageMinor) + BigInt(houseMinor);
  assert(inMinor === BigInt(paidMinor) + kept, 'settlement made or lost money');

  let paidByTiers = 0n;
  for (const tier of settlement.tiers) paidByTiers += BigInt(tier.paidMinor);
  assert(paidByTiers === BigInt(paidMinor), 'the tiers do not pay what the draw pays');
}
