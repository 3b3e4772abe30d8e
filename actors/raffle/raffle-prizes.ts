/** What each place of a raffle is worth. */
import { assert } from '../../src/kernel/assert.ts';
import { type Minor, shareMinor } from '../../src/kernel/money.ts';
import { PERMYRIAD } from '../games/game.ts';
import type { PrizeRule } from './raffle-rules.ts';

/** The prizes from the first place on; there are no more places than players. */
export function rafflePrizes(rule: PrizeRule, potMinor: Minor, playerCount: number): Minor[] {
  assert(playerCount >= 1, 'a raffle is drawn among nobody');
  switch (rule.kind) {
    case 'share':
      return [shareMinor(potMinor, rule.sharePermyriad, PERMYRIAD)];
    case 'fixed':
      return [rule.prizeMinor];
    case 'table':
      return rule.sharesPermyriad
        .slice(0, playerCount)
        .map((share) => shareMinor(potMinor, share, PERMYRIAD));
  }
}
