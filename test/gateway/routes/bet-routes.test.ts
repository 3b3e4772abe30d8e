import { test } from 'tap';
import { type Business, withBusiness } from '../support/business-server.ts';

async function opened(business: Business, body: object): Promise<string> {
  const { accessToken } = await business.staff('operator');
  const event = { title: 'A – B', odds: '2.00', deadline: business.instant(60), ...body };
  return (await business.post('/v1/admin/events', accessToken, event)).body.eventId;
}

test(
  'bets: what breaks a rule says which, and costs nothing',
  withBusiness({}, async (t, business) => {
    const limits = { stakeMinorMin: 10, stakeMinorMax: 500, payoutMinorMax: 900 };
    const eventId = await opened(business, limits);
    const { accessToken: token } = await business.player(1_000);
    const rows = [
      [eventId, { stakeMinor: 9 }, 422, 'stakeTooSmall'],
      [eventId, { stakeMinor: 501 }, 422, 'stakeTooLarge'],
      [eventId, { stakeMinor: 451 }, 422, 'payoutTooLarge'],
      [eventId, { stakeMinor: 2_000_000_000 }, 422, 'amountTooLarge'],
      [eventId, { stakeMinor: 0 }, 400, 'requestInvalid'],
      [eventId, { stakeMinor: -5 }, 400, 'requestInvalid'],
      [eventId, { stakeMinor: 1.5 }, 400, 'requestInvalid'],
      [eventId, { stakeMinor: '100' }, 400, 'requestInvalid'],
      [eventId, {}, 400, 'requestInvalid'],
      [eventId, { stakeMinor: 100, odds: '0' }, 422, 'oddsInvalid'],
      [eventId, { stakeMinor: 100, odds: '2.001' }, 422, 'oddsInvalid'],
      [eventId, { stakeMinor: 100, odds: '2.01' }, 409, 'oddsChanged'],
      [eventId, { stakeMinor: 100, selection: 1 }, 422, 'selectionNotFound'],
      [eventId, { stakeMinor: 100, selection: -1 }, 400, 'requestInvalid'],
      [eventId, { stakeMinor: 100, accept: 'worse' }, 400, 'requestInvalid'],
      ['ev_000000z', { stakeMinor: 100 }, 404, 'eventNotFound'],
      ['nonsense', { stakeMinor: 100 }, 404, 'eventNotFound'],
    ] as const;
    for (const [id, body, status, code] of rows) {
      const answer = await business.post(`/v1/events/${id}/bets`, token, body);
      t.match(answer.body, { status, code }, `${id} ${JSON.stringify(body)}`);
    }
    t.equal((await business.get('/v1/me/wallet', token)).body.balanceMinor, 1_000);
    const { accessToken: poor } = await business.player(50);
    const answer = await business.post(`/v1/events/${eventId}/bets`, poor, { stakeMinor: 60 });
    t.match(answer.body, { code: 'balanceTooLow', facts: { balanceMinor: 50, neededMinor: 60 } });
  }),
);

test(
  'bets: an accumulator, its wrong legs, and what becomes of it',
  withBusiness({ shardCount: 2 }, async (t, business) => {
    const [first, second] = [await opened(business, {}), await opened(business, { odds: '1.50' })];
    const { accessToken: token } = await business.player(1_000);
    const place = (legs: object[], more = {}) =>
      business.post('/v1/bets', token, { stakeMinor: 100, legs, ...more });
    const legs = [{ eventId: first }, { eventId: second, odds: '1.50' }];
    const rows = [
      [[...legs, { eventId: first }], 'legsInvalid', { reason: 'repeated', leg: 2 }],
      [[...legs, { eventId: first, selection: 0 }], 'legsInvalid', { reason: 'related', leg: 2 }],
      [Array.from({ length: 17 }, () => legs[0]), 'legsInvalid', { reason: 'tooMany' }],
      [[...legs, { eventId: 'ev_000000z' }], 'eventNotFound', { leg: 2 }],
      [[legs[0], { eventId: second, odds: '1.60' }], 'oddsChanged', { odds: '1.50', leg: 1 }],
    ] as const;
    for (const [wrong, code, facts] of rows) {
      t.match((await place(wrong as object[])).body, { code, facts }, code);
    }
    t.match((await place([])).body, { code: 'requestInvalid', status: 400 });
    const placed = await place(legs);
    t.match(placed, { status: 201, body: { odds: '3.00', possiblePayoutMinor: 300 } });
    t.notOk('eventId' in placed.body);
    const { accessToken: operator } = await business.staff('operator');
    for (const id of [first, second]) {
      await business.post(`/v1/admin/events/${id}/result`, operator, { state: 'won' });
    }
    await business.cluster.settle();
    t.match((await business.get(`/v1/bets/${placed.body.betId}`, token)).body, {
      state: 'won',
      payoutMinor: 300,
      legs: [{ eventId: first, outcome: 'won', name: 'first team' }, { eventId: second }],
    });
    const { accessToken: stranger } = await business.player();
    for (const id of [placed.body.betId, 'bt_0000000000000000', 'nonsense']) {
      const answer = await business.get(`/v1/bets/${id}`, stranger);
      t.match(answer.body, { status: 404, code: 'betNotFound' });
    }
  }),
);

test(
  'bets: a repeat by key bets once, at either gateway',
  withBusiness({}, async (t, business) => {
    const eventId = await opened(business, {});
    const { accessToken: token } = await business.player(1_000);
    const path = `/v1/events/${eventId}/bets`;
    const body = { stakeMinor: 100, odds: '2.00' };
    const first = await business.post(path, token, body, 'mine');
    t.equal(first.headers.get('idempotent-replayed'), null);
    for (const gateway of [0, 1]) {
      const headers = { 'idempotency-key': 'mine' };
      const again = await business.call('POST', path, { token, body, headers, gateway });
      t.equal(again.headers.get('idempotent-replayed'), 'true');
      t.equal(again.hash, first.hash);
    }
    const reused = await business.post(path, token, { stakeMinor: 200 }, 'mine');
    t.match(reused.body, { status: 422, code: 'idempotencyKeyReused' });
    t.equal((await business.get('/v1/me/wallet', token)).body.balanceMinor, 900);
  }),
);

test(
  'bets: mine are listed by event and state, page by page',
  withBusiness({}, async (t, business) => {
    const [won, open] = [await opened(business, {}), await opened(business, {})];
    const { accessToken: token } = await business.player(1_000);
    for (let i = 0; i < 3; i += 1) {
      for (const id of [won, open]) {
        await business.post(`/v1/events/${id}/bets`, token, { stakeMinor: 10 + i });
      }
    }
    const { accessToken: operator } = await business.staff('operator');
    await business.post(`/v1/admin/events/${won}/result`, operator, { state: 'won' });
    await business.cluster.settle();
    const list = async (query: string) => {
      const found: [string, number][] = [];
      for (let after = ''; ; ) {
        const { body } = await business.get(`/v1/me/bets?limit=2${query}${after}`, token);
        for (const bet of body.bets) found.push([bet.state, bet.stakeMinor]);
        if (body.next === undefined) return found;
        after = `&after=${body.next}`;
      }
    };
    const wins = [12, 11, 10].map((stake) => ['won', stake]);
    t.same(await list('&state=won'), wins);
    t.same(await list(`&event=${won}`), wins);
    t.equal((await list('')).length, 6);
    t.same(await list('&state=lost'), []);
    t.match((await business.get('/v1/me/bets?event=x', token)).body, { code: 'eventNotFound' });
  }),
);

test(
  'bets: the liability limit offers a stake, and is used by what is taken',
  withBusiness({ shardCount: 2 }, async (t, business) => {
    const eventId = await opened(business, { liabilityMinorMax: 1_000 });
    const { accessToken: token } = await business.player(10_000);
    const bet = (stakeMinor: number) =>
      business.post(`/v1/events/${eventId}/bets`, token, { stakeMinor });
    // A quarter is this shard's own; the rest comes when it is asked for, unseen by the player.
    t.equal((await bet(900)).status, 201);
    const full = await bet(200);
    t.match(full.body, { status: 422, code: 'liabilityReached', facts: { stakeMinorMax: 100 } });
    t.same(Object.keys(full.body.facts), ['stakeMinorMax']);
    t.equal((await bet(100)).status, 201);
    const { accessToken: auditor } = await business.staff('auditor');
    const { body } = await business.get(`/v1/admin/events/${eventId}/liability`, auditor);
    const line = { limitMinor: 1_000, usedMinor: 1_000 };
    t.match(body, { betCount: 2, stakesMinor: 1_000, markets: [line], selections: [line] });
  }),
);
