/**
 * Who may call what: every route of the table, by every kind of caller, on their own and on
 * somebody else's things. What is expected follows from the address alone, as the contract words
 * it, and not from the rule that stands in the table.
 */
import { test } from 'tap';
import type { Role } from '../../../actors/player/player.ts';
import { must } from '../../../src/kernel/assert.ts';
import type { Business, Session } from '../support/business-server.ts';
import { PASSWORD, withBusiness } from '../support/business-server.ts';
import { betOn, FIXTURE_RECIPES, type Fixtures, twoFixtures } from '../support/fixture-recipes.ts';
import { LOYALTY_RECIPES } from '../support/loyalty-recipes.ts';

const CALLERS = ['none', 'player', 'operator', 'auditor', 'admin'] as const;
const UUID = '017f22e2-79b0-7000-98c4-dc0c0c07398f';
const OTHER_UUID = '017f22e2-79b0-7000-98c4-dc0c0c073990';
type CallerKind = (typeof CALLERS)[number];

/** What a player has, for others to ask about. */
interface Things {
  readonly session: Session;
  readonly login: string;
  readonly ticketId: string;
  readonly betId: string;
  readonly depositId: string;
  readonly withdrawalId: string;
}

interface Stage extends Fixtures {
  readonly openDraw: string;
  readonly cancellableDraw: string;
  readonly publishedDraw: string;
  readonly bystander: Session;
}

interface Recipe {
  readonly path: string;
  readonly body?: unknown;
  /** The answer to who may ask, and who owns the thing if anybody does. */
  readonly status: number;
}

/** A good request for each route, by its name. `things` are those that are asked about. */
const RECIPES: Readonly<Record<string, (things: Things, stage: Stage) => Recipe>> = {
  registerPlayer: ({ login }) => ({
    path: '/v1/players',
    body: { login, password: PASSWORD, birthDate: '1990-01-31' },
    status: 409,
  }),
  logIn: ({ login }) => ({
    path: '/v1/sessions',
    body: { login, password: PASSWORD },
    status: 201,
  }),
  refreshSession: () => ({
    path: '/v1/sessions/refresh',
    body: { refreshToken: 'rt_nonsense' },
    status: 401,
  }),
  logOut: () => ({ path: '/v1/sessions/current', status: 204 }),
  getKeys: () => ({ path: '/.well-known/jwks.json', status: 200 }),
  getProfile: () => ({ path: '/v1/me', status: 200 }),
  getWallet: () => ({ path: '/v1/me/wallet', status: 200 }),
  listEntries: () => ({ path: '/v1/me/entries', status: 200 }),
  requestDeposit: () => ({ path: '/v1/me/deposits', body: { amountMinor: 100 }, status: 201 }),
  getDeposit: ({ depositId }) => ({ path: `/v1/me/deposits/${depositId}`, status: 200 }),
  requestWithdrawal: () => ({ path: '/v1/me/withdrawals', body: { amountMinor: 1 }, status: 201 }),
  getWithdrawal: ({ withdrawalId }) => ({
    path: `/v1/me/withdrawals/${withdrawalId}`,
    status: 200,
  }),
  takePaymentWebhook: () => ({ path: '/v1/payments/sandbox/webhook', body: {}, status: 401 }),
  listGames: () => ({ path: '/v1/games', status: 200 }),
  listDraws: () => ({ path: '/v1/draws', status: 200 }),
  getDraw: (_, { openDraw }) => ({ path: `/v1/draws/${openDraw}`, status: 200 }),
  getResults: (_, { publishedDraw }) => ({
    path: `/v1/draws/${publishedDraw}/results`,
    status: 200,
  }),
  getTranscript: (_, { publishedDraw }) => ({
    path: `/v1/draws/${publishedDraw}/transcript`,
    status: 200,
  }),
  getSealedTickets: () => ({ path: '/v1/draws/none/sealed-tickets', status: 404 }),
  buyTickets: (_, { openDraw }) => ({
    path: `/v1/draws/${openDraw}/tickets`,
    body: { quickPick: 1 },
    status: 201,
  }),
  listTickets: () => ({ path: '/v1/me/tickets', status: 200 }),
  getTicket: ({ ticketId }) => ({ path: `/v1/tickets/${ticketId}`, status: 200 }),
  getReceipt: ({ ticketId }) => ({ path: `/v1/tickets/${ticketId}/receipt`, status: 200 }),
  planDraw: () => ({
    path: '/v1/admin/draws',
    body: {
      game: '5of36',
      opensAt: '2026-02-01T12:00:00Z',
      closesAt: '2026-02-01T13:00:00Z',
      resultsAt: '2026-02-01T14:00:00Z',
    },
    status: 201,
  }),
  cancelDraw: (_, { cancellableDraw }) => ({
    path: `/v1/admin/draws/${cancellableDraw}/cancel`,
    body: { reason: 'a test' },
    status: 200,
  }),
  conductDraw: (_, { openDraw }) => ({ path: `/v1/admin/draws/${openDraw}/conduct`, status: 409 }),
  listAwards: () => ({ path: '/v1/admin/awards', status: 200 }),
  approveAward: ({ ticketId }) => ({ path: `/v1/admin/awards/${ticketId}/approve`, status: 404 }),
  listDebts: () => ({ path: '/v1/admin/debts', status: 200 }),
  getTrialBalance: () => ({ path: '/v1/admin/ledger/trial-balance', status: 200 }),
  changeRoles: (_, { bystander }) => ({
    path: `/v1/admin/players/${bystander.playerId}/roles`,
    body: { roles: ['player'] },
    status: 200,
  }),
  listRaffles: () => ({ path: '/v1/raffles', status: 200 }),
  getRaffle: () => ({ path: `/v1/raffles/${UUID}`, status: 404 }),
  getRaffleTranscript: () => ({ path: `/v1/raffles/${UUID}/transcript`, status: 404 }),
  listMyRaffles: () => ({ path: '/v1/me/raffles', status: 200 }),
  configureRaffleGame: () => ({ path: `/v1/admin/raffle-games/${UUID}`, body: {}, status: 200 }),
  getRaffleGame: () => ({ path: `/v1/admin/raffle-games/${OTHER_UUID}`, status: 404 }),
  listWaitingRaffles: () => ({ path: '/v1/admin/raffles', status: 200 }),
  listRaffleEntries: () => ({ path: `/v1/admin/raffles/${UUID}/entries`, status: 404 }),
  linkExternalId: (_, { bystander }) => ({
    path: `/v1/admin/players/${bystander.playerId}/external-ids`,
    body: { externalId: UUID },
    status: 200,
  }),
  ...FIXTURE_RECIPES,
  ...LOYALTY_RECIPES,
  getHealth: () => ({ path: '/healthz', status: 200 }),
  getReadiness: () => ({ path: '/readyz', status: 200 }),
  getOpenApi: () => ({ path: '/openapi.json', status: 200 }),
  getAsyncApi: () => ({ path: '/asyncapi.json', status: 200 }),
  getDocumentation: () => ({ path: '/docs', status: 200 }),
  getDocumentationStart: () => ({ path: '/docs/start.js', status: 200 }),
  getDocumentationScript: () => ({ path: '/docs/reference.js', status: 200 }),
};

/** Things with an owner, whom the gateway does not tell others about. */
const OWNED = ['getDeposit', 'getWithdrawal', 'getTicket', 'getReceipt', 'getBet'];

/** Who may ask, by the contract: `undefined` is everybody. */
function rolesFor(method: string, path: string): readonly Role[] | undefined {
  if (path.startsWith('/v1/admin/ledger')) return ['auditor', 'admin'];
  if (path.startsWith('/v1/admin/players')) return ['admin'];
  if (path === '/v1/admin/debts') return ['operator', 'auditor', 'admin'];
  if (path === '/v1/admin/awards' && method === 'GET') return ['operator', 'auditor', 'admin'];
  if (path.startsWith('/v1/admin/raffle') && method === 'GET') {
    return ['operator', 'auditor', 'admin'];
  }
  const isRead = method === 'GET' && path.startsWith('/v1/admin/events/');
  if (isRead) return ['operator', 'auditor', 'admin'];
  if (path.startsWith('/v1/admin/')) return ['operator', 'admin'];
  if (/^\/v1\/(me|tickets|bets)(\/|$)/.test(path)) return ['player'];
  if (path === '/v1/sessions/current') return ['player'];
  if (/^\/v1\/(draws|events)\/\{id\}\/(tickets|bets)$/.test(path)) return ['player'];
  if (/^\/api\/user\/(orders|balance|withdrawals)/.test(path)) return ['player'];
  if (/^\/v1\/draws\/\{id\}\/tickets$/.test(path)) return ['player'];
  return undefined;
}

/** What is for players who are nothing else: whatever stakes, pays or collects. */
const PLAYING = [
  'buyTickets',
  'placeBet',
  'placeSlip',
  'requestDeposit',
  'requestWithdrawal',
  'loyaltyRegisterOrder',
  'loyaltyWithdraw',
];

function expectedStatus(
  kind: CallerKind,
  { name, roles, status }: { name: string; roles: readonly Role[] | undefined; status: number },
) {
  if (roles === undefined) return status;
  if (kind === 'none') return 401;
  if (kind !== 'player' && PLAYING.includes(name)) return 403;
  // Staff own nothing that could be shown to them.
  if (kind !== 'player' && OWNED.includes(name)) return 404;
  const held: readonly Role[] = kind === 'player' ? ['player'] : ['player', kind];
  return roles.some((role) => held.includes(role)) ? status : 403;
}

async function thingsOf(business: Business, stage: Stage, login: string): Promise<Things> {
  const session = await business.player(1_000, login);
  const { accessToken: token } = session;
  const deposited = await business.post('/v1/me/deposits', token, { amountMinor: 100 });
  const withdrawn = await business.post('/v1/me/withdrawals', token, { amountMinor: 100 });
  const path = `/v1/draws/${stage.openDraw}/tickets`;
  const bought = await business.post(path, token, { quickPick: 1 });
  return {
    session,
    login,
    ticketId: bought.body.tickets[0].ticketId,
    betId: await betOn(business, stage.openFixture, token),
    depositId: deposited.body.depositId,
    withdrawalId: withdrawn.body.withdrawalId,
  };
}

/** A caller of a kind, with things of their own, or a player's where they can have none. */
async function callerOf(business: Business, stage: Stage, kind: CallerKind): Promise<Things> {
  const things = await thingsOf(business, stage, business.newLogin());
  if (kind === 'none' || kind === 'player') return things;
  const login = business.newLogin();
  const { playerId } = await business.player(0, login);
  await business.grant(playerId, kind);
  const body = { login, password: PASSWORD };
  const { body: session } = await business.post('/v1/sessions', undefined, body);
  return { ...things, session, login };
}

async function stageOf(business: Business): Promise<Stage> {
  const publishedDraw = await business.draw({ closesInS: 10, resultsInS: 20 });
  await business.cluster.advance(20_000);
  const sale = { closesInS: 6_000, resultsInS: 7_000 };
  return {
    publishedDraw,
    ...(await twoFixtures(business)),
    openDraw: await business.draw(sale),
    cancellableDraw: await business.draw(sale),
    bystander: await business.player(),
  };
}

for (const kind of CALLERS) {
  test(
    `authorization: ${kind} may do what the contract says, and nothing else`,
    withBusiness({}, async (t, business) => {
      const stage = await stageOf(business);
      const own = await callerOf(business, stage, kind);
      const other = await thingsOf(business, stage, business.newLogin());
      const token = kind === 'none' ? undefined : own.session.accessToken;
      // Logging out is the last thing that one can do.
      const routes = business.routes.toSorted(
        (left, right) => Number(left.name === 'logOut') - Number(right.name === 'logOut'),
      );
      for (const { name, method, path: template } of routes) {
        const recipe = must(RECIPES[name], `a recipe for ${name}`);
        const roles = rolesFor(method, template);
        const ask = async (things: Things) => {
          const { path, ...request } = recipe(things, stage);
          return { ...request, answer: await business.call(method, path, { ...request, token }) };
        };
        const { answer, status } = await ask(own);
        const expected = expectedStatus(kind, { name, roles, status });
        t.equal(answer.status, expected, `${kind}: ${method} ${template}`);
        if (roles !== undefined && expected === 401) t.match(answer.body, { code: 'tokenMissing' });
        if (roles !== undefined && expected === 403) {
          const code = roles.includes('player') ? 'staffMayNotPlay' : 'roleMissing';
          t.match(answer.body, { code });
        }
        if (!OWNED.includes(name)) continue;
        const foreign = await ask(other);
        const hidden = expectedStatus(kind, { name, roles, status: 404 });
        t.equal(foreign.answer.status, hidden, `${kind}: somebody else's ${template}`);
      }
    }),
  );
}

test(
  'authorization: no route is forgotten, and each is ruled as its address says',
  withBusiness({}, async (t, business) => {
    const names = business.routes.map(({ name }) => name).sort();
    t.same(names, Object.keys(RECIPES).sort(), 'a recipe for each route, a route for each recipe');
    for (const { method, path, authorization } of business.routes) {
      const roles = rolesFor(method, path);
      const rule = typeof authorization === 'string' ? [authorization] : [...authorization];
      t.same(rule.sort(), roles === undefined ? ['none'] : [...roles].sort(), `${method} ${path}`);
    }
    const owned = business.routes.filter(({ path }) =>
      /^\/v1\/(me|tickets|bets)\/.*\{id\}/.test(path),
    );
    t.same(owned.map(({ name }) => name).sort(), [...OWNED].sort(), 'things with an owner');
  }),
);

test(
  'authorization: a token that is none is refused everywhere, before anything is read',
  withBusiness({}, async (t, business) => {
    for (const { method, path: template, name } of business.routes) {
      if (rolesFor(method, template) === undefined) continue;
      const path = template.replace('{id}', 'nonsense');
      const tokens = { 'Bearer x': 'tokenInvalid', 'Basic YTpi': 'tokenInvalid' };
      for (const [authorization, code] of Object.entries(tokens)) {
        const headers = { authorization };
        const body = method === 'POST' ? '{"broken' : undefined;
        const answer = await business.call(method, path, { headers, body });
        t.match(answer.body, { code, status: 401 }, `${name} ${authorization}`);
      }
    }
  }),
);
