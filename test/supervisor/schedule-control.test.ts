import { test } from 'tap';
import { PAYOUT_PERMYRIAD_MAX } from '../../actors/games/game-odds.ts';
import { GameShelf } from '../../actors/games/game-shelf.ts';
import { GAMES } from '../../actors/games/game-table.ts';
import type { ShardClient } from '../../src/mailbox/shard-client.ts';
import { controlSchedule, isScheduleCommand } from '../../src/supervisor/schedule-control.ts';
import { Cluster } from '../support/cluster/cluster.ts';

const SERIES = { seriesId: 'm', game: '5of36', closes: '*/5 * * * *', resultsDelaySeconds: 20 };
const TEXT = JSON.stringify({ series: [SERIES] });

function tools(role: 'whole' | 'line-provider' = 'whole') {
  const cluster = new Cluster({ shardCount: 1, seed: 1 });
  const client = { question: cluster.ask.bind(cluster) } as Pick<ShardClient, 'question'>;
  const settings = {
    timeZone: 'UTC',
    graceMs: 0,
    payoutPermyriadMax: PAYOUT_PERMYRIAD_MAX,
    role,
  };
  const games = new GameShelf(Object.values(GAMES));
  return { client, clock: cluster.clock, games, settings };
}

test('schedule command: shows what holds, puts another, and goes back to the file', async (t) => {
  const engine = tools();
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
  const engine = tools();
  const text = JSON.stringify({ series: [{ ...SERIES, game: '7of77', closes: 'never' }] });
  const put = { command: 'schedule', deed: 'put', text } as const;
  await t.rejects(controlSchedule(engine, put), { message: /no game "7of77"(.|\n)*never/ });
  const show = { command: 'schedule', deed: 'show' } as const;
  t.match(await controlSchedule(engine, show), { result: { revision: 0 } });
  t.match(await controlSchedule(tools('line-provider'), show), { ok: false });
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
