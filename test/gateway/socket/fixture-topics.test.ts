import { test } from 'tap';
import { type Business, withBusiness } from '../support/business-server.ts';
import { type Message, SocketPlayer } from './socket-player.ts';

async function opened(business: Business, odds = '2.00') {
  const { accessToken: operator } = await business.staff('operator');
  const body = { title: 'A – B', odds, deadline: business.instant(60) };
  const { eventId } = (await business.post('/v1/admin/events', operator, body)).body;
  const path = `/v1/admin/events/${eventId}`;
  return {
    eventId,
    topic: `event.${eventId}`,
    change: (changes: object) => business.call('PATCH', path, { token: operator, body: changes }),
    resolve: (state: string) => business.post(`${path}/result`, operator, { state }),
  };
}

test(
  'event topic: a snapshot, then deltas that lead to what HTTP shows, to anybody',
  withBusiness({ shardCount: 2 }, async (t, business) => {
    const { eventId, topic, change, resolve } = await opened(business);
    const watcher = await SocketPlayer.connect(business.port);
    const packed = await SocketPlayer.connect(business.port, { protocol: 'tirage.v1.msgpack' });
    const first = await watcher.subscribe(topic);
    t.match(first.snapshot, { eventId, state: 'open', odds: '2.00', version: 1 });
    t.match(await packed.subscribe(topic), { topic, sequence: first.sequence, epoch: first.epoch });

    await change({ odds: '2.10' });
    const priced = await watcher.about(topic);
    t.match(priced.delta, { odds: '2.10', version: 2 });
    t.notOk('state' in priced.delta, 'only what changed');
    t.equal(priced.sequence, first.sequence + 1);
    t.same((await packed.about(topic)).delta, priced.delta);
    await change({ state: 'suspended' });
    t.match((await watcher.about(topic)).delta, { state: 'suspended' });
    await resolve('won');
    await business.cluster.settle();
    const settled = await watcher.next('the settlement', ({ delta }) => delta?.settled === true);
    const { body } = await business.get(`/v1/events/${eventId}`);
    const late = await SocketPlayer.connect(business.port);
    const { serverTime: _, ...snapshot } = (await late.subscribe(topic)).snapshot;
    t.same(snapshot, body);
    t.match(snapshot, { state: 'won', settled: true });
    t.equal(settled.topic, topic);
  }),
);

test(
  'event topic: who comes back gets what was missed; what is no event is no topic',
  withBusiness({ shardCount: 2 }, async (t, business) => {
    const { topic, change } = await opened(business);
    const stayer = await SocketPlayer.connect(business.port);
    const leaver = await SocketPlayer.connect(business.port);
    await stayer.subscribe(topic);
    const { epoch, sequence } = await leaver.subscribe(topic);
    leaver.client.drop();
    await change({ odds: '2.20' });
    const missed = await stayer.about(topic);
    const back = await SocketPlayer.connect(business.port);
    t.match(await back.subscribe(topic, { epoch, sequence }), { resumed: true });
    t.same(await back.about(topic), missed, 'the very delta');
    for (const [wrong, code] of [
      ['event.ev_000000z', 'eventNotFound'],
      ['event.nonsense', 'topicUnknown'],
      ['event.', 'topicUnknown'],
    ] as const) {
      t.match(await back.ask({ op: 'subscribe', topic: wrong }), { ok: false, code });
    }
  }),
);

test(
  'socket: bets are placed, refused and repeated as over HTTP',
  withBusiness({ shardCount: 2 }, async (t, business) => {
    const [one, two] = [await opened(business), await opened(business, '1.50')];
    const { accessToken } = await business.player(1_000);
    const player = await SocketPlayer.connect(business.port);
    const bet = (more: object): Promise<Message> => player.ask({ op: 'placeBet', ...more });
    const slip = { eventId: one.eventId, stakeMinor: 100 };
    t.match(await bet(slip), { ok: false, code: 'tokenMissing' });
    await player.ask({ op: 'authenticate', token: accessToken });
    const first = await bet({ ...slip, id: 'mine' });
    t.match(first, { ok: true, odds: '2.00', state: 'accepted', balanceMinor: 900 });
    t.same(await bet({ ...slip, id: 'mine' }), { ...first, replayed: true });
    const path = `/v1/events/${one.eventId}/bets`;
    const overHttp = await business.post(path, accessToken, { stakeMinor: 100 }, 'mine');
    t.equal(overHttp.headers.get('idempotent-replayed'), 'true', 'one key space for both doors');
    t.match(await bet({ ...slip, odds: '2.05' }), {
      ok: false,
      code: 'oddsChanged',
      facts: { odds: '2.00' },
    });
    t.match(await bet({ ...slip, odds: '2.055' }), { ok: false, code: 'oddsInvalid' });
    t.match(await bet({ stakeMinor: 1 }), { ok: false, code: 'requestInvalid' });
    const legs = [{ eventId: one.eventId }, { eventId: two.eventId }];
    t.match(await bet({ stakeMinor: 100, legs }), { ok: true, odds: '3.00', balanceMinor: 800 });
    t.match(await bet({ ...slip, legs }), { ok: false, code: 'requestInvalid' });
    const turnedLegs = [{ odds: '2.00', eventId: one.eventId }];
    const turned = { legs: turnedLegs, accept: 'any', stakeMinor: 100 };
    const single = await business.post('/v1/bets', accessToken, turned, 'slip');
    t.equal(single.status, 201);
    const inOrder = {
      stakeMinor: 100,
      accept: 'any',
      legs: [{ eventId: one.eventId, odds: '2.00' }],
    };
    for (const content of [turned, inOrder]) {
      t.match(await bet({ ...content, id: 'slip' }), { ok: true, replayed: true });
      const repeated = await business.post('/v1/bets', accessToken, content, 'slip');
      t.equal(repeated.headers.get('idempotent-replayed'), 'true', 'in whatever order of members');
    }
  }),
);

test(
  'me topic: a bet is told when it is accepted, and what it came to',
  withBusiness({ shardCount: 2 }, async (t, business) => {
    const [one, two] = [await opened(business), await opened(business, '1.50')];
    const { accessToken } = await business.player(1_000);
    const player = await SocketPlayer.connect(business.port);
    await player.ask({ op: 'authenticate', token: accessToken });
    await player.subscribe('me');
    const bet = { stakeMinor: 100 };
    await business.post(`/v1/events/${one.eventId}/bets`, accessToken, bet, 'a');
    const told = await player.next('the bet', ({ delta }) => delta?.type === 'betAccepted');
    t.match(told.delta, {
      eventId: one.eventId,
      operationId: 'a',
      odds: '2.00',
      balanceMinor: 900,
    });
    const legs = [{ eventId: one.eventId }, { eventId: two.eventId }];
    await business.post('/v1/bets', accessToken, { ...bet, legs });
    await one.resolve('won');
    await business.cluster.settle();
    const settled = await player.next('its end', ({ delta }) => delta?.type === 'betsSettled');
    t.match(settled.delta, { eventId: one.eventId, betCount: 1, wonCount: 1, payoutMinor: 200 });
    t.equal(settled.delta.balanceMinor, 1_000);
    await two.resolve('void');
    await business.cluster.settle();
    const over = await player.next(
      'the accumulator',
      ({ delta }) => delta?.type === 'accumulatorSettled' && delta.state !== 'accepted',
    );
    // 2.00 × 1.00: the second leg is void.
    t.match(over.delta, { state: 'won', payoutMinor: 200, balanceMinor: 1_200 });
  }),
);
