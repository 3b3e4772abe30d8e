/** Everything that a shard can be asked, area by area. */
import { BET_OPERATIONS } from './bet-handlers.ts';
import { CLOCK_OPERATIONS } from './clock-handler.ts';
import { DRAW_OPERATIONS } from './draw-handlers.ts';
import { FIXTURE_OPERATIONS } from './fixture-handlers.ts';
import { LINE_FEED_OPERATIONS } from './line-feed-handlers.ts';
import type { ShardOperations } from './operation.ts';
import { OperationTable } from './operation-table.ts';
import { ORDER_OPERATIONS } from './order-handlers.ts';
import { OUTBOX_OPERATIONS } from './outbox-handlers.ts';
import { PAYOUT_OPERATIONS } from './payout-handlers.ts';
import { PLAYER_OPERATIONS } from './player-handlers.ts';
import { POINTS_OPERATIONS } from './points-handlers.ts';
import { RAFFLE_OPERATIONS } from './raffle-handlers.ts';
import { SEALED_TICKET_OPERATIONS } from './sealed-ticket-handlers.ts';
import { TICKET_OPERATIONS } from './ticket-handlers.ts';
import { WALLET_OPERATIONS } from './wallet-handlers.ts';

/** An area is complete where it is declared (`declareOperations`). */
export const ENGINE_AREAS: readonly Partial<ShardOperations>[] = [
  PLAYER_OPERATIONS,
  ORDER_OPERATIONS,
  POINTS_OPERATIONS,
  WALLET_OPERATIONS,
  TICKET_OPERATIONS,
  DRAW_OPERATIONS,
  SEALED_TICKET_OPERATIONS,
  PAYOUT_OPERATIONS,
  OUTBOX_OPERATIONS,
  RAFFLE_OPERATIONS,
  FIXTURE_OPERATIONS,
  LINE_FEED_OPERATIONS,
  BET_OPERATIONS,
  CLOCK_OPERATIONS,
];

export const OPERATIONS = new OperationTable(ENGINE_AREAS);
