/**
 * What a handler is given and what it returns.
 *
 * A handler loads states, calls the actor's pure `decide`, applies the events and builds the reply
 * from the resulting state. It is synchronous: nothing happens between reading and evolving.
 *
 * A read whose work grows with a history is a generator (`Steps`): it yields the cost of what it
 * has looked at, and other work is served between two steps (long-reads.ts). It changes nothing.
 */
import type { Decision, Rejected, Stamp } from '../../../actors/decider.ts';
import type { ShardEvent } from '../../../actors/events.ts';
import type { Journal } from '../../journal/journal.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { ReplyOf, RequestOf, ShardOperation } from '../../protocol/shard-requests.ts';
import type { ShardState } from '../state/shard-state.ts';

export interface HandlerContext {
  readonly state: ShardState;
  readonly journal: Journal;
  readonly stamp: Stamp;
  /** Time that passes while it decides: for how long it goes on, never for what it decides. */
  readonly clock: Pick<Clock, 'monotonicMs'>;
  /** Evolves the state and adds the events to the batch that is being decided. */
  apply(events: readonly ShardEvent[]): void;
  /** From here on the wall clock is trusted, even if it is behind. Returns the new stamp. */
  acceptWall(): Stamp;
}

export interface Reply<Value> {
  readonly kind: 'reply';
  readonly reply: Value;
  /** The first answer to an operation, given again. */
  readonly replayed: boolean;
}

/** Yields the cost of what it has looked at since its last yield. */
export type Steps<Value> = Generator<number, Reply<Value> | Rejected, undefined>;

export type Handler<Op extends ShardOperation> = (
  context: HandlerContext,
  request: RequestOf<Op>,
) => Reply<ReplyOf<Op>> | Rejected;

export type LongHandler<Op extends ShardOperation> = (
  context: HandlerContext,
  request: RequestOf<Op>,
) => Steps<ReplyOf<Op>>;

/** Carries out a decision, and answers from the state that follows; a refusal is passed on. */
export function commit<Event extends ShardEvent, Value>(
  context: Pick<HandlerContext, 'apply'>,
  decision: Decision<Event>,
  answer: (events: readonly Event[]) => Reply<Value> | Rejected,
): Reply<Value> | Rejected {
  if (decision.kind === 'rejected') return decision;
  context.apply(decision.events);
  return answer(decision.events);
}

export function reply<Value>(value: Value): Reply<Value> {
  return { kind: 'reply', reply: value, replayed: false };
}

export function repeatedReply<Value>(value: Value): Reply<Value> {
  return { kind: 'reply', reply: value, replayed: true };
}
