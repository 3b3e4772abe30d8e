import { test } from 'tap';
import type { BetPage } from '../../../src/protocol/fixture-requests.ts';
import { Cluster } from '../../support/cluster/cluster.ts';
import { openFixture, slip } from '../../support/cluster/cluster-bets.ts';
import { deposit, playerWith } from '../../support/cluster/cluster-players.ts';

test('listBets: what stands between bets takes no place in a page', async (t) => {
  const cluster = new Cluster({ shardCount: 1, seed: 1 });
  const player = await playerWith(cluster, 'ada', 100_000);
  const single = [{ fixture: await openFixture(cluster) }];
  const accumulator = [...single, { fixture: await openFixture(cluster) }];
  const filters = { player: player.player, fixture: null, state: null, limit: 2 };
  // More than a page looks at.
  const others = async () => {
    for (let i = 0; i < 1_010; i += 1) await deposit(cluster, player, 1);
  };
  await others();
  t.same(await cluster.get(0, 'listBets', { ...filters, after: null }), { bets: [], next: null });
  for (const legs of [single, accumulator, single]) {
    await cluster.get(0, 'placeBet', slip(player, legs, 100));
    await deposit(cluster, player, 1);
    await cluster.get(0, 'placeBet', slip(player, legs, 100));
  }
  await others();
  const legCounts: number[][] = [];
  let after: BetPage['next'] = null;
  do {
    const page: BetPage = await cluster.get(0, 'listBets', { ...filters, after });
    legCounts.push(page.bets.map(({ legs }) => legs.length));
    after = page.next;
  } while (after !== null);
  t.same(legCounts, [
    [1, 1],
    [2, 2],
    [1, 1],
  ]);
});
