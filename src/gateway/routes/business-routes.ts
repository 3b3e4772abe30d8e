import { VERSION } from '../../config/version.ts';
import { documentationRoutes } from '../documentation/documentation-routes.ts';
import type { Route } from '../routing/route.ts';
import { accountRoutes } from './account-routes.ts';
import { adminRoutes } from './admin-routes.ts';
import { awardRoutes } from './award-routes.ts';
import { betRoutes } from './bet-routes.ts';
import { debtRoutes } from './debt-routes.ts';
import { drawRoutes } from './draw-routes.ts';
import { fixtureAdminRoutes } from './fixture-admin-routes.ts';
import { fixtureRoutes } from './fixture-routes.ts';
import { loyaltyAccountRoutes } from './loyalty-account-routes.ts';
import { loyaltyOrderRoutes } from './loyalty-order-routes.ts';
import { loyaltyPointsRoutes } from './loyalty-points-routes.ts';
import { type OperationsProviders, operationsRoutes } from './operations-routes.ts';
import { paymentRoutes } from './payment-routes.ts';
import { raffleAdminRoutes } from './raffle-admin-routes.ts';
import { raffleRoutes } from './raffle-routes.ts';
import { sealedTicketsRoute } from './sealed-tickets-route.ts';
import type { Services } from './services.ts';
import { sessionRoutes } from './session-routes.ts';
import { ticketRoutes } from './ticket-routes.ts';
import { walletRoutes } from './wallet-routes.ts';
import { webhookRoute } from './webhook-route.ts';

const INFO = {
  title: 'Tirage',
  version: VERSION,
  description: 'A lottery and betting engine: every bet durable, every draw verifiable.',
};

/** The whole table: everything that the engine's port answers. */
export function businessRoutes(
  services: Services,
  operations: OperationsProviders,
): readonly Route[] {
  const business =
    services.settings.role === 'line-provider' ? providerRoutes(services) : engineRoutes(services);
  const routes = [...business.map(withShardRefusals), ...operationsRoutes(operations)];
  return [...routes, ...documentationRoutes(INFO, routes)];
}

/** A line provider has operators and fixtures; nobody plays there. */
function providerRoutes(services: Services): readonly Route[] {
  return [...sessionRoutes(services), ...fixtureRoutes(services), ...fixtureAdminRoutes(services)];
}

function engineRoutes(services: Services): readonly Route[] {
  return [
    ...accountRoutes(services),
    ...sessionRoutes(services),
    ...walletRoutes(services),
    ...paymentRoutes(services),
    webhookRoute(services),
    ...drawRoutes(services),
    sealedTicketsRoute(services),
    ...ticketRoutes(services),
    ...fixtureRoutes(services),
    ...betRoutes(services),
    ...adminRoutes(services),
    ...awardRoutes(services),
    ...debtRoutes(services),
    ...raffleRoutes(services),
    ...raffleAdminRoutes(services),
    ...fixtureAdminRoutes(services),
    ...loyaltyAccountRoutes(services),
    ...loyaltyOrderRoutes(services),
    ...loyaltyPointsRoutes(services),
  ];
}

/** What every call may hear that asks a shard, for the published document. */
function withShardRefusals(route: Route): Route {
  const own = route.refusals ?? [];
  const whileReading = [...own, 'shardUnavailable', 'engineOverloaded', 'recordDamaged'] as const;
  return {
    ...route,
    refusals: route.method === 'GET' ? whileReading : [...whileReading, 'diskFull'],
  };
}
