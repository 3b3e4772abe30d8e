import { test } from 'tap';
import { type Business, withBusiness } from '../support/business-server.ts';

const PATH = '/v1/payments/sandbox/webhook';

async function pendingDeposit(business: Business) {
  const { accessToken: token } = await business.player();
  const order = { amountMinor: 500, method: 'sandbox:webhook' };
  const { body } = await business.post('/v1/me/deposits', token, order);
  return { token, paymentId: body.depositId as string };
}

const balanceOf = async (business: Business, token: string): Promise<number> =>
  (await business.get('/v1/me/wallet', token)).body.balanceMinor;

test(
  'webhook: a signed one settles its payment once, however often it comes',
  withBusiness({}, async (t, business) => {
    const { token, paymentId } = await pendingDeposit(business);
    for (const gateway of [0, 1, 0]) {
      const notice = business.webhook({ paymentId, state: 'completed' });
      const answer = await business.call('POST', PATH, { ...notice, gateway });
      t.equal(answer.status, 200);
      t.same(answer.body, { state: 'completed' });
      t.equal(await balanceOf(business, token), 500);
    }
    const other = await business.call(
      'POST',
      PATH,
      business.webhook({ paymentId, state: 'declined' }),
    );
    t.match(other.body, { code: 'paymentAlreadySettled', status: 409 });
    t.equal(await balanceOf(business, token), 500);
  }),
);

test(
  'webhook: one that declines gives a withdrawal back',
  withBusiness({}, async (t, business) => {
    const { accessToken: token } = await business.player(500);
    const order = { amountMinor: 500, method: 'sandbox:webhook' };
    const { body } = await business.post('/v1/me/withdrawals', token, order);
    const notice = business.webhook({ paymentId: body.withdrawalId, state: 'declined' });
    t.same((await business.call('POST', PATH, notice)).body, { state: 'declined' });
    t.equal(await balanceOf(business, token), 500);
  }),
);

test(
  'webhook: what is not proven is not read',
  withBusiness({}, async (t, business) => {
    const { token, paymentId } = await pendingDeposit(business);
    const notice = { paymentId, state: 'completed' } as const;
    const good = business.webhook(notice);
    const stale = business.webhook(notice);
    const rows = {
      'another secret': business.webhook(notice, 'another secret'),
      'no signature': { body: good.body, headers: {} },
      'an empty signature': { body: good.body, headers: { 'tirage-sandbox-signature': '' } },
      nonsense: { body: good.body, headers: { 'tirage-sandbox-signature': 't=1,v1=zz' } },
      'another body': { ...good, body: good.body.replace('completed', 'declined') },
      'white space': { ...good, body: `${good.body} ` },
    };
    for (const [title, request] of Object.entries(rows)) {
      const answer = await business.call('POST', PATH, request);
      t.match(answer.body, { code: 'webhookSignatureInvalid', status: 401 }, title);
    }
    await business.cluster.advance(301_000);
    t.match((await business.call('POST', PATH, stale)).body, { code: 'webhookSignatureInvalid' });
    t.equal(await balanceOf(business, token), 0);
  }),
);

test(
  'webhook: a proven one about nothing of ours is not found',
  withBusiness({}, async (t, business) => {
    const absent = business.webhook({ paymentId: 'py_00000000000001', state: 'completed' });
    const answer = await business.call('POST', PATH, absent);
    t.match(answer.body, { code: 'paymentNotFound', status: 404 });
  }),
);
