import type { Game, Tier } from '../game.ts';

/** Numbers with a fixed count of digits, from all zeros on, each of them sold once in a draw. */
export interface NumberRaffleGame extends Game {
  readonly family: 'numberRaffle';
  /** Zeros in front count: six digits are 000000 to 999999. */
  readonly digitCount: number;
  readonly tiers: readonly NumberRaffleTier[];
}

/** Prizes for so many of the tickets that were sold. */
export type NumberRaffleTier = Tier & { readonly drawn: number };

/** As many numbers are tickets of one draw, on each shard if it comes to that. */
export const RAFFLE_DIGITS_MAX = 6;
/** Tickets that win in one draw, over all tiers: each is asked for by name, and shown. */
export const DRAWN_TICKETS_MAX = 100;

export function raffleNumbersOf({ digitCount }: Pick<NumberRaffleGame, 'digitCount'>): number {
  return 10 ** digitCount;
}

/** How many tickets are drawn where enough were sold. */
export function drawnInAll({ tiers }: Pick<NumberRaffleGame, 'tiers'>): number {
  return tiers.reduce((sum, { drawn }) => sum + drawn, 0);
}
