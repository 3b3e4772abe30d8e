import type { FixtureNo } from '../../src/kernel/fixture-ids.ts';
import type { DrawNo, PlayerKey } from '../../src/kernel/ids.ts';
import type { Minor } from '../../src/kernel/money.ts';
import {
  addPoints,
  type PointsHundredths,
  subtractPoints,
  ZERO_POINTS,
} from '../../src/kernel/points.ts';
import type { PointsEarned, StakeRewardsMoved } from './points-events.ts';
import { pointsFrom } from './points-rates.ts';

/** What was staked, and by which operation. */
export interface Staked {
  readonly player: PlayerKey;
  readonly entryId: string;
  readonly stakeMinor: Minor;
  readonly atMs: number;
}

/**
 * What a stake in money earns, decided together with the stake, so that neither is ever there
 * without the other. It is recorded with the stake and goes back with it: by what was earned and
 * not by the rate, which may have changed by then.
 */
export function stakeReward(
  { player, entryId, stakeMinor, atMs }: Staked,
  earnsHundredths: number,
): PointsEarned[] {
  const amountHundredths = pointsFrom(stakeMinor, earnsHundredths);
  if (amountHundredths === 0) return [];
  return [{ type: 'PointsEarned', player, entryId, amountHundredths, atMs }];
}

/** Gathers the points that move with the stakes of one step; none if no stake had earned any. */
export class RewardMoves {
  readonly #players: PlayerKey[] = [];
  readonly #amountsHundredths: PointsHundredths[] = [];

  /** The stake has come back. */
  takeBack(player: PlayerKey, rewardHundredths: PointsHundredths): void {
    this.#move(player, subtractPoints(ZERO_POINTS, rewardHundredths));
  }

  /** A stake that had come back was taken again. */
  giveAnew(player: PlayerKey, rewardHundredths: PointsHundredths): void {
    this.#move(player, rewardHundredths);
  }

  event(
    step: Pick<StakeRewardsMoved, 'operation' | 'draw' | 'fixture' | 'atMs'>,
  ): StakeRewardsMoved[] {
    if (this.#players.length === 0) return [];
    const moved = { players: this.#players, amountsHundredths: this.#amountsHundredths };
    return [{ type: 'StakeRewardsMoved', ...step, ...moved }];
  }

  /** One sum for stakes of a player that stand together, as long as it is exact. */
  #move(player: PlayerKey, amountHundredths: PointsHundredths): void {
    if (amountHundredths === 0) return;
    const last = this.#players.length - 1;
    const before = this.#amountsHundredths[last] ?? ZERO_POINTS;
    if (this.#players[last] === player && Number.isSafeInteger(before + amountHundredths)) {
      this.#amountsHundredths[last] = addPoints(before, amountHundredths);
      return;
    }
    this.#players.push(player);
    this.#amountsHundredths.push(amountHundredths);
  }
}

/** The names of the steps that move stakes. */
export const rewardsOfRefund = (draw: DrawNo, fromOrdinal: number): string =>
  `rewards.draw.${draw}.${fromOrdinal}`;
export const rewardsOfReturn = (draw: DrawNo, ordinal: number): string =>
  `rewards.returned.${draw}.${ordinal}`;
export const rewardsOfBets = (fixture: FixtureNo, round: number, firstOrdinal: number): string =>
  `rewards.bets.${fixture}.${round}.${firstOrdinal}`;
export const rewardsOfAccumulators = (
  fixture: FixtureNo,
  round: number,
  firstOrdinal: number,
): string => `rewards.accumulators.${fixture}.${round}.${firstOrdinal}`;
