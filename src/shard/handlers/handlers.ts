/** Everything that a shard can be asked, area by area. */
import type { Rejected } from '../../../actors/decider.ts';
import { must } from '../../kernel/assert.ts';
import { SHARD_QUEUE_COMMANDS_MAX } from '../../kernel/limits.ts';
import type { ReplyOf, RequestOf, ShardOperation } from '../../protocol/shard-requests.ts';
import { BET_OPERATIONS } from './bet-handlers.ts';
import { CLOCK_OPERATIONS } from './clock-handler.ts';
import { DRAW_OPERATIONS } from './draw-handlers.ts';
import { FIXTURE_OPERATIONS } from './fixture-handlers.ts';
import type { Handler, HandlerContext, LongHandler, Reply, Steps } from './handler.ts';
import { LINE_FEED_OPERATIONS } from './line-feed-handlers.ts';
import type { OperationClass, ShardOperations } from './operation.ts';
import { ORDER_OPERATIONS } from './order-handlers.ts';
import { OUTBOX_OPERATIONS } from './outbox-handlers.ts';
import { PAYOUT_OPERATIONS } from './payout-handlers.ts';
import { PLAYER_OPERATIONS } from './player-handlers.ts';
import { POINTS_OPERATIONS } from './points-handlers.ts';
import { RAFFLE_OPERATIONS } from './raffle-handlers.ts';
import { SEALED_TICKET_OPERATIONS } from './sealed-ticket-handlers.ts';
import { TICKET_OPERATIONS } from './ticket-handlers.ts';
import { WALLET_OPERATIONS } from './wallet-handlers.ts';

const DECLARED: ShardOperations = {
  ...PLAYER_OPERATIONS,
  ...ORDER_OPERATIONS,
  ...POINTS_OPERATIONS,
  ...WALLET_OPERATIONS,
  ...TICKET_OPERATIONS,
  ...DRAW_OPERATIONS,
  ...SEALED_TICKET_OPERATIONS,
  ...PAYOUT_OPERATIONS,
  ...OUTBOX_OPERATIONS,
  ...RAFFLE_OPERATIONS,
  ...FIXTURE_OPERATIONS,
  ...LINE_FEED_OPERATIONS,
  ...BET_OPERATIONS,
  ...CLOCK_OPERATIONS,
};

/** Commands that may wait before an operation of the class is refused. */
export const QUEUE_LIMITS: Readonly<Record<OperationClass, number>> = {
  read: SHARD_QUEUE_COMMANDS_MAX / 2,
  write: (SHARD_QUEUE_COMMANDS_MAX / 4) * 3,
  purchase: SHARD_QUEUE_COMMANDS_MAX,
};

export const OPERATIONS = Object.keys(DECLARED) as readonly ShardOperation[];

/** Another thread could name one that does not exist: that is a bug of ours. */
export function isOperation(op: string): op is ShardOperation {
  return Object.hasOwn(DECLARED, op);
}

export function classOf(op: ShardOperation): OperationClass {
  return DECLARED[op][0];
}

export function handleRequest<Op extends ShardOperation>(
  context: HandlerContext,
  op: Op,
  request: RequestOf<Op>,
): Reply<ReplyOf<Op>> | Rejected | Steps<ReplyOf<Op>> {
  const [, handle] = must(DECLARED[op], 'another thread named no operation');
  return (handle as Handler<Op> | LongHandler<Op>)(context, request);
}
