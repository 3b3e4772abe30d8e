/**
 * Operations that wait for their answers, over as many connections as that takes.
 *
 * The id of an operation that moves money is its idempotency key. So whatever has no answer when a
 * connection ends is sent again over the next one, as it was.
 */
import { RefusalError, type RefusalParts } from '../http/refusal-error.ts';
import { UnansweredError } from '../http/unanswered-error.ts';
import type { ClientPlatform } from '../platform/platform.ts';
import { ANOTHER_PLAYER } from '../session/player-session.ts';

export interface SocketOperationMessage {
  readonly id: string;
  readonly op: string;
  readonly [member: string]: unknown;
}

export interface OperationAnswer {
  readonly id: string | number;
  readonly ok: boolean;
  readonly [member: string]: unknown;
}

export interface OperationTerms {
  /** For this player alone: sent once the connection is theirs. Absent: for anybody, at once. */
  readonly playerId?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Hears that a connection has ended over it: it may have had its effect. */
  readonly onOpen?: (() => void) | undefined;
  /** It means something on the present connection only. */
  readonly ofConnection?: boolean;
}

/** Whoever asked over a connection does so anew over the next one. */
const CONNECTION_ENDED = new Error('the connection has ended');

const ANSWER_LIMIT_MS = 30_000;

interface WaitingOperation {
  readonly message: SocketOperationMessage;
  readonly playerId: string | undefined;
  readonly ofConnection: boolean;
  readonly onOpen: (() => void) | undefined;
  isSent: boolean;
  readonly settle: (outcome: OperationAnswer | Error) => void;
}

export class SocketOperations {
  readonly #platform: ClientPlatform;
  readonly #waiting = new Map<string, WaitingOperation>();
  #send: ((message: object) => void) | undefined;
  #playerId: string | undefined;

  constructor(platform: ClientPlatform) {
    this.#platform = platform;
  }

  get isEmpty(): boolean {
    return this.#waiting.size === 0;
  }

  /** Rejects as a call over HTTP does. */
  ask(message: SocketOperationMessage, terms: OperationTerms = {}): Promise<OperationAnswer> {
    const { playerId, signal, ofConnection = false, onOpen } = terms;
    const { id, op } = message;
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      if (ofConnection && this.#send === undefined) return reject(CONNECTION_ENDED);
      const over = new AbortController();
      const settle = (outcome: OperationAnswer | Error): void => {
        over.abort();
        signal?.removeEventListener('abort', abort);
        this.#waiting.delete(id);
        if (outcome instanceof Error) reject(outcome);
        else if (outcome.ok) resolve(outcome);
        else reject(new RefusalError({ ...(outcome as unknown as RefusalParts), status: 0 }));
      };
      const abort = (): void => settle(signal?.reason);
      signal?.addEventListener('abort', abort);
      const waiting = { message, playerId, ofConnection, onOpen, isSent: false, settle };
      this.#waiting.set(id, waiting);
      this.#sendIfDue(waiting);
      void this.#platform.wait(ANSWER_LIMIT_MS, over.signal).then(() => {
        if (!over.signal.aborted) settle(new UnansweredError(`${op}: no answer`));
      });
    });
  }

  /** A connection is open, of nobody yet. */
  opened(send: (message: object) => void): void {
    this.#send = send;
    this.#playerId = undefined;
    for (const waiting of [...this.#waiting.values()]) {
      if (waiting.playerId === undefined) this.#sendIfDue(waiting);
    }
  }

  /** From now on it is this player's; their next tokens change nothing. */
  authenticated(playerId: string): void {
    if (this.#playerId === playerId) return;
    this.#playerId = playerId;
    for (const waiting of [...this.#waiting.values()]) {
      if (waiting.playerId !== undefined) this.#sendIfDue(waiting);
    }
  }

  closed(): void {
    this.#send = undefined;
    this.#playerId = undefined;
    for (const { isSent, ofConnection, onOpen, settle } of [...this.#waiting.values()]) {
      if (isSent) onOpen?.();
      if (ofConnection) settle(CONNECTION_ENDED);
    }
  }

  /** Nobody will be logged in, or another player: what was wanted will not be sent. */
  abandon(playerId: string | undefined): void {
    for (const waiting of [...this.#waiting.values()]) {
      const { playerId: own, isSent, onOpen, settle } = waiting;
      if (own === undefined || own === playerId) continue;
      if (isSent) onOpen?.();
      settle(ANOTHER_PLAYER);
    }
  }

  take(answer: OperationAnswer): void {
    this.#waiting.get(String(answer.id))?.settle(answer);
  }

  #sendIfDue(waiting: WaitingOperation): void {
    const { message, playerId } = waiting;
    const isDue = playerId === undefined || playerId === this.#playerId;
    if (!isDue || this.#send === undefined) return;
    waiting.isSent = true;
    this.#send(message);
  }
}
