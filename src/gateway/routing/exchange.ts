/**
 * One request and its one answer, as a handler sees them. The implementation is `http-exchange.ts`.
 *
 * Everything here is a value copied out of the request: it stays readable after the handler has
 * returned, even when the client has gone.
 */

import type { Caller } from '../callers/caller.ts';
import type { PublicAddress } from '../http/public-address.ts';
import type { Refusal } from './problem.ts';
import type { AuthorizationRule } from './route.ts';

export interface Exchange<
  Params = unknown,
  Query = unknown,
  Headers = unknown,
  Body = unknown,
  Replied = unknown,
  Rule extends AuthorizationRule = AuthorizationRule,
> {
  readonly params: Params;
  readonly query: Query;
  /** The headers that the route declares. */
  readonly headers: Headers;
  readonly body: Body;
  /** The body as it came, for what is signed byte by byte. */
  readonly bodyText: string;
  /** Present wherever the route asks for a role; `undefined` where its rule is `none`. */
  readonly caller: Rule extends 'none' ? undefined : Caller;
  /**
   * What the client behind trusted proxies is counted by: its IPv4 address or its IPv6 network.
   * Found on first use, which must be before the answer.
   */
  readonly clientAddress: string;
  /** Headers as they came; empty where they are absent. */
  readonly head: { readonly cookie: string };
  /**
   * The address at which the client asked, behind trusted proxies. This, too, can only be found
   * before the answer.
   */
  readonly publicAddress: PublicAddress;
  readonly requestId: string;
  /**
   * The origin of the web page that calls, as its browser says; empty where the page is of this
   * origin or there is none.
   */
  readonly origin: string;
  /** When the head had been read, by the wall clock. It matters only within a draw's grace. */
  readonly receivedAtMs: number;
  /** Empty where the client gave none. */
  readonly idempotencyKey: string;
  /** 53 bits over method, address and body. The same key with another fingerprint is refused. */
  readonly bodyFingerprint: number;
  /** The client has gone or the time limit passed. What was begun is not undone by that. */
  readonly isOver: boolean;
  /**
   * Answers, once, from any later tick of the same thread. False where the exchange is over
   * already: then nothing is sent, and nothing is wrong. Never throws.
   */
  respond(answer: Replied | Refusal): boolean;
}
