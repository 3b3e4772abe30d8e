/** A bet maker's shards: versions come in from outside, and betting waits for the line. */
import { test } from 'tap';
import { Cluster, START_MS } from '../support/cluster/cluster.ts';
import { slip } from '../support/cluster/cluster-bets.ts';
import { playerWith } from '../support/cluster/cluster-players.ts';
import { resolvedAs, SAMPLE_LINE } from '../support/samples/betting-events.ts';

const SHARDS = [0, 1, 2];
const OPEN = { ...SAMPLE_LINE, deadlineMs: START_MS + 60_000, createdAtMs: START_MS };
const HOME = OPEN.fixture % SHARDS.length;

async function atAll(cluster: Cluster, op: 'suspendFeed' | 'markFeed', epoch: number) {
  for (const shard of SHARDS) {
    if (op === 'markFeed') await cluster.get(shard, 'markFeed', { epoch });
    else await cluster.get(shard, 'suspendFeed', { epoch, reason: 'silent' });
  }
}

test('line feed: suspended on every shard, resumed behind what the snapshot said', async (t) => {
  const cluster = new Cluster({ shardCount: SHARDS.length, seed: 1 });
  const player = await playerWith(cluster, 'ada', 1_000);
  await cluster.get(HOME, 'takeLine', { line: OPEN });
  await cluster.settle();
  const place = () => cluster.ask(player.shard, 'placeBet', slip(player, OPEN.fixture, 100));
  t.match(await place(), { ok: true });
  await atAll(cluster, 'suspendFeed', 1);
  t.match(await place(), { ok: false, code: 'eventSuspended', facts: { reason: 'lineSilent' } });
  const { line } = await cluster.get(HOME, 'getFixture', { fixture: OPEN.fixture });
  t.match(line, { state: 'suspended', version: 1 }, 'shown as it is');
  const all = { limit: 10, before: null };
  t.same((await cluster.get(HOME, 'listFixtures', { ...all, states: ['open'] })).fixtures, []);
  const suspended = await cluster.get(HOME, 'listFixtures', { ...all, states: ['suspended'] });
  t.equal(suspended.fixtures.length, 1);
  // The snapshot says that the event was suspended meanwhile; then all shards mark.
  await cluster.get(HOME, 'takeLine', { line: { ...OPEN, version: 2, state: 'suspended' } });
  await atAll(cluster, 'markFeed', 1);
  await cluster.settle();
  t.match(await place(), { ok: false, code: 'eventSuspended', facts: null });
  await cluster.get(HOME, 'takeLine', { line: { ...OPEN, version: 3 } });
  await cluster.settle();
  t.match(await place(), { ok: true });
  t.match(await cluster.get(0, 'getFeed', {}), { epoch: 1, isSuspended: false });
});

test('line feed: a result settles once, however often and in what order it comes', async (t) => {
  const cluster = new Cluster({ shardCount: SHARDS.length, seed: 2 });
  const player = await playerWith(cluster, 'ada', 1_000);
  await cluster.get(HOME, 'takeLine', { line: OPEN });
  await cluster.settle();
  await cluster.get(player.shard, 'placeBet', slip(player, OPEN.fixture, 100));
  const second = { ...OPEN, version: 2, changedAtMs: START_MS + 1 };
  const won = resolvedAs(second, ['won'], START_MS + 10_000);
  await cluster.advance(10_000);
  const outcomes: string[] = [];
  for (const line of [won, second, OPEN, won, second]) {
    outcomes.push((await cluster.get(HOME, 'takeLine', { line })).outcome);
    await cluster.settle();
  }
  t.same(outcomes, ['gap', 'repeated', 'repeated', 'repeated', 'repeated']);
  const { balanceMinor } = await cluster.get(player.shard, 'getWallet', { player: player.player });
  t.equal(balanceMinor, 900 + 185);
});
