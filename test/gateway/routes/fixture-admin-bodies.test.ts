import { test } from 'tap';
import { withBusiness } from '../support/business-server.ts';

test(
  'events: odds below the least of the settings are refused when they are changed, too',
  withBusiness({ settings: { oddsHundredthsMin: 100 } }, async (t, business) => {
    const { accessToken: operator } = await business.staff('operator');
    const body = { title: 'A – B', odds: '1.00', deadline: business.instant(60) };
    const { body: event } = await business.post('/v1/admin/events', operator, body);
    const path = `/v1/admin/events/${event.eventId}`;
    const change = (more: object) => business.call('PATCH', path, { token: operator, body: more });
    const low = await change({ odds: '0.99' });
    t.match(low, { status: 422, body: { code: 'oddsInvalid', facts: { oddsMin: '1.00' } } });
    t.match(await change({ odds: '1.01' }), { status: 200, body: { odds: '1.01' } });
    const selections = [{ selection: 0, odds: '0.50' }];
    t.match((await change({ selections })).body, { code: 'oddsInvalid' });
    t.equal((await change({ odds: '1.00' })).status, 200);
  }),
);
