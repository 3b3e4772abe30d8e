/** Points in the game: they pay for tickets, come back with a refund, and are earned by stakes. */
import { test } from 'tap';
import { pointsHundredths } from '../../../src/kernel/points.ts';
import { verifyShards } from '../../support/cluster/verify-cluster.ts';
import { SocketPlayer } from '../socket/socket-player.ts';
import { type Business, withBusiness } from '../support/business-server.ts';
import { numberOf } from '../support/loyalty-client.ts';

const earning = () => ({
  finding: 'processed' as const,
  accrualHundredths: pointsHundredths(1_000),
});

async function playerWithPoints(business: Business, balanceMinor = 0): Promise<string> {
  const { accessToken: token } = await business.player(balanceMinor);
  const headers = { 'content-type': 'text/plain' };
  await business.call('POST', '/api/user/orders', { token, body: numberOf(1), headers });
  await business.cluster.settle();
  return token;
}

const walletOf = async (business: Business, token: string) =>
  (await business.get('/v1/me/wallet', token)).body;

test(
  'points: pay for tickets at the set rate, and the same key pays once',
  withBusiness(
    { accrual: earning, settings: { pointsRateHundredths: 150 } },
    async (t, business) => {
      const token = await playerWithPoints(business, 50);
      const draw = await business.draw({ closesInS: 60, resultsInS: 120 });
      const path = `/v1/draws/${draw}/tickets`;
      const body = { quickPick: 2, payWith: 'points' };
      const bought = await business.post(path, token, body, 'one');
      t.equal(bought.status, 201);
      const again = await business.post(path, token, body, 'one');
      t.equal(again.hash, bought.hash, 'the first answer once more');
      t.match(await walletOf(business, token), { balanceMinor: 50, pointsHundredths: 700 });
      const tooMany = await business.post(path, token, { quickPick: 5, payWith: 'points' });
      t.match(tooMany.body, { status: 402, code: 'pointsTooLow' });
      t.match(tooMany.body.facts, { pointsHundredths: 700, neededHundredths: 750 });
      const { body: page } = await business.get('/v1/me/entries', token);
      const kinds = page.entries.map(
        ({ kind, amountMinor }: { kind: string; amountMinor: number }) => [kind, amountMinor],
      );
      t.same(kinds.slice(0, 2), [
        ['purchase', -200],
        ['pointsStake', 200],
      ]);
      await business.cluster.advance(130_000);
      t.equal(
        (await business.get(`/v1/draws/${draw}/results`)).status,
        200,
        'it is a draw like any',
      );
      await verifyShards(t, business.cluster);
    },
  ),
);

test(
  'points: a cancelled draw gives back points for points and money for money',
  withBusiness({ accrual: earning }, async (t, business) => {
    const token = await playerWithPoints(business, 1_000);
    const draw = await business.draw({ closesInS: 60, resultsInS: 120 });
    const path = `/v1/draws/${draw}/tickets`;
    for (const payWith of ['points', 'money', 'points', 'money']) {
      t.equal((await business.post(path, token, { quickPick: 3, payWith })).status, 201);
    }
    t.match(await walletOf(business, token), { balanceMinor: 400, pointsHundredths: 400 });
    const { accessToken } = await business.staff('operator');
    const cancelled = { reason: 'a test' };
    await business.post(`/v1/admin/draws/${draw}/cancel`, accessToken, cancelled);
    await business.cluster.settle();
    t.match(await walletOf(business, token), { balanceMinor: 1_000, pointsHundredths: 1_000 });
    const auditor = await business.staff('auditor');
    const books = await business.get('/v1/admin/ledger/trial-balance', auditor.accessToken);
    t.match(books.body, { sumMinor: 0, points: { sumHundredths: 0 } });
    t.notMatch(JSON.stringify(books.body.accounts), /house|points/, 'the house has its money back');
    await verifyShards(t, business.cluster);
  }),
);

test(
  'points: a stake in money earns them by the setting, in the same record, and by default none',
  withBusiness({ settings: { pointsEarnedHundredths: 5 } }, async (t, business) => {
    const { accessToken: token } = await business.player(1_000);
    const draw = await business.draw({ closesInS: 60, resultsInS: 120 });
    const path = `/v1/draws/${draw}/tickets`;
    await business.post(path, token, { quickPick: 3 }, 'one');
    await business.post(path, token, { quickPick: 3 }, 'one');
    t.match(await walletOf(business, token), { balanceMinor: 700, pointsHundredths: 15 });
    await verifyShards(t, business.cluster);
  }),
);

test(
  'points: those of a cancelled draw go back; what was spent of them is owed, seen, and repaid',
  withBusiness({ settings: { pointsEarnedHundredths: 50 }, shardCount: 2 }, async (t, business) => {
    const { accessToken: token, playerId } = await business.player(1_000);
    const { accessToken: operator } = await business.staff('operator');
    const { accessToken: auditor } = await business.staff('auditor');
    const draw = await business.draw({ closesInS: 60, resultsInS: 120 });
    await business.post(`/v1/draws/${draw}/tickets`, token, { quickPick: 5 });
    t.match(await walletOf(business, token), { balanceMinor: 500, pointsHundredths: 250 });
    const headers = { 'content-type': 'application/json' };
    const spent = JSON.stringify({ order: numberOf(9), sum: 2 });
    const call = { token, body: spent, headers };
    t.equal((await business.call('POST', '/api/user/balance/withdraw', call)).status, 200);
    await business.post(`/v1/admin/draws/${draw}/cancel`, operator, { reason: 'a test' });
    await business.cluster.settle();
    t.match(await walletOf(business, token), {
      balanceMinor: 1_000,
      pointsHundredths: 0,
      pointsDebtHundredths: 200,
    });
    const { body: balance } = await business.get('/api/user/balance', token);
    t.same(balance, { current: 0, withdrawn: 2 });
    const { body: owing } = await business.get('/v1/admin/debts', operator);
    t.same(owing.debts, [{ playerId, debtMinor: 0, pointsDebtHundredths: 200 }]);
    const { body: books } = await business.get('/v1/admin/ledger/trial-balance', auditor);
    t.same(books.points, {
      accounts: [
        { account: 'points:debts', balanceHundredths: -200 },
        { account: 'points:spent', balanceHundredths: 200 },
      ],
      sumHundredths: 0,
    });

    const next = await business.draw({ closesInS: 60, resultsInS: 120 });
    await business.post(`/v1/draws/${next}/tickets`, token, { quickPick: 3 });
    t.match(await walletOf(business, token), { pointsHundredths: 0, pointsDebtHundredths: 50 });
    await business.post(`/v1/draws/${next}/tickets`, token, { quickPick: 3 });
    t.match(await walletOf(business, token), { pointsHundredths: 100, pointsDebtHundredths: 0 });
    t.same((await business.get('/v1/admin/debts', operator)).body.debts, []);
    await verifyShards(t, business.cluster);
  }),
);

test(
  'points: none are earned where nothing is set, nor by points',
  withBusiness({ accrual: earning }, async (t, business) => {
    const token = await playerWithPoints(business, 1_000);
    const draw = await business.draw({ closesInS: 60, resultsInS: 120 });
    await business.post(`/v1/draws/${draw}/tickets`, token, { quickPick: 3 });
    t.match(await walletOf(business, token), { balanceMinor: 700, pointsHundredths: 1_000 });
  }),
);

test(
  'points: stakes on bets earn them too, also in an accumulator; those of a void bet go back',
  withBusiness({ settings: { pointsEarnedHundredths: 5 } }, async (t, business) => {
    const { accessToken: token } = await business.player(1_000);
    const { accessToken: operator } = await business.staff('operator');
    const eventIds: string[] = [];
    for (const title of ['A – B', 'C – D']) {
      const event = { title, odds: '2.00', deadline: business.instant(60) };
      eventIds.push((await business.post('/v1/admin/events', operator, event)).body.eventId);
    }
    const single = `/v1/events/${eventIds[0]}/bets`;
    t.equal((await business.post(single, token, { stakeMinor: 250 }, 'one')).status, 201);
    t.equal((await business.post(single, token, { stakeMinor: 250 }, 'one')).status, 201);
    t.match(await walletOf(business, token), { balanceMinor: 750, pointsHundredths: 12 });
    const legs = eventIds.map((eventId) => ({ eventId }));
    t.equal((await business.post('/v1/bets', token, { stakeMinor: 100, legs })).status, 201);
    t.match(await walletOf(business, token), { balanceMinor: 650, pointsHundredths: 17 });
    t.equal((await business.post(single, token, { stakeMinor: 5_000 })).body.code, 'balanceTooLow');
    for (const id of eventIds) {
      await business.post(`/v1/admin/events/${id}/void`, operator, { reason: 'rain' });
    }
    await business.cluster.settle();
    t.match(await walletOf(business, token), { balanceMinor: 1_000, pointsHundredths: 0 });
    await verifyShards(t, business.cluster);
  }),
);

test(
  'points: pay over a socket too, and stakes on bets earn them there',
  withBusiness(
    { accrual: earning, settings: { pointsEarnedHundredths: 5 } },
    async (t, business) => {
      const token = await playerWithPoints(business, 1_000);
      const drawId = await business.draw({ closesInS: 60, resultsInS: 120 });
      const { accessToken: operator } = await business.staff('operator');
      const event = { title: 'A – B', odds: '2.00', deadline: business.instant(60) };
      const { eventId } = (await business.post('/v1/admin/events', operator, event)).body;
      const player = await SocketPlayer.connect(business.port, { token });
      const wanted = { op: 'buyTickets', drawId, payWith: 'points' };
      const bought = await player.ask({ ...wanted, id: 'one', quickPick: 3 });
      t.match(bought, { ok: true, balanceMinor: 1_000 });
      t.match(await player.ask({ ...wanted, id: 'one', quickPick: 3 }), {
        ok: true,
        replayed: true,
      });
      t.match(await walletOf(business, token), { balanceMinor: 1_000, pointsHundredths: 700 });
      t.match(await player.ask({ ...wanted, quickPick: 8 }), {
        code: 'pointsTooLow',
        facts: { pointsHundredths: 700, neededHundredths: 800 },
      });
      t.match(await player.ask({ ...wanted, quickPick: 1, payWith: 'buttons' }), {
        code: 'requestInvalid',
      });
      t.match(await player.ask({ op: 'placeBet', eventId, stakeMinor: 200 }), { ok: true });
      t.match(await walletOf(business, token), { balanceMinor: 800, pointsHundredths: 710 });
    },
  ),
);
