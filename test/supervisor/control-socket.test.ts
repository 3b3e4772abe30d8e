import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Test, test } from 'tap';
import {
  askEngine,
  type ControlHandler,
  ControlSocket,
  EngineNotRunningError,
  EngineSilentError,
} from '../../src/supervisor/control-socket.ts';

/** A short path: a socket's may not be long. */
function newDirectory(t: Test): string {
  const directory = mkdtempSync(join(tmpdir(), 'control-'));
  t.teardown(() => rmSync(directory, { recursive: true }));
  return directory;
}

async function listening(t: Test, handle: ControlHandler) {
  const directory = newDirectory(t);
  const socket = new ControlSocket(directory, handle);
  await socket.listen();
  t.teardown(() => socket.close());
  return { directory, socket, path: join(directory, 'control.sock') };
}

/** Sends texts as they are, and collects what comes back until the other side ends. */
function send(path: string, ...texts: string[]): Promise<string> {
  return new Promise((resolve) => {
    let received = '';
    const socket = connect({ path, allowHalfOpen: true }, () => {
      for (const text of texts) socket.write(text);
    });
    socket.on('data', (chunk) => {
      received += chunk.toString();
    });
    socket.on('error', () => undefined);
    socket.on('end', () => socket.end());
    socket.on('close', () => resolve(received));
  });
}

test('control: a question is answered, also when that takes a while', async (t) => {
  const { directory } = await listening(t, async (request) => {
    await new Promise((resolve) => setTimeout(resolve, 50));
    return { ok: true, result: { asked: request } };
  });
  const request = { command: 'createAccount', login: 'ädä' };
  t.same(await askEngine(directory, request), { ok: true, result: { asked: request } });
});

test('control: a handler that throws says so, and the next is served', async (t) => {
  const { directory } = await listening(t, async (request) => {
    if (request === 1) throw new Error('no such luck');
    return { ok: true, result: null };
  });
  t.same(await askEngine(directory, 1), { ok: false, message: 'no such luck' });
  t.same(await askEngine(directory, 2), { ok: true, result: null });
});

test('control: what is no JSON is refused without a word of it', async (t) => {
  const { path } = await listening(t, async () => ({ ok: true, result: null }));
  t.same(JSON.parse(await send(path, '{"password":"secret\n')), {
    ok: false,
    message: 'The request is not JSON.',
  });
});

test('control: a line that is too long is refused, and not acted upon', async (t) => {
  let handled = 0;
  const { path } = await listening(t, async () => {
    handled += 1;
    return { ok: true, result: null };
  });
  const long = `"${'x'.repeat(70_000)}"`;
  for (const text of [`${long}\n`, long]) {
    t.match(JSON.parse(await send(path, text)), { ok: false, message: /too long/ });
  }
  t.equal(handled, 0);
});

test('control: of several lines only the first is taken', async (t) => {
  const asked: unknown[] = [];
  const { path } = await listening(t, async (request) => {
    asked.push(request);
    return { ok: true, result: request };
  });
  t.same(JSON.parse(await send(path, '1\n2\n')), { ok: true, result: 1 });
  t.same(JSON.parse(await send(path, '"a', 'b"\n')), { ok: true, result: 'ab' });
  t.same(asked, [1, 'ab']);
});

test('control: without an engine there is nobody to ask', async (t) => {
  await t.rejects(askEngine(newDirectory(t), {}), EngineNotRunningError);
});

test('control: an engine that stops meanwhile leaves the outcome unknown', async (t) => {
  const { directory, socket } = await listening(t, () => new Promise(() => undefined));
  const asked = askEngine(directory, {});
  setTimeout(() => void socket.close(), 50);
  await t.rejects(asked, EngineSilentError);
});

test('control: closing does not wait for who says nothing', async (t) => {
  const { path, socket } = await listening(t, async () => ({ ok: true, result: null }));
  const silent = send(path);
  await new Promise((resolve) => setTimeout(resolve, 30));
  await socket.close();
  t.equal(await silent, '');
});

test('control: the socket is its owner’s alone, and takes the place of a dead one', async (t) => {
  const { directory, socket, path } = await listening(t, async () => ({ ok: true, result: 1 }));
  t.equal(statSync(path).mode & 0o777, 0o600);
  await socket.close();
  const next = new ControlSocket(directory, async () => ({ ok: true, result: 2 }));
  await next.listen();
  t.teardown(() => next.close());
  t.same(await askEngine(directory, {}), { ok: true, result: 2 });
});

test('control: a directory is reached however deep it lies', async (t) => {
  const deep = join(newDirectory(t), 'x'.repeat(100), 'y'.repeat(100));
  mkdirSync(deep, { recursive: true });
  const socket = new ControlSocket(deep, async () => ({ ok: true, result: 3 }));
  await socket.listen();
  t.teardown(() => socket.close());
  t.same(await askEngine(deep, {}), { ok: true, result: 3 });
});
