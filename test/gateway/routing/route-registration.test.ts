import { test } from 'tap';
import { RequestIds } from '../../../src/gateway/http/request-id.ts';
import { compileRoute } from '../../../src/gateway/routing/compiled-route.ts';
import { defineRoute, empty, type Route } from '../../../src/gateway/routing/route.ts';
import { strictObject, Type } from '../../../src/protocol/schema.ts';
import { startTestServer } from '../support/test-server.ts';

const PLAIN = {
  method: 'GET',
  path: '/a',
  name: 'a',
  summary: '',
  tags: [],
  authorization: 'none',
  rateLimit: 'none',
  responses: { 204: empty('It.') },
} as const;
const SETTINGS = {
  strictTransportSeconds: 0,
  isCheckingReplies: true,
  requestIds: new RequestIds(),
};

function route(change: Partial<Route>): Route {
  return { ...defineRoute(PLAIN).handledBy(() => ({ status: 204 })), ...change };
}

test('routes: a table that contradicts itself does not start', async (t) => {
  const rejected: readonly (readonly [string, readonly Route[]])[] = [
    ['two of one name', [route({}), route({ path: '/b' })]],
    ['two of one address', [route({}), route({ name: 'b' })]],
    ['a parameter without a schema', [route({ path: '/{id}' })]],
    ['a schema without a parameter', [route({ params: strictObject({ id: Type.String() }) })]],
    ['a GET with a body', [route({ body: strictObject({}) })]],
    ['a success that is none', [route({ responses: { 404: empty('No.') } })]],
    ['no success', [route({ responses: {} })]],
    ['a refusal that is none', [route({ refusalStatus: { drawClosed: 200 } })]],
    ['a path without a slash', [route({ path: 'a' })]],
  ];
  for (const [name, routes] of rejected) await t.rejects(startTestServer(t, { routes }), name);
  t.ok(compileRoute(route({}), SETTINGS));
});

test('routes: every method reaches its own handler', async (t) => {
  const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
  const routes = methods.map((method) => route({ method, name: method.toLowerCase() }));
  const { url } = await startTestServer(t, { routes });
  for (const method of methods) t.equal((await fetch(`${url}/a`, { method })).status, 204, method);
});

test('routes: a type error is what a contract does not say', (t) => {
  const contract = defineRoute({ ...PLAIN, query: strictObject({ n: Type.Integer() }) });
  // @ts-expect-error 200 is not in the table.
  contract.handledBy(() => ({ status: 200 }));
  // @ts-expect-error nobody is known where anybody may call.
  contract.handledBy((exchange) => ({ status: exchange.caller.playerKey ? 204 : 204 }));
  // @ts-expect-error n is a number.
  contract.handledBy((exchange) => ({ status: exchange.query.n.length > 0 ? 204 : 204 }));
  t.end();
});
