import { MessageChannel } from 'node:worker_threads';
import { test } from 'tap';
import { GameShelf } from '../../actors/games/game-shelf.ts';
import { GAMES } from '../../actors/games/game-table.ts';
import { minor } from '../../src/kernel/money.ts';
import { ShardClient } from '../../src/mailbox/shard-client.ts';
import { createLogger } from '../../src/operations/logger.ts';
import { findChangedRules } from '../../src/supervisor/changed-rules.ts';
import { DrawPlanner } from '../../src/supervisor/draw-planner.ts';
import { Cluster } from '../support/cluster/cluster.ts';
import { plan } from '../support/cluster/cluster-players.ts';
import { founders } from '../support/sources/founders.ts';

const FIRST = GAMES['5of36'];
const [jackpot, second, ...others] = FIRST.tiers;
const CHANGED = {
  ...FIRST,
  tiers: [jackpot, { ...second, sharePermyriad: 700 }, ...others] as typeof FIRST.tiers,
};

test('changed rules: another game under an old version is found, and not planned', async (t) => {
  const cluster = new Cluster({ shardCount: 2, seed: 1 });
  const client = new ShardClient(founders(2));
  for (const shard of [0, 1]) {
    const { port1, port2 } = new MessageChannel();
    cluster.connectPeer(shard, 1, port1);
    client.connect(shard, port2);
  }
  t.teardown(() => client.close());
  const draw = await plan(cluster, '5of36', { closesInS: 60, resultsInS: 120 });
  const changedAmong = async (game: typeof FIRST) =>
    findChangedRules(client, new GameShelf([game, GAMES['6of45']]));
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
  t.same(
    [...(await changedAmong(CHANGED))].map(([game, view]) => [game, view.draw]),
    [['5of36', draw]],
  );

  await cluster.advance(300_000);
  t.equal((await changedAmong(CHANGED)).size, 1, 'also when its draws are over');

  const lines: string[] = [];
  const series = ['5of36', '6of45'].map((game) => {
    return { seriesId: game, game, closes: '*/5 * * * *', resultsDelaySeconds: 20 };
  });
  const planner = new DrawPlanner({
    schedule: { series },
    games: new GameShelf([CHANGED, GAMES['6of45']]),
    timeZone: 'UTC',
    graceMs: 0,
    approvalMinor: minor(1_000_000),
    payoutPermyriadMax: 9_999,
    client,
    clock: cluster.clock,
    log: createLogger({ level: 'warn', target: { write: (line) => lines.push(line) } }),
  });
  await planner.start();
  planner.stop();
  await cluster.settle();
  t.match(lines.join(''), /5of36.*needs a new version|needs a new version.*5of36/);
  const answers = await client.questionAll('listDraws', { states: null, limit: 9, before: null });
  const games = answers.flatMap((one) => (one.ok ? one.reply.draws : [])).map((one) => one.gameId);
  t.same(games.sort(), ['5of36', '6of45', '6of45'], 'what was planned before goes on');
});
