import { test } from 'tap';
import { withBusiness } from '../support/business-server.ts';

test(
  'debts: what a correction has left owing is seen by the player and by operators, and repaid',
  withBusiness({ shardCount: 2 }, async (t, business) => {
    const { accessToken: operator } = await business.staff('operator');
    const { accessToken: auditor } = await business.staff('auditor');
    const odds = { title: 'A – B', odds: '3.00', deadline: business.instant(60) };
    const { body: event } = await business.post('/v1/admin/events', operator, odds);
    const players = await Promise.all(Array.from({ length: 5 }, () => business.player(100)));
    for (const { accessToken } of players) {
      await business.post(`/v1/events/${event.eventId}/bets`, accessToken, { stakeMinor: 100 });
    }
    await business.post(`/v1/admin/events/${event.eventId}/result`, operator, { state: 'won' });
    await business.cluster.settle();
    for (const { accessToken } of players) {
      const out = await business.post('/v1/me/withdrawals', accessToken, { amountMinor: 250 });
      t.equal(out.status, 201);
    }
    const corrected = { state: 'lost', reason: 'the wrong team was named' };
    await business.post(`/v1/admin/events/${event.eventId}/correction`, operator, corrected);
    await business.cluster.settle();

    const seen: string[] = [];
    let path = '/v1/admin/debts?limit=2';
    for (let pages = 0; path !== ''; pages += 1) {
      t.ok(pages < 5, 'pages come to an end');
      const { body } = await business.get(path, auditor);
      for (const { playerId, debtMinor } of body.debts) {
        t.equal(debtMinor, 250);
        seen.push(playerId);
      }
      path = body.next === undefined ? '' : `/v1/admin/debts?limit=2&after=${body.next}`;
    }
    t.same(seen.sort(), players.map(({ playerId }) => playerId).sort());
    const balance = await business.get('/v1/admin/ledger/trial-balance', auditor);
    const { accounts, sumMinor } = balance.body;
    const debts = accounts.find((one: { account: string }) => one.account === 'debts');
    t.same([debts.balanceMinor, sumMinor], [-1_250, 0]);

    const [ada] = players;
    const token = ada?.accessToken;
    t.match((await business.get('/v1/me/wallet', token)).body, { balanceMinor: 0, debtMinor: 250 });
    await business.post('/v1/me/deposits', token, { amountMinor: 100 });
    t.match((await business.get('/v1/me/wallet', token)).body, { balanceMinor: 0, debtMinor: 150 });
    await business.post('/v1/me/deposits', token, { amountMinor: 400 });
    t.match((await business.get('/v1/me/wallet', token)).body, { balanceMinor: 250, debtMinor: 0 });
    const { entries } = (await business.get('/v1/me/entries?limit=4', token)).body;
    t.same(
      entries.map(({ kind, amountMinor }: Record<string, unknown>) => [kind, amountMinor]),
      [
        ['debtRepaid', -150],
        ['deposit', 400],
        ['debtRepaid', -100],
        ['deposit', 100],
      ],
    );
    const { body } = await business.get('/v1/admin/debts', operator);
    t.equal(body.debts.length, 4);
    const malformed = await business.get('/v1/admin/debts?after=W10', operator);
    t.equal(malformed.status, 400);
  }),
);
