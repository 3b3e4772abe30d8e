import { test } from 'tap';
import { encodeCursor } from '../../../src/gateway/routing/cursor.ts';
import { withBusiness } from '../support/business-server.ts';

test(
  'wallet: shows what was paid in, spent and won, and why',
  withBusiness({}, async (t, business) => {
    const { accessToken: token } = await business.player(1_000);
    const draw = await business.draw({ closesInS: 60, resultsInS: 120 });
    await business.post(`/v1/draws/${draw}/tickets`, token, { quickPick: 2 });
    const wallet = await business.get('/v1/me/wallet', token);
    t.same(wallet.body, {
      balanceMinor: 800,
      debtMinor: 0,
      pointsDebtHundredths: 0,
      currency: 'EUR',
      pointsHundredths: 0,
    });
    const { body } = await business.get('/v1/me/entries', token);
    t.equal(body.next, undefined);
    t.match(body.entries[0], {
      kind: 'purchase',
      amountMinor: -200,
      balanceMinor: 800,
      drawId: draw,
      ticketCount: 2,
    });
    const deposited = body.entries.find(({ kind }: { kind: string }) => kind === 'deposit');
    t.match(deposited, { amountMinor: 1_000, balanceMinor: 1_000, paymentId: /^py_/ });
  }),
);

test(
  'entries: pages show each entry once, newest first, also while money moves',
  withBusiness({}, async (t, business) => {
    const { accessToken: token } = await business.player(0);
    for (let i = 1; i <= 5; i += 1) {
      await business.post('/v1/me/deposits', token, { amountMinor: i });
    }
    const { body: whole } = await business.get('/v1/me/entries', token);
    const all = whole.entries.map(({ entryId }: { entryId: string }) => entryId);
    t.ok(all.length >= 5);
    for (const limit of [1, 2, 3]) {
      const seen: string[] = [];
      let next = '';
      do {
        const page = await business.get(`/v1/me/entries?limit=${limit}&after=${next}`, token);
        t.ok(page.body.entries.length <= limit);
        seen.push(...page.body.entries.map(({ entryId }: { entryId: string }) => entryId));
        next = page.body.next ?? '';
        await business.post('/v1/me/deposits', token, { amountMinor: 7 });
      } while (next !== '');
      t.same(seen.slice(-all.length), all, `pages of ${limit}`);
      t.equal(new Set(seen).size, seen.length);
    }
  }),
);

test(
  'entries: a cursor that is none of ours is refused or leads nowhere',
  withBusiness({}, async (t, business) => {
    const { accessToken: token } = await business.player(100);
    for (const after of [
      '!',
      'abc',
      encodeCursor(['k.x']),
      encodeCursor([1]),
      encodeCursor([1, 2]),
    ]) {
      const page = await business.get(`/v1/me/entries?after=${after}`, token);
      t.match(page.body, { code: 'requestInvalid', status: 400 }, after);
    }
    const nowhere = await business.get(`/v1/me/entries?after=${encodeCursor([1, 0])}`, token);
    t.same(nowhere.body, { entries: [] });
    for (const limit of ['0', '201', 'x', '1.5']) {
      t.equal((await business.get(`/v1/me/entries?limit=${limit}`, token)).status, 400);
    }
  }),
);
