/** What the calls of the portal may be refused with is told in its own words. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'tap';
import { GameShelf } from '../../../actors/games/game-shelf.ts';
import { GAMES } from '../../../actors/games/game-table.ts';
import type { RejectionCode } from '../../../actors/rejection-codes.ts';
import { readSettings } from '../../../src/config/settings.ts';
import { ENGINE_AREAS } from '../../../src/engine-areas.ts';
import { refusalsByStatus } from '../../../src/gateway/documentation/route-refusals.ts';
import { businessRoutes } from '../../../src/gateway/routes/business-routes.ts';
import { offerOf } from '../../../src/gateway/routes/offer.ts';
import type { Services } from '../../../src/gateway/routes/services.ts';
import { SYSTEM_CLOCK } from '../../../src/kernel/system-clock.ts';
import { SystemRandom } from '../../../src/kernel/system-random.ts';
import { SandboxProvider } from '../../../src/payments/sandbox-provider.ts';

const WEB = join(import.meta.dirname, '../../../../web');
const PORTAL = join(WEB, 'portal');
const MACHINE = { environment: {}, coreCount: 2, timeZone: 'UTC', readText: () => '' };
/** What the client calls by a name of its own. */
const BY_NAME = [
  '/v1/players',
  '/v1/sessions',
  '/v1/sessions/current',
  '/v1/draws',
  '/v1/draws/{id}/tickets',
  '/v1/events/{id}/bets',
  '/v1/me/deposits',
  '/v1/me/withdrawals',
];
/** A request that a browser and the client have put together cannot be refused with these. */
const NEVER_MET: readonly RejectionCode[] = [
  'requestMalformed',
  'headersTooLarge',
  'bodyTooLarge',
  'lengthRequired',
  'bodyTimeout',
  'mediaTypeUnsupported',
];

test('refusals: each that a call of the portal may meet has a text', async (t) => {
  const words = JSON.parse(readFileSync(join(PORTAL, 'words/en.json'), 'utf8')) as object;
  const called = new Set([...BY_NAME, ...pathsInSources()]);
  t.ok(called.has('/v1/me/standing-tickets') && called.has('/api/user/orders'));
  const offer = await offerOf(ENGINE_AREAS, 'whole');
  const routes = businessRoutes(services(), { health: () => undefined } as never, offer);
  const met = new Set<string>();
  for (const route of routes.filter(({ path }) => called.delete(path) || met.has(path))) {
    met.add(route.path);
    for (const code of [...refusalsByStatus(route).values()].flat()) {
      const isTold = `refused.${code}` in words || NEVER_MET.includes(code);
      t.ok(isTold, `${route.method} ${route.path}: ${code}`);
    }
  }
  t.same([...called], [], 'every path that is called is one of the contract');
});

function pathsInSources(): readonly string[] {
  const files = [PORTAL, join(WEB, 'kit/browser')].flatMap((folder) => {
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    return names.map((name) => join(folder, name));
  });
  return files
    .filter((path) => /\.tsx?$/.test(path))
    .flatMap((path) => {
      const source = readFileSync(path, 'utf8');
      return [...source.matchAll(/'(\/(?:v1|api)\/[^']+)'/g)].map(([, called]) => called ?? '');
    });
}

/** Their handlers are called by nobody here. */
function services(): Services {
  return {
    settings: readSettings({ machine: MACHINE, flags: {} }),
    games: new GameShelf(Object.values(GAMES)),
    provider: new SandboxProvider({ clock: SYSTEM_CLOCK, secret: '' }),
    clock: SYSTEM_CLOCK,
    random: new SystemRandom(),
  } as unknown as Services;
}
