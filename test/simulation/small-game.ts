import type { KOfNGame } from '../../actors/games/k-of-n/k-of-n-game.ts';
import type { NumberRaffleGame } from '../../actors/games/number-raffle/number-raffle-game.ts';
import type { LimitedGame } from '../../actors/pick-limit/pick-limit.ts';
import { minor } from '../../src/kernel/money.ts';

/**
 * 2 of 6: a ticket in fifteen wins the jackpot, so that a short run sees jackpots won and rolled
 * over, breakage, and prizes that wait for approval. Its price is odd, so that shares are rounded.
 */
export const SMALL_GAME: KOfNGame = {
  gameId: '2of6',
  title: '2 of 6',
  pickCount: 2,
  numberCount: 6,
  priceMinor: minor(37),
  tiers: [
    {
      kind: 'pariMutuel',
      tier: 1,
      matches: 2,
      sharePermyriad: 3_333,
      jackpot: true,
      ifUnwon: 'rollover',
    },
    {
      kind: 'pariMutuel',
      tier: 2,
      matches: 1,
      sharePermyriad: 2_001,
      jackpot: false,
      ifUnwon: 'house',
    },
  ],
};

/** The same with all rules that a jackpot may have, so low that each of them is applied often. */
export const RULED_GAME: KOfNGame = {
  ...SMALL_GAME,
  gameId: '2of6ruled',
  jackpot: {
    guaranteedMinor: minor(250),
    capMinor: minor(450),
    mustBeWonBy: 3,
    reservePermyriad: 701,
  },
};

export const LIMITED_PRIZE_MINOR = minor(20);

/** The same with a fixed prize and a limit: each of its combinations is sold three times. */
export const LIMITED_GAME: KOfNGame & LimitedGame = {
  ...SMALL_GAME,
  gameId: '2of6limited',
  title: '2 of 6, limited',
  tiers: SMALL_GAME.tiers.map((tier) =>
    tier.matches === 2
      ? tier
      : { kind: 'fixed', tier: 2, matches: 1, prizeMinor: LIMITED_PRIZE_MINOR },
  ),
  pickLimit: { liabilityMinorMax: minor(3 * LIMITED_PRIZE_MINOR), alarmPermyriad: 9_000 },
};

/** A raffle of ten numbers, so that they are fought for, and four of them win. */
export const RAFFLE_GAME: NumberRaffleGame = {
  gameId: 'raffle1',
  family: 'numberRaffle',
  title: 'ten numbers',
  priceMinor: minor(37),
  digitCount: 1,
  tiers: [
    {
      kind: 'pariMutuel',
      tier: 1,
      drawn: 1,
      sharePermyriad: 4_001,
      jackpot: false,
      ifUnwon: 'house',
    },
    { kind: 'fixed', tier: 2, drawn: 3, prizeMinor: minor(30) },
  ],
};
