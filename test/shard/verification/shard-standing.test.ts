import { test } from 'tap';
import { must } from '../../../src/kernel/assert.ts';
import {
  contradictions,
  type ShardStanding,
  standingOf,
} from '../../../src/shard/verification/shard-standing.ts';
import { Cluster } from '../../support/cluster/cluster.ts';
import { plan, playerWith, purchase } from '../../support/cluster/cluster-players.ts';

test('shard standing: shards tell of one history at each step of a draw', async (t) => {
  const cluster = await sellingDraw();
  for (let step = 0; step < 20; step += 1) {
    t.same(contradictions(standingsOf(cluster)), []);
    await cluster.advance(10_000);
  }
  const sent = standingsOf(cluster).flatMap(({ channels }) =>
    channels.map((channel) => channel.sentNumber),
  );
  t.ok(
    sent.every((count) => count > 0),
    'each has written to each',
  );
});

test('shard standing: of two shards the older one is named, whichever it is', async (t) => {
  const cluster = await sellingDraw();
  const [old0, old1] = standingsOf(cluster);
  await cluster.advance(120_000);
  const [new0, new1] = standingsOf(cluster);
  for (const [older, standings] of [
    [0, [old0, new1]],
    [1, [new0, old1]],
  ] as const) {
    const found = contradictions(standings.map((one) => must(one, 'there are two')));
    t.match(found[0], new RegExp(`^the journal of shard-${older} is older than shard-`));
    t.match(found[0], /put the newest copy of that shard back, or put back a copy/);
    const names = found.map((problem) => /journal of (shard-\d)/.exec(problem)?.[1]);
    t.notOk(names.includes(`shard-${1 - older}`), 'the newer one is not blamed');
  }
  t.same(contradictions([must(old0, 'one'), must(old1, 'two')]), [], 'both older: one history');
});

test('shard standing: money that is in no mail is found', async (t) => {
  const cluster = await sellingDraw();
  await cluster.advance(120_000);
  const standings = standingsOf(cluster).map(({ shard, channels }) => {
    return {
      shard,
      channels: channels.map((channel) => ({ ...channel, money: channel.money + BigInt(shard) })),
    };
  });
  const [problem] = contradictions(standings);
  t.match(
    problem,
    /^the money between shard-0 and shard-1 does not add up: 1 in .* 0 in their mail/,
  );
});

function standingsOf(cluster: Cluster): ShardStanding[] {
  return cluster.shards.map(({ state }) => structuredClone(standingOf(state)));
}

async function sellingDraw(): Promise<Cluster> {
  const cluster = new Cluster({ shardCount: 2, seed: 5 });
  const draw = await plan(cluster, '5of36', { closesInS: 60, resultsInS: 90 });
  for (const name of ['ada', 'ben', 'cyd', 'dot']) {
    const player = await playerWith(cluster, name, 10_000);
    await cluster.get(
      player.shard,
      'buyTickets',
      purchase(cluster, player, draw, { quickPick: 9 }),
    );
  }
  return cluster;
}
