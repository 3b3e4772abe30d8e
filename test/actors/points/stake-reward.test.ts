import { test } from 'tap';
import { RewardMoves, stakeReward } from '../../../actors/points/stake-reward.ts';
import { minor } from '../../../src/kernel/money.ts';
import { pointsHundredths } from '../../../src/kernel/points.ts';
import { ADA, BOB } from '../../support/samples/actor-events.ts';

test('stake reward: by the rate, rounded down; nothing is no event', (t) => {
  const staked = { player: ADA, entryId: 'k.mine', stakeMinor: minor(1_050), atMs: 7 };
  const earned = { type: 'PointsEarned', player: ADA, entryId: 'k.mine', atMs: 7 };
  t.same(stakeReward(staked, 5), [{ ...earned, amountHundredths: 52 }]);
  t.same(stakeReward(staked, 0), []);
  t.same(stakeReward({ ...staked, stakeMinor: minor(19) }, 5), []);
  t.end();
});

test('reward moves: a sum for what stands together, as long as it is exact', (t) => {
  const step = { operation: 'rewards.draw.2.0', draw: 0, fixture: 0, atMs: 7 } as const;
  t.same(new RewardMoves().event(step), [], 'nothing is no event');
  const moves = new RewardMoves();
  moves.takeBack(ADA, pointsHundredths(5));
  moves.takeBack(ADA, pointsHundredths(0));
  moves.takeBack(ADA, pointsHundredths(7));
  moves.giveAnew(BOB, pointsHundredths(3));
  moves.giveAnew(BOB, pointsHundredths(Number.MAX_SAFE_INTEGER));
  moves.takeBack(ADA, pointsHundredths(1));
  t.same(moves.event(step), [
    {
      type: 'StakeRewardsMoved',
      ...step,
      players: [ADA, BOB, BOB, ADA],
      amountsHundredths: [-12, 3, Number.MAX_SAFE_INTEGER, -1],
    },
  ]);
  t.end();
});
