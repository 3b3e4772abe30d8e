import { test } from 'tap';
import { type Business, withBusiness } from '../support/business-server.ts';

const MATCH = {
  title: 'Reds – Blues',
  markets: [
    {
      name: 'match',
      selections: [
        { name: '1', odds: '2.50' },
        { name: 'X', odds: '3.30' },
        { name: '2', odds: '2.80' },
      ],
    },
    { name: 'goals', selections: [{ name: 'over 2.5', odds: '1.90' }] },
  ],
};

async function opened(business: Business, body: object) {
  const { accessToken: operator } = await business.staff('operator');
  const deadline = business.instant(60);
  const { body: event } = await business.post('/v1/admin/events', operator, { deadline, ...body });
  const change = (action: string, more: object) =>
    action === ''
      ? business.call('PATCH', `/v1/admin/events/${event.eventId}`, { token: operator, body: more })
      : business.post(`/v1/admin/events/${event.eventId}/${action}`, operator, more);
  return { operator, event, change };
}

test(
  'events: created with odds alone, it is open for everybody at once',
  withBusiness({ shardCount: 3 }, async (t, business) => {
    const { event } = await opened(business, { title: 'A – B', odds: '1.85' });
    t.match(event, {
      eventId: /^ev_[0-9a-z]{7}$/,
      version: 1,
      state: 'open',
      odds: '1.85',
      deadline: business.instant(60),
      inForce: true,
      markets: [{ selections: [{ selection: 0, odds: '1.85', outcome: null }] }],
    });
    // No waiting: what was answered holds on every shard.
    for (let i = 0; i < 4; i += 1) {
      const { accessToken } = await business.player(1_000);
      const path = `/v1/events/${event.eventId}/bets`;
      const bet = await business.post(path, accessToken, { stakeMinor: 333, odds: '1.85' });
      t.match(bet, { status: 201, body: { odds: '1.85', state: 'accepted', balanceMinor: 667 } });
      t.match(bet.body, { possiblePayoutMinor: 616, eventId: event.eventId });
    }
    const { inForce: _, ...shown } = event;
    t.same((await business.get(`/v1/events/${event.eventId}`)).body, shown);
    const byNumber = await opened(business, { title: 'C – D', oddsHundredths: 210 });
    t.equal(byNumber.event.odds, '2.10');
  }),
);

test(
  'events: what an operator asks wrongly is refused by name',
  withBusiness({}, async (t, business) => {
    const { accessToken: operator } = await business.staff('operator');
    const good = { title: 'A – B', odds: '1.85', deadline: business.instant(60) };
    const selections = [{ name: '1', odds: '2.50' }];
    const rows = [
      [{ odds: '0' }, 422, 'oddsInvalid'],
      [{ odds: '0.00' }, 422, 'oddsInvalid'],
      [{ odds: '-1.85' }, 422, 'oddsInvalid'],
      [{ odds: '1.00' }, 422, 'oddsInvalid'],
      [{ odds: undefined, oddsHundredths: 1 }, 422, 'oddsInvalid'],
      [{ odds: '1.855' }, 422, 'oddsInvalid'],
      [{ odds: 'NaN' }, 422, 'oddsInvalid'],
      [{ odds: '1000000000' }, 422, 'oddsInvalid'],
      [{ odds: 1.85 }, 400, 'requestInvalid'],
      [{ odds: undefined, oddsHundredths: 1e9 }, 422, 'oddsInvalid'],
      [{ odds: undefined, oddsHundredths: 0 }, 422, 'oddsInvalid'],
      [{ odds: undefined, oddsHundredths: 1.5 }, 422, 'oddsInvalid'],
      [{ odds: undefined }, 422, 'marketInvalid'],
      [{ oddsHundredths: 185 }, 422, 'marketInvalid'],
      [{ odds: undefined, markets: [] }, 422, 'marketInvalid'],
      [{ odds: undefined, markets: [{ name: ' ', selections }] }, 422, 'marketInvalid'],
      [{ deadline: business.instant(0) }, 422, 'deadlineInvalid'],
      [{ deadline: business.instant(-1) }, 422, 'deadlineInvalid'],
      [{ deadline: 'tomorrow' }, 400, 'requestInvalid'],
      [{ title: ' ' }, 422, 'eventTitleInvalid'],
      [{ title: '\u202e' }, 422, 'eventTitleInvalid'],
      [{ title: 'Home\u0000' }, 422, 'eventTitleInvalid'],
      [{ title: 'x'.repeat(101) }, 422, 'eventTitleInvalid'],
      [{ stakeMinorMin: 10, stakeMinorMax: 9 }, 422, 'limitInvalid'],
      [{ liabilityMinorMax: -1 }, 400, 'requestInvalid'],
      [{ coefficient: '2.00' }, 400, 'requestInvalid'],
    ] as const;
    for (const [wrong, status, code] of rows) {
      const answer = await business.post('/v1/admin/events', operator, { ...good, ...wrong });
      t.match(answer.body, { status, code }, JSON.stringify(wrong));
    }
    t.same((await business.get('/v1/events')).body, { events: [] });

    const { change } = await opened(business, { title: 'A – B', odds: '1.85' });
    const changes = [
      ...['0', '0.00', '-1.85', '1.855', 'NaN', '1000000000'].map(
        (odds) => [{ odds }, 422] as const,
      ),
      [{ odds: 1.85 }, 400],
      [{ selections: [{ selection: 9, odds: '1.90' }] }, 422],
      [{ deadline: business.instant(0) }, 422],
      [{ deadline: 'tomorrow' }, 400],
    ] as const;
    for (const [wrong, status] of changes) {
      t.match((await change('', wrong)).body, { status }, JSON.stringify(wrong));
    }
    t.match((await business.get('/v1/events')).body.events, [{ version: 1, odds: '1.85' }]);
  }),
);

test(
  'events: changed, suspended and resumed, with every version on record',
  withBusiness({}, async (t, business) => {
    const { event, change, operator } = await opened(business, MATCH);
    const { accessToken } = await business.player(1_000);
    const path = `/v1/events/${event.eventId}`;
    const bet = (body: object) => business.post(`${path}/bets`, accessToken, body);
    const atMs = business.cluster.clock.nowMs;
    business.cluster.clock.nowMs += 1_000;
    const priced = await change('', { selections: [{ selection: 1, odds: '3.40' }], version: 1 });
    t.match(priced, { status: 200, body: { version: 2, inForce: true } });
    t.match(await change('', { deadline: business.instant(90), version: 1 }), {
      status: 409,
      body: { code: 'eventVersionStale', facts: { version: 2 } },
    });
    const seen = { stakeMinor: 10, selection: 1, odds: '3.30' };
    t.match((await bet(seen)).body, {
      status: 409,
      code: 'oddsChanged',
      facts: { odds: '3.40', selection: 1 },
    });
    t.match(await bet({ ...seen, accept: 'better' }), { status: 201, body: { odds: '3.40' } });
    t.match((await bet({ stakeMinor: 10 })).body, { code: 'selectionNotFound', status: 422 });
    t.match((await bet({ stakeMinor: 10, selection: 99 })).body, { code: 'selectionNotFound' });

    const reason = 'red card';
    t.match((await change('', { state: 'suspended', reason })).body, { state: 'suspended' });
    t.match((await bet(seen)).body, { status: 409, code: 'eventSuspended' });
    t.match((await change('', { state: 'open' })).body, { state: 'open', version: 4 });

    const { body } = await business.get(`${path}/versions?limit=2`);
    t.match(body.versions, [{ version: 4, change: 'resumed' }, { version: 3 }]);
    t.notOk('by' in body.versions[0] || 'reason' in body.versions[0], 'not for everybody');
    const next = await business.get(`${path}/versions?limit=2&after=${body.next}`);
    t.match(next.body.versions, [{ version: 2, odds: ['2.50', '3.40', '2.80', '1.90'] }, {}]);
    const at = new Date(atMs + 999).toISOString();
    t.match((await business.get(`${path}/odds?at=${at}`)).body, {
      version: 1,
      odds: ['2.50', '3.30', '2.80', '1.90'],
    });
    const audited = await business.get(`/v1/admin${path.slice(3)}/versions`, operator);
    t.match(audited.body.versions[1], { by: /^pl_/, reason });
  }),
);

test(
  'events: result, correction and void by their calls, and what the player sees',
  withBusiness({}, async (t, business) => {
    const { event, change } = await opened(business, { title: 'A – B', odds: '2.00' });
    const { accessToken } = await business.player(1_000);
    const bets = `/v1/events/${event.eventId}/bets`;
    const { body: bet } = await business.post(bets, accessToken, { stakeMinor: 400 });
    const seen = async () => {
      await business.cluster.settle();
      const [mine, wallet] = await Promise.all([
        business.get(`/v1/bets/${bet.betId}`, accessToken),
        business.get('/v1/me/wallet', accessToken),
      ]);
      return [mine.body.state, mine.body.payoutMinor, wallet.body.balanceMinor];
    };
    t.same(await seen(), ['accepted', 0, 600]);
    t.match((await change('correction', { state: 'won', reason: 'odd' })).body, {
      code: 'eventNotFinished',
    });
    t.match(await change('result', { state: 'won' }), { status: 200, body: { state: 'won' } });
    t.same(await seen(), ['won', 800, 1_400]);
    t.match(await change('result', { state: 'won' }), { status: 200 }, 'once more is nothing');
    t.match((await change('result', { state: 'lost' })).body, { code: 'eventFinished' });
    t.match((await business.post(bets, accessToken, { stakeMinor: 1 })).body, {
      status: 409,
      code: 'eventFinished',
    });
    t.match((await change('correction', { state: 'lost', reason: 'odd' })).body, { state: 'lost' });
    t.same(await seen(), ['lost', 0, 600]);
    t.match((await change('void', { reason: 'rain' })).body, { state: 'void' });
    t.same(await seen(), ['void', 400, 1_000]);
    const { body } = await business.get('/v1/me/entries', accessToken);
    t.match(
      body.entries.map((one: { kind: string; amountMinor: number }) => [one.kind, one.amountMinor]),
      [
        ['betPayout', 400],
        ['betReversal', -800],
        ['betPayout', 800],
        ['bet', -400],
      ],
    );
    t.match(body.entries[0], { eventId: event.eventId, betCount: 1 });
    business.cluster.clock.nowMs += 24 * 3_600_000;
    const { accessToken: late } = await business.staff('operator');
    const path = `/v1/admin/events/${event.eventId}/correction`;
    t.match((await business.post(path, late, { state: 'won', reason: 'odd' })).body, {
      code: 'correctionTooLate',
    });
  }),
);

test(
  'events: the result of several selections names winners and voids',
  withBusiness({}, async (t, business) => {
    const { event, change } = await opened(business, MATCH);
    const named = (...outcomes: [number, string][]) => ({
      outcomes: outcomes.map(([selection, state]) => ({ selection, state })),
    });
    for (const wrong of [
      { state: 'won' },
      {},
      { state: 'void', ...named([0, 'won']) },
      named([7, 'won']),
      named([0, 'won'], [0, 'lost']),
    ]) {
      t.match((await change('result', wrong)).body, { status: 422, code: 'resultInvalid' });
    }
    t.match((await change('result', named([0, 'drawn']))).body, { code: 'requestInvalid' });
    const { body } = await change('result', named([0, 'won'], [3, 'void']));
    t.match(body, { state: 'finished', settled: false });
    const outcomes = body.markets.flatMap(({ selections }: { selections: { outcome: string }[] }) =>
      selections.map(({ outcome }) => outcome),
    );
    t.same(outcomes, ['won', 'lost', 'lost', 'void']);
    await business.cluster.settle();
    t.match((await business.get(`/v1/events/${event.eventId}`)).body, { settled: true });
  }),
);

test(
  'events: listed over all shards, newest first, page by page',
  withBusiness({ shardCount: 3 }, async (t, business) => {
    const { accessToken: operator } = await business.staff('operator');
    const ids: string[] = [];
    for (let i = 0; i < 7; i += 1) {
      const body = { title: `E${i}`, odds: '2.00', deadline: business.instant(60 + i) };
      ids.push((await business.post('/v1/admin/events', operator, body)).body.eventId);
    }
    await business.cluster.advance(62_000);
    const listed: string[] = [];
    for (let after = ''; ; ) {
      const { body } = await business.get(`/v1/events?state=open&limit=2${after}`);
      listed.push(...body.events.map(({ eventId }: { eventId: string }) => eventId));
      if (body.next === undefined) break;
      after = `&after=${body.next}`;
    }
    t.same(listed.toSorted(), ids.slice(3).toSorted());
    t.equal((await business.get('/v1/events?state=closed')).body.events.length, 3);
    t.equal((await business.get('/v1/events')).body.events.length, 7);
    t.match((await business.get('/v1/events?after=bm9uZQ')).body, { code: 'requestInvalid' });
    t.match((await business.get('/v1/events/ev_nothing')).body, { code: 'eventNotFound' });
  }),
);

test(
  'events: an operator who asks again under their key gets the first answer',
  withBusiness({ shardCount: 3 }, async (t, business) => {
    const { accessToken: token } = await business.staff('operator');
    const call = async (method: 'POST' | 'PATCH', path: string, key: string, body: object) => {
      const headers = { 'idempotency-key': key };
      const answer = await business.call(method, path, { token, body, headers });
      const { status } = answer;
      return { status, body: answer.body, replayed: answer.headers.get('idempotent-replayed') };
    };
    const event = { title: 'A – B', odds: '2.00', deadline: business.instant(60) };
    const first = await call('POST', '/v1/admin/events', 'match-1', event);
    t.match(first, { status: 201, replayed: null });
    const again = await call('POST', '/v1/admin/events', 'match-1', event);
    t.same(again, { ...first, replayed: 'true' });
    const other = await call('POST', '/v1/admin/events', 'match-1', { ...event, odds: '2.10' });
    t.match(other, { status: 422, body: { code: 'idempotencyKeyReused' } });
    t.equal((await business.get('/v1/events')).body.events.length, 1);

    const path = `/v1/admin/events/${first.body.eventId}`;
    const lowered = await call('PATCH', path, 'lower', { odds: '1.90' });
    t.match(lowered, { status: 200, body: { odds: '1.90', version: 2 } });
    await call('PATCH', path, 'raise', { odds: '2.20' });
    t.same(await call('PATCH', path, 'lower', { odds: '1.90' }), { ...lowered, replayed: 'true' });
    t.match((await business.get(`/v1/events/${first.body.eventId}`)).body, { odds: '2.20' });
    for (const [action, body] of [
      ['result', { state: 'won' }],
      ['correction', { state: 'lost', reason: 'odd' }],
      ['void', { reason: 'rain' }],
    ] as const) {
      const done = await call('POST', `${path}/${action}`, action, body);
      t.match(done, { status: 200, replayed: null }, action);
      const repeat = await call('POST', `${path}/${action}`, action, body);
      t.same(repeat, { ...done, replayed: 'true' }, action);
    }
  }),
);
