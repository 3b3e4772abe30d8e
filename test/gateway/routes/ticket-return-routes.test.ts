import { test } from 'tap';
import { SocketPlayer } from '../socket/socket-player.ts';
import { type Business, withBusiness } from '../support/business-server.ts';

const PRICE_MINOR = 100;

async function postponed(business: Business): Promise<string> {
  const drawId = await business.draw({ closesInS: 60, resultsInS: 120 });
  const { accessToken } = await business.staff('operator');
  const times = { closesAt: business.instant(600), resultsAt: business.instant(900) };
  const body = { ...times, reason: 'a storm' };
  const { status } = await business.post(`/v1/admin/draws/${drawId}/postpone`, accessToken, body);
  if (status !== 200) throw new Error(`it was not postponed: ${status}`);
  await business.cluster.settle();
  return drawId;
}

test(
  'give back: the ticket is shown as returned, with the refund in the history, and once',
  withBusiness({}, async (t, business) => {
    const drawId = await postponed(business);
    const { accessToken: token } = await business.player(1_000);
    const buying = { quickPick: 2 };
    const bought = await business.post(`/v1/draws/${drawId}/tickets`, token, buying);
    const [{ ticketId }, kept] = bought.body.tickets;
    const path = `/v1/tickets/${ticketId}/return`;
    const first = await business.post(path, token, {});
    t.match(first, {
      status: 200,
      body: { ticketId, drawId, state: 'returned', stakeMinor: PRICE_MINOR, tier: null },
    });
    const again = await business.post(path, token, {});
    t.same([again.status, again.body], [200, first.body], 'a repeat');
    const { body: wallet } = await business.get('/v1/me/wallet', token);
    t.equal(wallet.balanceMinor, 1_000 - PRICE_MINOR);
    const { body: history } = await business.get('/v1/me/entries?limit=1', token);
    t.match(history.entries, [{ kind: 'refund', amountMinor: PRICE_MINOR, drawId }]);
    const { body: list } = await business.get('/v1/me/tickets?state=returned', token);
    t.match(list.tickets, [{ ticketId, state: 'returned' }]);
    t.equal(list.tickets.length, 1);
    const { body: draw } = await business.get(`/v1/draws/${drawId}`);
    t.match(draw, { ticketCount: 1, poolMinor: PRICE_MINOR });
    t.match((await business.get(`/v1/tickets/${ticketId}/receipt`, token)).body, {
      returned: true,
      sealed: false,
    });
    const other = (await business.get(`/v1/tickets/${kept.ticketId}/receipt`, token)).body;
    t.notOk('returned' in other);
  }),
);

test(
  'give back: what cannot be given back is refused, by name',
  withBusiness({}, async (t, business) => {
    const drawId = await postponed(business);
    const { accessToken: token } = await business.player(1_000);
    const { accessToken: other } = await business.player(1_000);
    const buying = { quickPick: 1 };
    const { body } = await business.post(`/v1/draws/${drawId}/tickets`, token, buying);
    const [{ ticketId }] = body.tickets;
    const path = `/v1/tickets/${ticketId}/return`;
    t.match((await business.post(path, other, {})).body, { code: 'ticketNotFound', status: 404 });
    t.match((await business.post('/v1/tickets/none/return', token, {})).body, {
      code: 'ticketNotFound',
    });
    t.match((await business.post(path, token, { all: true })).body, { code: 'requestInvalid' });
    const inTime = await business.draw({ closesInS: 60, resultsInS: 120 }, { game: '6of45' });
    const there = await business.post(`/v1/draws/${inTime}/tickets`, token, buying);
    const kept = `/v1/tickets/${there.body.tickets[0].ticketId}/return`;
    t.match((await business.post(kept, token, {})).body, {
      code: 'ticketNotReturnable',
      status: 409,
      facts: { reason: 'notPostponed' },
    });
    await business.cluster.advance(60_000);
    t.match((await business.post(path, token, {})).body, {
      code: 'ticketNotReturnable',
      status: 409,
      facts: { reason: 'tooLate' },
    });
  }),
);

test(
  'give back: the holder’s sockets and the followers of the draw are told',
  withBusiness({}, async (t, business) => {
    const drawId = await postponed(business);
    const { accessToken: token } = await business.player(1_000);
    const holder = await SocketPlayer.connect(business.port, { token });
    await holder.subscribe('me');
    const bought = await business.post(`/v1/draws/${drawId}/tickets`, token, { quickPick: 3 });
    await holder.about('me');
    await holder.subscribe(`draw.${drawId}`);
    const [{ ticketId }] = bought.body.tickets;
    await business.post(`/v1/tickets/${ticketId}/return`, token, {});
    await business.cluster.settle();
    const { delta } = await holder.about('me');
    t.same(delta, {
      type: 'ticketReturned',
      drawId,
      ticketId,
      stakeMinor: PRICE_MINOR,
      balanceMinor: 1_000 - 2 * PRICE_MINOR,
    });
    const isLess = (message: { delta?: { ticketCount?: number } }): boolean =>
      message.delta?.ticketCount === 2;
    t.match(await holder.next('fewer tickets', isLess), {
      delta: { ticketCount: 2, poolMinor: 2 * PRICE_MINOR },
    });
  }),
);
