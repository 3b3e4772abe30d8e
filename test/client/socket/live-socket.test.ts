import { test } from 'tap';
import { logInAt } from '../../support/client/client-bench.ts';
import { calm, engineAnswer } from '../../support/client/fake-platform.ts';
import { liveBench } from '../../support/client/live-bench.ts';

const TOPIC = 'draw.dr_1';
const BUY = { op: 'buyTickets', id: 'key-1', quickPick: 1 };
const OWN = { playerId: 'pl_1' };
const nothing = (): void => undefined;

test('live socket: a visitor follows a draw, and lets go of the connection', async (t) => {
  const { live, nextSocket, platform, sockets } = await liveBench({ isLoggedIn: false });
  t.equal(sockets.length, 0, 'nothing is wanted yet');
  const heard: object[] = [];
  const leave = live.follow(TOPIC, (state) => heard.push(state));
  const socket = await nextSocket();
  await socket.open();
  await socket.accept('subscribe', { resumed: false });
  socket.say({ topic: TOPIC, epoch: 'e', sequence: 1, snapshot: { state: 'open' } });
  t.same(heard, [{ state: 'open' }]);
  t.same(socket.said, [], 'no token is shown');
  leave();
  await socket.accept('unsubscribe');
  await platform.pass(2_000);
  t.equal(socket.closedWith, 1000);
  t.equal(sockets.length, 1);
});

test('live socket: a player is known before their operations are sent', async (t) => {
  const { live, nextSocket } = await liveBench();
  const bought = live.ask(BUY, OWN);
  live.follow('me', nothing);
  const socket = await nextSocket();
  await socket.open();
  t.same(
    socket.said.map(({ op }) => op),
    ['authenticate'],
  );
  const { token } = await socket.accept('authenticate', OWN);
  t.match(token, /^at_/);
  await socket.accept('subscribe', { resumed: false });
  const said = await socket.accept('buyTickets', { balanceMinor: 900 });
  t.same(said, BUY);
  t.match(await bought, { balanceMinor: 900 });
});

test('live socket: what was cut is asked again with its id, and topics are resumed', async (t) => {
  const { live, nextOfPlayer } = await liveBench();
  const bought = live.ask(BUY, OWN);
  live.follow(TOPIC, nothing);
  const first = await nextOfPlayer();
  await first.accept('subscribe', { resumed: false });
  first.say({ topic: TOPIC, epoch: 'e', sequence: 7, snapshot: {} });
  t.same(first.next('buyTickets'), BUY);
  await first.cut();
  const second = await nextOfPlayer();
  t.match(second.next('subscribe'), { topic: TOPIC, from: { epoch: 'e', sequence: 7 } });
  t.equal(second.said.filter(({ op }) => op === 'subscribe').length, 0, 'once');
  await second.accept('buyTickets', { replayed: true });
  t.match(await bought, { replayed: true });
});

test('live socket: pauses grow, are spread, and end when the network is back', async (t) => {
  const { live, nextSocket, platform } = await liveBench({ isLoggedIn: false });
  live.follow(TOPIC, nothing);
  const pauses: number[] = [];
  for (let i = 0; i < 12; i += 1) {
    const socket = await nextSocket();
    const beganAtMs = platform.elapsedMs();
    await socket.cut();
    const sockets = nextSocket();
    const next = await sockets;
    pauses.push(platform.elapsedMs() - beganAtMs);
    await next.cut();
  }
  t.ok(Math.max(...pauses.slice(4)) > 5_000, `${pauses}`);
  t.ok(Math.max(...pauses) <= 30_500);
  t.ok(new Set(pauses.slice(5)).size > 3, 'by chance');
  const beganAtMs = platform.elapsedMs();
  platform.comeOnline();
  await nextSocket();
  t.equal(platform.elapsedMs(), beganAtMs);
});

test('live socket: a new token is shown before the old one expires', async (t) => {
  const { live, nextOfPlayer, platform, sessions } = await liveBench();
  live.follow('me', nothing);
  const socket = await nextOfPlayer();
  await platform.pass(869_000);
  t.equal(sessions.refreshCount, 0);
  await platform.pass(3_000);
  t.equal(sessions.refreshCount, 1);
  t.match(socket.next('authenticate').token, /^at_2/);
  t.equal(socket.closedWith, undefined);
});

test('live socket: a token that expired on the way is changed, and it is sent again', async (t) => {
  const { live, nextOfPlayer, sessions } = await liveBench();
  const bought = live.ask(BUY, OWN);
  const socket = await nextOfPlayer();
  sessions.expire();
  await socket.refuse('buyTickets', 'tokenInvalid');
  t.match((await socket.accept('authenticate', OWN)).token, /^at_2/);
  t.same(await socket.accept('buyTickets', { balanceMinor: 1 }), BUY);
  t.match(await bought, { balanceMinor: 1 });
  t.equal(sessions.refreshCount, 1);
});

test('live socket: a token that is refused at the door is renewed for the next', async (t) => {
  const { live, nextSocket, nextOfPlayer, sessions } = await liveBench();
  const bought = live.ask(BUY, OWN);
  const first = await nextSocket();
  await first.open();
  await first.refuse('authenticate', 'tokenInvalid');
  t.equal(first.closedWith, 1000);
  t.equal(sessions.refreshCount, 1);
  const second = await nextOfPlayer();
  await second.accept('buyTickets');
  await bought;
});

test('live socket: a session that ended leaves a visitor', async (t) => {
  for (const how of ['close', 'refusal'] as const) {
    const { live, nextSocket, nextOfPlayer, session } = await liveBench();
    live.follow(TOPIC, nothing);
    live.follow('me', nothing);
    if (how === 'close') await (await nextOfPlayer()).cut(4404);
    else {
      const first = await nextSocket();
      await first.open();
      await first.refuse('authenticate', 'sessionEnded');
    }
    t.equal(session.playerId, undefined, how);
    const next = await nextSocket();
    await next.open();
    t.match(next.next('subscribe'), { topic: TOPIC });
    t.same(next.said, [], 'nothing of a player');
    await t.rejects(live.ask(BUY, { ...OWN, signal: AbortSignal.abort(new Error('x')) }), /x/);
  }
});

test('live socket: another player gets another connection, and nothing of the first', async (t) => {
  const { live, nextOfPlayer, session } = await liveBench();
  live.follow('me', nothing);
  const first = await nextOfPlayer();
  await first.accept('subscribe', { resumed: false });
  first.say({ topic: 'me', epoch: 'e', sequence: 1, snapshot: { playerId: 'pl_1' } });
  const bought = live.ask(BUY, OWN);
  const lost = t.rejects(bought, { code: 'sessionEnded' });
  const opened = { playerId: 'pl_2', accessToken: 'at_x', expiresInSeconds: 900 };
  await session.open({ ...opened, refreshToken: 'rt_x' });
  await lost;
  t.equal(first.closedWith, 1000);
  t.equal(live.stateOf('me'), undefined);
  const second = await nextOfPlayer();
  const { from } = second.next('subscribe');
  t.equal(from, undefined);
  t.same(second.said, []);
});

test('live socket: a log-in makes a visitor a player', async (t) => {
  const bench = await liveBench({ isLoggedIn: false });
  const { live, nextSocket, nextOfPlayer } = bench;
  live.follow('me', nothing);
  const first = await nextSocket();
  await first.open();
  t.same(first.said, []);
  await logInAt(bench);
  const second = await nextOfPlayer();
  t.match(second.next('subscribe'), { topic: 'me' });
});

test('live socket: what is refused for now is asked again, under the same id', async (t) => {
  const { live, nextOfPlayer, platform } = await liveBench();
  const bought = live.ask(BUY, OWN);
  const socket = await nextOfPlayer();
  await socket.refuse('buyTickets', 'engineOverloaded', { retryAfterSeconds: 1 });
  t.same(socket.said, []);
  await platform.pass(2_000);
  t.same(await socket.accept('buyTickets'), BUY);
  await bought;
  const closed = live.ask({ ...BUY, id: 'key-2' }, OWN);
  const final = t.rejects(closed, { code: 'drawClosed' });
  await calm();
  await socket.refuse('buyTickets', 'drawClosed');
  await final;
});

test('live socket: while the engine cannot be reached it goes on trying', async (t) => {
  const { live, nextSocket, platform, sockets } = await liveBench();
  await platform.pass(900_000);
  const { network } = platform;
  platform.network = () => engineAnswer(503, { code: 'shardUnavailable' });
  const heard: boolean[] = [];
  live.onConnection((isOpen) => heard.push(isOpen));
  const leave = live.follow(TOPIC, nothing);
  await platform.pass(60_000);
  t.equal(sockets.length, 0, 'without a token it would be somebody else');
  platform.network = network;
  const socket = await nextSocket();
  await socket.open();
  await socket.cut();
  t.same(heard, [true, false]);
  leave();
});

test('live socket: a machine without one says so', async (t) => {
  const { live, platform } = await liveBench();
  platform.WebSocket = undefined;
  await t.rejects(live.ask(BUY, OWN), /no WebSocket: hand one in/);
  t.throws(() => live.follow(TOPIC, nothing), /no WebSocket/);
});

test('live socket: what the engine would cut the connection for is refused here', async (t) => {
  const { live, sockets } = await liveBench();
  const stockIds = Array.from({ length: 2_000 }, (_, i) => `st_${i}_0000`);
  await t.rejects(live.ask({ ...BUY, stockIds }, OWN), { code: 'bodyTooLarge' });
  t.equal(sockets.length, 0);
});
