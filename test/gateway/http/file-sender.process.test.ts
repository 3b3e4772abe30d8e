/** Files over real sockets: in pieces, no faster than they are read, and cut where they break. */

import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { type Test, test } from 'tap';
import { FileBody } from '../../../src/gateway/http/file-body.ts';
import { SENDING_PER_ADDRESS_MAX, slowestSendMs } from '../../../src/gateway/http/file-sender.ts';
import { defineRoute, file } from '../../../src/gateway/routing/route.ts';
import { until } from '../../support/engine/until.ts';
import { startTestServer } from '../support/test-server.ts';

const FILE_BYTES = 24 * 2 ** 20;

async function serve(t: Test) {
  const path = join(t.testdir(), 'large');
  const content = randomBytes(FILE_BYTES);
  writeFileSync(path, content);
  const body = new FileBody({ path, bytes: FILE_BYTES, entityTag: '"tag"' });
  const route = defineRoute({
    method: 'GET',
    path: '/large',
    name: 'getLarge',
    summary: 'A large file.',
    tags: ['test'],
    authorization: 'none',
    rateLimit: 'none',
    responses: { 200: file('All.', 'text/x-large'), 206: file('Part.', 'text/x-large') },
    refusals: ['rangeNotSatisfiable', 'fileNotReady', 'engineOverloaded'],
  }).handledBy(() => ({ status: 200, body }));
  const started = await startTestServer(t, { routes: [route], requestTimeLimitMs: 300 });
  return { ...started, path, content };
}

/** A client that reads nothing until it is told to. */
function stalled(t: Test, port: number): Promise<Socket> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.write('GET /large HTTP/1.1\r\nhost: x\r\n\r\n');
      resolve(socket.pause());
    });
    socket.on('error', () => undefined);
    t.teardown(() => socket.destroy());
  });
}

/** Descriptors of this process that lead to the file. */
function openCount(path: string): number {
  return readdirSync('/proc/self/fd').filter((descriptor) => {
    try {
      return readlinkSync(`/proc/self/fd/${descriptor}`) === path;
    } catch {
      return false; // Closed since it was listed.
    }
  }).length;
}

test('file sender: a file larger than all buffers comes whole, past the time limit', async (t) => {
  const { port, content, seen } = await serve(t);
  const socket = await stalled(t, port);
  await new Promise((resolve) => setTimeout(resolve, 900)); // Three times the request time limit.
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk)).resume();
  await until('the answer to be whole', 20_000, () => seen.statuses.length > 0 || undefined);
  const due = content.length;
  const received = await until('the last bytes', 20_000, () => {
    const all = Buffer.concat(chunks);
    const bodyAt = all.indexOf('\r\n\r\n') + 4;
    return all.length - bodyAt >= due ? all.subarray(bodyAt) : undefined;
  });
  t.ok(received.equals(content));
  t.same(seen.statuses, [200]);
  t.same(seen.failures, []);
});

test('file sender: a reader that stalls is not read for, and leaves nothing behind', async (t) => {
  const { port, url, path, seen } = await serve(t);
  const before = process.memoryUsage().arrayBuffers;
  const sockets = await Promise.all(Array.from({ length: 5 }, () => stalled(t, port)));
  await until('all to be sent to', 60_000, () => openCount(path) === sockets.length || undefined);
  await new Promise((resolve) => setTimeout(resolve, 300));
  const grown = process.memoryUsage().arrayBuffers - before;
  t.ok(grown < FILE_BYTES / 2, `${grown} bytes for five files of ${FILE_BYTES}`);
  const part = await fetch(`${url}/large`, { headers: { range: 'bytes=0-9' } });
  t.equal((await part.arrayBuffer()).byteLength, 10, 'others are answered meanwhile');
  for (const socket of sockets) socket.destroy();
  await until('all files to be closed', 60_000, () => openCount(path) === 0 || undefined);
  t.same(seen.failures, []);
});

test('file sender: one address has so many downloads, the next when one has ended', async (t) => {
  const { port, url, path } = await serve(t);
  const many = Array.from({ length: SENDING_PER_ADDRESS_MAX }, () => stalled(t, port));
  const sockets = await Promise.all(many);
  await until('all to be sent to', 60_000, () => openCount(path) === sockets.length || undefined);
  const refused = await fetch(`${url}/large`);
  t.equal(refused.status, 503);
  t.equal(refused.headers.get('retry-after'), '5');
  t.equal((await fetch(`${url}/large`, { method: 'HEAD' })).status, 200, 'a head sends no file');
  sockets[0]?.destroy();
  const part = await until('room for another', 60_000, async () => {
    const answer = await fetch(`${url}/large`, { headers: { range: 'bytes=5-6' } });
    return answer.status === 206 ? answer : undefined;
  });
  t.equal((await part.arrayBuffer()).byteLength, 2);
});

test('file sender: a file that changed or went is refused, or cut off', async (t) => {
  const { port, url, path } = await serve(t);
  const socket = await stalled(t, port);
  await until('the file to be sent', 60_000, () => openCount(path) === 1 || undefined);
  truncateSync(path, 1_000);
  const ended = new Promise((resolve) => socket.once('close', resolve));
  socket.resume();
  await ended;
  t.equal((await fetch(`${url}/large`)).status, 503, 'it has another size than was promised');
  for (let i = 0; i < 60; i += 1) {
    // Gone while the file is looked at: nobody may touch what the library has freed.
    const leaving = await stalled(t, port);
    setTimeout(() => leaving.destroy(), i % 4);
  }
  rmSync(path);
  const gone = await until('those who left to be let go', 10_000, async () => {
    const answer = await fetch(`${url}/large`);
    const { code } = (await answer.json()) as { code: string };
    return code === 'engineOverloaded' ? undefined : { status: answer.status, code };
  });
  t.same(gone, { status: 503, code: 'fileNotReady' });
  t.equal(openCount(path), 0);
});

test('file sender: the slowest that is borne follows from the size', (t) => {
  t.equal(slowestSendMs(0), 60_000);
  t.equal(slowestSendMs(64_000_000), 60_000 + 2_000_000);
  t.end();
});

test('file sender: an empty file is answered', async (t) => {
  const { origin } = await serveOne(t, 0, (path) => writeFileSync(path, ''));
  const answer = await fetch(`${origin}/one`, { signal: AbortSignal.timeout(5_000) });
  t.equal(answer.status, 200);
  t.equal((await answer.arrayBuffer()).byteLength, 0);
});

for (const [what, put] of [
  ['link', (path: string) => symlinkSync('/etc/passwd', path)],
  ['pipe', (path: string) => spawnSync('mkfifo', [path])],
  ['directory', (path: string) => mkdirSync(path)],
] as const) {
  test(`file sender: a ${what} in the file's place is not sent, and holds nobody`, async (t) => {
    const { origin, path } = await serveOne(t, undefined, put);
    const answer = await fetch(`${origin}/one`, { signal: AbortSignal.timeout(5_000) });
    t.equal(answer.status, 503);
    t.equal(openCount(path), 0);
  });
}

/** Serves what is put there, as a file of so many bytes: by default of as many as there are. */
async function serveOne(t: Test, bytes: number | undefined, put: (path: string) => unknown) {
  const path = join(t.testdir(), 'one');
  put(path);
  const size = bytes ?? (lstatSync(path).isFIFO() ? 0 : statSync(path).size);
  const body = new FileBody({ path, bytes: size, entityTag: '"tag"' });
  const route = defineRoute({
    method: 'GET',
    path: '/one',
    name: 'getOne',
    summary: 'A file.',
    tags: ['test'],
    authorization: 'none',
    rateLimit: 'none',
    responses: { 200: file('All.', 'text/x-one'), 206: file('Part.', 'text/x-one') },
    refusals: ['rangeNotSatisfiable', 'fileNotReady', 'engineOverloaded'],
  }).handledBy(() => ({ status: 200, body }));
  const { port } = await startTestServer(t, { routes: [route] });
  return { origin: `http://127.0.0.1:${port}`, path };
}
