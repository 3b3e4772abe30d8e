import { Ajv2020 } from 'ajv/dist/2020.js';
import { test } from 'tap';
import { ENGINE_AREAS } from '../../../src/engine-areas.ts';
import { offerOf } from '../../../src/gateway/routes/offer.ts';
import type { TSchema } from '../../../src/protocol/schema.ts';
import { compileValidator, type FieldPlace } from '../../../src/protocol/validator.ts';
import { type Business, withBusiness } from '../support/business-server.ts';

test(
  'contract: the document has every route of the table, and every reference leads somewhere',
  withBusiness({}, async (t, business) => {
    const { document } = business.contract;
    t.equal(document.openapi, '3.1.0');
    t.ok(document.info.title && document.info.version);
    const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
    );
    t.same(
      operations.map(({ path, method }) => `${method.toUpperCase()} ${path}`).sort(),
      business.routes.map(({ path, method }) => `${method} ${path}`).sort(),
    );
    const ids = operations.map(({ operation }) => operation.operationId);
    t.equal(new Set(ids).size, ids.length, 'operations have names of their own');
    for (const { path, operation } of operations) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const given = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path');
      t.same(given.map(({ name }) => name).sort(), named.sort(), `parameters of ${path}`);
      t.ok(given.every(({ required }) => required));
      t.ok(operation.summary.endsWith('.') && operation.tags.length > 0, path);
      t.ok(
        Object.keys(operation.responses).some((status) => status.startsWith('2')),
        path,
      );
      for (const response of Object.values(operation.responses)) {
        t.ok(business.contract.resolved(response).description);
      }
      for (const requirement of operation.security ?? []) {
        t.ok(
          Object.keys(requirement as object).every((n) => n in document.components.securitySchemes),
        );
      }
    }
    const text = JSON.stringify(document);
    const references = text.matchAll(/"\$ref":"(#\/components\/\w+\/[\w-]+)"/g);
    const places = [...references].map(([, place = '']) => place);
    for (const $ref of new Set(places)) t.ok(business.contract.resolved({ $ref }), $ref);
    t.equal(text.match(/"\$ref"/g)?.length, places.length);
  }),
);

test(
  'contract: every schema of the document is a schema of JSON Schema 2020-12',
  withBusiness({}, async (t, business) => {
    const { document } = business.contract;
    const ajv = new Ajv2020({ strict: false });
    const schemas = [
      ...Object.values(document.components.schemas),
      ...Object.values(document.paths)
        .flatMap((methods) => Object.values(methods))
        .flatMap(({ parameters = [] }) => parameters.map(({ schema }) => schema)),
    ];
    t.ok(schemas.length > 20);
    for (const schema of schemas) {
      t.ok(ajv.validateSchema(schema as object), JSON.stringify(ajv.errors));
    }
  }),
);

/** The shapes that every client needs: members may be added to them, never renamed. */
const SHAPES = {
  session: ['playerId', 'accessToken', 'refreshToken', 'expiresInSeconds'],
  wallet: ['balanceMinor', 'currency', 'pointsHundredths'],
  deposit: ['depositId', 'state', 'amountMinor'],
  draw: [
    'drawId',
    'game',
    'state',
    'opensAt',
    'closesAt',
    'resultsAt',
    'priceMinor',
    'ticketCount',
    'poolMinor',
    'jackpotMinor',
    'commitment',
  ],
  bought: ['ticketId', 'drawId', 'selection', 'stakeMinor', 'state', 'acceptedAt'],
  ticket: [
    'ticketId',
    'drawId',
    'selection',
    'stakeMinor',
    'state',
    'acceptedAt',
    'tier',
    'prizeMinor',
  ],
  results: ['drawId', 'numbers', 'tiers', 'transcriptUrl'],
  tier: ['tier', 'matches', 'winners', 'prizeMinor'],
} as const;

async function walkThrough(business: Business) {
  const player = await business.player();
  const token = player.accessToken;
  const drawId = await business.draw({ closesInS: 60, resultsInS: 120 });
  const draws = await business.get('/v1/draws?state=open');
  const deposit = await business.post('/v1/me/deposits', token, { amountMinor: 500 });
  const bought = await business.post(`/v1/draws/${drawId}/tickets`, token, {
    selections: [[3, 7, 12, 25, 33]],
  });
  const picked = await business.post(`/v1/draws/${drawId}/tickets`, token, { quickPick: 2 });
  const wallet = await business.get('/v1/me/wallet', token);
  await business.cluster.advance(120_000);
  const ticket = await business.get(`/v1/tickets/${bought.body.tickets[0].ticketId}`, token);
  const results = await business.get(`/v1/draws/${drawId}/results`);
  return { player, draws, deposit, bought, picked, wallet, ticket, results };
}

test(
  'contract: the shapes that every client needs have their members',
  withBusiness({}, async (t, business) => {
    const told = await walkThrough(business);
    const has = (value: object, members: readonly string[], title: string) => {
      for (const member of members) t.ok(member in value, `${title} has ${member}`);
    };
    has(told.player, SHAPES.session, 'a session');
    has(told.wallet.body, SHAPES.wallet, 'a wallet');
    has(told.deposit.body, SHAPES.deposit, 'a deposit');
    t.equal(told.deposit.body.state, 'completed');
    has(told.draws.body.draws[0], SHAPES.draw, 'a draw');
    has(told.bought.body, ['tickets', 'balanceMinor'], 'a purchase');
    for (const ticket of [...told.bought.body.tickets, ...told.picked.body.tickets]) {
      has(ticket, SHAPES.bought, 'a bought ticket');
      t.equal(ticket.state, 'accepted');
    }
    has(told.ticket.body, SHAPES.ticket, 'a ticket');
    t.match(told.ticket.body.state, /^(won|lost)$/);
    has(told.results.body, SHAPES.results, 'results');
    for (const tier of told.results.body.tiers) has(tier, SHAPES.tier, 'a tier');
  }),
);

test(
  'contract: a walk through the life of a draw meets no answer that is not published',
  withBusiness({}, async (t, business) => {
    await walkThrough(business);
    const { seen } = business.contract;
    for (const name of ['registerPlayer', 'requestDeposit', 'buyTickets', 'planDraw']) {
      t.ok(seen.get(name)?.has(201), name);
    }
    for (const name of ['listDraws', 'getWallet', 'getTicket', 'getResults']) {
      t.ok(seen.get(name)?.has(200), name);
    }
  }),
);

test(
  'rate limits: are told with the time to wait, over all gateways together',
  withBusiness({ isRateLimited: true }, async (t, business) => {
    const { accessToken: token } = await business.player();
    const statuses: number[] = [];
    for (let i = 0; i < 101; i += 1) {
      const { status } = await business.call('GET', '/v1/me/wallet', { token, gateway: i % 2 });
      statuses.push(status);
    }
    t.equal(statuses.filter((status) => status === 200).length, 100);
    const refused = await business.get('/v1/me/wallet', token);
    t.match(refused.body, { code: 'rateLimited', status: 429 });
    t.ok(Number(refused.headers.get('retry-after')) >= 1);
    const { accessToken: other } = await business.player();
    t.equal((await business.get('/v1/me/wallet', other)).status, 200, 'others are not concerned');
    await business.cluster.advance(1_000);
    t.equal((await business.get('/v1/me/wallet', token)).status, 200);
  }),
);

test(
  'contract: every schema compiles, which a request is the first to need',
  withBusiness({}, async (t, business) => {
    const compiles = (name: string, place: FieldPlace, schema: TSchema | undefined): void => {
      if (schema === undefined) return;
      for (const thorough of [false, true]) {
        const compile = () => compileValidator(schema, place).explain({}, thorough);
        t.doesNotThrow(compile, `${name}: ${place}`);
      }
    };
    for (const { name, params, query, headers, body, responses } of business.routes) {
      compiles(name, 'params', params);
      compiles(name, 'query', query);
      compiles(name, 'headers', headers);
      compiles(name, 'body', body);
      for (const { schema } of Object.values(responses)) compiles(name, 'body', schema);
    }
    const { socket } = await offerOf(ENGINE_AREAS, 'whole');
    for (const { name, request } of socket) compiles(name, 'body', request);
  }),
);
