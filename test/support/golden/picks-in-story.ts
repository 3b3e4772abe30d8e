/** What happens to a pick that is sold out, in the golden data. */
import type { Cluster } from '../cluster/cluster.ts';
import { plan, playerWith, purchase } from '../cluster/cluster-players.ts';
import { buyPatiently } from '../cluster/picks-at-rest.ts';
import { straightPlay } from '../samples/family-games.ts';
import { LIMITED_DIGITS } from '../samples/limited-games.ts';

const HOUR_S = 3_600;

/** One player buys all that there is of a result, from all founders; the draw stays open. */
export async function tellOfPicks(cluster: Cluster): Promise<void> {
  const game = { game: LIMITED_DIGITS, priceMinor: LIMITED_DIGITS.priceMinor };
  const times = { closesInS: HOUR_S, resultsInS: 2 * HOUR_S };
  const draw = await plan(cluster, '5of36', { seriesId: 'digits', ...game, ...times });
  const one = await playerWith(cluster, 'gus', 2_000);
  const picks = Array.from({ length: 20 }, () => straightPlay('123'));
  await buyPatiently(cluster, one.shard, purchase(cluster, one, draw, { picks }));
}
