import { test } from 'tap';
import { minor } from '../../../src/kernel/money.ts';
import { type Business, withBusiness } from '../support/business-server.ts';

const balanceOf = async (business: Business, token: string): Promise<number> =>
  (await business.get('/v1/me/wallet', token)).body.balanceMinor;

test(
  'deposits: the sandbox completes one at once, unless told otherwise',
  withBusiness({}, async (t, business) => {
    const { accessToken: token } = await business.player();
    const { status, body } = await business.post('/v1/me/deposits', token, { amountMinor: 500 });
    t.equal(status, 201);
    t.match(body, {
      depositId: /^py_[0-9a-z]{14}$/,
      state: 'completed',
      amountMinor: 500,
      currency: 'EUR',
      provider: 'sandbox',
      method: 'sandbox',
    });
    t.same((await business.get(`/v1/me/deposits/${body.depositId}`, token)).body, body);
    t.equal(await balanceOf(business, token), 500);
    const declined = { amountMinor: 500, method: 'sandbox:decline' };
    t.match((await business.post('/v1/me/deposits', token, declined)).body, { state: 'declined' });
    const good = { amountMinor: 500, method: 'sandbox:success' };
    t.match((await business.post('/v1/me/deposits', token, good)).body, { state: 'completed' });
    t.equal(await balanceOf(business, token), 1_000, 'what was declined moved nothing');
  }),
);

test(
  'deposits: a delayed one is pending, and completes by itself',
  withBusiness({}, async (t, business) => {
    const { accessToken: token } = await business.player();
    const order = { amountMinor: 500, method: 'sandbox:delayed' };
    const { body } = await business.post('/v1/me/deposits', token, order, 'slow');
    t.match(body, { state: 'pending', settledAt: null });
    t.equal(await balanceOf(business, token), 0);
    const again = await business.post('/v1/me/deposits', token, order, 'slow');
    t.same(again.body, body, 'a repeat meanwhile says the same');
    for (let i = 0; i < 8; i += 1) await business.cluster.advance(1_000);
    const settled = await business.get(`/v1/me/deposits/${body.depositId}`, token);
    t.match(settled.body, { state: 'completed' });
    t.equal(await balanceOf(business, token), 500);
    const repeat = await business.post('/v1/me/deposits', token, order, 'slow');
    t.equal(repeat.headers.get('idempotent-replayed'), 'true');
    t.same(repeat.body, body, 'a repeat gets the first answer, whatever became of it since');
    t.equal(await balanceOf(business, token), 500, 'once');
  }),
);

test(
  'deposits: a repeat gets the first answer, word for word, and moves nothing',
  withBusiness({}, async (t, business) => {
    const { accessToken: token } = await business.player();
    for (const method of ['sandbox', 'sandbox:success', 'sandbox:decline', 'sandbox:webhook']) {
      const order = { amountMinor: 300, method };
      const first = await business.post('/v1/me/deposits', token, order, method);
      t.equal(first.headers.get('idempotent-replayed'), null);
      const balanceMinor = await balanceOf(business, token);
      for (const gateway of [0, 1]) {
        const headers = { 'idempotency-key': method };
        const again = await business.call('POST', '/v1/me/deposits', {
          token,
          gateway,
          headers,
          body: order,
        });
        t.equal(again.status, 201);
        t.equal(again.headers.get('idempotent-replayed'), 'true');
        t.equal(again.hash, first.hash, method);
      }
      t.equal(await balanceOf(business, token), balanceMinor);
    }
  }),
);

test(
  'deposits: many at once with one key are one deposit, and say so alike',
  withBusiness({}, async (t, business) => {
    const { accessToken: token } = await business.player();
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, i) =>
        business.call('POST', '/v1/me/deposits', {
          token,
          body: { amountMinor: 100 },
          headers: { 'idempotency-key': 'one' },
          gateway: i % 2,
        }),
      ),
    );
    t.equal(new Set(answers.map(({ hash }) => hash)).size, 1);
    t.match(answers[0]?.body, { state: 'completed' });
    t.equal(await balanceOf(business, token), 100);
  }),
);

test(
  'deposits: a key that was used for something else is refused',
  withBusiness({}, async (t, business) => {
    const { accessToken: token } = await business.player(1_000);
    const draw = await business.draw({ closesInS: 60, resultsInS: 120 });
    await business.post('/v1/me/deposits', token, { amountMinor: 100 }, 'key');
    const others = [
      ['/v1/me/deposits', { amountMinor: 101 }],
      ['/v1/me/deposits', { amountMinor: 100, method: 'sandbox:decline' }],
      ['/v1/me/withdrawals', { amountMinor: 100 }],
      [`/v1/draws/${draw}/tickets`, { quickPick: 1 }],
    ] as const;
    for (const [path, body] of others) {
      const answer = await business.post(path, token, body, 'key');
      t.match(answer.body, { code: 'idempotencyKeyReused', status: 422 }, path);
    }
    const { accessToken: other } = await business.player();
    const theirs = await business.post('/v1/me/deposits', other, { amountMinor: 5 }, 'key');
    t.equal(theirs.status, 201, "another player's keys are their own");
    t.equal(theirs.headers.get('idempotent-replayed'), null);
    for (const key of ['a b', 'x'.repeat(65)]) {
      const body = { amountMinor: 5 };
      const answer = await business.post('/v1/me/deposits', other, body, key);
      t.match(answer.body, { code: 'requestInvalid', status: 400 }, key);
    }
    for (const key of ['', '\u00e9']) {
      const answer = await business.post('/v1/me/deposits', other, { amountMinor: 5 }, key);
      t.match(answer.body, { code: 'requestMalformed', status: 400 }, 'no key is no key');
    }
  }),
);

test(
  'deposits: without a key each request is one of its own',
  withBusiness({}, async (t, business) => {
    const { accessToken: token } = await business.player();
    for (let i = 0; i < 2; i += 1) {
      await business.post('/v1/me/deposits', token, { amountMinor: 100 });
    }
    t.equal(await balanceOf(business, token), 200);
  }),
);

test(
  'deposits: what is refused says why',
  withBusiness({ settings: { depositMinorMax: minor(10_000) } }, async (t, business) => {
    const { accessToken: token } = await business.player();
    const rows = [
      [{ amountMinor: 10_001 }, 422, 'amountTooLarge'],
      [{ amountMinor: 100, method: 'card' }, 422, 'paymentMethodUnknown'],
      [{ amountMinor: 0 }, 400, 'requestInvalid'],
      [{ amountMinor: -5 }, 400, 'requestInvalid'],
      [{ amountMinor: 1.5 }, 400, 'requestInvalid'],
      [{ amountMinor: '100' }, 400, 'requestInvalid'],
      [{ amountMinor: 2 ** 53 }, 400, 'requestInvalid'],
      [{}, 400, 'requestInvalid'],
      [{ amountMinor: 1, currency: 'EUR' }, 400, 'requestInvalid'],
    ] as const;
    for (const [body, status, code] of rows) {
      const answer = await business.post('/v1/me/deposits', token, body);
      t.match(answer.body, { code, status }, JSON.stringify(body));
    }
    t.equal(await balanceOf(business, token), 0);
    const { accessToken: other } = await business.player(100);
    const { body } = await business.get('/v1/me/entries', other);
    const { paymentId } = body.entries[0];
    for (const id of [paymentId, 'py_00000000000000', 'nonsense']) {
      const answer = await business.get(`/v1/me/deposits/${id}`, token);
      t.match(answer.body, { code: 'paymentNotFound', status: 404 }, id);
    }
    const asWithdrawal = await business.get(`/v1/me/withdrawals/${paymentId}`, other);
    t.match(asWithdrawal.body, { code: 'paymentNotFound' }, 'a deposit is no withdrawal');
  }),
);

test(
  'withdrawals: leave the balance at once, and come back when declined',
  withBusiness({}, async (t, business) => {
    const { accessToken: token } = await business.player(1_000);
    const paid = await business.post('/v1/me/withdrawals', token, { amountMinor: 300 }, 'w');
    t.equal(paid.status, 201);
    t.match(paid.body, { withdrawalId: /^py_/, state: 'completed', amountMinor: 300 });
    const path = `/v1/me/withdrawals/${paid.body.withdrawalId}`;
    t.same((await business.get(path, token)).body, paid.body);
    const again = await business.post('/v1/me/withdrawals', token, { amountMinor: 300 }, 'w');
    t.equal(again.hash, paid.hash);
    t.equal(await balanceOf(business, token), 700);

    const declined = { amountMinor: 700, method: 'sandbox:decline' };
    t.match((await business.post('/v1/me/withdrawals', token, declined)).body, {
      state: 'declined',
    });
    t.equal(await balanceOf(business, token), 700);
    const pending = { amountMinor: 700, method: 'sandbox:webhook' };
    t.match((await business.post('/v1/me/withdrawals', token, pending)).body, {
      state: 'pending',
    });
    t.equal(await balanceOf(business, token), 0, 'what is on its way cannot be spent');
    const more = await business.post('/v1/me/withdrawals', token, { amountMinor: 1 });
    t.match(more.body, { code: 'balanceTooLow', status: 422, facts: { balanceMinor: 0 } });
  }),
);
