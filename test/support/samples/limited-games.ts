/** Games that limit what one result may cost. */
import { GAMES } from '../../../actors/games/game-table.ts';
import type { KOfNGame } from '../../../actors/games/k-of-n/k-of-n-game.ts';
import type { LimitedGame } from '../../../actors/pick-limit/pick-limit.ts';
import { minor } from '../../../src/kernel/money.ts';
import { DIGITS_3, SMALL_KENO } from './family-games.ts';

/** Straight pays 50,000 and a box of six ways 8,333: 20 of the one, or 120 of the other. */
export const LIMITED_DIGITS: LimitedGame = {
  ...DIGITS_3,
  tiers: DIGITS_3.tiers.map((tier) =>
    tier.tier === 3 ? { ...tier, prizeMinor: minor(8_333) } : tier,
  ),
  pickLimit: { liabilityMinorMax: minor(1_000_000), alarmPermyriad: 8_000 },
} as LimitedGame;

/** Three matches pay 1,000: ten tickets of a combination. */
export const LIMITED_5OF36: KOfNGame & LimitedGame = {
  ...(GAMES['5of36'] as KOfNGame),
  pickLimit: { liabilityMinorMax: minor(10_000), alarmPermyriad: 8_000 },
};

/** Of three spots 1,000, of one 150. */
export const LIMITED_KENO: LimitedGame = {
  ...SMALL_KENO,
  pickLimit: { liabilityMinorMax: minor(4_000), alarmPermyriad: 8_000 },
} as LimitedGame;
