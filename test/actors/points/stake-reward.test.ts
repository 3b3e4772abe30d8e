import { test } from 'tap';
import { stakeReward } from '../../../actors/points/stake-reward.ts';
import { minor } from '../../../src/kernel/money.ts';
import { ADA } from '../../support/actor-events.ts';

test('stake reward: by the rate, rounded down; nothing is no event', (t) => {
  const staked = { player: ADA, entryId: 'k.mine', stakeMinor: minor(1_050), atMs: 7 };
  const earned = { type: 'PointsEarned', player: ADA, entryId: 'k.mine', atMs: 7 };
  t.same(stakeReward(staked, 5), [{ ...earned, amountHundredths: 52 }]);
  t.same(stakeReward(staked, 0), []);
  t.same(stakeReward({ ...staked, stakeMinor: minor(19) }, 5), []);
  t.end();
});
