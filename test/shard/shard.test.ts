import { test } from 'tap';
import { verifyTranscript } from '../../src/fairness/verify-transcript.ts';
import { Cluster } from '../support/cluster/cluster.ts';
import { clusterBalance, plan, playerWith, purchase } from '../support/cluster/cluster-players.ts';

test('shard: a draw over several shards goes from opening to a verified publication', async (t) => {
  const cluster = new Cluster({ shardCount: 4, seed: 1 });
  const players = [];
  for (let i = 0; i < 40; i += 1) players.push(await playerWith(cluster, `player-${i}`, 100_000));
  const draw = await plan(cluster, '5of36', { closesInS: 60, resultsInS: 120 });
  for (const player of players) {
    const bought = await cluster.get(
      player.shard,
      'buyTickets',
      purchase(cluster, player, draw, { picks: [[1, 2, 3, 4, 5]], quickPick: 30 }),
    );
    t.equal(bought.masks.length, 62);
    t.equal(bought.balanceMinor, 100_000 - 31 * 100);
  }
  await cluster.advance(60_000);
  const shard = draw % 4;
  t.equal((await cluster.get(shard, 'getDraw', { draw })).state, 'settled');
  t.match(await cluster.ask(shard, 'getTranscript', { draw }), {
    ok: false,
    code: 'resultsNotPublished',
  });
  await cluster.advance(60_000);
  t.equal((await cluster.get(shard, 'getDraw', { draw })).state, 'published');
  const transcript = await cluster.get(shard, 'getTranscript', { draw });
  t.equal(transcript.ticketCount, 40 * 31);
  const report = verifyTranscript(transcript);
  t.ok(report.ok, JSON.stringify(report));
  const balances = await clusterBalance(cluster);
  t.equal(
    Object.values(balances).reduce((sum, balance) => sum + balance, 0),
    0,
  );
  t.equal(balances.transit ?? 0, 0);
  t.end();
});
