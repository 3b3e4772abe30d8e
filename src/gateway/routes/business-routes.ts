/** Everything that a gateway answers over HTTP. */
import { VERSION } from '../../config/version.ts';
import { documentationRoutes } from '../documentation/documentation-routes.ts';
import type { Route } from '../routing/route.ts';
import { configRoute } from './config-route.ts';
import type { Offer } from './offer.ts';
import { type OperationsProviders, operationsRoutes } from './operations-routes.ts';
import type { Services } from './services.ts';

const INFO = {
  title: 'Tirage',
  version: VERSION,
  description: 'A lottery and betting engine: every bet durable, every draw verifiable.',
};

/**
 * The whole table: what was offered, the engine's health, the documents of both, and the pages,
 * which no document names.
 */
export function businessRoutes(
  services: Services,
  operations: OperationsProviders,
  offer: Offer,
  pages: readonly Route[] = [],
): readonly Route[] {
  const business = offer.areas.flatMap((routesOf) => routesOf(services));
  const hasSocket = offer.socket.length > 0;
  const routes = [
    ...business.map(withShardRefusals),
    configRoute(services, { routes: business, hasSocket }),
    ...operationsRoutes(operations),
  ];
  return [...routes, ...documentationRoutes(INFO, routes, offer), ...pages];
}

/** Adds the refusals that any call to a shard may meet, for the published document. */
function withShardRefusals(route: Route): Route {
  const own = route.refusals ?? [];
  const whileReading = [...own, 'shardUnavailable', 'engineOverloaded', 'recordDamaged'] as const;
  return {
    ...route,
    refusals: route.method === 'GET' ? whileReading : [...whileReading, 'diskFull'],
  };
}
