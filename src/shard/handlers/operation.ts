/** One declaration for each operation: how soon it is shed, and what carries it out. */
import { SHARD_QUEUE_COMMANDS_MAX } from '../../kernel/limits.ts';
import type { ShardOperation } from '../../protocol/shard-requests.ts';
import type { Handler, LongHandler } from './handler.ts';

/**
 * What is shed first when there is more work than the shard can take. Reads go first, because they
 * can be asked again and change nothing; purchases go last, because they are what the engine is
 * for, and near a cutoff there is no second time. What is refused so has had no effect.
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
 * `declareOperations({ getTicket: ['read', getTicket] })`: what a shard can be asked in an area.
 */
export function declareOperations<Op extends ShardOperation>(
  operations: ShardOperations<Op>,
): ShardOperations<Op> {
  return operations;
}
