/**
 * The rules of prizes once more, slowly and plainly: the twin that settlements are compared with.
 *
 * Independent on purpose: BigInt throughout, nothing from kernel/money.ts, and the house's part is
 * not added up but is what remains in the cash box when all others have taken theirs.
 */
import type { Game } from '../../../actors/games/game.ts';

export interface SlowSettlement {
  readonly pools: readonly bigint[];
  readonly prizes: readonly bigint[];
  readonly paid: bigint;
  readonly rollover: bigint;
  readonly breakage: bigint;
  readonly house: bigint;
}

/** All values in minor units; winners in the order of the tiers. */
export function settleSlowly(
  game: Game,
  sales: number,
  jackpotIn: number,
  winners: readonly number[],
): SlowSettlement {
  let box = BigInt(sales) + BigInt(jackpotIn);
  const total = { paid: 0n, rollover: 0n, breakage: 0n };
  const pools: bigint[] = [];
  const prizes: bigint[] = [];
  game.tiers.forEach((tier, index) => {
    const count = BigInt(winners[index] ?? -1);
    if (tier.kind === 'fixed') {
      prizes.push(BigInt(tier.prizeMinor));
      pools.push(BigInt(tier.prizeMinor) * count);
      total.paid += BigInt(tier.prizeMinor) * count;
      box -= BigInt(tier.prizeMinor) * count;
      return;
    }
    let pool = (BigInt(sales) * BigInt(tier.sharePermyriad)) / 10_000n;
    if (tier.jackpot) pool += BigInt(jackpotIn);
    pools.push(pool);
    prizes.push(count === 0n ? 0n : pool / count);
    if (count === 0n && tier.ifUnwon === 'house') return;
    box -= pool;
    if (count === 0n) total.rollover += pool;
    else {
      total.breakage += pool % count;
      total.paid += pool - (pool % count);
    }
  });
  return { pools, prizes, ...total, house: box };
}
