/** A request's answer, addressed to whoever asked. It leaves once its batch is durable. */
import type { HandlerContext } from './handlers/handler.ts';
import type { OperationClass } from './handlers/operation.ts';
import type { OperationTable } from './handlers/operation-table.ts';
import { answerOf, type LongReads } from './long-reads.ts';
import type { AddressedAnswer, RequestWork } from './work.ts';

const DISK_FULL = { ok: false, code: 'diskFull', facts: null } as const;

const NEEDS_ROOM: ReadonlySet<OperationClass> = new Set<OperationClass>(['write', 'purchase']);

export interface AnsweringOptions {
  /** If the disk has no room, only reads are served, and what is owed. */
  readonly hasRoom: boolean;
  readonly operations: OperationTable;
  readonly longReads: LongReads;
}

/** Undefined for a read that continues in later turns and is answered then. */
export function answerRequest(
  context: HandlerContext,
  work: RequestWork,
  { hasRoom, operations, longReads }: AnsweringOptions,
): AddressedAnswer | undefined {
  const { op, request, replyTo } = work;
  if (!hasRoom && NEEDS_ROOM.has(operations.classOf(op))) {
    return { peer: replyTo.peer, correlation: replyTo.correlation, op, answer: DISK_FULL };
  }
  const result = operations.handle(context, op, request);
  return 'next' in result ? longReads.begin(work, result) : answerOf(work, result);
}
