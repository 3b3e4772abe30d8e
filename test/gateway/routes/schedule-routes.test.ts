import { test } from 'tap';
import { GAMES } from '../../../actors/games/game-table.ts';
import { formatDrawId } from '../../../src/kernel/ids.ts';
import { plan } from '../../support/cluster/cluster-players.ts';
import { otherRulesOf } from '../../support/samples/other-rules.ts';
import { withBusiness } from '../support/business-server.ts';

const PATH = '/v1/admin/schedule';
const DAILY = { seriesId: 'daily', game: '6of45', closes: '0 15 * * *', results: '0 16 * * *' };

test(
  'schedule: an operator puts one, sees what follows, and goes back to the file',
  withBusiness({}, async (t, business) => {
    const { accessToken: token, playerId } = await business.staff('operator');
    t.match((await business.get(PATH, token)).body, { revision: 0, source: 'file', missed: [] });
    const put = await business.call('PUT', PATH, { token, body: { series: [DAILY] } });
    t.equal(put.status, 200, JSON.stringify(put.body));
    t.match(put.body, {
      revision: 1,
      source: 'operator',
      by: playerId,
      since: business.instant(0),
      schedule: { series: [DAILY] },
      next: { length: 3, 0: { series: 'daily', game: '6of45' } },
      problems: [],
    });
    const again = await business.call('PUT', PATH, { token, body: { series: [DAILY] } });
    t.same(again.body, put.body, 'unchanged, it changes nothing');
    t.same((await business.get(PATH, token)).body, put.body);
    const gone = await business.call('DELETE', PATH, { token });
    t.match(gone.body, { revision: 2, source: 'file', schedule: { series: [] } });
  }),
);

test(
  'schedule: all that is wrong is said at once, and nothing is put',
  withBusiness({}, async (t, business) => {
    const { accessToken: token } = await business.staff('operator');
    const series = [{ ...DAILY, game: '7of99', closes: 'never', timeZone: 'Mars/Base' }, DAILY];
    const refused = await business.call('PUT', PATH, { token, body: { series } });
    t.match(refused.body, { code: 'scheduleInvalid', status: 422 });
    const said = refused.body.errors.map(({ message }: { message: string }) => message).join('\n');
    for (const fault of [/no game "7of99"/, /Mars\/Base/, /two of this name/]) t.match(said, fault);
    const odd = { series: [{ ...DAILY, more: 1 }] };
    t.match((await business.call('PUT', PATH, { token, body: odd })).body, {
      code: 'scheduleInvalid',
      errors: [{ message: /additional properties \("more"\)/ }],
    });
    t.match((await business.call('PUT', PATH, { token, body: [] })).body, { status: 400 });
    t.match((await business.get(PATH, token)).body, { revision: 0 });
  }),
);

test(
  'schedule: of two who change one revision the second changes nothing',
  withBusiness({}, async (t, business) => {
    const { accessToken: token } = await business.staff('operator');
    const body = { series: [DAILY] };
    const first = await business.call('PUT', `${PATH}?over=0`, { token, body });
    t.match(first.body, { revision: 1 });
    const other = { series: [{ ...DAILY, seriesId: 'nightly' }] };
    const stale = { code: 'scheduleStale', status: 409, facts: { revision: 1 } };
    t.match((await business.call('PUT', `${PATH}?over=0`, { token, body: other })).body, stale);
    t.match((await business.call('DELETE', `${PATH}?over=0`, { token })).body, stale);
    t.same((await business.get(PATH, token)).body, first.body);
    t.match((await business.call('DELETE', `${PATH}?over=1`, { token })).body, { revision: 2 });
    t.match((await business.call('PUT', `${PATH}?over=x`, { token, body })).body, { status: 400 });
  }),
);

test(
  'draws: those that did not take place are listed under a state of their own',
  withBusiness({}, async (t, business) => {
    const { nowMs } = business.cluster.clock;
    for (const [seriesId, agoS] of [
      ['hourly', 7_200],
      ['daily', 60],
    ] as const) {
      await business.cluster.get(0, 'noteMissedDraws', {
        seriesId,
        fromMs: nowMs - agoS * 1_000,
        throughMs: nowMs - 1,
        count: 2,
      });
    }
    const { body } = await business.get('/v1/draws?state=missed');
    t.match(body, {
      draws: [],
      missed: [
        { series: 'daily', from: business.instant(-60), count: 2 },
        { series: 'hourly', from: business.instant(-7_200), notedAt: business.instant(0) },
      ],
    });
    t.notOk('missed' in (await business.get('/v1/draws')).body);
    t.match((await business.get('/v1/draws?state=lost')).body, { status: 400 });
  }),
);

test(
  'schedule: rules that changed under a version stop the series, and whoever plans a draw',
  withBusiness({ games: [otherRulesOf(GAMES['6of45']), GAMES['5of36']] }, async (t, business) => {
    const { accessToken: token } = await business.staff('operator');
    const before = await plan(business.cluster, '6of45', { closesInS: 60, resultsInS: 120 });
    const other = { ...DAILY, seriesId: 'other', game: '5of36' };
    const put = await business.call('PUT', PATH, { token, body: { series: [DAILY, other] } });
    t.equal(put.status, 200, 'a schedule may be put before the games are right');
    const { body } = await business.get(PATH, token);
    const name = formatDrawId(before);
    t.match(body, { problems: [new RegExp(`Series daily: .*6of45.*${name}.*new version`)] });
    t.notOk(body.next.some(({ series }: { series: string }) => series === 'daily'));
    const order = (game: string) => ({
      game,
      opensAt: business.instant(0),
      closesAt: business.instant(60),
      resultsAt: business.instant(90),
    });
    const refused = await business.post('/v1/admin/draws', token, order('6of45'));
    t.match(refused.body, { code: 'gameRulesChanged', status: 409, detail: new RegExp(name) });
    t.equal((await business.post('/v1/admin/draws', token, order('5of36'))).status, 201);
    business.disconnect(0, 1);
    const unknown = await business.post('/v1/admin/draws', token, order('5of36'));
    t.match(unknown.body, { code: 'shardUnavailable' });
  }),
);
