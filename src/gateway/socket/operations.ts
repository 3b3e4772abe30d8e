/**
 * From a frame to what it asks for: decode, check, dispatch.
 *
 * Operations of one frame, and of frames that follow each other, begin in the order in which they
 * came; their answers come as they are ready. While a token is being verified everything behind it
 * waits, so that a client may send `authenticate` and its first purchase in one frame.
 *
 * Anything that is not a message (it has no usable id, so no answer could name it) closes the
 * socket. A message that is wrong is answered.
 */

import { assert } from '../../kernel/assert.ts';
import { ProtocolError } from '../../kernel/errors.ts';
import { OPERATION_ID } from '../../protocol/socket-messages.ts';
import { compileValidator, type Validator } from '../../protocol/validator.ts';
import type { ShownToken } from '../callers/authenticate.ts';
import type { Authentication } from './authentication.ts';
import { refused } from './refused.ts';
import { isAdmitted } from './socket-admission.ts';
import type { SocketCore } from './socket-core.ts';
import { OPERATIONS_IN_FLIGHT_MAX, OPERATIONS_PER_FRAME_MAX } from './socket-limits.ts';
import type { OperationContract, SocketOperation, SocketParts } from './socket-operation.ts';
import type { SocketSession } from './socket-session.ts';

interface Message {
  readonly id: string | number;
  readonly op: unknown;
}

/** An operation made ready: everything that can be computed at start is. */
interface CompiledOperation {
  readonly contract: OperationContract;
  readonly validator: Validator;
  readonly handle: ReturnType<SocketOperation['handlerOf']>;
}

export class Operations {
  readonly #core: SocketCore;
  readonly #authentication: Authentication;
  readonly #operations: ReadonlyMap<string, CompiledOperation>;

  constructor(declared: readonly SocketOperation[], parts: Omit<SocketParts, 'resume'>) {
    this.#core = parts.core;
    this.#authentication = parts.authentication;
    const all = { ...parts, resume: this.#resume };
    this.#operations = new Map(declared.map((one) => [one.name, compiled(one, all)]));
    assert(this.#operations.size === declared.length, 'two operations have the same name');
  }

  /** Takes a frame. Nothing that a client sends makes it throw. */
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
    this.#authentication.begin(session, token, this.#resume);
  }

  readonly #resume = (session: SocketSession, deferred: readonly unknown[]): void => {
    const nowMs = this.#core.clock.wallMs();
    this.#takeAll(session, deferred as readonly Message[], nowMs);
  };

  /** Messages after one that ended the socket are not begun. */
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
    const operation = typeof op === 'string' ? this.#operations.get(op) : undefined;
    if (operation === undefined) {
      session.refuse(refused(id, 'operationUnknown'));
      return;
    }
    const { validator, contract } = operation;
    if (!validator.accepts(message)) {
      session.refuse(refused(id, 'requestInvalid', { errors: validator.explain(message, false) }));
      return;
    }
    if (this.#core.isStopping) {
      session.refuse(refused(id, 'gatewayStopping'));
      return;
    }
    if (isAdmitted(session, id, contract, this.#core.rateLimiter, nowMs)) {
      operation.handle(session, message, session.token, nowMs);
    }
  }
}

/** An object whose id an answer could name. Nothing else in it has been looked at. */
function isMessage(value: unknown): value is Message {
  if (typeof value !== 'object' || value === null) return false;
  const { id } = value as { readonly id?: unknown };
  return typeof id === 'string' ? OPERATION_ID.test(id) : Number.isSafeInteger(id);
}

function compiled(contract: SocketOperation, parts: SocketParts): CompiledOperation {
  const validator = compileValidator(contract.request, 'body');
  return { contract, validator, handle: contract.handlerOf(parts) };
}
