/** The engine behind the nginx of `deploy/`, with TLS, as players reach it. */
import { spawnSync } from 'node:child_process';
import { connect } from 'node:tls';
import { fileURLToPath } from 'node:url';
import { test } from 'tap';
import { EngineProcess, engineDirectory } from '../support/engine/engine-process.ts';
import { until } from '../support/engine/until.ts';
import { NGINX_MISSING, NginxServer } from '../support/network/nginx-server.ts';
import { OPENSSL_MISSING } from '../support/network/throwaway-authority.ts';

const LIMIT_MS = 60_000;
const JSON_HEADERS = { 'content-type': 'application/json' };
const NO_CADDY = spawnSync('caddy', ['version']).status === 0 ? false : 'no caddy';
const CADDYFILE = fileURLToPath(new URL('../../../deploy/Caddyfile', import.meta.url));

function startEngine(t: Parameters<typeof engineDirectory>[0]): Promise<EngineProcess> {
  return EngineProcess.start(t, {
    directory: engineDirectory(t),
    flags: {
      '--rate-limits': 'on',
      '--trusted-proxies': '127.0.0.1',
      '--strict-transport-seconds': '31536000',
    },
  });
}

test('proxy: nginx as deploy/ has it serves players over TLS', {
  skip: NGINX_MISSING || OPENSSL_MISSING,
}, async (t) => {
  const engine = await startEngine(t);
  const nginx = await NginxServer.start(t, new URL(engine.url).port);
  const host = `127.0.0.1:${nginx.port}`;

  const draws = await nginx.ask('/v1/draws');
  t.equal(draws.status, 200);
  t.equal(draws.headers['strict-transport-security'], 'max-age=31536000; includeSubDomains');
  const contract = JSON.parse((await nginx.ask('/asyncapi.json')).text);
  t.match(contract.servers.socket, { host, protocol: 'wss' });
  const openApi = JSON.parse((await nginx.ask('/openapi.json')).text);
  t.match(openApi.servers, [{ url: `https://${host}` }]);
  t.equal((await nginx.ask('/metrics')).status, 404, 'figures are not for players');

  const body = JSON.stringify({ login: 'ada', password: 'correct horse battery' });
  const registered = await nginx.ask('/api/user/register', {
    method: 'POST',
    headers: { ...JSON_HEADERS, 'transfer-encoding': 'chunked' },
    body,
  });
  t.equal(registered.status, 200, 'nginx gives a chunked body its length');
  t.match(registered.headers['set-cookie']?.[0], /; Secure$/);
  const odd = await nginx.ask('/v1/draws', { headers: { api_key: 'x', 'x.y': 'z' } });
  t.equal(odd.status, 200, 'nginx drops names that the library meets with silence');
  for (let i = 0; i < 20; i += 1) t.equal((await nginx.ask('/v1/draws')).status, 200);
});

test('proxy: limits count the client behind nginx, not what it says of itself', {
  skip: NGINX_MISSING || OPENSSL_MISSING,
}, async (t) => {
  const engine = await startEngine(t);
  const nginx = await NginxServer.start(t, new URL(engine.url).port);
  const logIn = (from: string, forwarded: string) =>
    nginx.ask('/v1/sessions/refresh', {
      method: 'POST',
      headers: { ...JSON_HEADERS, 'x-forwarded-for': forwarded },
      body: '{"refreshToken":"x"}',
      from,
    });
  const statuses = new Set<number>();
  for (let i = 0; i < 250 && !statuses.has(429); i += 1) {
    statuses.add((await logIn('127.0.0.2', `203.0.113.${i}`)).status);
  }
  t.same([...statuses], [401, 429], 'one client, whatever it calls itself');
  t.equal((await logIn('127.0.0.3', '127.0.0.2')).status, 401, 'its neighbour is not held up');
});

test('proxy: a socket is opened through nginx', {
  skip: NGINX_MISSING || OPENSSL_MISSING,
}, async (t) => {
  const engine = await startEngine(t);
  const nginx = await NginxServer.start(t, new URL(engine.url).port);
  t.match(await askForSocket(t, nginx), /^HTTP\/1\.1 101 /);
});

test('proxy: pages are known by the host that nginx was asked for, under whatever name it asks', {
  skip: NGINX_MISSING || OPENSSL_MISSING,
}, async (t) => {
  const engine = await startEngine(t);
  const nginx = await NginxServer.start(t, new URL(engine.url).port, (configuration) =>
    configuration.replace('proxy_set_header Host $http_host;', ''),
  );
  const own = { origin: `https://127.0.0.1:${nginx.port}` };
  const other = { origin: 'https://shop.example' };
  const forged = { ...other, 'x-forwarded-host': 'shop.example' };
  const logIn = (headers: Readonly<Record<string, string>>) =>
    nginx.ask('/v1/sessions', {
      method: 'POST',
      headers: { ...JSON_HEADERS, ...headers },
      body: '{"login":"nobody","password":"x","session":"cookie"}',
    });
  t.equal((await logIn(own)).status, 401, 'only its credentials are wrong');
  t.match(await askForSocket(t, nginx, own), /^HTTP\/1\.1 101 /);
  for (const headers of [other, forged]) {
    t.equal((await logIn(headers)).status, 403);
    t.match(await askForSocket(t, nginx, headers), /^HTTP\/1\.1 403 /);
  }
});

/** Resolves to the head of the answer. */
async function askForSocket(
  t: Parameters<typeof engineDirectory>[0],
  { port, certificate: ca }: NginxServer,
  headers: Readonly<Record<string, string>> = {},
): Promise<string> {
  const socket = connect({ host: '127.0.0.1', port, ca });
  t.teardown(() => socket.destroy());
  let text = '';
  socket.setEncoding('latin1').on('data', (chunk: string) => {
    text += chunk;
  });
  const lines = ['GET /v1/socket HTTP/1.1', `Host: 127.0.0.1:${port}`, 'Connection: Upgrade'];
  lines.push('Upgrade: websocket', 'Sec-WebSocket-Version: 13');
  lines.push('Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==');
  lines.push(...Object.entries(headers).map(([name, value]) => `${name}: ${value}`));
  lines.push('Sec-WebSocket-Protocol: tirage.v1.json', '', '');
  socket.write(lines.join('\r\n'));
  await until('an answer to the upgrade', LIMIT_MS, () => text.includes('\r\n\r\n') || undefined);
  return text;
}

test('proxy: nginx as everybody writes it speaks HTTP/1.0, and is told so with 505', {
  skip: NGINX_MISSING || OPENSSL_MISSING,
}, async (t) => {
  const engine = await startEngine(t);
  const nginx = await NginxServer.start(t, new URL(engine.url).port, (configuration) =>
    configuration.replace('proxy_http_version 1.1;', ''),
  );
  t.equal((await nginx.ask('/v1/draws')).status, 505);
});

test('proxy: the Caddyfile of deploy/ is valid', { skip: NO_CADDY }, (t) => {
  const { status } = spawnSync('caddy', ['adapt', '--validate', '--config', CADDYFILE]);
  t.equal(status, 0);
  t.end();
});
