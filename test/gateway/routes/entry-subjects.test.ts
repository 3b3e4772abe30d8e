/** Each line of a wallet names what it belongs to, under the names that its own calls use. */
import { test } from 'tap';
import { type Business, withBusiness } from '../support/business-server.ts';

async function entriesOf(business: Business, token: string, kind: string) {
  const { body } = await business.get('/v1/me/entries?limit=100', token);
  return body.entries.filter((entry: { kind: string }) => entry.kind === kind);
}

test(
  'entries: a purchase names its tickets, a prize the one that won, a refund its draw',
  withBusiness({}, async (t, business) => {
    const { accessToken: token } = await business.player(100_000);
    const buy = (draw: string, quickPick: number) =>
      business.post(`/v1/draws/${draw}/tickets`, token, { quickPick });
    const cancelled = await business.draw({ closesInS: 60, resultsInS: 120 });
    const one = (await buy(cancelled, 1)).body.tickets[0].ticketId;
    const played = await business.draw({ closesInS: 60, resultsInS: 120 });
    const many = (await buy(played, 100)).body.tickets.map(
      (ticket: { ticketId: string }) => ticket.ticketId,
    );
    const purchases = await entriesOf(business, token, 'purchase');
    t.match(purchases[1], { drawId: cancelled, ticketId: one, ticketIds: [one], ticketCount: 1 });
    t.match(purchases[0], { drawId: played, ticketIds: many, ticketCount: 100 });
    t.equal(purchases[0].ticketId, undefined, 'it is not of one ticket');

    const { accessToken } = await business.staff('operator');
    await business.post(`/v1/admin/draws/${cancelled}/cancel`, accessToken, { reason: 'a test' });
    await business.cluster.advance(120_000);
    const [refund] = await entriesOf(business, token, 'refund');
    t.match(refund, { drawId: cancelled, ticketCount: 1 });
    const won = (await business.get('/v1/me/tickets?state=won&limit=100', token)).body.tickets;
    const prizes = await entriesOf(business, token, 'prize');
    const namedBy = (member: string) =>
      prizes.map((entry: Record<string, string>) => entry[member]).sort();
    const ids = won.map(({ ticketId }: { ticketId: string }) => ticketId).sort();
    t.ok(ids.length > 0, 'something was won');
    t.same(namedBy('ticketId'), ids);
    t.same(namedBy('awardId'), ids);
  }),
);

test(
  'entries: a bet and its payout name the bet, a deposit and a withdrawal themselves',
  withBusiness({}, async (t, business) => {
    const { accessToken: token } = await business.player(1_000);
    const { accessToken: operator } = await business.staff('operator');
    const event = { title: 'A – B', odds: '1.85', deadline: business.instant(600) };
    const { eventId } = (await business.post('/v1/admin/events', operator, event)).body;
    await business.cluster.settle();
    const { betId } = (
      await business.post(`/v1/events/${eventId}/bets`, token, { stakeMinor: 100 })
    ).body;
    const other = (await business.post('/v1/admin/events', operator, event)).body.eventId;
    await business.cluster.settle();
    const legs = [{ eventId }, { eventId: other }];
    const several = (await business.post('/v1/bets', token, { stakeMinor: 100, legs })).body.betId;
    for (const id of [eventId, other]) {
      await business.post(`/v1/admin/events/${id}/result`, operator, { state: 'won' });
    }
    await business.cluster.settle();
    const bets = await entriesOf(business, token, 'bet');
    t.match(bets, [
      { betId: several, betCount: 1 },
      { betId, eventId, betCount: 1 },
    ]);
    const payouts = await entriesOf(business, token, 'betPayout');
    t.same(payouts.map((entry: { betId: string }) => entry.betId).sort(), [betId, several].sort());

    const { withdrawalId } = (await business.post('/v1/me/withdrawals', token, { amountMinor: 5 }))
      .body;
    t.match(await entriesOf(business, token, 'withdrawal'), [
      { withdrawalId, paymentId: withdrawalId },
    ]);
    const [{ depositId, paymentId }] = await entriesOf(business, token, 'deposit');
    t.equal(depositId, paymentId);
    t.equal((await business.get(`/v1/me/deposits/${depositId}`, token)).status, 200);
  }),
);

test(
  'entries: what a standing ticket buys and is paid for names it, and the draw',
  withBusiness({}, async (t, business) => {
    const { accessToken: token } = await business.player(10_000);
    const draw = await business.draw({ closesInS: 60, resultsInS: 120 });
    const bought = await business.post(`/v1/draws/${draw}/tickets`, token, {
      quickPick: 1,
      draws: 2,
    });
    const { orderId } = bought.body.order;
    const next = await business.draw({ opensInS: 61, closesInS: 100, resultsInS: 160 });
    await business.cluster.advance(70_000);
    t.match(await entriesOf(business, token, 'prepayment'), [{ orderId }]);
    t.match(await entriesOf(business, token, 'prepaidUsed'), [{ orderId, drawId: next }]);
    const [purchase] = await entriesOf(business, token, 'purchase');
    t.match(purchase, { orderId, drawId: next, ticketId: /^tk_/ });
  }),
);
