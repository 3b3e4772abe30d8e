import { MessageChannel } from 'node:worker_threads';
import { type Test, test } from 'tap';
import { ticketRow } from '../../../actors/games/ticket-columns.ts';
import { assert, must } from '../../../src/kernel/assert.ts';
import { minor } from '../../../src/kernel/money.ts';
import { ShardClient } from '../../../src/mailbox/shard-client.ts';
import type { ShardNotice } from '../../../src/protocol/shard-notices.ts';
import { Cluster } from '../../support/cluster/cluster.ts';
import { growAndMove, homeNow, townOf } from '../../support/cluster/cluster-moves.ts';
import { plan, playerWith, purchase } from '../../support/cluster/cluster-players.ts';
import { makeStanding, openNext } from '../../support/cluster/cluster-standing.ts';
import { numbersOf } from '../../support/samples/picks.ts';
import { tierOfMatches } from '../../support/samples/tier-of-matches.ts';
import { founders } from '../../support/sources/founders.ts';

type NoticeOf<Type extends ShardNotice['type']> = Extract<ShardNotice, { type: Type }>;

/** A gateway that only listens. */
class Listener {
  readonly notices: ShardNotice[] = [];
  readonly client: ShardClient;

  constructor(t: Test, cluster: Cluster, peer: number) {
    this.client = new ShardClient(founders(cluster.shards.length));
    this.client.listen({
      shardConnected: () => undefined,
      takeNotices: (_, notices) => this.notices.push(...notices),
    });
    for (const shard of cluster.shards.keys()) {
      const { port1, port2 } = new MessageChannel();
      cluster.connectPeer(shard, peer, port1);
      this.client.connect(shard, port2);
    }
    t.teardown(() => this.client.close());
  }

  of<Type extends ShardNotice['type']>(type: Type): NoticeOf<Type>[] {
    return this.notices.filter((notice): notice is NoticeOf<Type> => notice.type === type);
  }
}

/** Messages between ports take a turn or two of the event loop. */
async function settled(cluster: Cluster): Promise<void> {
  await cluster.settle();
  for (let i = 0; i < 5; i += 1) await new Promise((resolve) => setImmediate(resolve));
}

test('notices: nobody is told what they do not watch', async (t) => {
  const cluster = new Cluster({ shardCount: 1, seed: 1 });
  const listener = new Listener(t, cluster, 1);
  const draw = await plan(cluster, '5of36', { closesInS: 60, resultsInS: 120 });
  const player = await playerWith(cluster, 'anna', 1_000);
  await cluster.get(0, 'buyTickets', purchase(cluster, player, draw, { quickPick: 1 }));
  await settled(cluster);
  t.same(listener.notices, []);
});

test('notices: sales are told once for many purchases, then not before the pause', async (t) => {
  const cluster = new Cluster({ shardCount: 1, seed: 2 });
  const listener = new Listener(t, cluster, 1);
  const draw = await plan(cluster, '5of36', { closesInS: 60, resultsInS: 120 });
  const player = await playerWith(cluster, 'anna', 100_000);
  listener.client.watch(0, { watch: 'begin', players: [], draws: [draw] });
  await settled(cluster);
  const buy = async (count: number) => {
    const buys = Array.from({ length: count }, () =>
      cluster.get(0, 'buyTickets', purchase(cluster, player, draw, { quickPick: 1 })),
    );
    await Promise.all(buys);
    await settled(cluster);
  };
  await buy(1);
  t.match(listener.of('salesChanged'), [{ ticketCount: 1 }], 'the first at once');
  await buy(50);
  t.equal(listener.of('salesChanged').length, 1, 'within the pause nothing is told');
  t.ok((cluster.shards[0]?.nextWakeInMs() ?? 1_000) <= 250, 'the timer knows of it');
  cluster.clock.nowMs += 250;
  await settled(cluster);
  t.equal(listener.of('salesChanged').at(-1)?.ticketCount, 51, 'then the newest');
  t.same(listener.of('ticketsAccepted'), [], 'players are another thing to watch');
});

test('notices: what a standing ticket buys is told as a purchase', async (t) => {
  const cluster = new Cluster({ shardCount: 1, seed: 6 });
  const listener = new Listener(t, cluster, 1);
  const [anna, bert] = [
    await playerWith(cluster, 'anna', 1_000),
    await playerWith(cluster, 'bert', 1_000),
  ];
  await openNext(cluster);
  for (const one of [bert, anna, anna]) await makeStanding(cluster, one);
  listener.client.watch(0, { watch: 'begin', players: [anna.player], draws: [] });
  await settled(cluster);
  const draw = await openNext(cluster);
  await settled(cluster);
  const told = { player: anna.player, draw, ticketCount: 1, stakeMinor: 100, operationKey: '' };
  t.match(listener.of('ticketsAccepted'), [
    { ...told, balanceMinor: 800 },
    { ...told, balanceMinor: 800 },
  ]);
});

test('notices: holders are told what their tickets won, as a slow count finds', async (t) => {
  const cluster = new Cluster({ shardCount: 2, seed: 3 });
  const near = new Listener(t, cluster, 1);
  const far = new Listener(t, cluster, 2);
  const approvalMinor = minor(5_000);
  const draw = await plan(cluster, '5of36', { closesInS: 60, resultsInS: 120, approvalMinor });
  const players = [];
  for (let i = 0; i < 8; i += 1) {
    const player = await playerWith(cluster, `player-${i}`, 1_000_000);
    players.push(player);
    const watching = i < 4 ? near : i < 6 ? far : undefined;
    const change = { watch: 'begin', players: [player.player], draws: [] } as const;
    watching?.client.watch(player.shard, change);
    for (let k = 0; k < 5; k += 1) {
      const bought = purchase(cluster, player, draw, { quickPick: 100 });
      await cluster.get(player.shard, 'buyTickets', bought);
    }
  }
  await settled(cluster);
  const columns = cluster.shards.map(({ state }) => state.tickets.columns(draw));
  for (let second = 0; second < 130; second += 1) await cluster.advance(1_000);
  await settled(cluster);
  const paidOn = (shard: number) => {
    const instance = cluster.shards[shard]?.state.instances.get(draw);
    assert(instance?.phase === 'paid', 'it is paid');
    return instance;
  };
  const told = [...near.of('holdersTold'), ...far.of('holdersTold')];
  const holders = told.flatMap((notice) => notice.holders.map((holder) => ({ ...holder, notice })));
  t.equal(holders.length, 6, 'who is watched is told, once');
  t.same(
    new Set(near.of('holdersTold').flatMap((notice) => notice.holders.map((h) => h.player))),
    new Set(players.slice(0, 4).map(({ player }) => player)),
    'each gateway hears of its own',
  );
  for (const holder of holders) {
    const { shard } = must(
      players.find(({ player }) => player === holder.player),
      'a buyer',
    );
    const { numbers, terms, prizesByTier } = paidOn(shard);
    const tickets = must(columns[shard], 'it was on sale');
    let [ticketCount, winCount, amountMinor, heldMinor] = [0, 0, 0, 0];
    for (let ordinal = 0; ordinal < tickets.count; ordinal += 1) {
      const row = ticketRow(tickets, ordinal);
      if (row.playerKey !== holder.player) continue;
      ticketCount += 1;
      const matches = numbersOf(row.masks).filter((number) => numbers.includes(number)).length;
      const tier = tierOfMatches(terms.game.tiers, matches);
      if (tier === 0) continue;
      const prizeMinor = prizesByTier[tier - 1] ?? 0;
      winCount += 1;
      amountMinor += prizeMinor;
      if (prizeMinor >= approvalMinor) heldMinor += prizeMinor;
    }
    const { balanceMinor } = await cluster.get(shard, 'getWallet', { player: holder.player });
    const expected = { ticketCount, winCount, amountMinor, heldMinor, balanceMinor };
    t.match(holder, expected);
    t.equal(holder.wins.length, 3 * Math.min(winCount, 50));
  }
});

test('notices: who moved hears of tickets where they were sold, then of the money', async (t) => {
  const cluster = new Cluster({ shardCount: 2, seed: 5 });
  const draw = await plan(cluster, '5of36', { closesInS: 60, resultsInS: 120 });
  const players = await townOf(cluster, 12);
  for (const player of players) {
    const bought = purchase(cluster, player, draw, { quickPick: 50 });
    await cluster.get(player.shard, 'buyTickets', bought);
  }
  await growAndMove(cluster, 5);
  const moved = players.filter((player) => homeNow(cluster, player).shard !== player.shard);
  const stayed = players.filter((player) => !moved.includes(player));
  t.ok(moved.length > 0 && stayed.length > 0);
  const listener = new Listener(t, cluster, 1);
  for (const player of players) {
    const change = { watch: 'begin', players: [player.player], draws: [] } as const;
    const homes = new Set([player.shard, homeNow(cluster, player).shard]);
    for (const shard of homes) listener.client.watch(shard, change);
  }
  await settled(cluster);
  for (let second = 0; second < 130; second += 1) await cluster.advance(1_000);
  await settled(cluster);
  const told = listener.of('holdersTold').flatMap(({ holders, shard }) => {
    return holders.map(({ player, amountMinor }) => ({ player, shard, amountMinor }));
  });
  t.equal(told.length, players.length, 'once each');
  for (const { player, shard } of players) {
    t.equal(told.find((one) => one.player === player)?.shard, shard);
  }
  const winners = moved.filter(({ player }) => {
    return told.some((one) => one.player === player && one.amountMinor > 0);
  });
  t.ok(winners.length > 0, 'somebody who moved has won');
  const changed = new Set(listener.of('walletChanged').map(({ player }) => player));
  t.same([...changed].sort(), winners.map(({ player }) => player).sort());
});
