import { MessageChannel } from 'node:worker_threads';
import { test } from 'tap';
import { GameShelf } from '../../actors/games/game-shelf.ts';
import { GAMES } from '../../actors/games/game-table.ts';
import { findChangedRules } from '../../src/games/changed-rules.ts';
import { must } from '../../src/kernel/assert.ts';
import { formatDrawId } from '../../src/kernel/ids.ts';
import { minor } from '../../src/kernel/money.ts';
import { ShardClient } from '../../src/mailbox/shard-client.ts';
import { Cluster } from '../support/cluster/cluster.ts';
import { plan } from '../support/cluster/cluster-players.ts';
import { otherRulesOf } from '../support/samples/other-rules.ts';
import { founders } from '../support/sources/founders.ts';

const FIRST = GAMES['5of36'];
const CHANGED = otherRulesOf(FIRST);

test('changed rules: another game under an old version is found, and only that', async (t) => {
  const cluster = new Cluster({ shardCount: 2, seed: 1 });
  const client = new ShardClient(founders(2));
  for (const shard of [0, 1]) {
    const { port1, port2 } = new MessageChannel();
    cluster.connectPeer(shard, 1, port1);
    client.connect(shard, port2);
  }
  t.teardown(() => client.close());
  const draw = await plan(cluster, '5of36', { closesInS: 60, resultsInS: 120 });
  const changedAmong = async (game: typeof FIRST) => {
    const answer = await findChangedRules(client, new GameShelf([game, GAMES['6of45']]));
    if (!answer.ok) throw new Error(answer.code);
    return answer.reply;
  };
  t.equal((await changedAmong(FIRST)).size, 0);
  t.equal(
    (await changedAmong({ ...FIRST, title: 'another name', priceMinor: minor(200) })).size,
    0,
  );
  t.equal(
    (await changedAmong({ ...CHANGED, version: 2 })).size,
    0,
    'a new version is what it needs',
  );
  const changed = await changedAmong(CHANGED);
  t.same([...changed.keys()], ['5of36']);
  t.ok(changed.get('5of36')?.includes(formatDrawId(draw)), 'the draw is named');

  await cluster.advance(300_000);
  t.equal((await changedAmong(CHANGED)).size, 1, 'also when its draws are over');

  const { port1, port2 } = new MessageChannel();
  client.connect(1, port2);
  port1.close();
  const unknown = await findChangedRules(client, new GameShelf([FIRST]));
  t.match(unknown, { ok: false, code: 'shardUnavailable' });
});

/** More than were looked at before rules were noted. */
const MANY = 270;

test('changed rules: a draw that is over is found behind all that came after it', async (t) => {
  const cluster = new Cluster({ shardCount: 1, seed: 1 });
  const client = new ShardClient(founders(1));
  client.connect(0, reconnected(cluster));
  t.teardown(() => client.close());
  const draw = await plan(cluster, '5of36', { closesInS: 60, resultsInS: 120 });
  await cluster.advance(300_000);
  for (let planned = 0; planned < MANY; planned += 1) {
    await plan(cluster, '6of45', { closesInS: 86_400, resultsInS: 90_000 });
  }
  const changedAmong = async () => {
    const answer = await findChangedRules(client, new GameShelf([CHANGED, GAMES['6of45']]));
    if (!answer.ok) throw new Error(answer.code);
    return answer.reply;
  };
  const changed = await changedAmong();
  t.match([...changed], [['5of36', new RegExp(formatDrawId(draw))]]);
  await cluster.crash(0);
  client.connect(0, reconnected(cluster));
  t.equal((await changedAmong()).size, 1, 'after a restart, too');
  const { state } = must(cluster.shards[0], 'one');
  t.equal([...state.gameRules.all()].length, 2, 'one row for each game, not for each draw');
});

test('changed rules: of draws without a note all that are live are seen', async (t) => {
  const cluster = new Cluster({ shardCount: 1, seed: 1 });
  const client = new ShardClient(founders(1));
  client.connect(0, reconnected(cluster));
  t.teardown(() => client.close());
  await plan(cluster, '5of36', { closesInS: 86_400, resultsInS: 90_000 });
  for (let planned = 0; planned < MANY; planned += 1) {
    await plan(cluster, '6of45', { closesInS: 86_400, resultsInS: 90_000 });
  }
  const { state } = must(cluster.shards[0], 'one');
  for (const { key } of [...state.gameRules.all()]) state.gameRules.delete(key);
  const answer = await findChangedRules(client, new GameShelf([CHANGED, GAMES['6of45']]));
  t.match(answer, { ok: true });
  t.same(answer.ok && [...answer.reply.keys()], ['5of36']);
});

function reconnected(cluster: Cluster) {
  const { port1, port2 } = new MessageChannel();
  cluster.connectPeer(0, 1, port1);
  return port2;
}
