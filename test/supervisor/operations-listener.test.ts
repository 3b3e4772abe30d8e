import { type Test, test } from 'tap';
import { createLogger } from '../../src/operations/logger.ts';
import { OperationsListener } from '../../src/supervisor/operations-listener.ts';

const log = createLogger({ level: 'silent' });
const REASONS = { shards: 'recover' };

async function open(t: Test, more: Partial<ConstructorParameters<typeof OperationsListener>[0]>) {
  const listener = new OperationsListener({
    host: '127.0.0.1',
    port: 0,
    health: () => ({ alive: true, ready: true, reasons: {}, alarms: {} }),
    exposition: async () => 'tirage_tickets_total 1\n',
    log,
    ...more,
  });
  const port = await listener.listen();
  t.teardown(() => listener.close());
  return { port, url: `http://127.0.0.1:${port}` };
}

test('operations: metrics and health are told, and nothing else', async (t) => {
  const { url } = await open(t, {});
  const metrics = await fetch(`${url}/metrics`);
  t.equal(await metrics.text(), 'tirage_tickets_total 1\n');
  t.match(metrics.headers.get('content-type'), /^text\/plain; version=0\.0\.4/);
  t.match(await (await fetch(`${url}/healthz`)).json(), { status: 'ok', version: /^\d/ });
  t.match(await (await fetch(`${url}/readyz?verbose`)).json(), { status: 'ok', alarms: {} });
  const head = await fetch(`${url}/metrics`, { method: 'HEAD' });
  t.equal(head.headers.get('content-length'), '23');
  t.equal(await head.text(), '');
  for (const path of ['/', '/v1/draws', '/metrics/', '/openapi.json']) {
    t.match(await (await fetch(url + path)).json(), { status: 404, code: 'notFound' }, path);
  }
  const posted = await fetch(`${url}/metrics`, { method: 'POST', body: 'x' });
  t.equal(posted.status, 405);
  t.equal(posted.headers.get('allow'), 'GET, HEAD');
});

test('operations: not ready and not alive are told apart, with reasons', async (t) => {
  const report = { ready: false, reasons: REASONS, alarms: {} };
  const starting = await open(t, { health: () => ({ ...report, alive: true }) });
  t.equal((await fetch(`${starting.url}/healthz`)).status, 200);
  const unready = await fetch(`${starting.url}/readyz`);
  t.equal(unready.status, 503);
  t.equal(unready.headers.get('content-type'), 'application/problem+json');
  t.match(await unready.json(), { code: 'notReady', facts: REASONS });
  const dead = await open(t, { health: () => ({ ...report, alive: false }) });
  t.equal((await fetch(`${dead.url}/healthz`)).status, 503);
});

test('operations: a port that is taken is refused, naming the setting', async (t) => {
  const { port } = await open(t, {});
  const other = new OperationsListener({
    host: '127.0.0.1',
    port,
    health: () => ({ alive: true, ready: true, reasons: {}, alarms: {} }),
    exposition: async () => '',
    log,
  });
  await t.rejects(other.listen(), {
    name: 'PortTakenError',
    message: new RegExp(`^cannot listen on 127\\.0\\.0\\.1:${port} \\(TIRAGE_OPERATIONS_PORT\\): `),
  });
});
