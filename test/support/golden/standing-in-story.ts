/** Standing tickets in the golden data: of both kinds, some of which end, and some go on. */
import { minor } from '../../../src/kernel/money.ts';
import type { Cluster } from '../cluster/cluster.ts';
import { plan, playerWith, purchase } from '../cluster/cluster-players.ts';
import { makeStanding } from '../cluster/cluster-standing.ts';

const HOUR_S = 3_600;
const STANDING_SERIES = { seriesId: 'standing' };
const SALE = { closesInS: HOUR_S, resultsInS: 2 * HOUR_S, ...STANDING_SERIES };
/** So many that some of them move, with what they have prepaid. */
const PLAYERS = 4;

export async function tellOfStanding(cluster: Cluster): Promise<void> {
  const first = await plan(cluster, '5of36', SALE);
  const players = [];
  for (let index = 0; index < PLAYERS; index += 1) {
    const one = await playerWith(cluster, `standing-${index}`, 10_000);
    players.push(one);
    const bought = purchase(cluster, one, first, { quickPick: 2 });
    await cluster.get(one.shard, 'buyForDraws', { ...bought, draws: 4 });
    for (const draws of [1, null]) {
      const idempotencyKey = `standing-${draws}`;
      await makeStanding(cluster, one, { ...STANDING_SERIES, idempotencyKey, draws, quickPick: 1 });
    }
  }
  await plan(cluster, '5of36', SALE);
  // What is prepaid comes back, and the others end, because the price is another one.
  const dearer = { ...SALE, priceMinor: minor(200) };
  const last = await plan(cluster, '5of36', dearer);
  for (const one of players) {
    const again = purchase(cluster, one, last, { quickPick: 1 });
    await cluster.get(one.shard, 'buyForDraws', { ...again, draws: 3 });
    await makeStanding(cluster, one, { ...STANDING_SERIES, idempotencyKey: 'standing-last' });
  }
}
