/**
 * Who calls, as far as the HTTP layer needs to know. How a token is verified is in
 * `authenticate.ts`.
 */
import type { Role } from '../../../actors/player/player.ts';
import type { RejectionCode } from '../../../actors/rejection-codes.ts';
import type { PlayerKey } from '../../kernel/ids.ts';

export interface Caller {
  readonly playerKey: PlayerKey;
  /** The same identity as text. Also the key of the caller's rate limits. */
  readonly playerId: string;
  readonly roles: readonly Role[];
  readonly sessionId: string;
}

/** What a request offers as proof. Absent headers are empty strings. */
export interface ShownCredentials {
  readonly authorization: string;
  readonly cookie: string;
  /** Whether the route also takes a token from the session's cookie, or without its scheme. */
  readonly takesCookie: boolean;
}

/**
 * Turns credentials into a caller, or says why not: `tokenMissing`, `tokenInvalid`, `sessionEnded`.
 * Answers at once where the token is in its cache: a promise costs the hot path a microtask.
 */
export type Authenticate = (
  credentials: ShownCredentials,
  nowMs: number,
) => Caller | RejectionCode | Promise<Caller | RejectionCode>;

/**
 * The caller behind an `Authorization` header all of whose text is known to be good; `undefined`
 * says nothing about it. Asked for each request, before anything else is known of it.
 */
export type FindKnownCaller = (authorization: string) => Caller | undefined;
