import { test } from 'tap';
import { type Business, withBusiness } from '../support/business-server.ts';

const STATUS = '/v1/admin/status';
const MEASUREMENTS = '/v1/admin/measurements';
const TIMES = { closesInS: 60, resultsInS: 180 };

async function statusOf(business: Business, token: string) {
  const { status, body } = await business.get(STATUS, token);
  return status === 200 ? body : { status, body };
}

test(
  'status: what the main thread knows, and what is due next with the draws',
  withBusiness({ shardCount: 2 }, async (t, business) => {
    const { accessToken } = await business.staff('operator');
    const nothing = { late: [], lateCount: 0, due: [], dueCount: 0, shardsSilent: [] };
    t.same((await statusOf(business, accessToken)).draws, nothing);
    const first = await business.draw(TIMES);
    const second = await business.draw({ closesInS: 30, resultsInS: 180 });
    const { draws, engine, shards, isReady } = await statusOf(business, accessToken);
    t.match(engine, { role: 'whole' });
    t.equal(shards.length, 2);
    t.equal(isReady, true);
    t.same(
      draws.due.map(({ drawId, duty, state }: Record<string, unknown>) => [drawId, duty, state]),
      [
        [second, 'close', 'open'],
        [first, 'close', 'open'],
      ],
      'the next first, from whichever shard',
    );
    t.match(draws.due[1], { dueAt: business.instant(60), lateSeconds: 0, waitsFor: null });
    t.match(draws.due[1], { game: '5of36', series: 'special-5of36' });
  }),
);

test(
  'status: a draw whose duty is past its time is late, until it is done',
  withBusiness({ shardCount: 2 }, async (t, business) => {
    const { accessToken } = await business.staff('auditor');
    const drawId = await business.draw(TIMES);
    const { clock } = business.cluster;
    // The shards do not believe the step before it has held; who asks here sees the wall.
    clock.stepMs = 64_900;
    t.match((await statusOf(business, accessToken)).draws, { lateCount: 0, dueCount: 1 });
    clock.stepMs = 70_000;
    const { draws } = await statusOf(business, accessToken);
    t.match(draws, { lateCount: 1, dueCount: 0 });
    t.match(draws.late, [{ drawId, duty: 'close', state: 'open', lateSeconds: 10 }]);
    clock.stepMs = 0;
    await business.cluster.advance(61_000);
    const { draws: later } = await statusOf(business, accessToken);
    t.match(later, { lateCount: 0, due: [{ drawId, duty: 'conduct', waitsFor: null }] });
    await business.cluster.advance(200_000);
    t.match((await statusOf(business, accessToken)).draws, { lateCount: 0, dueCount: 0 });
  }),
);

test(
  'status: a shard that does not answer holds nothing up',
  withBusiness({ shardCount: 2 }, async (t, business) => {
    const { accessToken } = await business.staff('operator');
    await business.draw(TIMES);
    await business.draw(TIMES);
    await business.get(STATUS, accessToken);
    business.disconnect(0, 0);
    const { draws } = await statusOf(business, accessToken);
    t.same(draws.shardsSilent, [0]);
    t.equal(draws.dueCount, 1, 'the other shard has told');
  }),
);

test(
  'status: alarms and the reasons against traffic are shown in words',
  withBusiness({}, async (t, business) => {
    const { accessToken } = await business.staff('auditor');
    const sentence = 'the outbox of shard 0 stands still';
    business.engine.alarms.note('bus', { kind: 'outboxStuck', about: 'shard 0', sentence });
    const { alarms, notReady, isReady } = await statusOf(business, accessToken);
    t.equal(isReady, false);
    t.match(alarms, [{ kind: 'outboxStuck', sentence, thread: 'bus', stopsTraffic: true }]);
    t.match(notReady, [{ part: 'outboxStuck', sentence }]);
  }),
);

test(
  'measurements: in columns, by name and time',
  withBusiness({}, async (t, business) => {
    const { accessToken } = await business.staff('operator');
    const { figures } = business.engine.metrics;
    const empty = await business.get(MEASUREMENTS, accessToken);
    t.match(empty.body, { stepSeconds: 10, at: [], series: [] });
    for (let i = 0; i < 3; i += 1) {
      business.cluster.clock.nowMs += 10_000;
      figures.row();
    }
    const { body } = await business.get(`${MEASUREMENTS}?names=purchases,stakes`, accessToken);
    t.same(
      body.series.map(({ name, values }: Record<string, unknown>) => [name, values]),
      [
        ['purchases', [0, 0, 0]],
        ['stakes', [0, 0, 0]],
      ],
    );
    t.equal(body.at.length, 3);
    t.equal(body.at[2], Math.floor(business.cluster.clock.nowMs / 10_000) * 10);
    const all = await business.get(MEASUREMENTS, accessToken);
    t.ok(all.body.series.length > 5);
    const later = await business.get(`${MEASUREMENTS}?from=${business.instant(0)}`, accessToken);
    t.ok(later.body.at.length <= 1);
    const twice = await business.get(`${MEASUREMENTS}?names=bets,bets`, accessToken);
    t.equal(twice.body.series.length, 1);
  }),
);

test(
  'measurements: what is no name and no instant is refused',
  withBusiness({}, async (t, business) => {
    const { accessToken } = await business.staff('operator');
    const ask = (query: string) => business.get(`${MEASUREMENTS}?${query}`, accessToken);
    for (const query of ['names=secrets', 'names=bets,', 'names=bets%20', 'names=betsx']) {
      t.match(await ask(query), { status: 400, body: { code: 'requestInvalid' } }, query);
    }
    for (const query of ['from=yesterday', 'from=2026-01-01', 'from=2026-13-01T00:00:00Z', 'x=1']) {
      t.match(await ask(query), { status: 400, body: { code: 'requestInvalid' } }, query);
    }
    t.equal((await ask('from=0000-01-01T00:00:00Z')).status, 200, 'all that there is');
    t.equal((await ask('from=9999-12-31T23:59:59Z')).status, 200, 'nothing');
    t.equal((await ask('from=2026-12-31T23:59:60Z')).status, 400, 'leap seconds are no times');
  }),
);

test(
  'status and measurements: players and strangers see nothing of them',
  withBusiness({}, async (t, business) => {
    const { accessToken } = await business.player();
    for (const path of [STATUS, MEASUREMENTS]) {
      t.match(await business.get(path, accessToken), {
        status: 403,
        body: { code: 'roleMissing' },
      });
      t.match(await business.get(path), { status: 401 });
    }
  }),
);
