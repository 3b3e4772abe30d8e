/**
 * One declaration for each operation of a socket: what a client sends and what it is answered, who
 * may ask for it, what it is counted as, and what carries it out.
 *
 * Everything else is derived from these (`src/engine-areas.ts` lists them): the validators, the
 * dispatch with its checks (`operations.ts`) and the published document. The contract comes first
 * and the handler second, as with routes (`routing/route.ts`): a document needs none of a handler's
 * parts.
 */
import type { Role } from '../../../actors/player/player.ts';
import type { VerifiedToken } from '../../identity/token-terms.ts';
import type { ShardClient } from '../../mailbox/shard-client.ts';
import type { Static, TSchema } from '../../protocol/schema.ts';
import type { SaleSettings } from '../purchases/purchase-points.ts';
import type { RateLimitClass } from '../routing/route.ts';
import type { Authentication } from './authentication.ts';
import type { DrawFeeds } from './draw-feeds.ts';
import type { FixtureFeeds } from './fixture-feeds.ts';
import type { PlayerFeeds } from './player-feeds.ts';
import type { SocketCore } from './socket-core.ts';
import type { AcceptedMessage, SocketSession } from './socket-session.ts';

/** `none`: anybody, even without a token. */
export type OperationRule = 'none' | Role;

/** An object with the members `id` and `op`, the latter a literal: the operation's name. */
type RequestSchema = TSchema & { readonly properties: { readonly op: { readonly const: string } } };

export interface OperationContract<
  Request extends RequestSchema = RequestSchema,
  Reply extends TSchema = TSchema,
  Rule extends OperationRule = OperationRule,
> {
  readonly request: Request;
  /** The answer that says yes. A refusal is the same for all operations (`refused.ts`). */
  readonly reply: Reply;
  readonly authorization: Rule;
  /** Counted by player, or by address where there is none; credentials always by address. */
  readonly rateLimit: RateLimitClass;
}

/** What operations work with: one set for each gateway thread. */
export interface SocketParts {
  readonly core: SocketCore;
  readonly client: ShardClient;
  readonly sale: SaleSettings;
  readonly authentication: Authentication;
  readonly draws: DrawFeeds;
  readonly fixtures: FixtureFeeds;
  readonly players: PlayerFeeds;
  /** Takes what was deferred while a token was being verified. */
  readonly resume: (session: SocketSession, deferred: readonly unknown[]) => void;
}

/**
 * Carries out what has been validated and admitted; answers now or later, once. The hot path: it is
 * called for each operation, so it is made once per thread and makes no closure for each operation.
 */
export type SocketHandler<
  Request extends TSchema = RequestSchema,
  Rule extends OperationRule = OperationRule,
> = (
  session: SocketSession,
  operation: Static<Request>,
  caller: Rule extends 'none' ? VerifiedToken | undefined : VerifiedToken,
  nowMs: number,
) => void;

/** An operation in the list, without the types that its handler relies on. */
export interface SocketOperation extends OperationContract {
  readonly name: string;
  readonly handlerOf: (
    parts: SocketParts,
  ) => (
    session: SocketSession,
    operation: unknown,
    caller: VerifiedToken | undefined,
    nowMs: number,
  ) => void;
}

export interface DefinedOperation<
  Request extends RequestSchema,
  Reply extends TSchema,
  Rule extends OperationRule,
> {
  /** Checks the type of an answer, and returns that answer. */
  answer(answer: Static<Reply> & AcceptedMessage): AcceptedMessage;
  handledBy(handlerOf: (parts: SocketParts) => SocketHandler<Request, Rule>): SocketOperation;
}

export function defineOperation<
  Request extends RequestSchema,
  Reply extends TSchema,
  const Rule extends OperationRule,
>(contract: OperationContract<Request, Reply, Rule>): DefinedOperation<Request, Reply, Rule> {
  const name = contract.request.properties.op.const;
  return {
    answer: (answer) => answer,
    // What the handler gets was validated and admitted by this very contract.
    handledBy: (handlerOf) => ({
      ...contract,
      name,
      handlerOf: handlerOf as unknown as SocketOperation['handlerOf'],
    }),
  };
}
