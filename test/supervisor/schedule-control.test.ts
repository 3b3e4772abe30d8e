import { MessageChannel } from 'node:worker_threads';
import { type Test, test } from 'tap';
import { PAYOUT_PERMYRIAD_MAX } from '../../actors/games/game-odds.ts';
import { GameShelf } from '../../actors/games/game-shelf.ts';
import { GAMES } from '../../actors/games/game-table.ts';
import { ShardClient } from '../../src/mailbox/shard-client.ts';
import { controlSchedule, isScheduleCommand } from '../../src/supervisor/schedule-control.ts';
import { Cluster } from '../support/cluster/cluster.ts';
import { plan } from '../support/cluster/cluster-players.ts';
import { otherRulesOf } from '../support/samples/other-rules.ts';
import { founders } from '../support/sources/founders.ts';

const SERIES = { seriesId: 'm', game: '5of36', closes: '*/5 * * * *', resultsDelaySeconds: 20 };
const TEXT = JSON.stringify({ series: [SERIES] });

function tools(t: Test, role: 'whole' | 'line-provider' = 'whole') {
  const cluster = new Cluster({ shardCount: 1, seed: 1 });
  const client = new ShardClient(founders(1));
  const { port1, port2 } = new MessageChannel();
  cluster.connectPeer(0, 1, port1);
  client.connect(0, port2);
  t.teardown(() => client.close());
  const settings = {
    timeZone: 'UTC',
    graceMs: 0,
    payoutPermyriadMax: PAYOUT_PERMYRIAD_MAX,
    role,
  };
  const games = new GameShelf(Object.values(GAMES));
  return { cluster, client, clock: cluster.clock, games, settings };
}

test('schedule command: shows what holds, puts another, and goes back to the file', async (t) => {
  const engine = tools(t);
  const ask = (request: Parameters<typeof controlSchedule>[1]) => controlSchedule(engine, request);
  t.match(await ask({ command: 'schedule', deed: 'show' }), {
    ok: true,
    result: { source: 'file', schedule: { series: [] } },
  });
  const put = { command: 'schedule', deed: 'put', text: TEXT } as const;
  t.match(await ask(put), { ok: true, result: { revision: 1, source: 'operator', by: null } });
  t.match(await ask({ command: 'schedule', deed: 'show' }), { result: { next: { length: 3 } } });
  t.match(await ask({ command: 'schedule', deed: 'useFile' }), {
    ok: true,
    result: { revision: 2, source: 'file' },
  });
});

test('schedule command: what is wrong with a schedule is said, and nothing is put', async (t) => {
  const engine = tools(t);
  const text = JSON.stringify({ series: [{ ...SERIES, game: '7of77', closes: 'never' }] });
  const put = { command: 'schedule', deed: 'put', text } as const;
  await t.rejects(controlSchedule(engine, put), { message: /no game "7of77"(.|\n)*never/ });
  const show = { command: 'schedule', deed: 'show' } as const;
  t.match(await controlSchedule(engine, show), { result: { revision: 0 } });
  t.match(await controlSchedule(tools(t, 'line-provider'), show), { ok: false });
});

test('schedule command: a series of which nothing is planned any more is told', async (t) => {
  const engine = tools(t);
  await plan(engine.cluster, '5of36', { closesInS: 60, resultsInS: 120 });
  const games = new GameShelf([otherRulesOf(GAMES['5of36'])]);
  const put = { command: 'schedule', deed: 'put', text: TEXT } as const;
  const problems = [/Series m: .*5of36.*new version/];
  t.match(await controlSchedule({ ...engine, games }, put), { result: { problems, next: [] } });
  t.match(await controlSchedule(engine, { command: 'schedule', deed: 'show' }), {
    result: { problems: [], next: { length: 3 } },
  });
});

test('schedule command: is told from other requests', (t) => {
  t.ok(isScheduleCommand({ command: 'schedule', deed: 'show' }));
  t.ok(isScheduleCommand({ command: 'schedule', deed: 'put', text: '{' }));
  for (const other of [
    null,
    7,
    {},
    { command: 'schedule' },
    { command: 'schedule', deed: 'put' },
    { command: 'clock', deed: 'show' },
  ]) {
    t.notOk(isScheduleCommand(other));
  }
  t.end();
});
