import { test } from 'tap';
import { VERSION } from '../../../src/config/version.ts';
import { withBusiness } from '../support/business-server.ts';

test(
  'config: anybody learns what the settings say, and where the doors are',
  withBusiness(
    { settings: { currency: 'JPY', minimumAgeYears: 21, timeZone: 'Asia/Tokyo' } },
    async (t, business) => {
      const { status, body, headers } = await business.get('/v1/config');
      t.equal(status, 200);
      const host = `127.0.0.1:${business.port}`;
      t.same(body, {
        currency: { code: 'JPY', digits: 0 },
        ageMin: 21,
        timeZone: 'Asia/Tokyo',
        payments: [
          {
            kind: 'deposit',
            provider: 'sandbox',
            methods: body.payments[0].methods,
            amountMinorMax: body.payments[0].amountMinorMax,
          },
          {
            kind: 'withdrawal',
            provider: 'sandbox',
            methods: body.payments[0].methods,
            amountMinorMax: body.payments[1].amountMinorMax,
          },
        ],
        password: { charactersMin: 10, charactersMax: 256, refuses: ['tooCommon', 'sameAsLogin'] },
        doors: [
          { kind: 'http', url: `http://${host}/v1`, path: '/v1', encodings: ['application/json'] },
          {
            kind: 'socket',
            url: `ws://${host}/v1/socket`,
            path: '/v1/socket',
            encodings: ['tirage.v1.json', 'tirage.v1.msgpack'],
          },
          {
            kind: 'loyalty',
            url: `http://${host}/api`,
            path: '/api',
            encodings: ['application/json', 'text/plain'],
          },
        ],
        version: VERSION,
      });
      t.equal(headers.get('cache-control'), 'public, max-age=60');
    },
  ),
);

test(
  'config: what it names is so: the methods and the largest amounts are taken, no more',
  withBusiness({}, async (t, business) => {
    const { accessToken } = await business.player();
    const { payments } = (await business.get('/v1/config')).body;
    const [deposit] = payments;
    for (const method of deposit.methods) {
      const asked = { amountMinor: 1, method };
      t.equal((await business.post('/v1/me/deposits', accessToken, asked)).status, 201, method);
    }
    for (const { kind, amountMinorMax } of payments) {
      const asked = { amountMinor: amountMinorMax + 1 };
      const { body } = await business.post(`/v1/me/${kind}s`, accessToken, asked);
      t.match(body, { code: 'amountTooLarge', facts: { amountMinorMax } });
      const most = await business.post(`/v1/me/${kind}s`, accessToken, {
        amountMinor: amountMinorMax,
      });
      t.not(most.body.code, 'amountTooLarge');
    }
  }),
);

test(
  'config: a cache that asks again with the tag is told that it is still so',
  withBusiness({}, async (t, business) => {
    const tag = (await business.get('/v1/config')).headers.get('etag') ?? '';
    const headers = { 'if-none-match': tag };
    const again = await business.call('GET', '/v1/config', { headers });
    t.equal(again.status, 304);
    t.equal(again.text, '');
  }),
);
