/** Everything that a gateway answers over HTTP, area by area. */
import { VERSION } from '../../config/version.ts';
import type { PublishedMessages } from '../../protocol/asyncapi.ts';
import { BUS_MESSAGES } from '../../protocol/bus-messages.ts';
import { documentationRoutes } from '../documentation/documentation-routes.ts';
import type { Route } from '../routing/route.ts';
import type { SocketOperation } from '../socket/socket-operation.ts';
import { SOCKET_OPERATIONS } from '../socket/socket-operations.ts';
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
import { sealedTicketsRoutes } from './sealed-tickets-routes.ts';
import type { Services } from './services.ts';
import { sessionRoutes } from './session-routes.ts';
import { ticketRoutes } from './ticket-routes.ts';
import { walletRoutes } from './wallet-routes.ts';
import { webhookRoutes } from './webhook-routes.ts';

const INFO = {
  title: 'Tirage',
  version: VERSION,
  description: 'A lottery and betting engine: every bet durable, every draw verifiable.',
};

/** The routes of an area, in the file of the area. */
export type RouteArea = (services: Services) => readonly Route[];

/** In the order of the published document. */
const AREAS: readonly RouteArea[] = [
  accountRoutes,
  sessionRoutes,
  walletRoutes,
  paymentRoutes,
  webhookRoutes,
  drawRoutes,
  sealedTicketsRoutes,
  ticketRoutes,
  fixtureRoutes,
  betRoutes,
  adminRoutes,
  awardRoutes,
  debtRoutes,
  raffleRoutes,
  raffleAdminRoutes,
  fixtureAdminRoutes,
  loyaltyAccountRoutes,
  loyaltyOrderRoutes,
  loyaltyPointsRoutes,
];

/** A line provider has operators and fixtures; nobody plays there. */
const PROVIDER_AREAS: readonly RouteArea[] = [sessionRoutes, fixtureRoutes, fixtureAdminRoutes];

/** Everything that a gateway takes and sends, as it was declared. */
export interface Offer extends PublishedMessages {
  readonly areas: readonly RouteArea[];
  readonly socket: readonly SocketOperation[];
}

export const FULL_OFFER: Offer = {
  areas: AREAS,
  socket: SOCKET_OPERATIONS,
  bus: BUS_MESSAGES,
};

/** The whole table: everything that the engine's port answers. */
export function businessRoutes(
  services: Services,
  operations: OperationsProviders,
  offer: Offer,
): readonly Route[] {
  const isProvider = services.settings.role === 'line-provider';
  const areas = isProvider ? PROVIDER_AREAS : offer.areas;
  const business = areas.flatMap((routesOf) => routesOf(services));
  const routes = [...business.map(withShardRefusals), ...operationsRoutes(operations)];
  return [...routes, ...documentationRoutes(INFO, routes, offer)];
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
