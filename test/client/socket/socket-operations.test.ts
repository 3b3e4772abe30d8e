import { test } from 'tap';
import { SocketOperations } from '../../../client/src/socket/socket-operations.ts';
import { calm, FakePlatform } from '../../support/client/fake-platform.ts';

const buy = (id: string) => ({ id, op: 'buyTickets', quickPick: 1 });

function bench() {
  const platform = new FakePlatform();
  const sent: object[] = [];
  const operations = new SocketOperations(platform);
  return { platform, sent, operations, send: (message: object) => void sent.push(message) };
}

test('socket operations: an answer finds its question, in whatever order', async (t) => {
  const { operations, send } = bench();
  operations.opened(send);
  const [first, second] = [operations.ask(buy('a')), operations.ask(buy('b'))];
  t.notOk(operations.isEmpty);
  operations.take({ id: 'b', ok: true, balanceMinor: 2 });
  operations.take({ id: 'nobody', ok: true });
  operations.take({
    id: 'a',
    ok: false,
    code: 'drawClosed',
    facts: { a: 1 },
    retryAfterSeconds: 3,
  });
  t.match(await second, { balanceMinor: 2 });
  await t.rejects(first, {
    name: 'RefusalError',
    code: 'drawClosed',
    facts: { a: 1 },
    status: 0,
    retryAfterSeconds: 3,
  });
  t.ok(operations.isEmpty);
});

test('socket operations: what has no answer goes out again, as it was', async (t) => {
  const { operations, send, sent } = bench();
  const asked = operations.ask(buy('a'));
  t.same(sent, []);
  operations.opened(send);
  operations.closed();
  operations.opened(send);
  t.same(sent, [buy('a'), buy('a')]);
  operations.take({ id: 'a', ok: true });
  await asked;
  operations.closed();
  operations.opened(send);
  t.equal(sent.length, 2);
});

test("socket operations: a player's is sent over a connection of theirs alone", async (t) => {
  const { operations, send, sent } = bench();
  operations.opened(send);
  const open: string[] = [];
  const termsOf = (id: string) => ({ playerId: 'pl_1', onOpen: () => open.push(id) });
  const own = operations.ask(buy('a'), termsOf('a'));
  t.same(sent, []);
  operations.authenticated('pl_2');
  t.same(sent, []);
  operations.authenticated('pl_1');
  operations.authenticated('pl_1');
  t.same(sent, [buy('a')]);
  const next = operations.ask(buy('b'), termsOf('b'));
  t.equal(sent.length, 2);
  operations.closed();
  t.same(open, ['a', 'b'], 'both may have had their effect');
  const unsent = operations.ask(buy('c'), termsOf('c'));
  operations.abandon('pl_1');
  t.notOk(operations.isEmpty);
  operations.abandon('pl_2');
  t.notOk(open.includes('c'), 'what was never sent had none');
  for (const asked of [own, next, unsent]) await t.rejects(asked, { code: 'sessionEnded' });
});

test('socket operations: what is of a connection ends with it', async (t) => {
  const { operations, send, sent } = bench();
  await t.rejects(operations.ask(buy('a'), { ofConnection: true }), /has ended/);
  operations.opened(send);
  const asked = operations.ask(buy('b'), { ofConnection: true });
  operations.closed();
  await t.rejects(asked, /has ended/);
  operations.opened(send);
  t.equal(sent.length, 1);
});

test('socket operations: time and aborts have an end', async (t) => {
  const { operations, platform } = bench();
  await t.rejects(platform.run(operations.ask(buy('a'))), { name: 'UnansweredError' });
  t.equal(platform.elapsedMs(), 30_000);
  const abort = new AbortController();
  const reason = new Error('not any more');
  const asked = operations.ask(buy('b'), { signal: abort.signal });
  abort.abort(reason);
  await t.rejects(asked, reason);
  await t.rejects(operations.ask(buy('c'), { signal: abort.signal }), reason);
  await calm();
  t.ok(operations.isEmpty);
});
