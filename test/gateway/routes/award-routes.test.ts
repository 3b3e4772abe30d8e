import { test } from 'tap';
import { minor } from '../../../src/kernel/money.ts';
import { type Business, withBusiness } from '../support/business-server.ts';

/** The approval sum of the engine under test. */
const STAKE = 500_000;

async function wonBets(business: Business, count: number) {
  const { accessToken: operator } = await business.staff('operator');
  const odds = { title: 'A – B', odds: '2.00', deadline: business.instant(60) };
  const { body: event } = await business.post('/v1/admin/events', operator, {
    ...odds,
    liabilityMinorMax: 100_000_000,
  });
  const players = [];
  for (let i = 0; i < count; i += 1) {
    const player = await business.player(STAKE + 100);
    const path = `/v1/events/${event.eventId}/bets`;
    const large = await business.post(path, player.accessToken, { stakeMinor: STAKE });
    const small = await business.post(path, player.accessToken, { stakeMinor: 100 });
    players.push({ ...player, betId: large.body.betId, smallId: small.body.betId });
  }
  const result = `/v1/admin/events/${event.eventId}/result`;
  await business.post(result, operator, { state: 'won' });
  await business.cluster.settle();
  return { operator, eventId: event.eventId, players };
}

test(
  'awards: a bet that wins the approval sum is paid when an operator approves it, once',
  withBusiness({ shardCount: 2 }, async (t, business) => {
    const { operator, eventId, players } = await wonBets(business, 3);
    const { accessToken: auditor } = await business.staff('auditor');
    for (const { accessToken, betId } of players) {
      const wallet = await business.get('/v1/me/wallet', accessToken);
      t.match(wallet.body, { balanceMinor: 200 }, 'the small one is paid');
      const bet = await business.get(`/v1/bets/${betId}`, accessToken);
      t.match(bet.body, { state: 'won', payoutMinor: 1_000_000, awaitsApproval: true });
    }
    const seen: string[] = [];
    let path = '/v1/admin/awards?limit=1';
    while (path !== '') {
      const { body } = await business.get(path, auditor);
      for (const award of body.awards) {
        t.match(award, { kind: 'bet', eventId, prizeMinor: 1_000_000, state: 'held' });
        seen.push(award.awardId);
      }
      path = body.next === undefined ? '' : `/v1/admin/awards?limit=1&after=${body.next}`;
    }
    t.same(seen, players.map(({ betId }) => betId).sort());

    const [ada] = players;
    const approve = () => business.post(`/v1/admin/awards/${ada?.betId}/approve`, operator, {});
    t.match(await approve(), { status: 200, body: { state: 'approved', approvedAt: /Z$/ } });
    t.match(await approve(), { status: 409, body: { code: 'awardNotHeld' } });
    const wallet = await business.get('/v1/me/wallet', ada?.accessToken);
    t.match(wallet.body, { balanceMinor: 1_000_200 });
    const bet = await business.get(`/v1/bets/${ada?.betId}`, ada?.accessToken);
    t.match(bet.body, { awaitsApproval: false });
    const small = `/v1/admin/awards/${ada?.smallId}/approve`;
    t.match((await business.post(small, operator, {})).body, { code: 'awardNotFound' });
    const approved = await business.get('/v1/admin/awards?state=approved', auditor);
    t.match(approved.body.awards, [{ awardId: ada?.betId }]);
  }),
);

test(
  'awards: what is corrected before it is approved is gone, and the books are whole',
  withBusiness({ shardCount: 2 }, async (t, business) => {
    const { operator, eventId, players } = await wonBets(business, 1);
    const { accessToken: auditor } = await business.staff('auditor');
    const corrected = { state: 'lost', reason: 'the wrong team was named' };
    await business.post(`/v1/admin/events/${eventId}/correction`, operator, corrected);
    await business.cluster.settle();
    t.same((await business.get('/v1/admin/awards', auditor)).body.awards, []);
    const approve = `/v1/admin/awards/${players[0]?.betId}/approve`;
    t.match((await business.post(approve, operator, {})).body, { code: 'awardNotFound' });
    const wallet = await business.get('/v1/me/wallet', players[0]?.accessToken);
    // The 200 of the small bet were paid, are taken back, and were never more.
    t.match(wallet.body, { balanceMinor: 0, debtMinor: 0 });
    const { body } = await business.get('/v1/admin/ledger/trial-balance', auditor);
    t.equal(body.sumMinor, 0);
    const house = body.accounts.find((one: { account: string }) => one.account === 'house');
    t.equal(house.balanceMinor, minor(STAKE + 100));
  }),
);
