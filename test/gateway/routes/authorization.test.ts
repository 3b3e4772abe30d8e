/**
 * Who may call what: every route of the table, by every kind of caller, on their own and on
 * somebody else's things. What is expected follows from the address alone, as the contract words
 * it, and not from the rule that stands in the table.
 */
import { test } from 'tap';
import type { Role } from '../../../actors/player/player.ts';
import { must } from '../../../src/kernel/assert.ts';
import { type Business, PASSWORD, type Session, withBusiness } from '../support/business-server.ts';
import { type AskedAbout, readRouteRecipes, recipesAbout } from '../support/route-recipes.ts';

const CALLERS = ['none', 'player', 'operator', 'auditor', 'admin'] as const;
type CallerKind = (typeof CALLERS)[number];

const AREAS = await readRouteRecipes();
const OWNED = AREAS.flatMap(({ owned }) => owned);
const PLAYING = AREAS.flatMap(({ playing }) => playing);

/** Who may ask, by the contract: `undefined` is everybody. */
function rolesFor(method: string, path: string): readonly Role[] | undefined {
  if (path.startsWith('/v1/admin/ledger')) return ['auditor', 'admin'];
  if (path === '/v1/admin/players') return ['auditor', 'admin'];
  if (path.startsWith('/v1/admin/players')) return ['admin'];
  if (path === '/v1/admin/status') return ['operator', 'auditor', 'admin'];
  if (path === '/v1/admin/measurements') return ['operator', 'auditor', 'admin'];
  if (path === '/v1/admin/debts') return ['operator', 'auditor', 'admin'];
  if (path === '/v1/admin/jackpots') return ['operator', 'auditor', 'admin'];
  if (path === '/v1/admin/awards' && method === 'GET') return ['operator', 'auditor', 'admin'];
  if (path.startsWith('/v1/admin/raffle') && method === 'GET') {
    return ['operator', 'auditor', 'admin'];
  }
  const isRead = method === 'GET' && path.startsWith('/v1/admin/events/');
  if (isRead) return ['operator', 'auditor', 'admin'];
  if (path.startsWith('/v1/admin/')) return ['operator', 'admin'];
  if (/^\/v1\/(me|tickets|bets|reservations)(\/|$)/.test(path)) return ['player'];
  if (path === '/v1/sessions/current') return ['player'];
  if (/^\/v1\/(draws|events)\/\{id\}\/(tickets|bets|quote)$/.test(path)) return ['player'];
  if (/^\/api\/user\/(orders|balance|withdrawals)/.test(path)) return ['player'];
  if (/^\/v1\/draws\/\{id\}\/(tickets|stock|reservations)$/.test(path)) return ['player'];
  return undefined;
}

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

async function ownerOf(business: Business): Promise<AskedAbout> {
  const login = business.newLogin();
  return { owner: await business.player(1_000, login), login };
}

interface Caller extends AskedAbout {
  readonly session: Session;
}

/** A caller of a kind, with things of their own, or a player's where they can have none. */
async function callerOf(business: Business, kind: CallerKind): Promise<Caller> {
  const asked = await ownerOf(business);
  if (kind === 'none' || kind === 'player') return { ...asked, session: asked.owner };
  const login = business.newLogin();
  const { playerId } = await business.player(0, login);
  await business.grant(playerId, kind);
  const body = { login, password: PASSWORD };
  const { body: session } = await business.post('/v1/sessions', undefined, body);
  return { owner: asked.owner, login, session };
}

for (const kind of CALLERS) {
  test(
    `authorization: ${kind} may do what the contract says, and nothing else`,
    withBusiness({}, async (t, business) => {
      const own = await callerOf(business, kind);
      const other = await ownerOf(business);
      const recipes = await recipesAbout(AREAS, business, [own, other]);
      const token = kind === 'none' ? undefined : own.session.accessToken;
      // Logging out is the last thing that one can do.
      const routes = business.routes.toSorted(
        (left, right) => Number(left.name === 'logOut') - Number(right.name === 'logOut'),
      );
      for (const { name, method, path: template } of routes) {
        const roles = rolesFor(method, template);
        const ask = async (asked: AskedAbout) => {
          const recipe = must(recipes.get(asked)?.get(name), `no recipe for ${name}`);
          const { path, ...request } = recipe;
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
    const asked = await ownerOf(business);
    const recipes = await recipesAbout(AREAS, business, [asked]);
    const recipeNames = [...must(recipes.get(asked), 'nobody was asked about').keys()].sort();
    t.same(names, recipeNames, 'a recipe for each route, a route for each recipe');
    for (const { method, path, authorization } of business.routes) {
      const roles = rolesFor(method, path);
      const rule = typeof authorization === 'string' ? [authorization] : [...authorization];
      t.same(rule.sort(), roles === undefined ? ['none'] : [...roles].sort(), `${method} ${path}`);
    }
    const owned = business.routes.filter(({ path }) =>
      /^\/v1\/(me|tickets|bets|reservations)\/.*\{id\}/.test(path),
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
