/** What a gateway takes and sends: the areas of its role, folded. */
import type { EngineRole } from '../../config/nats-setting-rows.ts';
import type { PublishedMessages } from '../../protocol/asyncapi.ts';
import type { BusMessages } from '../../protocol/bus-message.ts';
import { BUS_MESSAGES } from '../../protocol/bus-messages.ts';
import type { Route } from '../routing/route.ts';
import type { SocketOperation } from '../socket/socket-operation.ts';
import type { Services } from './services.ts';

/** The routes of an area, in the file of the area. */
export type RouteArea = (services: Services) => readonly Route[];

/** A gateway's half of an area. Each function loads what it names. */
export interface GatewayArea {
  readonly answeredBy?: () => Promise<RouteArea>;
  /** What a client may send over a socket. */
  readonly socket?: () => Promise<readonly SocketOperation[]>;
  /** A line provider has it, too: there are operators and fixtures, and nobody plays. */
  readonly ofProvider?: true;
}

/** Everything that a gateway takes and sends, as it was declared. */
export interface Offer extends PublishedMessages {
  readonly areas: readonly RouteArea[];
  /** None at a line provider, which has no players and so no sockets. */
  readonly socket: readonly SocketOperation[];
}

/**
 * Loads the files of the role's areas, all at once and no others; the order is that of `areas`.
 * Rejects if a file cannot be loaded.
 */
export async function offerOf(
  areas: readonly GatewayArea[],
  role: EngineRole,
  bus: BusMessages = BUS_MESSAGES,
): Promise<Offer> {
  const isProvider = role === 'line-provider';
  const own = isProvider ? areas.filter(({ ofProvider }) => ofProvider) : areas;
  const answering = own.flatMap(({ answeredBy }) => answeredBy?.() ?? []);
  const speaking = isProvider ? [] : own.flatMap(({ socket }) => socket?.() ?? []);
  const [routes, operations] = await Promise.all([Promise.all(answering), Promise.all(speaking)]);
  return { areas: routes, socket: operations.flat(), bus };
}
