import { test } from 'tap';
import { ServerClock } from '../../../client/src/clock/server-clock.ts';
import { SocketConnection } from '../../../client/src/socket/socket-connection.ts';
import { SOCKET_ENCODINGS } from '../../../client/src/socket/socket-encoding.ts';
import { calm, FakePlatform } from '../../support/client/fake-platform.ts';
import { type FakeSocket, fakeSockets } from '../../support/client/fake-socket.ts';

function connecting() {
  const platform = new FakePlatform();
  const { WebSocket, sockets } = fakeSockets(() => platform.trueMs);
  const clock = new ServerClock(platform);
  const messages: object[] = [];
  let openCount = 0;
  const connection = new SocketConnection({
    url: 'wss://play.example/v1/socket',
    WebSocket,
    encoding: SOCKET_ENCODINGS.json,
    platform,
    clock,
    onOpen: () => {
      openCount += 1;
    },
    onMessage: (message) => messages.push(message),
  });
  const [socket] = sockets as [FakeSocket];
  return { platform, socket, clock, messages, connection, opened: () => openCount };
}

test('socket connection: frames of one message and of several', async (t) => {
  const { socket, messages, connection, opened } = connecting();
  t.match(socket, { url: 'wss://play.example/v1/socket', protocol: 'tirage.v1.json' });
  connection.send({ id: 'early', op: 'quoteTickets' });
  t.same(socket.said, [], 'it is not open');
  await socket.open();
  t.equal(opened(), 1);
  connection.send({ id: 'a', op: 'quoteTickets' });
  t.same(socket.said, [{ id: 'a', op: 'quoteTickets' }]);
  socket.say({ id: 'a', ok: true });
  socket.say([{ topic: 'me' }, { id: 'b', ok: true }]);
  t.same(messages, [{ id: 'a', ok: true }, { topic: 'me' }, { id: 'b', ok: true }]);
  connection.close();
  t.equal(socket.closedWith, 1000);
  socket.say({ id: 'late', ok: true });
  t.equal(messages.length, 3);
  t.same(await connection.ended, { code: 1000, wasOpen: true });
  t.ok(connection.over.aborted);
});

test('socket connection: it ends as the other end says, or when nonsense comes', async (t) => {
  const closed = connecting();
  await closed.socket.open();
  await closed.socket.cut(4401);
  t.same(await closed.connection.ended, { code: 4401, wasOpen: true });
  const refused = connecting();
  await refused.socket.cut(1006);
  t.same(await refused.connection.ended, { code: 1006, wasOpen: false });
  const nonsense = connecting();
  await nonsense.socket.open();
  nonsense.socket.sayText('{');
  t.same(await nonsense.connection.ended, { code: 1006, wasOpen: true });
});

test('socket connection: pings set the clock', async (t) => {
  const { platform, socket, clock, messages } = connecting();
  platform.wallAheadMs = 600_000;
  await socket.open();
  await calm();
  t.equal(clock.now(), platform.trueMs);
  t.same(messages, [], 'and are nobody else’s');
  await platform.pass(100_000);
  t.equal(socket.pingCount, 3);
});

test('socket connection: silence is an end, and so is an opening that never comes', async (t) => {
  const silent = connecting();
  await silent.socket.open();
  silent.socket.answersPings = false;
  const before = silent.platform.elapsedMs();
  t.same(await silent.platform.run(silent.connection.ended), { code: 1006, wasOpen: true });
  t.ok(silent.platform.elapsedMs() - before <= 45_000);
  t.equal(silent.socket.closedWith, 1000);

  const lost = connecting();
  t.same(await lost.platform.run(lost.connection.ended), { code: 1006, wasOpen: false });
  t.equal(lost.platform.elapsedMs(), 15_000);
});

test('socket connection: what is said instead of an answer is a sign of life, too', async (t) => {
  const { platform, socket, connection } = connecting();
  await socket.open();
  socket.answersPings = false;
  const pinged = connection.ping();
  await platform.pass(5_000);
  socket.say({ topic: 'me' });
  await platform.run(pinged);
  t.notOk(connection.over.aborted);
});
