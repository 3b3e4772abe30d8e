/**
 * From a frame to what it asks for: decode, check, dispatch.
 *
 * Operations of one frame, and of frames that follow each other, begin in the order in which they
 * came; their answers come as they are ready. While a token is being verified everything behind it
 * waits, so that a client may send `authenticate` and its first purchase in one frame.
 *
 * What is no message (it has no usable id, so no answer could name it) closes the socket. What is a
 * message and wrong is answered.
 */

import { ProtocolError } from '../../kernel/errors.ts';
import { parseFixtureId } from '../../kernel/fixture-ids.ts';
import { parseDrawId } from '../../kernel/ids.ts';
import {
  CLIENT_OPERATIONS,
  OPERATION_ID,
  type OperationName,
  type OperationOf,
} from '../../protocol/socket-messages.ts';
import { compileValidator, type Validator } from '../../protocol/validator.ts';
import type { ShownToken } from '../callers/authenticate.ts';
import { instantText } from '../routes/services.ts';
import type { Authentication } from './authentication.ts';
import type { Bets } from './bets.ts';
import { type DrawFeeds, drawTopic } from './draw-feeds.ts';
import { FIXTURE_PREFIX } from './fixture-feed.ts';
import type { FixtureFeeds } from './fixture-feeds.ts';
import { ME_TOPIC, type PlayerFeeds } from './player-feeds.ts';
import type { Purchases } from './purchases.ts';
import { refused } from './refused.ts';
import type { SocketCore } from './socket-core.ts';
import {
  OPERATIONS_IN_FLIGHT_MAX,
  OPERATIONS_PER_FRAME_MAX,
  SUBSCRIPTIONS_MAX,
} from './socket-limits.ts';
import type { SocketSession } from './socket-session.ts';
import type { SubscribeRequest } from './subscription.ts';

const DRAW_PREFIX = 'draw.';

interface Message {
  readonly id: string | number;
  readonly op: unknown;
}

export class Operations {
  readonly #core: SocketCore;
  readonly #authentication: Authentication;
  readonly #purchases: Purchases;
  readonly #bets: Bets;
  readonly #draws: DrawFeeds;
  readonly #fixtures: FixtureFeeds;
  readonly #players: PlayerFeeds;
  readonly #validators: Readonly<Record<OperationName, Validator>>;

  constructor(parts: {
    core: SocketCore;
    authentication: Authentication;
    purchases: Purchases;
    bets: Bets;
    draws: DrawFeeds;
    fixtures: FixtureFeeds;
    players: PlayerFeeds;
  }) {
    this.#core = parts.core;
    this.#authentication = parts.authentication;
    this.#purchases = parts.purchases;
    this.#bets = parts.bets;
    this.#draws = parts.draws;
    this.#fixtures = parts.fixtures;
    this.#players = parts.players;
    this.#validators = compileOperations();
  }

  /** Takes a frame. Throws nothing that a client can bring about. */
  takeFrame(session: SocketSession, frame: ArrayBuffer, isBinary: boolean): void {
    const { codec } = session;
    if (isBinary !== codec.isBinary) {
      session.close('messageMalformed');
      return;
    }
    let value: unknown;
    try {
      value = codec.decode(frame);
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      session.close('messageMalformed');
      return;
    }
    const nowMs = this.#core.clock.wallMs();
    if (!Array.isArray(value)) this.#takeMessage(session, value, nowMs);
    else if (value.length > OPERATIONS_PER_FRAME_MAX) session.close('operationsTooMany');
    else if (value.length === 0 || !value.every(isMessage)) session.close('messageMalformed');
    else this.#takeAll(session, value, nowMs);
  }

  /** The socket is open; its token, where it brought one, may have to be verified first. */
  begin(session: SocketSession, token: ShownToken | undefined): void {
    if (token === undefined) return;
    this.#authentication.begin(session, token, (deferred) => this.#resume(session, deferred));
  }

  #resume(session: SocketSession, deferred: readonly unknown[]): void {
    const nowMs = this.#core.clock.wallMs();
    this.#takeAll(session, deferred as readonly Message[], nowMs);
  }

  /** What stands behind a message that ended the socket is not begun. */
  #takeAll(session: SocketSession, messages: readonly Message[], nowMs: number): void {
    for (const message of messages) {
      if (!session.isOpen) return;
      this.#take(session, message, nowMs);
    }
  }

  #takeMessage(session: SocketSession, value: unknown, nowMs: number): void {
    if (isMessage(value)) this.#take(session, value, nowMs);
    else session.close('messageMalformed');
  }

  #take(session: SocketSession, message: Message, nowMs: number): void {
    const { id, op } = message;
    if (session.deferred !== undefined) {
      const isFull = session.deferred.length >= OPERATIONS_IN_FLIGHT_MAX;
      if (isFull) session.refuse(refused(id, 'engineOverloaded'));
      else session.deferred.push(message);
      return;
    }
    if (!isOperation(op)) {
      session.refuse(refused(id, 'operationUnknown'));
      return;
    }
    const validator = this.#validators[op];
    if (!validator.accepts(message)) {
      session.refuse(refused(id, 'requestInvalid', { errors: validator.explain(message, false) }));
      return;
    }
    if (this.#core.isStopping) {
      session.refuse(refused(id, 'gatewayStopping'));
      return;
    }
    if (op === 'buyTickets') {
      const purchase = message as unknown as OperationOf<'buyTickets'>;
      this.#purchases.buyTickets(session, purchase, nowMs);
    } else if (op === 'placeBet') {
      this.#bets.placeBet(session, message as unknown as OperationOf<'placeBet'>, nowMs);
    } else this.#takeRare(session, op, message);
  }

  #takeRare(
    session: SocketSession,
    op: Exclude<OperationName, 'buyTickets' | 'placeBet'>,
    message: Message,
  ): void {
    const { id } = message;
    if (op === 'authenticate') {
      const { token } = message as unknown as OperationOf<'authenticate'>;
      this.#authentication.authenticate(session, { id, token }, (deferred) => {
        this.#resume(session, deferred);
      });
      return;
    }
    const retryAfterSeconds = this.#takeRead(session);
    if (retryAfterSeconds > 0) {
      session.refuse(refused(id, 'rateLimited', { retryAfterSeconds }));
    } else if (op === 'subscribe') {
      this.#subscribe(session, message as unknown as OperationOf<'subscribe'>);
    } else if (op === 'unsubscribe') {
      this.#unsubscribe(session, message as unknown as OperationOf<'unsubscribe'>);
    } else {
      session.send({ id, ok: true, serverTime: instantText(this.#core.clock.wallMs()) });
    }
  }

  #takeRead({ token, address }: SocketSession): number {
    return this.#core.rateLimiter?.take('read', token?.playerId ?? address) ?? 0;
  }

  #subscribe(session: SocketSession, operation: OperationOf<'subscribe'>): void {
    const { id, topic, from } = operation;
    const { subscriptions, token } = session;
    const draw = topic.startsWith(DRAW_PREFIX)
      ? parseDrawId(topic.slice(DRAW_PREFIX.length))
      : undefined;
    const fixture = topic.startsWith(FIXTURE_PREFIX)
      ? parseFixtureId(topic.slice(FIXTURE_PREFIX.length))
      : undefined;
    const isDraw = draw !== undefined && drawTopic(draw) === topic;
    const isPublic = isDraw || fixture !== undefined;
    if (!isPublic && topic !== ME_TOPIC) {
      session.refuse(refused(id, 'topicUnknown'));
      return;
    }
    if (!isPublic && token === undefined) {
      session.refuse(refused(id, 'tokenMissing'));
      return;
    }
    if (!subscriptions.has(topic) && subscriptions.size >= SUBSCRIPTIONS_MAX) {
      session.refuse(refused(id, 'subscriptionsTooMany', { facts: { max: SUBSCRIPTIONS_MAX } }));
      return;
    }
    if (session.inFlight >= OPERATIONS_IN_FLIGHT_MAX) {
      session.refuse(refused(id, 'engineOverloaded'));
      return;
    }
    // Once more: the topic begins anew, with a snapshot or from the position.
    subscriptions.get(topic)?.end();
    const request: SubscribeRequest = { session, id, topic, from };
    if (isDraw) this.#draws.subscribe(request, draw);
    else if (fixture !== undefined) this.#fixtures.subscribe(request, fixture);
    else if (token !== undefined) this.#players.subscribe(request, token.player);
  }

  #unsubscribe(session: SocketSession, { id, topic }: OperationOf<'unsubscribe'>): void {
    const subscription = session.subscriptions.get(topic);
    if (subscription === undefined) {
      session.refuse(refused(id, 'topicUnknown'));
      return;
    }
    session.subscriptions.delete(topic);
    subscription.end();
    session.send({ id, ok: true, topic });
  }
}

/** An object whose id an answer could name. Nothing else of it has been looked at. */
function isMessage(value: unknown): value is Message {
  if (typeof value !== 'object' || value === null) return false;
  const { id } = value as { readonly id?: unknown };
  return typeof id === 'string' ? OPERATION_ID.test(id) : Number.isSafeInteger(id);
}

function isOperation(op: unknown): op is OperationName {
  return typeof op === 'string' && Object.hasOwn(CLIENT_OPERATIONS, op);
}

function compileOperations(): Readonly<Record<OperationName, Validator>> {
  const compiled = Object.entries(CLIENT_OPERATIONS).map(
    ([name, schema]) => [name, compileValidator(schema, 'body')] as const,
  );
  return Object.fromEntries(compiled) as Record<OperationName, Validator>;
}
