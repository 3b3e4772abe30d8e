import { test } from 'tap';
import { clientBench, logInAt } from '../../support/client/client-bench.ts';
import { brokenNetwork, engineAnswer } from '../../support/client/fake-platform.ts';

const ME = { method: 'GET', path: '/v1/me' };

test('calls: as nobody, and as a player', async (t) => {
  const bench = clientBench();
  await t.rejects(bench.calls.call(ME), { code: 'tokenMissing' });
  await logInAt(bench);
  t.same(await bench.calls.call(ME), { playerId: 'pl_1' });
  t.match(bench.platform.sent.at(-1)?.headers.get('authorization'), 'Bearer at_');
});

test('calls: under load, an expired token is renewed once and no call fails', async (t) => {
  const bench = clientBench();
  await logInAt(bench);
  bench.sessions.expire();
  const answers = await Promise.all(Array.from({ length: 100 }, () => bench.calls.call(ME)));
  t.equal(answers.length, 100);
  t.equal(bench.sessions.refreshCount, 1);
});

test('calls: an ended session is an error, and nobody is logged in afterwards', async (t) => {
  const bench = clientBench();
  await logInAt(bench);
  bench.sessions.end();
  await t.rejects(bench.calls.call(ME), { code: 'sessionEnded', status: 401 });
  t.equal(bench.session.playerId, undefined);
});

test('calls: what has a key, or changes nothing, is repeated; the rest is not', async (t) => {
  const rows = [
    { method: 'GET', key: undefined, sent: 2 },
    { method: 'PUT', key: undefined, sent: 2 },
    { method: 'DELETE', key: undefined, sent: 2 },
    { method: 'POST', key: 'k-1', sent: 2 },
    { method: 'POST', key: undefined, sent: 1 },
    { method: 'PATCH', key: undefined, sent: 1 },
  ];
  for (const { method, key, sent } of rows) {
    let count = 0;
    const keys: (string | null)[] = [];
    const bench = clientBench({
      engine: (_, { headers }) => {
        count += 1;
        keys.push(headers.get('idempotency-key'));
        return count === 1 ? brokenNetwork() : engineAnswer(200, 'yes');
      },
    });
    await logInAt(bench);
    const asked = bench.platform.run(bench.calls.call({ method, path: '/v1/x' }, { key }));
    if (sent === 2) t.equal(await asked, 'yes');
    else await t.rejects(asked, { name: 'UnansweredError' });
    t.same(keys, Array(sent).fill(key ?? null), `${method} ${key}`);
  }
});

test('calls: what one player wants is never asked for as another', async (t) => {
  const bench = clientBench();
  await logInAt(bench);
  const before = bench.platform.sent.length;
  const meant = bench.calls.call(ME, { playerId: 'pl_2' });
  await t.rejects(meant, { code: 'sessionEnded' });
  t.equal(bench.platform.sent.length, before);
  t.same(await bench.calls.call(ME, { playerId: 'pl_1' }), { playerId: 'pl_1' });
});
