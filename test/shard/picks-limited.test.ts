/** A game with a limit for each pick is sold one draw at a time, and not in advance. */
import { test } from 'tap';
import { founderOf } from '../../src/kernel/shard-counts.ts';
import { Cluster } from '../support/cluster/cluster.ts';
import { plan, playerWith, purchase } from '../support/cluster/cluster-players.ts';
import { standingRequest } from '../support/cluster/cluster-standing.ts';
import { OPERATOR } from '../support/samples/actor-events.ts';
import { LIMITED_5OF36 } from '../support/samples/limited-games.ts';

test('picks limited: no draws to come, no standing tickets, and none in advance', async (t) => {
  const cluster = new Cluster({ shardCount: 2, seed: 4 });
  const ada = await playerWith(cluster, 'ada', 1_000);
  const changes = { game: LIMITED_5OF36, priceMinor: LIMITED_5OF36.priceMinor };
  const draw = await plan(cluster, '5of36', { closesInS: 3_600, resultsInS: 7_200, ...changes });
  const picks = [[1, 2, 3, 4, 5]];
  const forDraws = { ...purchase(cluster, ada, draw, { picks }), draws: 2 };
  const refused = { ok: false, code: 'picksLimited' };
  t.match(await cluster.ask(ada.shard, 'buyForDraws', forDraws), refused);
  t.match(await cluster.ask(ada.shard, 'makeStandingTicket', standingRequest(ada)), refused);
  const order = { draw, count: 5, by: OPERATOR };
  t.match(await cluster.ask(founderOf(draw, cluster), 'makeStock', order), refused);
  t.match(await cluster.ask(ada.shard, 'buyTickets', purchase(cluster, ada, draw, { picks })), {
    ok: true,
  });
  t.equal(cluster.shards[ada.shard]?.state.accounts.get(ada.player)?.balanceMinor, 900);
});
