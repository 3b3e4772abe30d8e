import { MessageChannel } from 'node:worker_threads';
import { type Test, test } from 'tap';
import type { Game } from '../../actors/games/game.ts';
import { GameShelf } from '../../actors/games/game-shelf.ts';
import { GAMES } from '../../actors/games/game-table.ts';
import { must } from '../../src/kernel/assert.ts';
import { minor } from '../../src/kernel/money.ts';
import { ShardClient } from '../../src/mailbox/shard-client.ts';
import type { AlarmChange } from '../../src/operations/alarms.ts';
import { createLogger } from '../../src/operations/logger.ts';
import type { ScheduledSeries } from '../../src/schedule/schedule.ts';
import { DrawPlanner } from '../../src/supervisor/draw-planner.ts';
import { Cluster } from '../support/cluster/cluster.ts';
import { otherRulesOf } from '../support/samples/other-rules.ts';
import { founders } from '../support/sources/founders.ts';

const PEER = 1;
const ALL_GAMES: Game[] = Object.values(GAMES);
const DAILY = { seriesId: 'daily', game: '5of36', closes: '0 15 * * *', results: '0 16 * * *' };
const EXPRESS = {
  seriesId: 'express',
  game: '6of45',
  closes: '*/5 * * * *',
  resultsDelaySeconds: 20,
};

/** A cluster whose time begins at an instant, and planners over it. */
function planning(t: Test, series: readonly ScheduledSeries[], startsAt = '2026-01-01T12:00:00Z') {
  const cluster = new Cluster({ shardCount: 2, seed: 1 });
  cluster.clock.nowMs = Date.parse(startsAt);
  const client = new ShardClient(founders(2));
  for (const shard of [0, 1]) {
    const { port1, port2 } = new MessageChannel();
    cluster.connectPeer(shard, PEER, port1);
    client.connect(shard, port2);
  }
  t.teardown(() => client.close());
  const lines: string[] = [];
  const alarms: AlarmChange[] = [];
  const turn = async (zone = 'Europe/Berlin', games: Game[] = ALL_GAMES): Promise<void> => {
    const planner = new DrawPlanner({
      schedule: { series },
      games: new GameShelf(games),
      payoutPermyriadMax: 9_999,
      timeZone: zone,
      graceMs: 0,
      approvalMinor: minor(1_000_000),
      client,
      clock: cluster.clock,
      log: createLogger({ level: 'warn', target: { write: (line) => lines.push(line) } }),
      alarms: { note: (_, change) => alarms.push(change) },
    });
    await planner.start();
    planner.stop();
    await cluster.settle();
  };
  const draws = async () => {
    const found = await client.questionAll('listDraws', { states: null, limit: 200, before: null });
    const views = found.flatMap((answer) => (answer.ok ? answer.reply.draws : []));
    views.sort((left, right) => left.draw - right.draw);
    return views.map(({ draw, seriesId, state, opensAtMs, closesAtMs, resultsAtMs }) => ({
      draw,
      seriesId,
      state,
      opensAt: instant(opensAtMs),
      closesAt: instant(closesAtMs),
      resultsAt: instant(resultsAtMs),
    }));
  };
  return { cluster, client, turn, draws, lines, alarms };
}

function instant(atMs: number): string {
  return new Date(atMs).toISOString().replace(':00.000Z', 'Z');
}

test('planner: the draw on sale and the next one, without a gap between them', async (t) => {
  const { turn, draws } = planning(t, [DAILY, EXPRESS]);
  await turn();
  t.match(await draws(), [
    {
      seriesId: 'daily',
      state: 'open',
      opensAt: '2026-01-01T12:00Z',
      closesAt: '2026-01-01T14:00Z',
      resultsAt: '2026-01-01T15:00Z',
    },
    {
      seriesId: 'daily',
      state: 'scheduled',
      opensAt: '2026-01-01T14:00Z',
      closesAt: '2026-01-02T14:00Z',
      resultsAt: '2026-01-02T15:00Z',
    },
    { seriesId: 'express', state: 'open', closesAt: '2026-01-01T12:05Z' },
    { seriesId: 'express', state: 'scheduled', opensAt: '2026-01-01T12:05Z' },
  ]);
});

test('planner: turns that repeat, and two planners at once, plan nothing twice', async (t) => {
  const { turn, draws } = planning(t, [DAILY, EXPRESS]);
  await Promise.all([turn(), turn()]);
  const planned = await draws();
  t.equal(planned.length, 4);
  for (let i = 0; i < 3; i += 1) await turn();
  t.same(await draws(), planned);
});

test('planner: time goes on, and there are always two ahead', async (t) => {
  const { cluster, turn, draws } = planning(t, [EXPRESS]);
  await turn();
  for (let minute = 1; minute <= 30; minute += 1) {
    await cluster.advance(60_000);
    await turn();
    const ahead = (await draws()).filter(({ state }) => state === 'open' || state === 'scheduled');
    t.equal(ahead.length, 2, `after ${minute} minutes`);
    t.equal(ahead[0]?.state, 'open');
  }
  const all = await draws();
  t.equal(all.length, 8);
  for (const [index, { opensAt }] of all.slice(1).entries()) {
    t.equal(opensAt, must(all[index], 'the one before').closesAt, 'one opens as the other closes');
  }
});

test('planner: survives a restart of the shards, and of itself, at any time', async (t) => {
  const { cluster, turn, draws } = planning(t, [DAILY, EXPRESS]);
  await turn();
  const planned = await draws();
  for (const shard of [0, 1]) await cluster.crash(shard);
  await turn();
  t.same(await draws(), planned, 'what was planned stays planned');
  await cluster.advance(3_600_000);
  await turn();
  const late = await draws();
  t.equal(late.length, 6, 'an hour without a planner: no draw is made up for the past');
  t.match(late.at(-2), { seriesId: 'express', opensAt: '2026-01-01T13:00Z', state: 'open' });
});

test('planner: a day is a day of the time zone, also when the clocks change', async (t) => {
  const spring = planning(t, [DAILY], '2026-03-28T12:00:00Z');
  await spring.turn();
  t.match(await spring.draws(), [
    { closesAt: '2026-03-28T14:00Z', resultsAt: '2026-03-28T15:00Z' },
    { closesAt: '2026-03-29T13:00Z', resultsAt: '2026-03-29T14:00Z' },
  ]);
  const autumn = planning(t, [DAILY], '2026-10-24T12:00:00Z');
  await autumn.turn();
  t.match(await autumn.draws(), [
    { closesAt: '2026-10-24T13:00Z', resultsAt: '2026-10-24T14:00Z' },
    { closesAt: '2026-10-25T14:00Z', resultsAt: '2026-10-25T15:00Z' },
  ]);
  const night = { seriesId: 'night', game: '5of36', closes: '30 2 * * *', resultsDelaySeconds: 60 };
  const gap = planning(t, [night], '2026-03-28T12:00:00Z');
  await gap.turn();
  t.match(await gap.draws(), [
    { closesAt: '2026-03-29T01:00Z' },
    { closesAt: '2026-03-30T00:30Z' },
  ]);
});

test('planner: a series that is rarer than a sale may be long opens late enough', async (t) => {
  const yearly = {
    seriesId: 'yearly',
    game: '5of36',
    closes: '0 15 1 12 *',
    results: '0 16 * * *',
  };
  const { turn, draws, lines } = planning(t, [yearly]);
  await turn();
  const [first] = await draws();
  t.match(first, { state: 'scheduled', closesAt: '2026-12-01T14:00Z' });
  t.equal(first?.opensAt, '2026-10-17T14:00Z', '45 days before');
  t.same(lines, []);
});

test('planner: a shard that cannot be asked is told of, and asked again', async (t) => {
  const { client, cluster, turn, draws, lines } = planning(t, [DAILY]);
  const { port1, port2 } = new MessageChannel();
  client.connect(0, port2);
  port1.close();
  await turn();
  t.match(JSON.parse(lines[0] ?? ''), { code: 'shardUnavailable' });
  const again = new MessageChannel();
  cluster.connectPeer(0, PEER, again.port1);
  client.connect(0, again.port2);
  await turn();
  t.equal((await draws()).length, 2);
});

test('planner: a draw of a year too far off waits for its turn, without a warning', async (t) => {
  const yearly = { ...DAILY, closes: '0 15 25 12 *', results: '0 16 25 12 *' };
  const { turn, draws, lines } = planning(t, [yearly]);
  await turn('UTC');
  t.match(await draws(), [{ closesAt: '2026-12-25T15:00Z' }]);
  t.same(lines, []);
});

test('planner: rules that changed under their version are an alarm, and not planned', async (t) => {
  const { cluster, turn, draws, alarms } = planning(t, [EXPRESS, { ...EXPRESS, seriesId: 'b' }]);
  await turn();
  const planned = await draws();
  await cluster.advance(3_600_000);
  const changed = otherRulesOf(GAMES['6of45']);
  await turn('UTC', [GAMES['5of36'], changed]);
  t.same(
    (await draws()).map(({ draw }) => draw),
    planned.map(({ draw }) => draw),
    'what was planned goes on',
  );
  t.match(alarms, [{ kind: 'gameRulesChanged', about: '6of45', sentence: /6of45.*new version/ }]);
  t.equal(alarms.length, 1, 'one for each game');
  await turn('UTC', [GAMES['5of36'], { ...changed, version: 2 }]);
  t.equal((await draws()).length, 8);
  t.equal(alarms.length, 1);
});

test('planner: nothing is planned while nobody knows the rules of earlier draws', async (t) => {
  const { client, cluster, turn, draws, lines } = planning(t, [DAILY]);
  const { port1, port2 } = new MessageChannel();
  client.connect(1, port2);
  port1.close();
  await turn();
  t.match(JSON.parse(lines[0] ?? ''), { code: 'shardUnavailable', message: /rules/ });
  const again = new MessageChannel();
  cluster.connectPeer(1, PEER, again.port1);
  client.connect(1, again.port2);
  t.equal((await draws()).length, 0);
  await turn();
  t.equal((await draws()).length, 2);
});
