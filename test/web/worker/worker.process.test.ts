/**
 * The worker of the portal in real Chromium, over a server that can be changed under it: another
 * build, none at all, a line that is cut.
 */
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { type Test, test } from 'tap';
import { WITHOUT_CHROMIUM } from '../../support/client/chromium.ts';

const WORKER = readFileSync(join(import.meta.dirname, '../../../pages/sw.js'), 'utf8');

/** What the server has; `undefined` as a document: it serves no pages any more. */
interface Served {
  build: string | undefined;
  /** As a proxy whose engine restarts. */
  isDown: boolean;
  readonly asked: string[];
}

/** A document of a build, with one asset that only this build has. */
function bodyAt(path: string, { build }: Served): [type: string, body: string] | undefined {
  if (build === undefined) return undefined;
  const asset = `/assets/js/app-${build}.js`;
  const list = `const BUILD = ${JSON.stringify({ version: build, files: [asset] })};`;
  const bodies: Record<string, [string, string]> = {
    '/': ['text/html', `<!doctype html><h1>${build}</h1><script src="${asset}"></script>`],
    '/sw.js': ['text/javascript', WORKER.replace(/^const BUILD = .*;$/m, list)],
    [asset]: ['text/javascript', `globalThis.ran = ${JSON.stringify(build)};`],
    '/brand/brand.json': ['application/json', '{}'],
    '/v1/draws': ['application/json', '{"draws":[]}'],
  };
  return bodies[path];
}

async function serve(t: Test, served: Served): Promise<string> {
  const server: Server = createServer(({ url = '' }, response) => {
    served.asked.push(url);
    const found = bodyAt(url, served);
    const [type, body] = found ?? ['application/json', '{}'];
    const status = served.isDown ? 502 : found === undefined ? 404 : 200;
    response.writeHead(status, { 'content-type': type, 'cache-control': 'no-cache' }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.teardown(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

interface Opened {
  readonly served: Served;
  readonly context: BrowserContext;
  readonly open: () => Promise<Page>;
}

/** A browser in which the first build has been opened and kept. */
async function opened(t: Test): Promise<Opened> {
  const served: Served = { build: 'one', isDown: false, asked: [] };
  const url = await serve(t, served);
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
  t.teardown(() => browser.close());
  const context = await browser.newContext();
  const open = async (): Promise<Page> => {
    const page = await context.newPage();
    await page.goto(`${url}/`);
    return page;
  };
  const page = await open();
  await page.evaluate(`navigator.serviceWorker.register('/sw.js')
    .then(() => navigator.serviceWorker.ready)
    .then(() => navigator.serviceWorker.controller ?? new Promise((resolve) => {
      navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true });
    }))
    .then(() => undefined)`);
  await page.close();
  return { served, context, open };
}

const buildOf = (page: Page) => page.locator('h1').textContent();
const ranIn = (page: Page) => page.evaluate<string>('globalThis.ran');
const cachesOf = (page: Page) => page.evaluate<string[]>('caches.keys()');

test('worker: a build that was kept opens whole without a line', {
  skip: WITHOUT_CHROMIUM,
}, async (t) => {
  const { context, open, served } = await opened(t);
  const asked = served.asked.filter((path) => path.startsWith('/assets/')).length;
  const online = await open();
  t.equal(await ranIn(online), 'one');
  t.equal(served.asked.filter((path) => path.startsWith('/assets/')).length, asked, 'from there');
  await context.setOffline(true);
  const page = await open();
  t.equal(await buildOf(page), 'one');
  t.equal(await ranIn(page), 'one');
  await context.setOffline(false);
  served.isDown = true;
  t.equal(await buildOf(await open()), 'one', 'nor while a proxy says 502');
});

test('worker: nothing that the engine answers is kept', { skip: WITHOUT_CHROMIUM }, async (t) => {
  const { context, open } = await opened(t);
  const page = await open();
  const ask = `fetch('/v1/draws').then(({ status }) => status, () => 'no answer')`;
  t.equal(await page.evaluate(ask), 200);
  const kept = await page.evaluate<string[]>(`caches.keys()
    .then((names) => Promise.all(names.map((name) => caches.open(name))))
    .then((all) => Promise.all(all.map((one) => one.keys())))
    .then((all) => all.flat().map(({ url }) => new URL(url).pathname))`);
  t.ok(kept.includes('/') && kept.includes('/assets/js/app-one.js'), kept.join(' '));
  t.notOk(
    kept.some((path) => path.startsWith('/v1')),
    kept.join(' '),
  );
  await context.setOffline(true);
  t.equal(await page.evaluate(ask), 'no answer');
});

test('worker: another build is seen at the next navigation, and the old one is removed', {
  skip: WITHOUT_CHROMIUM,
}, async (t) => {
  const { open, served } = await opened(t);
  const old = await open();
  served.build = 'two';
  const page = await open();
  t.equal(await buildOf(page), 'two');
  t.equal(await ranIn(page), 'two');
  const late = `fetch('/assets/js/app-one.js').then(({ status }) => status)`;
  t.equal(await old.evaluate(late), 200, 'a page of the old build still has its parts');
  await page.evaluate(`navigator.serviceWorker.getRegistration().then(async (found) => {
    await found.update();
    if (found.waiting !== null) return;
    const { installing } = found;
    await new Promise((resolve) => installing.addEventListener('statechange', resolve));
  })`);
  await old.close();
  await page.close();
  const next = await open();
  await next.waitForFunction(`caches.keys().then((names) => names.join() === 'tirage.pages.two')`);
  t.equal(await ranIn(next), 'two');
});

test('worker: an engine that serves no portal is left alone', {
  skip: WITHOUT_CHROMIUM,
}, async (t) => {
  const { open, served } = await opened(t);
  served.build = undefined;
  const page = await open();
  t.equal(await page.locator('h1').count(), 0, 'nothing stale is shown');
  t.same(await cachesOf(page), []);
  const left = `navigator.serviceWorker.getRegistrations().then(({ length }) => length)`;
  t.equal(await page.evaluate(left), 0);
});
