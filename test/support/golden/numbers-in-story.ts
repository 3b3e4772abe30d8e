/** A number raffle in the golden data: it is drawn among the few tickets that were sold. */
import type { Cluster } from '../cluster/cluster.ts';
import { plan, playerWith, purchase } from '../cluster/cluster-players.ts';
import { RAFFLE_1 } from '../samples/family-games.ts';

export async function tellOfNumbers(cluster: Cluster): Promise<void> {
  const game = { game: RAFFLE_1, priceMinor: RAFFLE_1.priceMinor };
  const times = { closesInS: 10, resultsInS: 20 };
  const draw = await plan(cluster, '5of36', { seriesId: 'raffle1', ...game, ...times });
  const one = await playerWith(cluster, 'rita', 1_000);
  await cluster.get(one.shard, 'buyTickets', purchase(cluster, one, draw, { quickPick: 2 }));
  await cluster.advance(20_000);
}
