/** What the library itself must cut, because our layer does not see it. Slow by nature: 15 s. */
import { test } from 'tap';
import { rawRequest, sendRaw } from './support/raw-client.ts';
import { startTestServer } from './support/test-server.ts';

const CUT_MS_MAX = 15_000;

test('time: a connection that says nothing, too little or nonsense is cut', async (t) => {
  const { port, server } = await startTestServer(t);
  const drip = ['GET /list HTTP/1.1\r\n', ...'Host: a\r\nX: aaaaaaaaaaaaaaaaaaaaaaaaaa'];
  const outcomes = await Promise.all([
    sendRaw(port, [], { waitMs: CUT_MS_MAX }),
    sendRaw(port, ['GET /list HTTP/1.1\r\nHost: a\r\n'], { waitMs: CUT_MS_MAX }),
    sendRaw(port, drip, { waitMs: CUT_MS_MAX, pauseMs: 500 }),
    sendRaw(port, ['GET /list HTTP/1.1\r\nHost: a\r\nX : b\r\n\r\n'], { waitMs: CUT_MS_MAX }),
    sendRaw(port, [rawRequest('GET', '/list')], { waitMs: CUT_MS_MAX, answers: 2 }),
  ]);
  const names = ['silence', 'half a head', 'a head in drips', 'a malformed head', 'idleness'];
  for (const [i, { isClosed }] of outcomes.entries()) t.ok(isClosed, `${names[i]} is cut`);
  t.same(
    outcomes.map(({ statuses }) => statuses),
    [[], [], [], [], [200]],
  );
  t.equal(server.connectionCount, 0, 'nothing is left open');
});
