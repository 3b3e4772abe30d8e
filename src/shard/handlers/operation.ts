/** One declaration for each operation: its request and reply, how soon it is shed, its handler. */
import { SHARD_QUEUE_COMMANDS_MAX } from '../../kernel/limits.ts';
import type { ShardOperation } from '../../protocol/shard-requests.ts';
import type { Handler, LongHandler } from './handler.ts';

/**
 * What is shed first when there is more work than the shard can handle. Reads are shed first,
 * because they can be repeated and change nothing; purchases last, because they are what the engine
 * is for, and near a cutoff there is no second chance. A request that is shed has had no effect.
 *
 * `owed` is a write that gives back or pays out, or lets something end: it goes on where the disk
 * has hardly any room, because the room that is kept free is kept for it.
 */
export type OperationClass = 'read' | 'write' | 'owed' | 'purchase';

/** Commands that may wait before an operation of the class is refused. */
export const QUEUE_LIMITS: Readonly<Record<OperationClass, number>> = {
  read: SHARD_QUEUE_COMMANDS_MAX / 2,
  write: (SHARD_QUEUE_COMMANDS_MAX / 4) * 3,
  owed: (SHARD_QUEUE_COMMANDS_MAX / 4) * 3,
  purchase: SHARD_QUEUE_COMMANDS_MAX,
};

export type ShardOperations<Op extends ShardOperation = ShardOperation> = {
  readonly [Name in Op]: readonly [OperationClass, Handler<Name> | LongHandler<Name>];
};

/** A shard's half of an area. */
export interface ShardArea {
  /** Loads what it names. */
  readonly carriedOutBy?: () => Promise<Partial<ShardOperations>>;
}

/**
 * What a shard can be asked in an area: `declareOperations<keyof TicketRequests>({ getTicket:
 * ['read', getTicket] })`. It does not compile if one of the area's requests is left out.
 */
export function declareOperations<Op extends ShardOperation>(
  operations: ShardOperations<Op>,
): ShardOperations<Op> {
  return operations;
}
