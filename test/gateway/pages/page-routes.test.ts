/** Pages over real sockets: what caches, browsers and attackers of pages go by. */
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { type Test, test } from 'tap';
import { request } from 'undici';
import { readBrand } from '../../../src/gateway/pages/brand.ts';
import { PageFiles } from '../../../src/gateway/pages/page-files.ts';
import { pageRoutes } from '../../../src/gateway/pages/page-routes.ts';
import { startTestServer } from '../support/test-server.ts';

const SCRIPT = 'export const answer = 42;'.repeat(40);
const INDEX = '<!doctype html><title>Play</title>';

function build(t: Test): string {
  return t.testdir({
    portal: { 'index.html': INDEX },
    console: { 'index.html': '<!doctype html><title>Staff</title>' },
    assets: {
      js: {
        'app-1a2b.js': SCRIPT,
        'app-1a2b.js.br': brotliCompressSync(SCRIPT),
        'app-1a2b.js.gz': gzipSync(SCRIPT),
        'app-1a2b.js.map': '{"not":"served"}',
      },
    },
    'icon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'notes.txt': 'not served',
  });
}

async function serve(t: Test, wanted = { portal: true, console: true }) {
  const files = new PageFiles(build(t));
  const { url } = await startTestServer(t, {
    routes: pageRoutes(files, wanted, await readBrand(undefined)),
  });
  return async (path: string, headers: Record<string, string> = {}) => {
    const { statusCode, headers: got, body } = await request(url + path, { headers });
    return { status: statusCode, headers: got, bytes: Buffer.from(await body.arrayBuffer()) };
  };
}

test('pages: a document, revalidated, under a policy without inline script or style', async (t) => {
  const get = await serve(t);
  const page = await get('/');
  t.equal(page.status, 200);
  t.equal(page.headers['content-type'], 'text/html; charset=utf-8');
  t.equal(page.bytes.toString(), INDEX);
  t.equal(page.headers['cache-control'], 'no-cache');
  const policy = String(page.headers['content-security-policy']);
  t.match(policy, /default-src 'none'/);
  t.match(policy, /frame-ancestors 'none'/);
  t.notMatch(policy, /unsafe|\*|https?:/);
  const again = await get('/', { 'if-none-match': String(page.headers.etag) });
  t.equal(again.status, 304);
  t.equal(again.bytes.length, 0);
  t.match((await get('/console')).bytes.toString(), /Staff/);
});

test('pages: each answer has the id of its own request, whatever was before it', async (t) => {
  const get = await serve(t);
  const first = await get('/');
  const others = await Promise.all([get('/'), get('/'), get('/assets/js/app-1a2b.js'), get('/')]);
  const ids = [first, ...others].map(({ headers }) => String(headers['x-request-id']));
  t.equal(new Set(ids).size, ids.length);
  const named = await get('/', { 'x-request-id': 'client-request-0001' });
  t.equal(named.headers['x-request-id'], 'client-request-0001');
  const stale = { 'if-none-match': String(first.headers.etag) };
  const known = await get('/', stale);
  t.notOk(ids.includes(String(known.headers['x-request-id'])));
  const own = ({ date: _, 'x-request-id': __, ...rest }: Record<string, unknown>) => rest;
  for (const answer of [...others.slice(0, 2), named]) {
    t.same(own(answer.headers), own(first.headers), 'all other lines are the same');
  }
});

test('pages: an asset in the smallest coding that the client takes', async (t) => {
  const get = await serve(t);
  const path = '/assets/js/app-1a2b.js';
  const cases: [string, string | undefined, Buffer][] = [
    ['gzip, deflate, br, zstd', 'br', brotliCompressSync(SCRIPT)],
    ['br;q=0, gzip', 'gzip', gzipSync(SCRIPT)],
    ['brotli', undefined, Buffer.from(SCRIPT)],
    ['*', undefined, Buffer.from(SCRIPT)],
    ['', undefined, Buffer.from(SCRIPT)],
  ];
  const tags = new Set<string>();
  for (const [accepted, coding, bytes] of cases) {
    const asset = await get(path, accepted === '' ? {} : { 'accept-encoding': accepted });
    t.equal(asset.status, 200, accepted);
    t.equal(asset.headers['content-encoding'], coding, accepted);
    t.ok(asset.bytes.equals(bytes), accepted);
    t.equal(asset.headers.vary, 'accept-encoding');
    t.equal(asset.headers['content-type'], 'text/javascript; charset=utf-8');
    t.equal(asset.headers['cache-control'], 'public, max-age=31536000, immutable');
    tags.add(String(asset.headers.etag));
  }
  t.equal(tags.size, 3, 'each coding has a tag of its own');
});

test('pages: nothing but what was built for them', async (t) => {
  const get = await serve(t);
  t.equal((await get('/icon.svg')).status, 200);
  const absent = [
    '/notes.txt',
    '/assets/js/app-1a2b.js.map',
    '/assets/js/app-1a2b.js.br',
    '/assets/js/..%2f..%2fnotes.txt',
    '/assets/js/%2e%2e/icon.svg',
    '/assets/js/__proto__',
    '/assets/css/app-1a2b.css',
    '/portal/index.html',
    '/console/index.html',
    '/assets/js/',
  ];
  for (const path of absent) t.equal((await get(path)).status, 404, path);
});

test('pages: each is off by itself, and without any nothing is served', async (t) => {
  const console = await serve(t, { portal: false, console: true });
  t.equal((await console('/')).status, 404);
  t.equal((await console('/console')).status, 200);
  t.equal((await console('/assets/js/app-1a2b.js')).status, 200);
  const brand = await readBrand(undefined);
  t.same(pageRoutes(new PageFiles(build(t)), { portal: false, console: false }, brand), []);
  t.same(pageRoutes(new PageFiles('/nowhere'), { portal: true, console: true }, brand), []);
});
