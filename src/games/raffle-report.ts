/**
 * What the house risks with a raffle: prizes are drawn from the first place on until no ticket is
 * left, so with few tickets sold they cost more than the sales.
 */
import type { Game } from '../../actors/games/game.ts';
import { PERMYRIAD } from '../../actors/games/game.ts';
import type { NumberRaffleGame } from '../../actors/games/number-raffle/number-raffle-game.ts';

export interface RaffleRisk {
  /** From so many tickets on, prizes cost no more than the sales; undefined if never. */
  readonly evenFrom: number | undefined;
  readonly lossMinorMax: number;
  /** With how many tickets that is; 0 where no count of them loses anything. */
  readonly lossAt: number;
}

/** Exact: the sums are far within the safe integers. `ticketCount` is how many are sold at most. */
export function raffleRiskOf(game: NumberRaffleGame, ticketCount: number): RaffleRisk {
  let evenFrom: number | undefined;
  let lossMinorMax = 0;
  let lossAt = 0;
  for (let sold = 1; sold <= ticketCount; sold += 1) {
    const lossMinor = prizesMinor(game, sold) - sold * game.priceMinor;
    if (lossMinor > 0) evenFrom = undefined;
    else evenFrom ??= sold;
    if (lossMinor <= lossMinorMax) continue;
    lossMinorMax = lossMinor;
    lossAt = sold;
  }
  return { evenFrom, lossMinorMax, lossAt };
}

export function isNumberRaffle(game: Game): game is NumberRaffleGame {
  return game.family === 'numberRaffle';
}

export function raffleRiskText(game: NumberRaffleGame, ticketCount: number): string {
  const { evenFrom, lossMinorMax, lossAt } = raffleRiskOf(game, ticketCount);
  if (lossAt === 0) return 'with any number of tickets the house loses nothing';
  const most = countText(lossMinorMax);
  const loss = `with ${countText(lossAt)} sold the house loses ${most}, the most`;
  if (evenFrom === undefined) return `${loss}; the sales never make up for the prizes`;
  return `${loss}; from ${countText(evenFrom)} on it loses nothing`;
}

function prizesMinor({ tiers, priceMinor }: NumberRaffleGame, sold: number): number {
  let left = sold;
  let sum = 0;
  for (const tier of tiers) {
    const winners = Math.min(tier.drawn, left);
    left -= winners;
    if (tier.kind === 'fixed') sum += winners * tier.prizeMinor;
    else if (winners > 0) {
      const poolMinor = Math.floor((sold * priceMinor * tier.sharePermyriad) / PERMYRIAD);
      sum += poolMinor - (poolMinor % winners);
    }
  }
  return sum;
}

function countText(count: number): string {
  return count.toLocaleString('en');
}
