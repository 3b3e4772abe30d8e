/**
 * Puts a route table into the library's router: each route, HEAD for each GET, the answer to
 * OPTIONS and to wrong methods for each path, and a 404 for everything else.
 *
 * The last three are routes themselves, so they pass the same wrapper and its strictness.
 */
import type { HttpRequest, HttpResponse, TemplatedApp } from 'uWebSockets.js';
import { assert } from '../../kernel/assert.ts';
import type { GatewayCore } from '../gateway-core.ts';
import { HttpExchange } from '../http/http-exchange.ts';
import { type CompiledRoute, type CompileSettings, compileRoute } from './compiled-route.ts';
import { type Refusal, refuse } from './problem.ts';
import { defineRoute, empty, type Method, type Route } from './route.ts';

type Handler = (response: HttpResponse, request: HttpRequest) => void;

/** Registers all routes of a table. The library keeps the handlers for as long as the app lives. */
export function registerRoutes(
  app: TemplatedApp,
  core: GatewayCore,
  routes: readonly Route[],
  settings: CompileSettings,
): void {
  assertDistinct(routes);
  const methodsByPath = new Map<string, Method[]>();
  for (const route of routes) {
    const pattern = route.path.replaceAll(/\{([a-zA-Z]+)\}/g, ':$1');
    registerRoute(app, core, pattern, compileRoute(route, settings));
    methodsByPath.set(pattern, [...(methodsByPath.get(pattern) ?? []), route.method]);
  }
  for (const [pattern, methods] of methodsByPath) {
    const allow = allowOf(methods);
    app.options(pattern, handlerOf(core, compileRoute(preflightRoute(core, allow), settings)));
    app.any(pattern, anyHandlerOf(core, compileRoute(wrongMethodRoute(allow), settings)));
  }
  app.any('/*', anyHandlerOf(core, compileRoute(NOT_FOUND_ROUTE, settings)));
}

function registerRoute(
  app: TemplatedApp,
  core: GatewayCore,
  pattern: string,
  compiled: CompiledRoute,
): void {
  const handler = handlerOf(core, compiled);
  switch (compiled.route.method) {
    case 'GET':
      app.get(pattern, handler);
      app.head(pattern, handlerOf(core, compiled, true));
      break;
    case 'POST':
      app.post(pattern, handler);
      break;
    case 'PUT':
      app.put(pattern, handler);
      break;
    case 'PATCH':
      app.patch(pattern, handler);
      break;
    default:
      app.del(pattern, handler);
  }
}

function handlerOf(core: GatewayCore, compiled: CompiledRoute, isHead = false): Handler {
  return (response, request) => {
    new HttpExchange(core, compiled, response, request, { isHead });
  };
}

/** For any method, HEAD included: a client would read a body in its answer as the next answer. */
function anyHandlerOf(core: GatewayCore, compiled: CompiledRoute): Handler {
  return (response, request) => {
    const method = request.getMethod();
    const isHead = method === 'head';
    const refusal = METHOD.test(method) ? undefined : METHOD_MALFORMED;
    new HttpExchange(core, compiled, response, request, { isHead, refusal });
  };
}

/** A token (RFC 9110, 5.6.2), as the library gives it: in lower case. */
const METHOD = /^[a-z0-9!#$%&'*+.^_`|~-]+$/;
const METHOD_MALFORMED = refuse('requestMalformed', { detail: 'The method is no word.' });

/** Answers a request that was to become a socket and does not, and ends its connection. */
export type RefuseUpgrade = (
  response: HttpResponse,
  request: HttpRequest,
  refusal: Refusal,
) => void;

export function refuseUpgradesBy(core: GatewayCore, settings: CompileSettings): RefuseUpgrade {
  const compiled = compileRoute(UPGRADE_ROUTE, settings);
  return (response, request, refusal) => {
    const isHead = request.getMethod() === 'head';
    new HttpExchange(core, compiled, response, request, { isHead, refusal });
  };
}

function allowOf(methods: readonly Method[]): string {
  const withHead = methods.includes('GET') ? ['HEAD', ...methods] : methods;
  return [...withHead, 'OPTIONS'].sort().join(', ');
}

function preflightRoute(core: GatewayCore, allow: string): Route {
  return defineRoute({
    ...UNPUBLISHED,
    name: 'preflight',
    responses: { 204: empty('What this address takes.') },
  }).handledBy((exchange) => ({
    status: 204,
    body: undefined,
    headers: core.crossOrigin.preflightHeaders(exchange.origin, allow),
  }));
}

function wrongMethodRoute(allow: string): Route {
  return defineRoute({
    ...UNPUBLISHED,
    name: 'methodNotAllowed',
    responses: { 204: empty('Never.') },
  }).handledBy(() => refuse('methodNotAllowed', { headers: { allow } }));
}

/** What every unpublished route has in common. Not in the table, so not in the document. */
const UNPUBLISHED = {
  method: 'GET',
  path: '/unpublished',
  summary: '',
  tags: [],
  authorization: 'none',
  rateLimit: 'none',
  toleratesBody: true,
} as const;

const NOT_FOUND_ROUTE: Route = defineRoute({
  ...UNPUBLISHED,
  name: 'notFound',
  responses: { 204: empty('Never.') },
}).handledBy(() => refuse('notFound'));

const UPGRADE_ROUTE: Route = defineRoute({
  ...UNPUBLISHED,
  name: 'upgrade',
  responses: { 204: empty('Never.') },
}).handledBy(() => refuse('upgradeRequired'));

function assertDistinct(routes: readonly Route[]): void {
  const names = new Set(routes.map((route) => route.name));
  const places = new Set(
    routes.map((route) => `${route.method} ${route.path.replaceAll(/\{[^}]*\}/g, '{}')}`),
  );
  assert(names.size === routes.length, 'two routes have the same name');
  assert(places.size === routes.length, 'two routes have the same method and path');
}
