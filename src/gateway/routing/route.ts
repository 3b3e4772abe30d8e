/**
 * A route as data. Registration, validation, authorization, rate limits and the published OpenAPI
 * document all follow from a table of these, so none of them can contradict another.
 *
 * A handler gets an exchange whose `params`, `query`, `headers` and `body` have been validated and
 * have the types of their schemas. It answers in one of three ways:
 *   - returns an answer: `{ status: 200, body }`, or `refuse('drawClosed')`;
 *   - returns a promise of one;
 *   - returns `LATER` and calls `exchange.respond(answer)` once, from wherever the answer comes
 *     (a shard's batch). The fast path: it allocates no promise and no closure.
 * What it throws becomes a 500 that tells the client nothing.
 *
 * The contract comes first and the handler second (`defineRoute({…}).handledBy(…)`), so that
 * contracts can stand as constants while handlers are made where their shards are known; and
 * because in one call TypeScript would widen the literals in a handler's answers.
 */
import type { Role } from '../../../actors/player/player.ts';
import type { RejectionCode } from '../../../actors/rejection-codes.ts';
import type { Static, TSchema } from '../../protocol/schema.ts';
import type { FileBody } from '../http/file-body.ts';
import type { JsonText } from '../http/json-text.ts';
import type { PackedBody } from '../http/packed-body.ts';
import type { PreparedBody } from '../http/prepared-body.ts';
import type { Exchange } from './exchange.ts';
import type { Refusal } from './problem.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** `none`: anybody. A role, or several of which the caller needs one. */
export type AuthorizationRule = 'none' | Role | readonly Role[];

/** The bucket that a request is counted in. Sizes are settings: see `rate-limiter.ts`. */
export const RATE_LIMIT_CLASSES = ['read', 'write', 'money', 'credentials', 'refused'] as const;
export type RateLimitClass = (typeof RATE_LIMIT_CLASSES)[number];

/** Headers that an answer carries because its route says so; the layer adds others to all. */
export type RouteHeader =
  | 'etag'
  | 'accept-ranges'
  | 'content-range'
  | 'set-cookie'
  | 'authorization'
  | 'idempotent-replayed';

/** One way to succeed. Build it with `json`, `raw`, `file`, `packed` or `empty`. */
export interface ResponseSpec<Body> {
  readonly description: string;
  readonly schema: TSchema | undefined;
  /** `undefined`: the answer has no body. */
  readonly mediaType: string | undefined;
  /** For pages only: anything else gets the strictest policy. */
  readonly contentSecurityPolicy?: string;
  /** For the published document. */
  readonly headers?: readonly RouteHeader[];
  /** Exists only as a type: the body that a handler answers with. */
  readonly bodyType?: Body;
}
export type Responses = Readonly<Record<number, ResponseSpec<unknown>>>;

export function json<Schema extends TSchema>(
  description: string,
  schema: Schema,
  headers: readonly RouteHeader[] = [],
): ResponseSpec<Static<Schema> | JsonText | PreparedBody> {
  return { description, schema, mediaType: 'application/json', headers };
}

export function raw(description: string, mediaType: string): ResponseSpec<string | PreparedBody> {
  return { description, schema: undefined, mediaType };
}

/** A file, whole. */
export function file(description: string, mediaType: string): ResponseSpec<FileBody> {
  return { description, schema: undefined, mediaType, headers: FILE_HEADERS };
}

/** A file of a page, packed beforehand. */
export function packed(description: string, mediaType: string): ResponseSpec<PackedBody> {
  return { description, schema: undefined, mediaType };
}

export function filePart(description: string, mediaType: string): ResponseSpec<FileBody> {
  const headers = [...FILE_HEADERS, 'content-range'] as const;
  return { description, schema: undefined, mediaType, headers };
}

const FILE_HEADERS = ['etag', 'accept-ranges'] as const;

export function empty(
  description: string,
  headers: readonly RouteHeader[] = [],
): ResponseSpec<undefined> {
  return { description, schema: undefined, mediaType: undefined, headers };
}

/** What `headerLines` writes. */
export type HeaderValues = Readonly<Record<string, string | readonly string[]>>;

export interface RouteReply<Status extends number = number, Body = unknown> {
  readonly status: Status;
  readonly body?: Body;
  /** Names in lower case, several values in lines of their own. Checked when written. */
  readonly headers?: HeaderValues | undefined;
  /** Repeats the first answer to the same idempotency key. */
  readonly isReplay?: boolean | undefined;
}

/** The replies that a table of responses allows. */
export type RouteReplyOf<Table extends Responses> = {
  [Status in keyof Table & number]: Table[Status] extends ResponseSpec<infer Body>
    ? undefined extends Body
      ? RouteReply<Status, undefined>
      : RouteReply<Status, Body> & { readonly body: Body }
    : never;
}[keyof Table & number];

export type RouteAnswer<Table extends Responses> = RouteReplyOf<Table> | Refusal;

/** The handler answers later, through `exchange.respond`. */
export const LATER: unique symbol = Symbol('later');

/** Everything about a route except its handler. */
export interface RouteContract<
  Params extends TSchema,
  Query extends TSchema,
  Headers extends TSchema,
  Body extends TSchema,
  Table extends Responses,
  Rule extends AuthorizationRule,
> {
  readonly method: Method;
  /** Parameters in braces: `/v1/draws/{id}/tickets`. */
  readonly path: string;
  /** Unique, camel case: the operation's id in the published document and in metrics. */
  readonly name: string;
  readonly summary: string;
  readonly description?: string;
  readonly tags: readonly string[];
  readonly authorization: Rule;
  /** `none`: not counted. */
  readonly rateLimit: RateLimitClass | 'none';
  /** A repeat would do it twice, so it takes an `Idempotency-Key`; `required`: it must have one. */
  readonly idempotency?: 'required' | 'optional';
  readonly params?: Params;
  readonly query?: Query;
  /** Headers in lower case, beside those that the layer reads itself. */
  readonly headers?: Headers;
  readonly body?: Body;
  /** Without a body the call is that of an empty object; what is sent is judged all the same. */
  readonly bodyMayBeLeftOut?: true;
  /** Media types of the body; `application/json` if left out. Any other arrives as text. */
  readonly consumes?: readonly ('application/json' | 'text/plain')[];
  /** Ignores a body instead of refusing it. For the layer's own routes, which refuse anyway. */
  readonly toleratesBody?: boolean;
  /**
   * Also takes the token from the session's cookie, or without its scheme: for an outside contract.
   * Elsewhere a token comes in the `Authorization` header only, where no web page can make a
   * browser send it.
   */
  readonly takesCookie?: true;
  /** Takes and offers gzip. */
  readonly compression?: 'gzip';
  readonly responses: Table;
  /** The refusals of the business, for the published document. The layer's own are added. */
  readonly refusals?: readonly RejectionCode[];
  /** Where an outside contract wants another status for a code. */
  readonly refusalStatus?: Readonly<Partial<Record<RejectionCode, number>>>;
  /** Headers of refusals, by their status, for the published document. */
  readonly refusalHeaders?: Readonly<Record<number, readonly RouteHeader[]>>;
}

/** The handler that fits a contract. */
export type RouteHandler<
  Params extends TSchema,
  Query extends TSchema,
  Headers extends TSchema,
  Body extends TSchema,
  Table extends Responses,
  Rule extends AuthorizationRule,
> = (
  exchange: Exchange<
    Static<Params>,
    Static<Query>,
    Static<Headers>,
    Static<Body>,
    RouteReplyOf<Table>,
    Rule
  >,
) => RouteAnswer<Table> | typeof LATER | Promise<RouteAnswer<Table>>;

/** A contract of whatever types. */
export type AnyContract = RouteContract<
  TSchema,
  TSchema,
  TSchema,
  TSchema,
  Responses,
  AuthorizationRule
>;

/** A route in a table, without the types that its handler relies on. */
export interface Route extends AnyContract {
  readonly handle: (
    exchange: Exchange,
  ) => RouteReply | Refusal | typeof LATER | Promise<RouteReply | Refusal>;
}

/** A contract that waits for its handler. */
export interface DefinedRoute<
  Params extends TSchema,
  Query extends TSchema,
  Headers extends TSchema,
  Body extends TSchema,
  Table extends Responses,
  Rule extends AuthorizationRule,
> {
  readonly contract: RouteContract<Params, Query, Headers, Body, Table, Rule>;
  handledBy(handler: RouteHandler<Params, Query, Headers, Body, Table, Rule>): Route;
}

/** Checks a contract's types; `handledBy` checks the handler's against them, then forgets them. */
export function defineRoute<
  Params extends TSchema,
  Query extends TSchema,
  Headers extends TSchema,
  Body extends TSchema,
  const Table extends Responses,
  const Rule extends AuthorizationRule,
>(
  contract: RouteContract<Params, Query, Headers, Body, Table, Rule>,
): DefinedRoute<Params, Query, Headers, Body, Table, Rule> {
  return {
    contract,
    // The exchange that the handler gets was validated against this very contract.
    handledBy: (handler) => ({ ...contract, handle: handler as unknown as Route['handle'] }),
  };
}
