/**
 * The client against a whole engine: what its README plays, and what networks do to it. What is
 * lost on the way is asked for again, and done once.
 */
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Test, test } from 'tap';
import { WebSocket } from 'undici';
import { MemoryStorage } from '../../client/src/platform/memory-storage.ts';
import type { SocketConstructor } from '../../client/src/platform/platform.ts';
import {
  type ClientOptions,
  TirageClient,
  UnansweredError,
} from '../../client/src/tirage-client.ts';
import { BrowserFetch } from '../support/client/browser-fetch.ts';
import { EngineClient } from '../support/engine/engine-client.ts';
import {
  createAdmin,
  depositOverHttp,
  drawOverHttp,
  GOOD_PASSWORD,
  logIn,
  openOverHttp,
  ticketsOf,
} from '../support/engine/engine-people.ts';
import { EngineProcess, engineDirectory } from '../support/engine/engine-process.ts';
import { until } from '../support/engine/until.ts';
import { FaultyProxy } from '../support/network/faulty-proxy.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const LIMIT_MS = 60_000;
const HOUR_MS = 3_600_000;
const EVERYTHING = { WebSocket: WebSocket as unknown as SocketConstructor };

async function engineWithDraw(t: Test, { closesInMs = HOUR_MS, flags = {} } = {}) {
  const directory = engineDirectory(t);
  const engine = await EngineProcess.start(t, { directory, flags });
  await createAdmin(directory);
  const direct = new EngineClient(t, engine.url);
  const admin = await logIn(direct);
  const { drawId } = await openOverHttp(direct, admin, { closesInMs, resultsAfterMs: 1_000 });
  return { engine, directory, direct, drawId };
}

/** A player with money, whose client goes through a proxy that can fail. */
async function playerBehindProxy(
  t: Test,
  engine: EngineProcess,
  direct: EngineClient,
  options: ClientOptions = {},
) {
  const proxy = await FaultyProxy.start(t, Number(new URL(engine.url).port));
  const client = new TirageClient(`http://127.0.0.1:${proxy.port}`, {
    platform: EVERYTHING,
    ...options,
  });
  const login = `ada-${proxy.port}`;
  await client.register({ login, password: GOOD_PASSWORD, birthDate: '1990-01-31' });
  const session = await logIn(direct, login);
  await depositOverHttp(direct, session, 100_000);
  return { proxy, client, session, login };
}

test('client: the text of its README plays a draw', async (t) => {
  const { engine } = await engineWithDraw(t, { closesInMs: 12_000 });
  const readme = readFileSync(join(ROOT, 'client', 'README.md'), 'utf8');
  const [, program = ''] = /```js\n([\s\S]*?)```/.exec(readme) ?? [];
  t.ok(program.split('\n').filter((line) => line !== '').length <= 30, 'in thirty lines');
  const file = join(t.testdir(), 'play.mjs');
  writeFileSync(file, program);
  const child = spawn(process.execPath, [file], { env: { TIRAGE: engine.url } });
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  const exitCode = await new Promise((resolve) => child.once('close', resolve));
  t.equal(exitCode, 0, errors);
  t.match(output, /^open, \d+ in the pool, \d+ s to go\n/m);
  t.match(output, /^published, .* 0 s to go\n/m);
  t.equal(output.match(/\] '?(won|lost)'? \d+$/gm)?.length, 3, output);
});

test('client: a purchase whose answer is lost is made once, at each door', async (t) => {
  const { engine, direct, drawId } = await engineWithDraw(t);
  const doors = [
    { encoding: 'json', isLive: false },
    { encoding: 'json', isLive: true },
    { encoding: 'messagepack', isLive: true },
  ] as const;
  for (const { encoding, isLive } of doors) {
    const { proxy, client, session } = await playerBehindProxy(t, engine, direct, { encoding });
    // The socket of the second round is there before the answers are lost.
    for (const round of [1, 2, 3]) {
      proxy.swallowsAnswers = round > 1;
      const body = { quickPick: 2 };
      const buying = isLive ? client.live.buy(drawId, body) : client.buy(drawId, body);
      await until('the engine to have sold', LIMIT_MS, async () => {
        return (await ticketsOf(direct, session)).length === 2 * round || undefined;
      });
      if (round > 1) t.equal((await client.pending()).length, 1, 'the client does not know');
      proxy.heal();
      if (round > 1) proxy.cut();
      t.equal((await buying).tickets.length, 2);
      t.same(await client.pending(), []);
      t.equal((await ticketsOf(direct, session)).length, 2 * round, `${encoding} ${isLive}`);
    }
  }
});

test('client: a page goes on over its closing, with a cookie that no script sees', async (t) => {
  const { engine, drawId } = await engineWithDraw(t);
  const browser = new BrowserFetch(engine.url);
  const storage = new MemoryStorage();
  const page = { ...EVERYTHING, isPage: true, storage, origin: engine.url, fetch: browser.fetch };
  const open = () => new TirageClient(engine.url, { platform: page });
  const first = open();
  const playerId = await first.register({
    login: 'ada',
    password: GOOD_PASSWORD,
    birthDate: '1990-01-31',
  });
  await first.deposit({ amountMinor: 2_000 });
  const kept = browser.cookies.get('tirage_refresh');
  t.match(kept?.rules, ['Path=/v1/sessions', 'HttpOnly', 'SameSite=Strict']);
  t.equal(storage.length, 1);
  t.equal(storage.getItem(storage.key(0) ?? ''), playerId, 'all that a script could take');

  const pages = [open(), open(), open()];
  t.same(await Promise.all(pages.map((one) => one.resume())), Array(3).fill(playerId));
  t.not(browser.cookies.get('tirage_refresh')?.value, kept?.value);
  const [next = first, other = first] = pages;
  t.equal((await next.buy(drawId, { quickPick: 1 })).tickets.length, 1);
  await next.logOut();
  t.notOk(browser.cookies.has('tirage_refresh'));
  t.equal(storage.length, 0);
  await t.rejects(other.call('GET', '/v1/me'), { code: 'sessionEnded' });
  t.equal(await open().resume(), undefined);
});

test('client: under load, one refresh serves all, again and again', async (t) => {
  const { engine, direct } = await engineWithDraw(t);
  let aheadMs = 0;
  let refreshCount = 0;
  const platform = {
    ...EVERYTHING,
    elapsedMs: () => performance.now() + aheadMs,
    fetch: (url: string, init: RequestInit) => {
      if (url.endsWith('/refresh')) refreshCount += 1;
      return fetch(url, init);
    },
  };
  const { client } = await playerBehindProxy(t, engine, direct, { platform });
  for (const round of [1, 2, 3]) {
    aheadMs += 900_000;
    const asked = Array.from({ length: 100 }, () => client.call('GET', '/v1/me'));
    const players = new Set((await Promise.all(asked)).map(({ playerId }) => playerId));
    t.same([...players], [client.playerId]);
    t.equal(refreshCount, round);
  }
});

test('client: too many calls at once all succeed in the end', async (t) => {
  const { engine, direct, drawId } = await engineWithDraw(t, { flags: { '--rate-limits': 'on' } });
  let limitedCount = 0;
  const platform = {
    ...EVERYTHING,
    fetch: async (url: string, init: RequestInit) => {
      const response = await fetch(url, init);
      if (response.status === 429) limitedCount += 1;
      return response;
    },
  };
  const { client, session } = await playerBehindProxy(t, engine, direct, { platform });
  const bought = Array.from({ length: 150 }, () => client.buy(drawId, { quickPick: 1 }));
  await Promise.all(bought);
  t.ok(limitedCount > 0, 'the limit was reached');
  t.equal((await ticketsOf(direct, session)).length, 150);
});

test('client: purchases go through a kill of the engine, each once', async (t) => {
  const { engine, directory, direct, drawId } = await engineWithDraw(t);
  const { login } = await playerBehindProxy(t, engine, direct);
  const client = new TirageClient(engine.url, { platform: EVERYTHING });
  await client.logIn(login, GOOD_PASSWORD);
  let wantedCount = 0;
  let isOver = false;
  const sell = async (): Promise<void> => {
    while (!isOver) {
      wantedCount += 1;
      await client.buy(drawId, { quickPick: 1 }).catch((error: unknown) => {
        // It may have waited for the next engine in vain; what it wanted is kept.
        if (!(error instanceof UnansweredError)) throw error;
      });
    }
  };
  const selling = Promise.all([sell(), sell(), sell(), sell()]);
  await until('some purchases', LIMIT_MS, () => wantedCount > 20 || undefined);
  await engine.kill();
  const again = await EngineProcess.start(t, {
    directory,
    flags: { '--port': new URL(engine.url).port },
  });
  const before = wantedCount;
  await until('more of them', LIMIT_MS, () => wantedCount > before + 20 || undefined);
  isOver = true;
  await selling;
  for (const intent of await client.pending()) await intent.ask();
  t.same(await client.pending(), []);
  direct.url = again.url;
  const session = await logIn(direct, login);
  t.equal((await ticketsOf(direct, session)).length, wantedCount);
});

test('client: a socket that is cut again and again loses no change', async (t) => {
  const { engine, direct, drawId } = await engineWithDraw(t);
  for (const encoding of ['json', 'messagepack'] as const) {
    const { proxy, client, login } = await playerBehindProxy(t, engine, direct, { encoding });
    const heard: string[] = [];
    const me = client.watch('me');
    const draw = client.watch(`draw.${drawId}`);
    const leave = [
      me.subscribe((_, change) => {
        if (change?.type === 'ticketsAccepted') heard.push(change.operationId);
      }),
      draw.subscribe(() => undefined),
    ];
    let connectionCount = 0;
    client.onConnection((isOpen) => {
      connectionCount += isOpen ? 1 : 0;
    });
    await until('both topics', LIMIT_MS, () => (me.current && draw.current ? true : undefined));
    const other = new TirageClient(engine.url, { platform: EVERYTHING });
    await other.logIn(login, GOOD_PASSWORD);
    const before = await drawOverHttp(direct, drawId);
    for (let i = 1; i <= 25; i += 1) {
      await other.buy(drawId, { quickPick: 1 });
      if (i % 5 === 0) {
        const wanted = connectionCount + 1;
        proxy.cut();
        await other.buy(drawId, { quickPick: 1 });
        if (i % 10 === 0) {
          await until(
            'the socket to be back',
            LIMIT_MS,
            () => connectionCount >= wanted || undefined,
          );
        }
      }
    }
    await until('every purchase', LIMIT_MS, () => (heard.length >= 30 ? true : undefined));
    t.equal(new Set(heard).size, 30, 'each of them');
    t.equal(heard.length, 30, 'and once');
    const { balanceMinor } = await other.call('GET', '/v1/me/wallet');
    t.equal(me.current?.balanceMinor, balanceMinor);
    await until('the draw to be right', LIMIT_MS, () => {
      return draw.current?.ticketCount === before.ticketCount + 30 || undefined;
    });
    t.ok(Math.abs(client.now() - Date.now()) < 1_000);
    for (const end of leave) end();
  }
});
