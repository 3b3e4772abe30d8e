/** Everything that a client may send over a socket, in the order of the published document. */

import { authenticateOperation } from './authenticate-operation.ts';
import { placeBetOperation } from './bets.ts';
import { pingOperation } from './ping-operation.ts';
import { buyTicketsOperation } from './purchases.ts';
import type { SocketOperation } from './socket-operation.ts';
import { subscribeOperation, unsubscribeOperation } from './subscribe-operations.ts';

export const SOCKET_OPERATIONS: readonly SocketOperation[] = [
  authenticateOperation,
  buyTicketsOperation,
  placeBetOperation,
  subscribeOperation,
  unsubscribeOperation,
  pingOperation,
];
