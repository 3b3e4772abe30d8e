import { MessageChannel } from 'node:worker_threads';
import { test } from 'tap';
import { must } from '../../../src/kernel/assert.ts';
import { formatDrawId } from '../../../src/kernel/ids.ts';
import { plan } from '../../support/cluster/cluster-players.ts';
import { type Business, withBusiness } from '../support/business-server.ts';
import { type Message, SocketPlayer } from './socket-player.ts';

const TIMES = { closesInS: 60, resultsInS: 120 };

/** Moves time in steps of a second, so that each duty is done at its time. */
async function pass(business: Business, seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second += 1) await business.cluster.advance(1_000);
}

/** Shards tell their sales after a pause of their clock, which stands still. */
async function tellSales(business: Business): Promise<void> {
  await business.cluster.advance(300);
}

function applied(state: Message, deltas: readonly Message[]): Message {
  return Object.assign({}, state, ...deltas.map(({ delta }) => delta));
}

test(
  'draw topic: a snapshot, then deltas that lead to what HTTP shows, to anybody',
  withBusiness({}, async (t, business) => {
    const drawId = await business.draw(TIMES);
    const topic = `draw.${drawId}`;
    const watcher = await SocketPlayer.connect(business.port);
    const packed = await SocketPlayer.connect(business.port, { protocol: 'tirage.v1.msgpack' });
    const first = await watcher.subscribe(topic);
    t.match(first.snapshot, { drawId, state: 'open', ticketCount: 0, poolMinor: 0, results: null });
    t.match(await packed.subscribe(topic), { topic, sequence: first.sequence, epoch: first.epoch });

    const { accessToken } = await business.player(10_000);
    const { priceMinor } = first.snapshot;
    await business.post(`/v1/draws/${drawId}/tickets`, accessToken, { quickPick: 3 });
    await tellSales(business);
    const sold = await watcher.about(topic);
    t.match(sold.delta, { ticketCount: 3, poolMinor: 3 * priceMinor });
    t.equal(sold.sequence, first.sequence + 1);
    t.notOk('state' in sold.delta, 'only what changed');
    t.same((await packed.about(topic)).delta, sold.delta, 'the same in both sub-protocols');

    await pass(business, 125);
    const published = await watcher.next('the results', (message) => message.delta?.results);
    const results = await business.get(`/v1/draws/${drawId}/results`);
    t.same(published.delta.results, results.body);
    t.equal(published.delta.state, 'published');
    const shown = await business.get(`/v1/draws/${drawId}`);
    const deltas = [sold, ...watcher.heard(topic), published];
    const { serverTime, results: _, ...state } = applied(first.snapshot, deltas);
    // The terms never change: they are told by HTTP alone.
    const { terms, termsDigest, ...changing } = shown.body;
    t.same(state, changing, 'deltas lead to the same state');
    t.same([terms.series, termsDigest.length], [changing.series, 64], 'and the terms are there');
    const states = deltas.map(({ delta }) => delta.state).filter(Boolean);
    t.same(
      states,
      ['closed', 'sealed', 'drawn', 'settled', 'published'].filter((s) => states.includes(s)),
      'in order',
    );
    const numbers = deltas
      .slice(0, -1)
      .filter(({ delta }) => JSON.stringify(delta).includes('numbers'));
    t.same(numbers, [], 'no numbers before the publication');
    const late = await SocketPlayer.connect(business.port);
    t.same((await late.subscribe(topic)).snapshot.results, results.body, 'results in a snapshot');
  }),
);

test(
  'draw topic: who comes back gets what was missed, or a snapshot when that is unknown',
  withBusiness({}, async (t, business) => {
    const drawId = await business.draw(TIMES);
    const topic = `draw.${drawId}`;
    const { accessToken } = await business.player(100_000);
    const buy = async () => {
      await business.post(`/v1/draws/${drawId}/tickets`, accessToken, { quickPick: 1 });
      await tellSales(business);
    };
    const stayer = await SocketPlayer.connect(business.port);
    const leaver = await SocketPlayer.connect(business.port);
    await stayer.subscribe(topic);
    const { epoch, sequence } = await leaver.subscribe(topic);
    leaver.client.drop();
    await buy();
    const missed = await stayer.about(topic);
    const back = await SocketPlayer.connect(business.port);
    t.match(await back.subscribe(topic, { epoch, sequence }), { resumed: true });
    t.same(await back.about(topic), missed, 'the very delta');
    await buy();
    t.match(await back.about(topic), { sequence: sequence + 2 }, 'and goes on');

    const other = await SocketPlayer.connect(business.port);
    t.ok((await other.subscribe(topic, { epoch: 'another', sequence })).snapshot);
    t.ok((await other.subscribe(topic, { epoch, sequence: sequence + 99 })).snapshot, 'the future');
    t.match(await other.ask({ op: 'unsubscribe', topic }), { ok: true, topic });
    t.match(await other.ask({ op: 'unsubscribe', topic }), { ok: false, code: 'topicUnknown' });
    await buy();
    await stayer.about(topic);
    t.same(other.heard(topic), [], 'silence after leaving');
  }),
);

test(
  'topics: those that are none, and more than a socket may have',
  withBusiness({}, async (t, business) => {
    const player = await SocketPlayer.connect(business.port);
    for (const topic of ['', 'draws', 'draw.', 'draw.dr_0', 'draw.dr_000000o', 'event.1']) {
      t.match(await player.ask({ op: 'subscribe', topic }), { code: 'topicUnknown' }, topic);
    }
    t.match(await player.ask({ op: 'subscribe', topic: 'me' }), { code: 'tokenMissing' });
    const unknown = { op: 'subscribe', topic: 'draw.dr_0000zzz' };
    t.match(await player.ask(unknown), { ok: false, code: 'drawNotFound' });
    t.match(await player.ask(unknown), { ok: false, code: 'drawNotFound' }, 'and again');

    const drawIds: string[] = [];
    for (let i = 0; i < 65; i += 1) {
      const draw = await plan(business.cluster, '5of36', { closesInS: 60, resultsInS: 120 });
      drawIds.push(formatDrawId(draw));
    }
    for (let i = 0; i < 10_000; i += 64) {
      const batch = Array.from({ length: 64 }, (_, k) => {
        return { id: i + k, op: 'subscribe', topic: `draw.${drawIds[(i + k) % 65]}` };
      });
      player.send(batch);
      await player.answerTo(i + 63);
    }
    const refusals = player.inbox.filter(({ ok }) => ok === false);
    t.ok(refusals.length > 100, 'the ones too many are refused');
    t.ok(refusals.every(({ code }) => code === 'subscriptionsTooMany'));
    player.client.drop();
  }),
);

test(
  'me: what happens to a player is told to all of their sockets, once each',
  withBusiness({}, async (t, business) => {
    const drawId = await business.draw(TIMES);
    const { accessToken, playerId } = await business.player(10_000);
    const stranger = await business.player(10_000);
    const [phone, desk, other] = [
      await SocketPlayer.connect(business.port, { token: accessToken }),
      await SocketPlayer.connect(must(business.gateways[1], 'two').port, { token: accessToken }),
      await SocketPlayer.connect(business.port, { token: stranger.accessToken }),
    ];
    for (const socket of [phone, desk, other]) await socket.subscribe('me');
    const bought = await phone.ask({ id: 'mine', op: 'buyTickets', drawId, quickPick: 2 });
    for (const socket of [phone, desk]) {
      const { delta } = await socket.about('me');
      t.match(delta, {
        type: 'ticketsAccepted',
        operationId: 'mine',
        drawId,
        ticketCount: 2,
        ticketIds: bought.tickets.map(({ ticketId }: Message) => ticketId),
        balanceMinor: bought.balanceMinor,
      });
    }
    const deposit = await business.post('/v1/me/deposits', accessToken, { amountMinor: 500 });
    t.match((await desk.about('me')).delta, {
      type: 'paymentSettled',
      paymentId: deposit.body.depositId,
      kind: 'deposit',
      state: 'completed',
      balanceMinor: bought.balanceMinor + 500,
    });
    const snapshot = (await phone.subscribe('me')).snapshot;
    t.match(snapshot, { playerId, currency: 'EUR', balanceMinor: bought.balanceMinor + 500 });
    t.same(other.heard('me'), [], 'a stranger hears nothing');
  }),
);

test(
  'me: who comes back finds what happened meanwhile',
  withBusiness({}, async (t, business) => {
    const drawId = await business.draw(TIMES);
    const { accessToken: token } = await business.player(10_000);
    const before = await SocketPlayer.connect(business.port, { token });
    const { epoch, sequence } = await before.subscribe('me');
    before.client.drop();
    await business.post(`/v1/draws/${drawId}/tickets`, token, { quickPick: 1 }, 'meanwhile');
    const back = await SocketPlayer.connect(business.port, { token });
    t.match(await back.subscribe('me', { epoch, sequence }), { resumed: true });
    t.match(await back.about('me'), { delta: { operationId: 'meanwhile' } });
    const elsewhere = await SocketPlayer.connect(must(business.gateways[1], 'two').port, { token });
    t.ok((await elsewhere.subscribe('me', { epoch, sequence })).snapshot, 'another thread');
  }),
);

test(
  'settlement: every holder of a ticket is told once, in one frame, winners and losers',
  withBusiness({}, async (t, business) => {
    const drawId = await business.draw(TIMES);
    const holders: { socket: SocketPlayer; token: string; ticketCount: number }[] = [];
    for (let i = 0; i < 6; i += 1) {
      const { accessToken: token } = await business.player(100_000);
      const socket = await SocketPlayer.connect(business.port, { token });
      await socket.subscribe('me');
      for (let k = 0; k < i % 3; k += 1) {
        const system = [{ numbers: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] }];
        const picks = { quickPick: 59, system };
        await business.post(`/v1/draws/${drawId}/tickets`, token, picks);
        await socket.about('me');
      }
      holders.push({ socket, token, ticketCount: 60 * (i % 3) });
    }
    await pass(business, 125);
    for (const { socket, token, ticketCount } of holders) {
      if (ticketCount === 0) {
        t.same(socket.heard('me'), [], 'who has no ticket hears nothing');
        continue;
      }
      const frames = socket.framesSeen.length;
      const { delta } = await socket.about('me');
      t.equal(socket.framesSeen.length, frames + 1, 'one frame');
      t.match(delta, { type: 'drawSettled', drawId, ticketCount });
      const wallet = await business.get('/v1/me/wallet', token);
      t.equal(delta.balanceMinor, wallet.body.balanceMinor, 'the money is there');
      const won = await business.get('/v1/me/tickets?state=won&limit=200', token);
      t.equal(won.body.tickets.length, delta.winCount);
      const sumMinor = won.body.tickets.reduce((sum: number, w: Message) => sum + w.prizeMinor, 0);
      t.equal(delta.prizeMinor, sumMinor);
      const prizes = new Map<unknown, unknown>(
        won.body.tickets.map(({ ticketId, prizeMinor }: Message) => [ticketId, prizeMinor]),
      );
      for (const { ticketId, prizeMinor } of delta.wins as Message[]) {
        t.equal(prizes.get(ticketId), prizeMinor, 'also of a system');
      }
      t.same(socket.heard('me'), [], 'nothing more');
    }
  }),
);

test(
  'cancelling: every holder is told of their refund, once',
  withBusiness({}, async (t, business) => {
    const drawId = await business.draw(TIMES);
    const { accessToken: token } = await business.player(10_000);
    const socket = await SocketPlayer.connect(business.port, { token });
    const { snapshot } = await socket.subscribe('me');
    await socket.subscribe(`draw.${drawId}`);
    const system = [{ numbers: [1, 2, 3, 4, 5, 6] }];
    await business.post(`/v1/draws/${drawId}/tickets`, token, { quickPick: 3, system });
    t.match(await socket.about('me'), { delta: { ticketCount: 4, stakeMinor: 900 } });
    const { accessToken } = await business.staff('operator');
    await business.post(`/v1/admin/draws/${drawId}/cancel`, accessToken, { reason: 'a test' });
    await pass(business, 2);
    const { delta } = await socket.about('me');
    t.match(delta, { type: 'drawRefunded', drawId, ticketCount: 4, refundMinor: 900 });
    t.equal(delta.balanceMinor, snapshot.balanceMinor, 'all of it is back');
    const isOver = (message: Message): boolean => message.delta?.state === 'cancelled';
    t.match(await socket.next('the end', isOver), { delta: { cancelReason: 'a test' } });
  }),
);

test(
  'a shard that comes back is told what is watched, and subscribers begin anew where it matters',
  withBusiness({ shardCount: 1 }, async (t, business) => {
    const { cluster } = business;
    const drawId = await business.draw(TIMES);
    const { accessToken: token } = await business.player(10_000);
    const { client } = must(business.gateways[0], 'a started business has no gateways');
    const socket = await SocketPlayer.connect(business.port, { token });
    const before = await socket.subscribe('me');
    await socket.subscribe(`draw.${drawId}`);

    const { port1, port2 } = new MessageChannel();
    cluster.connectPeer(0, 1, port1);
    client.connect(0, port2);
    const isSnapshot = (message: Message): boolean => message.snapshot?.playerId !== undefined;
    const anew = await socket.next('a snapshot', isSnapshot);
    t.not(anew.epoch, before.epoch, 'no position of before is good');
    await business.post(`/v1/draws/${drawId}/tickets`, token, { quickPick: 2 });
    await tellSales(business);
    t.match(await socket.about('me'), { epoch: anew.epoch, sequence: 1 });
    t.match((await socket.about(`draw.${drawId}`)).delta, { ticketCount: 2 });
  }),
);
