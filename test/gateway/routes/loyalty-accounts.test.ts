/** One account behind both doors: what is opened at one is used at the other. */
import { test } from 'tap';
import { pointsHundredths } from '../../../src/kernel/points.ts';
import { PASSWORD, withBusiness } from '../support/business-server.ts';
import { LoyaltyClient, numberOf } from '../support/loyalty-client.ts';

const earning = () => ({
  finding: 'processed' as const,
  accrualHundredths: pointsHundredths(50_000),
});

test(
  'accounts: one of /v1 collects and spends points',
  withBusiness({ accrual: earning }, async (t, business) => {
    const login = business.newLogin();
    const { accessToken } = await business.player(0, login);
    const body = { login, password: PASSWORD };
    t.equal((await business.call('POST', '/api/user/login', { body })).status, 200);
    const headers = { 'content-type': 'text/plain' };
    const order = { token: accessToken, body: numberOf(1), headers };
    t.equal((await business.call('POST', '/api/user/orders', order)).status, 202);
    await business.cluster.settle();
    const wallet = await business.get('/v1/me/wallet', accessToken);
    t.equal(wallet.body.pointsHundredths, 50_000);
  }),
);

test(
  'accounts: one of the loyalty door gives its birth date and a good password before it bets',
  withBusiness({ accrual: earning }, async (t, business) => {
    const ada = await LoyaltyClient.register(business, 'ada');
    const token = ada.headers.authorization?.slice('Bearer '.length);
    const draw = await business.draw({ closesInS: 600, resultsInS: 700 });
    const buy = () => business.post(`/v1/draws/${draw}/tickets`, token, { quickPick: 1 });
    const payIn = () => business.post('/v1/me/deposits', token, { amountMinor: 1_000 });
    t.match((await buy()).body, { status: 422, code: 'birthDateNeeded' });
    t.match((await payIn()).body, { status: 422, code: 'birthDateNeeded' });

    const give = (birthDate: string) =>
      business.call('PUT', '/v1/me/birth-date', { token, body: { birthDate } });
    t.match((await give('2020-01-01')).body, { status: 422, code: 'playerTooYoung' });
    t.match((await give('1990-02-30')).body, { status: 400 });
    t.match((await give('1990-01-31')).body, { birthDate: '1990-01-31', login: 'ada' });
    t.equal((await give('1990-01-31')).status, 200, 'said twice');
    t.match((await give('1991-01-31')).body, { status: 409, code: 'birthDateFixed' });
    t.match((await buy()).body, { status: 422, code: 'betterPasswordNeeded' });
    t.match((await payIn()).body, { status: 422, code: 'betterPasswordNeeded' });
    const out = await business.post('/v1/me/withdrawals', token, { amountMinor: 1 });
    t.match(out.body, { code: 'balanceTooLow' }, 'money out needs the money, and nothing else');

    const change = (currentPassword: string, newPassword: string) =>
      business.call('PUT', '/v1/me/password', { token, body: { currentPassword, newPassword } });
    t.match((await change('wrong', PASSWORD)).body, { code: 'credentialsWrong' });
    t.match((await change('x', 'short')).body, { code: 'passwordTooWeak' });
    const body = { login: 'ada', password: 'x' };
    const elsewhere = await business.call('POST', '/api/user/login', { body });
    t.equal((await change('x', PASSWORD)).status, 204);
    const old = { headers: { authorization: elsewhere.headers.get('authorization') ?? '' } };
    t.equal((await business.call('GET', '/api/user/balance', old)).status, 401, 'it has ended');
    t.equal((await payIn()).status, 201);
    t.equal((await buy()).status, 201);
    t.equal((await business.call('POST', '/api/user/login', { body })).status, 401);
  }),
);

test(
  'accounts: a good password from the start is never asked for again',
  withBusiness({}, async (t, business) => {
    const body = { login: 'ada', password: PASSWORD };
    const { headers } = await business.call('POST', '/api/user/register', { body });
    const token = headers.get('authorization')?.slice('Bearer '.length);
    const birthDate = { token, body: { birthDate: '1990-01-31' } };
    await business.call('PUT', '/v1/me/birth-date', birthDate);
    await business.post('/v1/me/deposits', token, { amountMinor: 1_000 });
    const draw = await business.draw({ closesInS: 600, resultsInS: 700 });
    const bought = await business.post(`/v1/draws/${draw}/tickets`, token, { quickPick: 1 });
    t.equal(bought.status, 201);
  }),
);
