/** Shards are added in the golden data, while a draw, bets and a payment are under way. */
import { founderOf } from '../../../src/kernel/shard-counts.ts';
import type { Cluster } from '../cluster/cluster.ts';
import { openFixture, resolveOn, slip } from '../cluster/cluster-bets.ts';
import { EARNS, homeNow } from '../cluster/cluster-moves.ts';
import { playerWith, purchase, type TestPlayer } from '../cluster/cluster-players.ts';
import { OPERATOR } from '../samples/actor-events.ts';
import { planSmall } from './games-in-story.ts';

const HOUR_S = 3_600;
/** So many that some of them do. */
const MOVERS = 6;

/** Returns the players, where they live from then on. */
export async function tellOfGrowth(
  cluster: Cluster,
  players: readonly TestPlayer[],
  shardCount: number,
): Promise<TestPlayer[]> {
  const draw = await planSmall(cluster, HOUR_S, 2 * HOUR_S);
  const fixture = await openFixture(cluster, { deadlineInS: HOUR_S });
  for (let index = 0; index < MOVERS; index += 1) {
    const one = await playerWith(cluster, `mover-${index}`, 10_000);
    const bought = purchase(cluster, one, draw, { quickPick: 2 });
    await cluster.get(one.shard, 'buyTickets', { ...bought, points: EARNS });
    const bet = slip(one, fixture, 20, { idempotencyKey: `before-${index}` });
    await cluster.get(one.shard, 'placeBet', bet);
  }
  await cluster.grow(shardCount);
  await cluster.dealPlayers();
  // What they sold and staked comes back to where they were, and goes on to where they are.
  const cancelled = { draw, reason: 'rain', by: OPERATOR };
  await cluster.get(founderOf(draw, cluster), 'cancelDraw', cancelled);
  await cluster.settle();
  await resolveOn(cluster, fixture, 'won');
  return players.map((one) => homeNow(cluster, one));
}
