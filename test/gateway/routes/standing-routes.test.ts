import { test } from 'tap';
import { SocketPlayer } from '../socket/socket-player.ts';
import { type Business, withBusiness } from '../support/business-server.ts';

const SALE = { closesInS: 60, resultsInS: 120 };
const STANDING_TICKETS = '/v1/me/standing-tickets';
const PICK = [3, 7, 12, 25, 33];

function stop(business: Business, path: string, token: string) {
  return business.call('DELETE', path, { token });
}

test(
  'several draws: the answer says what waits, and the list what becomes of it',
  withBusiness({}, async (t, business) => {
    const drawId = await business.draw(SALE);
    const { accessToken: token } = await business.player(1_000);
    const path = `/v1/draws/${drawId}/tickets`;
    const key = 'five';
    const body = { selections: [PICK], draws: 5 };
    const bought = await business.post(path, token, body, key);
    t.match(bought, {
      status: 201,
      body: {
        balanceMinor: 500,
        tickets: [{ selection: PICK, stakeMinor: 100 }],
        order: { orderId: /^st_[0-9a-z]{14}$/, drawsLeft: 4, prepaidMinor: 400 },
      },
    });
    t.same((await business.post(path, token, body, key)).body, bought.body, 'a repeat');
    const { orderId } = bought.body.order;
    const listed = await business.get(STANDING_TICKETS, token);
    t.match(listed.body.standingTickets, [
      {
        orderId,
        kind: 'prepaid',
        state: 'active',
        reason: null,
        selections: [PICK],
        stakeMinor: 100,
        drawsLeft: 4,
        prepaidMinor: 400,
      },
    ]);
    const stopped = await stop(business, `${STANDING_TICKETS}/${orderId}`, token);
    const ended = { state: 'ended', reason: 'stopped', refundMinor: 400 };
    t.match(stopped, { status: 200, body: ended });
    const entries = await business.get('/v1/me/entries', token);
    t.match(entries.body.entries.slice(0, 3), [
      { kind: 'prepaidReturned', amountMinor: 400, orderId },
      { kind: 'purchase', amountMinor: -100 },
      { kind: 'prepayment', amountMinor: -400, orderId },
    ]);
  }),
);

test(
  'several draws: refused in the shape, in points, and without the money for all',
  withBusiness({}, async (t, business) => {
    const drawId = await business.draw(SALE);
    const { accessToken: token } = await business.player(300);
    const path = `/v1/draws/${drawId}/tickets`;
    const buy = (body: object) => business.post(path, token, { quickPick: 1, ...body });
    t.match(await buy({ draws: 1 }), { status: 400, body: { code: 'requestInvalid' } });
    t.match(await buy({ draws: 53 }), { status: 400, body: { code: 'requestInvalid' } });
    t.match(await buy({ draws: 4 }), { status: 422, body: { code: 'balanceTooLow' } });
    const inPoints = { draws: 2, payWith: 'points' };
    t.match(await buy(inPoints), { status: 422, body: { code: 'drawsNotInPoints' } });
  }),
);

test(
  'standing tickets: made, shown, stopped, and nobody else sees them',
  withBusiness({}, async (t, business) => {
    const drawId = await business.draw(SALE);
    const { series } = (await business.get(`/v1/draws/${drawId}`)).body;
    const { accessToken: token } = await business.player(1_000);
    const { accessToken: other } = await business.player(1_000);
    const body = { series, system: [{ numbers: [1, 2, 3, 4, 5, 6] }], draws: 3 };
    const made = await business.post(STANDING_TICKETS, token, body);
    t.match(made, {
      status: 201,
      body: { kind: 'recurring', stakeMinor: 600, drawsLeft: 3, drawsEntered: 0, endedAt: null },
    });
    const path = `${STANDING_TICKETS}/${made.body.orderId}`;
    t.match((await business.get(path, token)).body, made.body);
    for (const hidden of [await business.get(path, other), await stop(business, path, other)]) {
      t.match(hidden, { status: 404, body: { code: 'standingTicketNotFound' } });
    }
    t.match(await stop(business, path, token), { status: 200, body: { reason: 'stopped' } });
    const nowhere = await business.post(STANDING_TICKETS, token, { ...body, series: 'nowhere' });
    t.match(nowhere, { status: 404, body: { code: 'seriesNotFound' } });
  }),
);

test(
  'standing tickets: the topic of the player says how one has ended',
  withBusiness({}, async (t, business) => {
    const drawId = await business.draw(SALE);
    const { accessToken: token } = await business.player(500);
    const player = await SocketPlayer.connect(business.port, { token });
    await player.subscribe('me');
    const path = `/v1/draws/${drawId}/tickets`;
    const { body } = await business.post(path, token, { quickPick: 1, draws: 3 });
    const { orderId } = body.order;
    await stop(business, `${STANDING_TICKETS}/${orderId}`, token);
    const told = await player.next('its end', ({ delta }) => delta?.type === 'standingTicketEnded');
    t.match(told.delta, { orderId, reason: 'stopped', refundMinor: 200, balanceMinor: 400 });
  }),
);
