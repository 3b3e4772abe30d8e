/** A schedule that is put while the engine runs, and closings that pass while it does not. */
import { MessageChannel } from 'node:worker_threads';
import { type Test, test } from 'tap';
import type { Game } from '../../actors/games/game.ts';
import { PAYOUT_PERMYRIAD_MAX } from '../../actors/games/game-odds.ts';
import { GameShelf } from '../../actors/games/game-shelf.ts';
import { GAMES } from '../../actors/games/game-table.ts';
import { minor } from '../../src/kernel/money.ts';
import { ShardClient } from '../../src/mailbox/shard-client.ts';
import { createLogger } from '../../src/operations/logger.ts';
import { nextDrawTimes, type ScheduledSeries } from '../../src/schedule/schedule.ts';
import { DrawPlanner } from '../../src/supervisor/draw-planner.ts';
import { Cluster } from '../support/cluster/cluster.ts';
import { founders } from '../support/sources/founders.ts';

const ALL_GAMES: readonly Game[] = Object.values(GAMES);

const PEER = 1;
const MINUTE_MS = 60_000;
const BERLIN = 'Europe/Berlin';
const QUARTERLY = {
  seriesId: 'quarterly',
  game: '5of36',
  closes: '*/15 * * * *',
  resultsDelaySeconds: 20,
};
const NIGHTLY = {
  seriesId: 'nightly',
  game: '6of45',
  closes: '30 2 * * *',
  resultsDelaySeconds: 60,
};

async function planning(t: Test, series: readonly ScheduledSeries[], startsAt: string) {
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
  const newPlanner = (own: readonly ScheduledSeries[], games: readonly Game[]) =>
    new DrawPlanner({
      schedule: { series: own },
      games: new GameShelf(games),
      payoutPermyriadMax: PAYOUT_PERMYRIAD_MAX,
      timeZone: BERLIN,
      graceMs: 0,
      approvalMinor: minor(1_000_000),
      client,
      clock: cluster.clock,
      log: createLogger({ level: 'warn', target: { write: (line) => lines.push(line) } }),
      alarms: { note: (_, { sentence }) => lines.push(sentence ?? '') },
    });
  let planner = newPlanner(series, ALL_GAMES);
  /** As after another start of the engine: what it remembered is gone. */
  const restart = (own = series, games = ALL_GAMES) => {
    planner = newPlanner(own, games);
  };
  const turn = async (): Promise<void> => {
    await planner.start();
    planner.stop();
    await cluster.settle();
  };
  const put = (own: readonly ScheduledSeries[] | null) => {
    const text = own === null ? null : JSON.stringify({ series: own });
    return cluster.get(0, 'putSchedule', { text, by: null });
  };
  const closings = async (seriesId: string): Promise<string[]> => {
    const found = await client.questionAll('listDraws', { states: null, limit: 200, before: null });
    const draws = found.flatMap((answer) => (answer.ok ? answer.reply.draws : []));
    const own = draws.filter((draw) => draw.seriesId === seriesId);
    return own.map(({ closesAtMs }) => new Date(closesAtMs).toISOString()).sort();
  };
  const kept = async () => (await cluster.get(0, 'getSchedule', {})).kept;
  return { cluster, turn, restart, put, closings, kept, lines };
}

function closingsOfDay(series: ScheduledSeries, fromMs: number, untilMs: number): number[] {
  const found: number[] = [];
  for (let afterMs = fromMs - 1; ; ) {
    const { closesAtMs } = nextDrawTimes(series, { afterMs, timeZone: BERLIN });
    if (closesAtMs >= untilMs) return found;
    found.push(closesAtMs);
    afterMs = closesAtMs;
  }
}

test('clock change: 92 and 100 draws of a quarter of an hour, one of half past two', (t) => {
  for (const [day, nextDay, count, nightly] of [
    ['2027-03-28T00:00+01:00', '2027-03-29T00:00+02:00', 92, '2027-03-28T01:00:00.000Z'],
    ['2027-10-31T00:00+02:00', '2027-11-01T00:00+01:00', 100, '2027-10-31T00:30:00.000Z'],
  ] as const) {
    const [fromMs, untilMs] = [Date.parse(day), Date.parse(nextDay)];
    const quarters = closingsOfDay(QUARTERLY, fromMs, untilMs);
    t.equal(quarters.length, count, day);
    t.equal(new Set(quarters).size, count, 'all distinct');
    const nights = closingsOfDay(NIGHTLY, fromMs, untilMs);
    t.same(
      nights.map((atMs) => new Date(atMs).toISOString()),
      [nightly],
    );
  }
  t.end();
});

test('schedule put: unchanged in the second pass, it plans nothing twice', async (t) => {
  // 02:10 of the second pass is 01:10Z: clocks went back at 01:00Z.
  const stage = await planning(t, [], '2027-10-30T23:50:00Z');
  const { cluster, turn, put, closings, restart } = stage;
  await put([QUARTERLY, NIGHTLY]);
  await turn();
  while (cluster.clock.nowMs < Date.parse('2027-10-31T01:10:00Z')) {
    await cluster.advance(5 * MINUTE_MS);
    await turn();
  }
  const before = { quarters: await closings('quarterly'), nights: await closings('nightly') };
  const { kept } = await put([QUARTERLY, NIGHTLY]);
  t.equal(kept.revision, 1, 'nothing has changed');
  restart();
  await turn();
  t.same(await closings('quarterly'), before.quarters);
  t.same(await closings('nightly'), before.nights);
  t.same(before.nights.slice(0, 2), ['2027-10-31T00:30:00.000Z', '2027-11-01T01:30:00.000Z']);
  t.equal(new Set(before.quarters).size, before.quarters.length);
  t.equal(before.quarters.length, 7, 'from midnight on, with the two ahead');
});

test('schedule put: holds over the file, until that is used again', async (t) => {
  const stage = await planning(t, [NIGHTLY], '2027-05-01T10:00:00Z');
  const { turn, restart, put, closings, kept } = stage;
  await turn();
  t.equal((await closings('nightly')).length, 2);
  t.match(await kept(), { revision: 1, putText: null });
  await put([QUARTERLY]);
  await turn();
  t.equal((await closings('quarterly')).length, 2);
  t.equal((await closings('nightly')).length, 2, 'what is planned stays');
  restart([{ ...NIGHTLY, seriesId: 'other' }]);
  await turn();
  t.same(await closings('other'), [], 'the file is read, and does not hold');
  t.match(await kept(), { revision: 2, fileText: /other/ });
  await put(null);
  await turn();
  t.equal((await closings('other')).length, 2);
  t.match(await kept(), { revision: 3, putText: null });
});

test('schedule put: of a series that cannot be planned is told, others are planned', async (t) => {
  const { turn, put, closings, lines } = await planning(t, [], '2027-05-01T10:00:00Z');
  await put([{ ...QUARTERLY, seriesId: 'odd', game: '7of77' }, QUARTERLY]);
  await turn();
  t.equal((await closings('quarterly')).length, 2);
  t.match(lines, [/Series odd: there is no game/]);
});

test('missed draws: closings without an engine are noted once, and not made up', async (t) => {
  const stage = await planning(t, [QUARTERLY, NIGHTLY], '2027-05-01T10:00:00Z');
  const { cluster, turn, restart, closings, kept } = stage;
  await turn();
  t.same(await closings('quarterly'), ['2027-05-01T10:15:00.000Z', '2027-05-01T10:30:00.000Z']);
  await cluster.advance(2 * 60 * MINUTE_MS);
  restart([QUARTERLY]);
  await turn();
  await turn();
  const missed = [
    {
      seriesId: 'quarterly',
      fromMs: Date.parse('2027-05-01T10:45:00Z'),
      throughMs: Date.parse('2027-05-01T12:00:00Z'),
      count: 6,
      notedAtMs: Date.parse('2027-05-01T12:00:00Z'),
    },
  ];
  t.same((await kept()).missed, missed);
  const planned = await closings('quarterly');
  t.same(planned.slice(-2), ['2027-05-01T12:15:00.000Z', '2027-05-01T12:30:00.000Z']);
  t.equal(planned.length, 4);
  restart([QUARTERLY]);
  await turn();
  t.same((await kept()).missed, missed, 'a restart notes nothing again');
  for (const shard of [0, 1]) await cluster.crash(shard);
  t.same((await kept()).missed, missed, 'and a crash forgets nothing');
});

test('missed draws: a series that goes on being unplanned goes on missing draws', async (t) => {
  const { cluster, turn, restart, kept } = await planning(t, [QUARTERLY], '2027-05-01T10:00:00Z');
  await turn();
  restart([QUARTERLY], [{ ...GAMES['5of36'], tiers: GAMES['5of36'].tiers.slice(0, 3) } as Game]);
  for (let hour = 0; hour < 2; hour += 1) {
    await cluster.advance(60 * MINUTE_MS);
    await turn();
  }
  const { missed } = await kept();
  t.same(
    missed.map(({ count }) => count),
    [2, 4],
    'each closing once',
  );
});

test('missed draws: a clock that is wrong for a second notes none', async (t) => {
  const { cluster, turn, kept } = await planning(t, [QUARTERLY], '2027-05-01T10:00:00Z');
  await turn();
  cluster.clock.stepMs += 48 * 60 * MINUTE_MS;
  await cluster.settle();
  await turn();
  cluster.clock.stepMs = 0;
  await cluster.settle();
  await turn();
  t.same((await kept()).missed, []);
});

test('missed draws: a series that an operator puts again later has missed nothing', async (t) => {
  const { cluster, turn, put, kept } = await planning(t, [NIGHTLY], '2027-05-01T10:00:00Z');
  await put([QUARTERLY, NIGHTLY]);
  await turn();
  await put([NIGHTLY]);
  await turn();
  await cluster.advance(6 * 60 * MINUTE_MS);
  await turn();
  await put([QUARTERLY, NIGHTLY]);
  await turn();
  t.same((await kept()).missed, []);
});
