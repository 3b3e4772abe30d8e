/** One declaration for each operation: its request and reply, how soon it is shed, what does it. */
import { SHARD_QUEUE_COMMANDS_MAX } from '../../kernel/limits.ts';
import type { ShardOperation } from '../../protocol/shard-requests.ts';
import type { Handler, LongHandler } from './handler.ts';

/**
 * What is shed first when there is more work than the shard can take. Reads are shed first, because
 * they can be repeated and change nothing; purchases last, because they are what the engine is for,
 * and near a cutoff there is no second chance. A request that is shed has had no effect.
 */
export type OperationClass = 'read' | 'write' | 'purchase';

/** Commands that may wait before an operation of the class is refused. */
export const QUEUE_LIMITS: Readonly<Record<OperationClass, number>> = {
  read: SHARD_QUEUE_COMMANDS_MAX / 2,
  write: (SHARD_QUEUE_COMMANDS_MAX / 4) * 3,
  purchase: SHARD_QUEUE_COMMANDS_MAX,
};

export type ShardOperations<Op extends ShardOperation = ShardOperation> = {
  readonly [Name in Op]: readonly [OperationClass, Handler<Name> | LongHandler<Name>];
};

/**
 * What a shard can be asked in an area: `declareOperations<keyof TicketRequests>({ getTicket:
 * ['read', getTicket] })`. One of the area's requests that is left out fails to compile.
 */
export function declareOperations<Op extends ShardOperation>(
  operations: ShardOperations<Op>,
): ShardOperations<Op> {
  return operations;
}
