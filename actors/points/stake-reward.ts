import type { PlayerKey } from '../../src/kernel/ids.ts';
import type { Minor } from '../../src/kernel/money.ts';
import type { PointsEarned } from './points-events.ts';
import { pointsFrom } from './points-rates.ts';

/** What was staked, and by which operation. */
export interface Staked {
  readonly player: PlayerKey;
  readonly entryId: string;
  readonly stakeMinor: Minor;
  readonly atMs: number;
}

/**
 * What a stake in money earns, as a part of the very decision that stakes it, so that neither is
 * ever there without the other. It is kept whatever becomes of the ticket or the bet.
 */
export function stakeReward(
  { player, entryId, stakeMinor, atMs }: Staked,
  earnsHundredths: number,
): PointsEarned[] {
  const amountHundredths = pointsFrom(stakeMinor, earnsHundredths);
  if (amountHundredths === 0) return [];
  return [{ type: 'PointsEarned', player, entryId, amountHundredths, atMs }];
}
