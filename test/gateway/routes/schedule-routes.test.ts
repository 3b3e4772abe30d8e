import { test } from 'tap';
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
