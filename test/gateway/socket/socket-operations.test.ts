import { test } from 'tap';
import { CLOSE_CODES } from '../../../src/protocol/close-codes.ts';
import { WebSocketClient } from '../../support/network/web-socket-client.ts';
import { type Business, withBusiness } from '../support/business-server.ts';
import { type Message, SocketPlayer } from './socket-player.ts';

const SOON = { closesInS: 3_600, resultsInS: 7_200 };
const TOKEN_LIFE_MS = 900_000;

function sweep(business: Business): void {
  for (const { sockets } of business.gateways) sockets.sweep();
}

for (const protocol of ['tirage.v1.json', 'tirage.v1.msgpack'] as const) {
  test(
    `${protocol}: tickets are bought, answered with their id and charged once`,
    withBusiness({}, async (t, business) => {
      const drawId = await business.draw(SOON);
      const { accessToken } = await business.player(10_000);
      const player = await SocketPlayer.connect(business.port, { protocol });
      const early = await player.ask({ op: 'buyTickets', drawId, quickPick: 1 });
      t.match(early, { ok: false, code: 'tokenMissing' });
      t.match(await player.ask({ op: 'authenticate', token: accessToken }), { ok: true });
      const selections = [[1, 2, 3, 4, 36]];
      const bought = await player.ask({ id: 7, op: 'buyTickets', drawId, selections });
      t.match(bought, {
        id: 7,
        ok: true,
        tickets: [{ drawId, selection: [1, 2, 3, 4, 36], state: 'accepted' }],
      });
      const again = await player.ask({ id: '7', op: 'buyTickets', drawId, selections });
      t.match(again, { id: '7', ok: true, replayed: true, tickets: bought.tickets });
      const path = `/v1/draws/${drawId}/tickets`;
      const overHttp = await business.post(path, accessToken, { selections }, '7');
      t.equal(overHttp.headers.get('idempotent-replayed'), 'true', 'one key space with HTTP');
      t.same(overHttp.body.tickets, bought.tickets);
      const wallet = await business.get('/v1/me/wallet', accessToken);
      t.equal(wallet.body.balanceMinor, bought.balanceMinor);
      const other = await player.ask({ id: 7, op: 'buyTickets', drawId, quickPick: 1 });
      t.match(other, { ok: false, code: 'idempotencyKeyReused' });
      const both = { selections, system: [{ numbers: [3, 4, 5, 6, 7], bankers: [1, 2] }] };
      const systems = await player.ask({ id: 8, op: 'buyTickets', drawId, ...both });
      t.match(systems, {
        tickets: [{ stakeMinor: 100 }, { selection: both.system[0], stakeMinor: 1_000 }],
      });
      const systemsOverHttp = await business.post(path, accessToken, both, '8');
      t.equal(systemsOverHttp.headers.get('idempotent-replayed'), 'true');
      t.same(systemsOverHttp.body.tickets, systems.tickets);
      const turned = { payWith: 'money', quickPick: 1, selections };
      const first = await business.post(path, accessToken, turned, '9');
      t.equal(first.status, 201);
      for (const content of [turned, { selections, quickPick: 1, payWith: 'money' }]) {
        const retried = await player.ask({ id: '9', op: 'buyTickets', drawId, ...content });
        t.match(retried, { ok: true, replayed: true, tickets: first.body.tickets });
        const back = await business.post(path, accessToken, content, '9');
        t.equal(back.headers.get('idempotent-replayed'), 'true', 'in whatever order of members');
      }
    }),
  );
}

test(
  'operations: each refusal has its code, and names the operation',
  withBusiness({}, async (t, business) => {
    const drawId = await business.draw(SOON);
    const { accessToken: token } = await business.player(150);
    const player = await SocketPlayer.connect(business.port, { token });
    const cases: readonly [Message, Message][] = [
      [{ op: 'cashOut', eventId: 'ev_1', stakeMinor: 100 }, { code: 'operationUnknown' }],
      [{ op: 'constructor' }, { code: 'operationUnknown' }],
      [{ op: 7 }, { code: 'operationUnknown' }],
      [{}, { code: 'operationUnknown' }],
      [
        { op: 'ping', extra: 1 },
        { code: 'requestInvalid', errors: [{ pointer: '/extra' }] },
      ],
      [{ op: 'buyTickets', quickPick: 1 }, { code: 'requestInvalid' }],
      [{ op: 'buyTickets', drawId, quickPick: '1' }, { code: 'requestInvalid' }],
      [{ op: 'buyTickets', drawId, quickPick: 101 }, { code: 'requestInvalid' }],
      [{ op: 'buyTickets', drawId, selections: [['1']] }, { code: 'requestInvalid' }],
      [{ op: 'buyTickets', drawId }, { code: 'selectionInvalid' }],
      [{ op: 'buyTickets', drawId: 'x', quickPick: 1 }, { code: 'drawNotFound' }],
      [{ op: 'buyTickets', drawId: 'dr_0000zzz', quickPick: 1 }, { code: 'drawNotFound' }],
      [{ op: 'buyTickets', drawId, selections: [[1, 1, 2, 3, 4]] }, { code: 'selectionInvalid' }],
      [
        { op: 'buyTickets', drawId, quickPick: 2 },
        { code: 'balanceTooLow', facts: {} },
      ],
    ];
    for (const [operation, wanted] of cases) {
      const answer = await player.ask(operation);
      t.match(answer, { ok: false, ...wanted }, JSON.stringify(operation));
    }
    t.match(await player.ask({ op: 'buyTickets', drawId, quickPick: 1 }), { ok: true });
    const { accessToken } = await business.staff('auditor');
    t.match(await player.ask({ op: 'authenticate', token: accessToken }), { code: 'tokenInvalid' });
  }),
);

test(
  'operations: those of one frame are answered in one frame, also behind an authentication',
  withBusiness({}, async (t, business) => {
    const drawId = await business.draw(SOON);
    const { accessToken: token } = await business.player(10_000);
    const player = await SocketPlayer.connect(business.port);
    const buy = (id: number): Message => ({ id, op: 'buyTickets', drawId, quickPick: 1 });
    player.send([{ id: 1, op: 'authenticate', token }, buy(2), buy(3), { id: 4, op: 'ping' }]);
    for (const id of [1, 2, 3, 4]) t.match(await player.answerTo(id), { ok: true });

    const seen = player.framesSeen.length;
    player.send(Array.from({ length: 16 }, (_, i) => buy(100 + i)));
    await player.answerTo(115);
    const [frame, ...others] = player.framesSeen.slice(seen);
    t.equal(frame?.length, 16, 'sixteen purchases, one frame');
    t.equal(others.length, 0);

    const large = Array.from({ length: 17 }, (_, i) => {
      return { id: 200 + i, op: 'buyTickets', drawId, quickPick: 100 };
    });
    await business.post('/v1/me/deposits', token, { amountMinor: 1_000_000 });
    player.send(large);
    for (let i = 0; i < 16; i += 1) t.match(await player.answerTo(200 + i), { ok: true });
    t.match(
      await player.answerTo(216),
      { ok: false, code: 'engineOverloaded' },
      'too many tickets',
    );
    t.ok(player.framesSeen.length > seen + 2, 'large answers take several frames');
  }),
);

test(
  'purchases in flight: a socket that drops and comes back is answered and charged once',
  withBusiness({}, async (t, business) => {
    const drawId = await business.draw(SOON);
    const { accessToken: token } = await business.player(100_000);
    const buys = Array.from({ length: 50 }, (_, id) => {
      return { id, op: 'buyTickets', drawId, quickPick: 1 };
    });
    for (let round = 0; round < 5; round += 1) {
      const player = await SocketPlayer.connect(business.port, { token });
      player.send(buys.slice(0, 10 * (round + 1)));
      for (let i = 0; i < round; i += 1) await new Promise((resolve) => setImmediate(resolve));
      player.client.drop();
    }
    const player = await SocketPlayer.connect(business.port, { token });
    const answers: Message[] = [];
    player.send(buys);
    for (const { id } of buys) answers.push(await player.answerTo(id));
    t.ok(answers.every(({ ok }) => ok));
    const ids = new Set(answers.map(({ tickets }) => tickets[0].ticketId));
    t.equal(ids.size, 50, 'each purchase has its own ticket');
    const { body } = await business.get('/v1/me/tickets?limit=200', token);
    t.equal(body.tickets.length, 50, 'and there are no others');
    const wallet = await business.get('/v1/me/wallet', token);
    t.equal(wallet.body.balanceMinor, 100_000 - 50 * body.tickets[0].stakeMinor);
  }),
);

test(
  'tokens: expiry is told before, then no money moves, a new token helps, else the socket closes',
  withBusiness({}, async (t, business) => {
    const { cluster } = business;
    const drawId = await business.draw(SOON);
    const { accessToken: token, refreshToken } = await business.player(10_000);
    const player = await SocketPlayer.connect(business.port, { token });
    const silent = await SocketPlayer.connect(business.port, { token });
    await player.subscribe('me');
    cluster.clock.nowMs += TOKEN_LIFE_MS - 50_000;
    sweep(business);
    const isNotice = (message: Message): boolean => message.notice !== undefined;
    t.match(await player.next('a notice', isNotice), { notice: { type: 'tokenExpiring' } });
    sweep(business);
    const buy = { op: 'buyTickets', drawId, quickPick: 1 };
    t.match(await player.ask(buy), { ok: true }, 'still good');
    cluster.clock.nowMs += 60_000;
    t.match(await player.ask(buy), { ok: false, code: 'tokenInvalid' }, 'not any more');
    t.match(await player.ask({ op: 'authenticate', token }), { ok: false, code: 'tokenInvalid' });

    const renewed = await business.post('/v1/sessions/refresh', undefined, { refreshToken });
    const { accessToken } = renewed.body;
    t.match(await player.ask({ op: 'authenticate', token: accessToken }), { ok: true });
    t.match(await player.ask(buy), { ok: true }, 'good again');
    cluster.clock.nowMs += 60_000;
    sweep(business);
    t.match(await silent.client.untilClosed(), { code: CLOSE_CODES.tokenExpired });
    t.match(await player.ask({ op: 'ping' }), { ok: true }, 'the other goes on');
    t.same(player.inbox.filter(isNotice), [], 'told once');
  }),
);

test(
  'sessions: a log-out closes the sockets of that session, on every gateway, and no others',
  withBusiness({}, async (t, business) => {
    const login = business.newLogin();
    const first = await business.player(0, login);
    const { body: second } = await business.post('/v1/sessions', undefined, {
      login,
      password: 'correct horse battery',
    });
    const ports = business.gateways.map(({ port }) => port);
    const closing = await Promise.all(
      ports.map((port) => SocketPlayer.connect(port, { token: first.accessToken })),
    );
    const staying = await SocketPlayer.connect(business.port, { token: second.accessToken });
    await business.call('DELETE', '/v1/sessions/current', { token: first.accessToken });
    for (const { client } of closing) {
      t.match(await client.untilClosed(), { code: CLOSE_CODES.sessionEnded });
    }
    t.match(await staying.ask({ op: 'ping' }), { ok: true });
    const back = await SocketPlayer.connect(business.port);
    const refused = await back.ask({ op: 'authenticate', token: first.accessToken });
    t.match(refused, { ok: false, code: 'sessionEnded' });
    for (let i = 0; i < 3; i += 1) await back.ask({ op: 'authenticate', token: 'x' });
    back.send({ id: 1, op: 'authenticate', token: 'x' });
    t.match(await back.client.untilClosed(), { code: CLOSE_CODES.authenticationFailed });
  }),
);

test(
  'limits: money and sockets are limited together with HTTP, while limits are on',
  withBusiness({ isRateLimited: true }, async (t, business) => {
    const drawId = await business.draw(SOON);
    const { accessToken: token } = await business.player(100_000);
    const player = await SocketPlayer.connect(business.port, { token });
    const buys = Array.from({ length: 64 }, (_, id) => {
      return { id, op: 'buyTickets', drawId, quickPick: 1 };
    });
    player.send(buys);
    const answers: Message[] = [];
    for (const { id } of buys) answers.push(await player.answerTo(id));
    const limited = answers.filter(({ code }) => code === 'rateLimited');
    t.ok(limited.length >= 3 && limited.length < 10, `${limited.length} are too many`);
    t.ok(limited.every(({ retryAfterSeconds }) => retryAfterSeconds >= 1));
    const http = await business.post(`/v1/draws/${drawId}/tickets`, token, { quickPick: 1 });
    t.equal(http.status, 429, 'the same bucket');
    const refusals: Message[] = [];
    for (let i = 0; i < 300 && refusals.length === 0; i += 1) {
      await SocketPlayer.connect(business.port).catch((error: Error) => refusals.push(error));
    }
    t.match(refusals[0]?.message, /rateLimited/, 'sockets of one address');
  }),
);

test(
  'stop: what was taken is answered, then sockets close with 1001',
  withBusiness({}, async (t, business) => {
    const drawId = await business.draw(SOON);
    const { accessToken: token } = await business.player(10_000);
    const player = await SocketPlayer.connect(business.port, { token });
    player.send(
      Array.from({ length: 20 }, (_, id) => ({ id, op: 'buyTickets', drawId, quickPick: 1 })),
    );
    const { sockets } = business.gateways[0] ?? {};
    while (sockets?.inFlightCount !== 20) await new Promise((resolve) => setImmediate(resolve));
    await sockets?.stop();
    t.match(await player.client.untilClosed(), { code: CLOSE_CODES.goingAway });
    const answers = player.client.frames.flatMap((frame) => JSON.parse(String(frame)));
    t.equal(answers.filter(({ ok }) => ok).length, 20);
    const { answer } = await WebSocketClient.connect(business.port);
    t.match(answer.body, /gatewayStopping/);
  }),
);

test(
  'operations: whoever goes on sending what is refused is hung up on, and nothing behind is begun',
  withBusiness({ isRateLimited: true }, async (t, business) => {
    const drawId = await business.draw({ closesInS: 3_600, resultsInS: 7_200 });
    const session = await business.player(1_000);
    const wrong: readonly object[] = [
      { op: 'sell' },
      { op: 'buyTickets', drawId, quickPick: 0.5 },
      { op: 'subscribe', topic: 'nothing' },
      { op: 'buyTickets', drawId: 'dr_9', quickPick: 1 },
    ];
    const player = await SocketPlayer.connect(business.port, { token: session.accessToken });
    t.match(await player.ask({ op: 'ping' }), { ok: true });
    for (let frame = 0; frame < 16; frame += 1) {
      const operations = Array.from({ length: 63 }, (_, i) => {
        return { id: `w${frame}-${i}`, ...wrong[i % wrong.length] };
      });
      player.send([...operations, { id: `b${frame}`, op: 'buyTickets', drawId, quickPick: 1 }]);
    }
    const closed = await player.client.untilClosed();
    t.match(closed, { code: CLOSE_CODES.refusedTooOften, reason: 'refusedTooOften' });
    const again = await SocketPlayer.connect(business.port, { token: session.accessToken });
    again.send({ id: 'w', op: 'sell' });
    t.equal((await again.client.untilClosed()).code, CLOSE_CODES.refusedTooOften);
    await business.cluster.advance(2_000);
    const { body } = await business.get('/v1/me/wallet', session.accessToken);
    const bought = (1_000 - body.balanceMinor) / 100;
    t.ok(bought > 0 && bought < 10, `${bought} purchases before it was closed`);
    const patient = await SocketPlayer.connect(business.port, { token: session.accessToken });
    t.match(await patient.ask({ op: 'sell' }), { code: 'operationUnknown' });
  }),
);
