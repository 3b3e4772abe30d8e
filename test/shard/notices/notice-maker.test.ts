/** Planted errors: nothing that is only told may end a shard. */

import { MessageChannel } from 'node:worker_threads';
import { type Test, test } from 'tap';
import { assert, must } from '../../../src/kernel/assert.ts';
import type { DrawNo, PlayerKey } from '../../../src/kernel/ids.ts';
import { minor } from '../../../src/kernel/money.ts';
import type { HoldersTold } from '../../../src/protocol/shard-notices.ts';
import type { Batch } from '../../../src/shard/batch.ts';
import { LongReads } from '../../../src/shard/long-reads.ts';
import { NoticeDesk } from '../../../src/shard/notices/notice-desk.ts';
import { NoticeMaker } from '../../../src/shard/notices/notice-maker.ts';
import { Watchers } from '../../../src/shard/notices/watchers.ts';
import { Cluster } from '../../support/cluster/cluster.ts';
import { plan, playerWith, purchase } from '../../support/cluster/cluster-players.ts';

const WRONG = 'planted';

async function watchedDraw(t: Test, cluster: Cluster): Promise<DrawNo> {
  const draw = await plan(cluster, '5of36', { closesInS: 60, resultsInS: 120 });
  const { port1, port2 } = new MessageChannel();
  t.teardown(() => port2.close());
  cluster.connectPeer(0, 1, port1);
  port2.postMessage({ watch: 'begin', players: [], draws: [draw] });
  for (let i = 0; i < 5; i += 1) await new Promise((resolve) => setImmediate(resolve));
  return draw;
}

test('notices: what throws while they are made is told, and nothing else is lost', async (t) => {
  const cluster = new Cluster({ shardCount: 1, seed: 1 });
  const draw = await watchedDraw(t, cluster);
  const ada = await playerWith(cluster, 'ada', 1_000);
  const { state } = must(cluster.shards[0], 'the shard is missing');
  const get = state.instances.get.bind(state.instances);
  state.instances.get = (key) => {
    if (new Error(WRONG).stack?.includes('noticesOf')) throw new Error(WRONG);
    return get(key);
  };
  await cluster.get(0, 'buyTickets', purchase(cluster, ada, draw, { quickPick: 1 }));
  t.match(cluster.failures.splice(0), [{ message: WRONG }]);
  t.match(await cluster.get(0, 'getWallet', ada), { balanceMinor: 900 }, 'the shard goes on');
});

test('notices: what throws while they are sent is told, each time that it does', (t) => {
  const errors: unknown[] = [];
  const watchers = new Watchers();
  watchers.change(1, { watch: 'begin', players: [7 as PlayerKey], draws: [3 as DrawNo] });
  const notify = (): never => {
    throw new Error(WRONG);
  };
  const onStumble = (error: unknown) => errors.push(error);
  const desk = new NoticeDesk({ watchers, ports: { notify }, onStumble });
  desk.release([
    { type: 'sessionOver', player: 7 as PlayerKey, sessionId: 's' },
    { type: 'salesChanged', draw: 3 as DrawNo, ticketCount: 1, stakesMinor: minor(100) },
  ]);
  t.equal(errors.length, 1);
  desk.pulse(1);
  t.equal(errors.length, 2);
  t.equal(desk.nextPulseMs(), undefined, 'it is not tried in a loop');
  t.end();
});

test('notices: holders are swept in turns, and told of as they are found', async (t) => {
  const cluster = new Cluster({ shardCount: 1, seed: 2 });
  const draw = await watchedDraw(t, cluster);
  const players = [];
  for (let i = 0; i < 70; i += 1) players.push(await playerWith(cluster, `player-${i}`, 1_000));
  for (const player of players) {
    await cluster.get(0, 'buyTickets', purchase(cluster, player, draw, { quickPick: 1 }));
  }
  const { state } = must(cluster.shards[0], 'the shard is missing');
  const columns = must(state.tickets.columns(draw), 'it is on sale');
  const reads = new LongReads((error) => t.fail(String(error)));
  const watchers = new Watchers();
  watchers.change(1, { watch: 'begin', players: players.map(({ player }) => player), draws: [] });
  const told: HoldersTold[] = [];
  const openBatch = () => ({ notices: told }) as unknown as Batch;
  const onStumble = (error: unknown) => t.fail(String(error));
  const maker = new NoticeMaker(state, { watchers, onStumble }, { longReads: reads, openBatch });
  const open = state.instances.get(draw);
  assert(open?.phase === 'open', 'it is on sale');
  const cancelled = { phase: 'cancelled', wasOpen: true, merkleRootHex: '' } as const;
  state.instances.put(draw, { ...open, ...cancelled });
  const refunded = { type: 'InstanceRefunded', draw } as const;
  const batch = { events: [refunded], finished: new Map([[draw, columns]]), notices: [] };
  maker.take(batch as unknown as Batch);
  t.same(batch.notices, [], 'nothing is swept with the batch');
  t.equal(reads.readOn(), undefined);
  t.same(told, [], 'a turn over the tickets');
  reads.readOn();
  t.equal(told.length, 1);
  while (!reads.isIdle) reads.readOn();
  t.same(
    told.map(({ holders }) => holders.length),
    [64, 6],
  );
  const balances = told.flatMap(({ holders }) => holders.map(({ balanceMinor }) => balanceMinor));
  t.same(new Set(balances), new Set([900]));
});
