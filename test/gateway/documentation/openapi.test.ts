import { test } from 'tap';
import { ENGINE_AREAS } from '../../../src/engine-areas.ts';
import { documentationRoutes } from '../../../src/gateway/documentation/documentation-routes.ts';
import { openApiDocument } from '../../../src/gateway/documentation/openapi.ts';
import { offerOf } from '../../../src/gateway/routes/offer.ts';
import { operationsRoutes } from '../../../src/gateway/routes/operations-routes.ts';
import { defineRoute, json } from '../../../src/gateway/routing/route.ts';
import { strictObject, Type } from '../../../src/protocol/schema.ts';
import { testRoutes } from '../support/test-routes.ts';
import { startTestServer } from '../support/test-server.ts';

const OFFER = await offerOf(ENGINE_AREAS, 'whole');
const INFO = { title: 'Test', version: '1.0.0', description: 'A test.' };

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required: boolean;
  }[];
  readonly responses: Readonly<Record<string, { readonly description: string }>>;
  readonly security?: readonly unknown[];
  readonly requestBody?: unknown;
}
interface Document {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, unknown>>;
    readonly responses: Readonly<Record<string, { readonly description: string }>>;
  };
}

function allRoutes() {
  const routes = [
    ...testRoutes({ failures: [], statuses: [], handled: 0 }),
    ...operationsRoutes({
      health: () => ({ alive: true, ready: false, reasons: { shard: 'recovers' }, alarms: {} }),
    }),
  ];
  return [...routes, ...documentationRoutes(INFO, routes, OFFER)];
}

test('openapi: the document has every route, its parameters and its refusals', (t) => {
  const routes = allRoutes();
  const document = openApiDocument(INFO, routes) as unknown as Document;
  t.equal(document.openapi, '3.1.0');
  for (const route of routes) {
    const operation = document.paths[route.path]?.[route.method.toLowerCase()];
    t.equal(operation?.operationId, route.name);
    for (const [, name] of route.path.matchAll(/\{(\w+)\}/g)) {
      t.ok(operation?.parameters?.some((p) => p.name === name && p.in === 'path' && p.required));
    }
    t.same(operation?.security, route.authorization === 'none' ? [] : [{ bearer: [] }]);
    t.equal(operation?.requestBody !== undefined, route.body !== undefined);
  }
  const buy = document.paths['/v1/draws/{id}/tickets']?.post;
  t.ok(buy?.parameters?.some((parameter) => parameter.name === 'Idempotency-Key'));
  t.match(buy?.responses['409']?.description, /drawClosed/);
  t.match(buy?.responses['422']?.description, /balanceTooLow.*idempotencyKeyReused/);
  t.same(buy?.responses['429'], { $ref: '#/components/responses/rateLimited' });
  t.match(document.components.responses.rateLimited?.description, /rateLimited/);
  t.match(document.paths['/orders']?.post?.responses['402']?.description, /balanceTooLow/);
  const limit = document.paths['/list']?.get?.parameters?.find((p) => p.name === 'limit');
  t.equal(limit?.required, false, 'what has a default may be left out');
  t.ok(document.components.schemas.Problem);
  t.end();
});

test('openapi: every reference leads somewhere, every operation has its own name', (t) => {
  const text = JSON.stringify(openApiDocument(INFO, allRoutes()));
  const document = JSON.parse(text) as Document;
  for (const [, name] of text.matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
    t.ok(document.components.schemas[name ?? ''], `${name} is there`);
  }
  const names = Object.values(document.paths).flatMap((path) =>
    Object.values(path).map((operation) => operation.operationId),
  );
  t.equal(new Set(names).size, names.length);
  t.end();
});

test('openapi: a titled schema becomes a component, and two of one name are our bug', (t) => {
  const routeOf = (name: string, schema: ReturnType<typeof strictObject>) =>
    defineRoute({
      method: 'GET',
      path: `/${name}`,
      name,
      summary: '',
      tags: [],
      authorization: 'none',
      rateLimit: 'none',
      responses: { 200: json('It.', schema) },
    }).contract;
  const money = strictObject({ amountMinor: Type.Integer() }, { title: 'Money' });
  const other = strictObject({ amount: Type.Integer() }, { title: 'Money' });
  const document = openApiDocument(INFO, [routeOf('a', money), routeOf('b', money)]);
  t.match(JSON.stringify(document), '"$ref":"#/components/schemas/Money"');
  t.throws(() => openApiDocument(INFO, [routeOf('a', money), routeOf('b', other)]), /Money/);
  t.end();
});

test('openapi: the server serves the document, the page and its scripts from itself', async (t) => {
  const { url } = await startTestServer(t, { routes: allRoutes() });
  const document = (await (await fetch(`${url}/openapi.json`)).json()) as Document;
  t.ok(document.paths['/openapi.json'], 'it describes itself');
  const page = await fetch(`${url}/docs`);
  t.equal(page.headers.get('content-type'), 'text/html; charset=utf-8');
  const policy = page.headers.get('content-security-policy') ?? '';
  t.match(policy, "script-src 'self'");
  t.notMatch(policy, /script-src[^;]*unsafe|https?:/);
  const html = await page.text();
  t.notMatch(html, /<script>|https?:/, 'nothing inline, nothing from elsewhere');
  for (const [, source] of html.matchAll(/src="([^"]+)"/g)) {
    const script = await fetch(url + source);
    t.equal(script.status, 200, `${source} is served`);
    t.equal(script.headers.get('content-type'), 'text/javascript; charset=utf-8');
    t.ok((await script.text()).length > 50);
  }
});

test('contracts: they name the address at which they were asked for', async (t) => {
  const trustedProxies = ['127.0.0.0/8'];
  const trusting = await startTestServer(t, { routes: allRoutes(), trustedProxies });
  const plain = await startTestServer(t, { routes: allRoutes() });
  const rows = [
    [plain, {}, `127.0.0.1:${plain.port}`, 'http', 'ws'],
    [plain, { 'x-forwarded-proto': 'https' }, `127.0.0.1:${plain.port}`, 'http', 'ws'],
    [trusting, { 'x-forwarded-proto': 'https' }, `127.0.0.1:${trusting.port}`, 'https', 'wss'],
    [
      trusting,
      { 'x-forwarded-proto': 'http, https', 'x-forwarded-host': 'evil.example, play.example' },
      'play.example',
      'https',
      'wss',
    ],
    [trusting, { 'x-forwarded-host': 'a"b/c' }, `127.0.0.1:${trusting.port}`, 'http', 'ws'],
  ] as const;
  for (const [{ url }, headers, host, scheme, protocol] of [...rows, ...rows]) {
    const openApi = await (await fetch(`${url}/openapi.json`, { headers })).json();
    t.match(openApi, { openapi: '3.1.0', servers: [{ url: `${scheme}://${host}` }] });
    const asyncApi = await (await fetch(`${url}/asyncapi.json`, { headers })).json();
    t.match(asyncApi, { servers: { socket: { host, protocol, pathname: '/v1/socket' } } });
  }
});

test('operations: health and readiness follow their provider', async (t) => {
  const { url } = await startTestServer(t, { routes: allRoutes() });
  t.equal((await fetch(`${url}/healthz`)).status, 200);
  const ready = await fetch(`${url}/readyz`);
  t.equal(ready.status, 503);
  t.match(await ready.json(), { code: 'notReady', facts: { shard: 'recovers' } });
  t.equal((await fetch(`${url}/metrics`)).status, 404);
});
