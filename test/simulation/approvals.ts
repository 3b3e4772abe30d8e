/** Operators approve half of what waits for them, each twice. */
import { assert } from '../../src/kernel/assert.ts';
import type { PlayerKey } from '../../src/kernel/ids.ts';
import type { AwardView, HeldPayoutView } from '../../src/protocol/money-requests.ts';
import type { World } from './world.ts';

const HELD = { isApproved: false, limit: 99, after: null } as const;
/** An operator, who plays at none of the shards. */
const NOBODY = 0xffff_fffe as PlayerKey;

/** Brings everything that waits to rest. */
type Calm = (world: World) => Promise<void>;

/** Half of the prizes that wait, each twice: the second approval must pay nothing. */
export async function approveAwards(world: World, calm: Calm): Promise<void> {
  for (const shard of world.shards) {
    const listed = world.ask(shard, 'listHeldAwards', HELD);
    await calm(world);
    const awards = (listed.answer?.ok === true ? listed.answer.reply : []) as AwardView[];
    for (const { draw, ordinal } of awards.filter(() => world.dice.chance(0.5))) {
      const request = { draw, ordinal, by: NOBODY };
      const [first, second] = [1, 2].map(() => world.ask(shard, 'approveAward', request));
      await calm(world);
      assert(first?.answer?.ok === true, 'an award that waits was not approved');
      assert(second?.answer?.ok === false, 'an award was approved twice');
    }
  }
}

/** The same of bets' payouts. */
export async function approvePayouts(world: World, calm: Calm): Promise<void> {
  for (const shard of world.shards) {
    const listed = world.ask(shard, 'listHeldPayouts', HELD);
    await calm(world);
    const held = (listed.answer?.ok === true ? listed.answer.reply : []) as HeldPayoutView[];
    for (const { awardId } of held.filter(() => world.dice.chance(0.5))) {
      const request = { awardId, by: NOBODY };
      const [first, second] = [1, 2].map(() => world.ask(shard, 'approvePayout', request));
      await calm(world);
      assert(first?.answer?.ok === true, 'a payout that waits was not approved');
      assert(second?.answer?.ok === false, 'a payout was approved twice');
    }
  }
}
