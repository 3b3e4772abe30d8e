/** The table of all operations that the areas declare: what a shard can be asked. */
import type { Rejected } from '../../../actors/decider.ts';
import { assert, must } from '../../kernel/assert.ts';
import type { ReplyOf, RequestOf, ShardOperation } from '../../protocol/shard-requests.ts';
import type { Handler, HandlerContext, LongHandler, Reply, Steps } from './handler.ts';
import {
  type OperationClass,
  QUEUE_LIMITS,
  type ShardArea,
  type ShardOperations,
} from './operation.ts';

export class OperationTable {
  readonly #declared: ShardOperations;

  /** Loads the files of the areas, all at once. Rejects if one cannot be loaded. */
  static async load(areas: readonly ShardArea[]): Promise<OperationTable> {
    const loading = areas.flatMap(({ carriedOutBy }) => carriedOutBy?.() ?? []);
    return new OperationTable(await Promise.all(loading));
  }

  private constructor(areas: readonly Partial<ShardOperations>[]) {
    this.#declared = Object.assign({}, ...areas);
    const count = areas.reduce((sum, area) => sum + Object.keys(area).length, 0);
    assert(this.names.length === count, 'an operation was declared twice');
  }

  get names(): readonly ShardOperation[] {
    return Object.keys(this.#declared) as ShardOperation[];
  }

  /** Another thread could name one that does not exist, which would be our bug. */
  has(op: string): op is ShardOperation {
    return Object.hasOwn(this.#declared, op);
  }

  /**
   * How many commands may wait before the operation is refused. One that does not exist is let
   * through here and fails in its turn.
   */
  queueLimitOf(op: ShardOperation): number {
    return this.has(op) ? QUEUE_LIMITS[this.classOf(op)] : Number.POSITIVE_INFINITY;
  }

  classOf(op: ShardOperation): OperationClass {
    return must(this.#declared[op], NO_OPERATION)[0];
  }

  handle<Op extends ShardOperation>(
    context: HandlerContext,
    op: Op,
    request: RequestOf<Op>,
  ): Reply<ReplyOf<Op>> | Rejected | Steps<ReplyOf<Op>> {
    const [, handle] = must(this.#declared[op], NO_OPERATION);
    return (handle as Handler<Op> | LongHandler<Op>)(context, request);
  }
}

const NO_OPERATION = 'another thread named no operation';
