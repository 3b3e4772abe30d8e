/** Tickets made in advance in the golden data: lent, returned, bought, and some still held. */
import { must } from '../../../src/kernel/assert.ts';
import type { Cluster } from '../cluster/cluster.ts';
import { getTrailing } from '../cluster/cluster-moves.ts';
import { plan, playerWith, type TestPlayer } from '../cluster/cluster-players.ts';
import { buyStock, makeStock, payFor, reserve, reserved } from '../cluster/cluster-stock.ts';

const HOUR_S = 3_600;
const COUNT = 3_000;

export async function tellOfStock(
  cluster: Cluster,
  [ada, bob]: readonly TestPlayer[],
): Promise<void> {
  const draw = await plan(cluster, '6of45', { closesInS: HOUR_S, resultsInS: 2 * HOUR_S });
  await makeStock(cluster, draw, COUNT);
  const holder = must(ada, 'the first');
  const rival = must(bob, 'the second');
  const buyer = await playerWith(cluster, 'stock-buyer', 10_000);
  // Of each shard: what is paid, what is let go, what another has, and what stays held.
  const paid = await reserved(cluster, buyer, draw, [0, 1_500, COUNT - 1]);
  await payFor(cluster, buyer, paid, 'stock-1');
  // In one decision, and over the shards.
  await buyStock(cluster, buyer, draw, 2, 'stock-2');
  await buyStock(cluster, buyer, draw, [7, 1_507], 'stock-3');
  const letGo = await reserved(cluster, holder, draw, [1, 1_501]);
  await reserve(cluster, rival, draw, [1_501, 2]);
  const { player } = holder;
  await getTrailing(cluster, holder, 'releaseReservation', { player, ordinal: letGo.ordinal });
  await cluster.settle();
  // So often that what is free of the shard is written as a whole.
  for (let round = 0; round < 22; round += 1) {
    const { ordinal } = await reserved(cluster, holder, draw, 100);
    await getTrailing(cluster, holder, 'releaseReservation', { player, ordinal });
  }
  await reserved(cluster, rival, draw, 3);
  await reserved(cluster, holder, draw, [4, 1_504, COUNT - 4]);
}
