import { test } from 'tap';
import { must } from '../../src/kernel/assert.ts';
import { betsIn, SalesWatch } from '../../src/shard/sales-watch.ts';
import { Cluster } from '../support/cluster/cluster.ts';
import { plan, playersInOrder, purchase } from '../support/cluster/cluster-players.ts';
import { MOVED, postponementBench, SECOND_MS } from '../support/cluster/postponement-bench.ts';
import { OPERATOR } from '../support/samples/actor-events.ts';

const NOTHING = { kind: 'tickets', count: 0, stakesMinor: 0 } as const;

test('sales watch: counts what was sold since the last look, on its shard', async (t) => {
  const cluster = new Cluster({ shardCount: 2, seed: 1 });
  const [ada, bob] = (await playersInOrder(cluster, 100_000)).map((one) => must(one, 'two'));
  const { state } = must(cluster.shards[0], 'two');
  const buy = async (player: typeof ada, draw: number, count: number) => {
    const { shard } = must(player, 'two');
    const order = purchase(cluster, must(player, 'two'), draw as never, { quickPick: count });
    return cluster.get(shard, 'buyTickets', order);
  };
  const first = await plan(cluster, '5of36', { closesInS: 60, resultsInS: 80 });
  await buy(ada, first, 3);
  const watch = new SalesWatch(state);
  t.same(watch.look(state), NOTHING, 'not what was sold before');
  await buy(ada, first, 2);
  await buy(bob, first, 5);
  const second = await plan(cluster, '6of45', { closesInS: 60, resultsInS: 80 });
  const { priceMinor } = must(await cluster.get(second % 2, 'getDraw', { draw: second }), 'one');
  await buy(ada, second, 1);
  t.same(watch.look(state), { kind: 'tickets', count: 3, stakesMinor: 200 + priceMinor });
  t.same(watch.look(state), NOTHING);
  await buy(ada, first, 1);
  await cluster.advance(61_000);
  t.same(watch.look(state), { kind: 'tickets', count: 1, stakesMinor: 100 }, 'before the close');
  await cluster.advance(60_000);
  t.same(watch.look(state), NOTHING, 'a draw that is over takes nothing back');
});

test('sales watch: a ticket that comes back was sold all the same', async (t) => {
  const { cluster, draw, players, buy, postpone } = await postponementBench();
  const ada = must(players[0], 'three');
  const { state } = must(cluster.shards[ada.shard], 'three');
  const watch = new SalesWatch(state);
  await buy(ada, 2);
  t.match(watch.look(state), { count: 2, stakesMinor: 200 });
  await postpone({ closesAtMs: cluster.clock.nowMs + MOVED.closesInS * SECOND_MS, by: OPERATOR });
  await cluster.settle();
  const place = { draw, shard: ada.shard, ordinal: 0 };
  const { ok } = await cluster.ask(ada.shard, 'returnTicket', { player: ada.player, place });
  t.ok(ok);
  await buy(ada, 1);
  t.match(watch.look(state), { count: 1, stakesMinor: 100 });
});

test('sales watch: the bets of a batch, an accumulator as one', (t) => {
  t.equal(betsIn([]), undefined);
  const placed = [
    { type: 'BetPlaced', stakeMinor: 100 },
    { type: 'TicketsBought' },
    { type: 'AccumulatorPlaced', stakeMinor: 250 },
  ] as never;
  t.same(betsIn(placed), { kind: 'bets', count: 2, stakesMinor: 350 });
  t.end();
});
