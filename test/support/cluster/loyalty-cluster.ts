/** Orders and points on a cluster's shards, as the gateway would ask for them. */
import { shardOfOrder } from '../../../actors/order/order-number.ts';
import type { OrderView } from '../../../src/protocol/order-requests.ts';
import type { Cluster } from './cluster.ts';
import type { TestPlayer } from './cluster-players.ts';

export function order(cluster: Cluster, { player }: TestPlayer, number: string) {
  return cluster.ask(shardOfOrder(number, cluster), 'registerOrder', { player, number });
}

/** All of a player's orders, over all shards. */
export async function ordersOf(cluster: Cluster, { player }: TestPlayer): Promise<OrderView[]> {
  const orders: OrderView[] = [];
  for (const shard of cluster.shards.keys()) {
    const request = { player, limit: 1_000, before: null };
    orders.push(...(await cluster.get(shard, 'listOrders', request)).orders);
  }
  return orders;
}

export async function pointsOf(cluster: Cluster, { shard, player }: TestPlayer): Promise<number> {
  return (await cluster.get(shard, 'getPoints', { player })).pointsHundredths;
}
