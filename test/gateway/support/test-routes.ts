/** Routes that do every kind of thing a handler can do, good and bad. */
import { PreparedBody } from '../../../src/gateway/http/prepared-body.ts';
import { refuse } from '../../../src/gateway/routing/problem.ts';
import {
  defineRoute,
  empty,
  json,
  LATER,
  type Route,
  raw,
} from '../../../src/gateway/routing/route.ts';
import { strictObject, Type } from '../../../src/protocol/schema.ts';

/** What the handlers saw, for tests to look at. */
export interface Seen {
  readonly failures: unknown[];
  readonly statuses: number[];
  handled: number;
}

const NOTHING = {
  tags: ['test'],
  summary: 'A test.',
  authorization: 'none',
  rateLimit: 'none',
} as const;
const FAILING = {
  ...NOTHING,
  method: 'GET',
  responses: { 200: raw('Never.', 'text/plain') },
} as const;
const Echo = strictObject({ text: Type.String() });
export const PUBLISHED = PreparedBody.immutable('{"numbers":[1,2,3]}');

export function testRoutes(seen: Seen): readonly Route[] {
  return [
    ...answeringRoutes(seen),
    ...memberRoutes(),
    ...failingRoutes(),
    ...slowRoutes(seen),
    ...specialRoutes(seen),
  ];
}

function answeringRoutes(seen: Seen): readonly Route[] {
  return [
    defineRoute({
      ...NOTHING,
      method: 'POST',
      path: '/v1/draws/{id}/tickets',
      name: 'buyTickets',
      rateLimit: 'money',
      authorization: 'player',
      idempotency: 'required',
      params: strictObject({ id: Type.String({ pattern: '^dr_[0-9a-z]{7}$' }) }),
      body: strictObject({
        selections: Type.Array(Type.Array(Type.Integer({ minimum: 1 }), { maxItems: 10 })),
      }),
      responses: {
        201: json('Bought.', strictObject({ drawId: Type.String(), count: Type.Integer() })),
      },
      refusals: ['drawNotFound', 'drawClosed', 'balanceTooLow'],
    }).handledBy((exchange) => {
      seen.handled += 1;
      const { selections } = exchange.body;
      setImmediate(() => {
        exchange.respond({
          status: 201,
          body: { drawId: exchange.params.id, count: selections.length },
          isReplay: exchange.idempotencyKey === 'again',
        });
      });
      return LATER;
    }),
    defineRoute({
      ...NOTHING,
      method: 'POST',
      path: '/echo',
      name: 'echo',
      body: Echo,
      responses: { 200: json('The same.', Echo) },
    }).handledBy((exchange) => {
      seen.handled += 1;
      return { status: 200, body: { text: exchange.body.text } };
    }),
    defineRoute({
      ...NOTHING,
      method: 'GET',
      path: '/list',
      name: 'list',
      query: strictObject({
        limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
        state: Type.Optional(Type.String({ enum: ['open', 'closed'] })),
      }),
      responses: {
        200: json('What was asked.', strictObject({ limit: Type.Integer(), by: Type.String() })),
      },
    }).handledBy(async (exchange) => {
      await Promise.resolve();
      return { status: 200, body: { limit: exchange.query.limit, by: exchange.clientAddress } };
    }),
  ];
}

function memberRoutes(): readonly Route[] {
  return [
    defineRoute({
      ...NOTHING,
      method: 'DELETE',
      path: '/session',
      name: 'leave',
      authorization: ['player', 'admin'],
      responses: { 204: empty('Gone.') },
    }).handledBy(() => ({ status: 204 })),
    defineRoute({
      ...NOTHING,
      method: 'POST',
      path: '/admin',
      name: 'adminOnly',
      authorization: 'admin',
      responses: { 204: empty('Done.') },
    }).handledBy(() => ({ status: 204 })),
  ];
}

function failingRoutes(): readonly Route[] {
  return [
    defineRoute({
      ...FAILING,
      path: '/throws',
      name: 'throws',
    }).handledBy(() => {
      throw new Error('secret of the stack');
    }),
    defineRoute({
      ...FAILING,
      path: '/rejects',
      name: 'rejects',
    }).handledBy(async () => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      throw new Error('secret of the stack');
    }),
    defineRoute({
      ...FAILING,
      path: '/breaks-header',
      name: 'breaksHeader',
    }).handledBy(() => ({
      status: 200,
      body: 'x',
      headers: { 'x-evil': 'a\r\nset-cookie: b' },
    })),
    defineRoute({
      ...NOTHING,
      method: 'GET',
      path: '/drifts',
      name: 'drifts',
      responses: { 200: json('A number.', strictObject({ n: Type.Integer() })) },
    }).handledBy(() => ({ status: 200, body: { n: 1.5 } })),
  ];
}

function slowRoutes(seen: Seen): readonly Route[] {
  return [
    defineRoute({
      ...FAILING,
      path: '/twice',
      name: 'twice',
    }).handledBy((exchange) => {
      const first = exchange.respond({ status: 200, body: 'first' });
      const second = exchange.respond({ status: 200, body: 'second' });
      if (!first || second) seen.failures.push('a second answer was taken');
      return { status: 200, body: 'third' };
    }),
    defineRoute({
      ...FAILING,
      path: '/never',
      name: 'never',
    }).handledBy((exchange) => {
      seen.handled += 1;
      setTimeout(() => {
        if (exchange.respond({ status: 200, body: 'late' })) seen.failures.push('late was sent');
      }, 600).unref();
      return LATER;
    }),
    defineRoute({
      ...FAILING,
      path: '/slow',
      name: 'slow',
    }).handledBy(async () => {
      seen.handled += 1;
      await new Promise((resolve) => setTimeout(resolve, 100));
      return { status: 200, body: 'slow' };
    }),
  ];
}

function specialRoutes(seen: Seen): readonly Route[] {
  return [
    defineRoute({
      ...NOTHING,
      method: 'GET',
      path: '/published/{id}',
      name: 'published',
      params: strictObject({ id: Type.String() }),
      responses: { 200: json('A result.', strictObject({ numbers: Type.Array(Type.Integer()) })) },
    }).handledBy(() => ({ status: 200, body: PUBLISHED })),
    defineRoute({
      ...NOTHING,
      method: 'POST',
      path: '/orders',
      name: 'takeOrder',
      compression: 'gzip',
      consumes: ['text/plain', 'application/json'],
      body: Type.Union([
        Type.String({ pattern: '^\\d+$' }),
        strictObject({ number: Type.String() }),
      ]),
      headers: Type.Object({ 'x-shop': Type.Optional(Type.Integer()) }),
      responses: { 202: raw('Taken.', 'text/plain') },
      refusals: ['balanceTooLow'],
      refusalStatus: { balanceTooLow: 402 },
    }).handledBy((exchange) => {
      seen.handled += 1;
      if (exchange.body === '0') return refuse('balanceTooLow', { facts: { balanceMinor: 7 } });
      return {
        status: 202,
        body: `${typeof exchange.body} ${exchange.headers['x-shop'] ?? ''}`.padEnd(2_000),
      };
    }),
    defineRoute({
      ...NOTHING,
      method: 'GET',
      path: '/limited',
      name: 'limited',
      rateLimit: 'credentials',
      responses: { 204: empty('Passed.') },
    }).handledBy(() => ({ status: 204 })),
  ];
}
