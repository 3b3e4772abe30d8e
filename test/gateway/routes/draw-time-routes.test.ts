import { test } from 'tap';
import { must } from '../../../src/kernel/assert.ts';
import { formatDrawId, parseDrawId } from '../../../src/kernel/ids.ts';
import { plan } from '../../support/cluster/cluster-players.ts';
import type { Business } from '../support/business-server.ts';
import { withBusiness } from '../support/business-server.ts';

const DAY_S = 86_400;

function postpone(business: Business, drawId: string, token: string, body: object) {
  return business.post(`/v1/admin/draws/${drawId}/postpone`, token, { reason: 'a storm', ...body });
}

test(
  'postpone: everybody sees the promised times and those that hold',
  withBusiness({}, async (t, business) => {
    const { accessToken: token } = await business.staff('operator');
    const drawId = await business.draw({ closesInS: 60, resultsInS: 120 });
    const before = (await business.get(`/v1/draws/${drawId}`)).body;
    t.notOk('postponed' in before, 'nothing is said of a draw that keeps its times');
    const times = { closesAt: business.instant(600), resultsAt: business.instant(900) };
    const answer = await postpone(business, drawId, token, times);
    t.equal(answer.status, 200, JSON.stringify(answer.body));
    const { closesAt, resultsAt } = before;
    const postponed = {
      from: { closesAt, resultsAt },
      ...times,
      at: business.instant(0),
      reason: 'a storm',
    };
    t.match(answer.body, { ...times, postponed, state: 'open' });
    const shown = (await business.get(`/v1/draws/${drawId}`)).body;
    t.same(shown, { ...before, ...times, postponed });
    const [listed] = (await business.get('/v1/draws?state=open')).body.draws;
    t.same(listed.postponed, postponed);
    await business.cluster.advance(300_000);
    const { accessToken } = await business.player(1_000);
    const bought = await business.post(`/v1/draws/${drawId}/tickets`, accessToken, {
      quickPick: 1,
    });
    t.equal(bought.status, 201, 'it is still on sale');
  }),
);

test(
  'postpone: what does not fit is refused, by name',
  withBusiness({}, async (t, business) => {
    const { accessToken: token } = await business.staff('operator');
    const drawId = await business.draw({ closesInS: 60, resultsInS: 120 });
    const good = { closesAt: business.instant(600), resultsAt: business.instant(900) };
    for (const [change, status, code] of [
      [{ closesAt: business.instant(60) }, 422, 'drawTimesInvalid'],
      [{ resultsAt: business.instant(599) }, 422, 'drawTimesInvalid'],
      [{ resultsAt: '9999-12-31T23:59:59Z' }, 422, 'drawTimesInvalid'],
      [{ closesAt: 'tomorrow' }, 400, 'requestInvalid'],
      [{ reason: '' }, 400, 'requestInvalid'],
      [{ opensAt: business.instant(1) }, 400, 'requestInvalid'],
    ] as const) {
      const answer = await postpone(business, drawId, token, { ...good, ...change });
      t.match(answer.body, { code, status }, JSON.stringify(change));
    }
    t.match((await postpone(business, 'dr_0000099', token, good)).body, { code: 'drawNotFound' });
    t.match((await postpone(business, 'none', token, good)).body, { code: 'drawNotFound' });
    await business.cluster.advance(56_000);
    const late = await postpone(business, drawId, token, good);
    t.match(late.body, { code: 'drawNotPostponable', status: 409, facts: { leadSeconds: 5 } });
  }),
);

test(
  'postpone: a draw may not overtake the one that inherits its jackpot, which goes on in order',
  withBusiness({ shardCount: 2 }, async (t, business) => {
    const { accessToken: operator } = await business.staff('operator');
    const { accessToken: player } = await business.player(1_000_000);
    const sell = async (drawId: string, count: number) => {
      for (let sold = 0; sold < count; sold += 100) {
        const selections = Array.from({ length: 100 }, () => [1, 2, 3, 4, 5]);
        await business.post(`/v1/draws/${drawId}/tickets`, player, { selections });
      }
    };
    const inherited = async (drawId: string) => {
      const { body } = await business.get(`/v1/draws/${drawId}/transcript`);
      return body.jackpotInMinor;
    };
    const before = await business.draw({ closesInS: 60, resultsInS: 120 });
    await sell(before, 300);
    await business.cluster.advance(120_000);
    const monday = await business.draw({ closesInS: DAY_S, resultsInS: DAY_S + 3_600 });
    const tuesday = await business.draw({ closesInS: 2 * DAY_S, resultsInS: 2 * DAY_S + 3_600 });
    await sell(monday, 100);
    await sell(tuesday, 100);
    const wednesday = {
      closesAt: business.instant(3 * DAY_S),
      resultsAt: business.instant(3 * DAY_S + 3_600),
    };
    t.match((await postpone(business, monday, operator, wednesday)).body, {
      code: 'postponeOvertakes',
      status: 409,
      facts: { drawId: tuesday },
    });
    const evening = {
      closesAt: business.instant(DAY_S + 7_200),
      resultsAt: business.instant(DAY_S + 10_800),
    };
    t.equal((await postpone(business, monday, operator, evening)).status, 200);
    await business.cluster.advance((DAY_S + 10_800) * 1_000);
    await business.cluster.advance(DAY_S * 1_000);
    const last = await business.draw({ closesInS: 60, resultsInS: 120 });
    await business.cluster.advance(60_000);
    await business.cluster.advance(60_000);
    t.same(
      [await inherited(monday), await inherited(tuesday), await inherited(last)],
      [7_800, 10_400, 13_000],
    );
    t.ok(must(parseDrawId(monday), 'a draw') < must(parseDrawId(tuesday), 'a draw'));
  }),
);

test(
  'postpone: nor the next one that the schedule has, before it is planned',
  withBusiness({}, async (t, business) => {
    const { accessToken: token } = await business.staff('operator');
    const times = { closesInS: 60, resultsInS: 120 };
    const drawId = formatDrawId(
      await plan(business.cluster, '5of36', { seriesId: 'hourly', ...times }),
    );
    const hourly = {
      seriesId: 'hourly',
      game: '5of36',
      closes: '0 * * * *',
      resultsDelaySeconds: 60,
    };
    await business.call('PUT', '/v1/admin/schedule', { token, body: { series: [hourly] } });
    // Business begins at noon.
    const past = { closesAt: '2026-01-01T13:00:00Z', resultsAt: '2026-01-01T13:01:00Z' };
    t.match((await postpone(business, drawId, token, past)).body, {
      code: 'postponeOvertakes',
      facts: { closesAt: '2026-01-01T13:00:00.000Z' },
    });
    const before = { closesAt: '2026-01-01T12:58:00Z', resultsAt: '2026-01-01T13:00:00Z' };
    t.equal((await postpone(business, drawId, token, before)).status, 200);
  }),
);
