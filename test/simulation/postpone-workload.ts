/** How an operator postpones a draw: mostly in time, sometimes not, to any times. */
import type { DrawNo, PlayerKey } from '../../src/kernel/ids.ts';
import { founderOf } from '../../src/kernel/shard-counts.ts';
import type { World } from './world.ts';

/** Also past other draws of its series: what the gateway would refuse may do no harm, either. */
export function postponeSome(world: World, draw: DrawNo): void {
  const { dice, clock } = world;
  const closesAtMs = clock.nowMs + dice.between(5, 120) * 1_000;
  world.ask(founderOf(draw, world), 'postponeDraw', {
    draw,
    closesAtMs,
    resultsAtMs: closesAtMs + dice.pick([0, 2_000, 75_000]),
    reason: 'a storm of ours',
    by: 1 as PlayerKey,
    others: [],
  });
}
