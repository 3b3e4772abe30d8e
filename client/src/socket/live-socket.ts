/**
 * The socket as its users see it: there whenever somebody wants something of it.
 *
 * It connects for the first that is wanted, as the player who is logged in, and connects again when
 * it was cut: after a pause that grows and is spread by chance, so that not all players of an
 * engine that was restarted come back in the same second; at once when the machine has a network
 * again. When nothing is wanted any more it lets go.
 */
import type { ServerClock } from '../clock/server-clock.ts';
import { RefusalError } from '../http/refusal-error.ts';
import { chance, retrying } from '../http/retrying.ts';
import type { ClientPlatform } from '../platform/platform.ts';
import type { PlayerSession } from '../session/player-session.ts';
import { type ConnectionEnd, SocketConnection } from './socket-connection.ts';
import type { SocketEncoding } from './socket-encoding.ts';
import {
  type OperationAnswer,
  type OperationTerms,
  type SocketOperationMessage,
  SocketOperations,
} from './socket-operations.ts';
import { SocketTokens } from './socket-tokens.ts';
import { SocketTopics, type TopicListener, type TopicTrouble } from './socket-topics.ts';
import type { TopicMessage } from './topic-state.ts';

const FIRST_PAUSE_MS = 1_500;
const PAUSE_MS_MAX = 30_000;
/** A connection that held so long was a good one: the next pause is short again. */
const GOOD_MS = 10_000;
/** Nothing is wanted: soon something may be. */
const LINGER_MS = 1_000;
/** The engine cuts a connection over a message of more than 16 KiB, and would again. */
const MESSAGE_CHARS_MAX = 12_000;
const TOO_LONG = new RefusalError({ code: 'bodyTooLarge', title: 'Too long for the socket' });
const NOT_CONNECTED: ConnectionEnd = { code: 0, wasOpen: false };
const REFUSED_TOO_OFTEN = 4429;
const REFUSED_PAUSE_MS = 5_000;

export interface LiveSocketParts {
  /** `wss://…/v1/socket`. */
  readonly url: string;
  readonly encoding: SocketEncoding;
  readonly platform: ClientPlatform;
  readonly clock: ServerClock;
  readonly session: PlayerSession;
}

/** An id that is a key is the caller's; any other operation gets one. */
interface AskedOperation {
  readonly op: string;
  readonly id?: string;
  readonly [member: string]: unknown;
}

export class LiveSocket {
  readonly #parts: LiveSocketParts;
  readonly #operations: SocketOperations;
  readonly #topics: SocketTopics;
  readonly #tokens: SocketTokens;
  readonly #listeners = new Set<(isOpen: boolean) => void>();
  #connection: SocketConnection | undefined;
  #running: Promise<void> | undefined;
  #pause = new AbortController();
  #count = 0;

  constructor(parts: LiveSocketParts) {
    const { platform, session } = parts;
    this.#parts = parts;
    this.#operations = new SocketOperations(platform);
    this.#topics = new SocketTopics((op, members) => this.#askTopic({ op, ...members }));
    this.#tokens = new SocketTokens({
      session,
      platform,
      show: (token) => this.#operations.ask(this.#showing(token), { ofConnection: true }),
      onTaken: (playerId) => {
        this.#operations.authenticated(playerId);
        this.#topics.authenticated();
      },
      onRefused: () => this.#connection?.close(),
    });
    platform.onOnline(() => this.#hurry());
    session.onChange((playerId) => this.#changePlayer(playerId));
  }

  /** Calls when it opens and when it ends. Gives the end of that. */
  onConnection(listener: (isOpen: boolean) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  stateOf(topic: string): object | undefined {
    return this.#topics.stateOf(topic);
  }

  follow(topic: string, listener: TopicListener, trouble?: TopicTrouble): () => void {
    const leave = this.#topics.follow(topic, listener, trouble);
    this.#want();
    return () => {
      leave();
      this.#letGo();
    };
  }

  /** As often as it takes, with one id. Rejects as a call over HTTP does. */
  async ask(operation: AskedOperation, terms: OperationTerms = {}): Promise<OperationAnswer> {
    const { id = this.#newId() } = operation;
    const { signal, onOpen } = terms;
    const message = { ...operation, id };
    if (JSON.stringify(message).length > MESSAGE_CHARS_MAX) throw TOO_LONG;
    try {
      return await retrying(
        this.#parts.platform,
        { isRepeatable: true, signal, onOpen },
        async () => {
          const answer = this.#operations.ask(message, terms);
          this.#want();
          return this.#tokens.withNewToken(answer, () => this.#operations.ask(message, terms));
        },
      );
    } finally {
      this.#letGo();
    }
  }

  #askTopic(operation: AskedOperation): Promise<OperationAnswer> {
    const { platform } = this.#parts;
    return retrying(platform, { isRepeatable: true }, () =>
      this.#operations.ask({ ...operation, id: this.#newId() }, { ofConnection: true }),
    ).finally(() => this.#letGo());
  }

  #showing(token: string): SocketOperationMessage {
    return { id: this.#newId(), op: 'authenticate', token };
  }

  #newId(): string {
    this.#count += 1;
    return `op-${this.#count}`;
  }

  get #isWanted(): boolean {
    return !this.#topics.isEmpty || !this.#operations.isEmpty;
  }

  #want(): void {
    if (this.#parts.platform.WebSocket === undefined) {
      throw new TypeError('This machine has no WebSocket: hand one in, as `platform.WebSocket`.');
    }
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
      if (this.#isWanted) this.#want();
    });
  }

  async #run(): Promise<void> {
    const { platform } = this.#parts;
    let failureCount = 0;
    while (this.#isWanted) {
      const beganAtMs = platform.elapsedMs();
      const end = await this.#connect();
      if (!this.#isWanted) return;
      const wasGood = end.wasOpen && platform.elapsedMs() - beganAtMs > GOOD_MS;
      failureCount = wasGood ? 0 : failureCount + 1;
      await this.#wait(end, failureCount);
    }
  }

  async #wait({ code }: ConnectionEnd, failureCount: number): Promise<void> {
    const { platform } = this.#parts;
    const boundMs = Math.min(PAUSE_MS_MAX, FIRST_PAUSE_MS * 2 ** failureCount);
    const least = code === REFUSED_TOO_OFTEN ? REFUSED_PAUSE_MS : 0;
    this.#pause = new AbortController();
    await platform.wait(least + boundMs * chance(platform), this.#pause.signal);
  }

  /** The network is back: a pause ends, and a connection proves that it is alive. */
  #hurry(): void {
    this.#pause.abort();
    void this.#connection?.ping();
  }

  #changePlayer(playerId: string | undefined): void {
    this.#operations.abandon(playerId);
    this.#topics.forgetPlayer();
    // A socket is one player's for all of its time. The next one begins at once.
    this.#connection?.close();
    this.#pause.abort();
  }

  async #connect(): Promise<ConnectionEnd> {
    const { WebSocket } = this.#parts.platform;
    try {
      await this.#tokens.choose();
    } catch {
      // Whoever calls over HTTP hears of it; here another try follows.
      return NOT_CONNECTED;
    }
    if (WebSocket === undefined || !this.#isWanted) return NOT_CONNECTED;
    const connection = new SocketConnection({
      ...this.#parts,
      WebSocket,
      onOpen: (opened) => this.#opened(opened),
      onMessage: (message) => this.#take(message),
    });
    this.#connection = connection;
    const end = await connection.ended;
    this.#connection = undefined;
    this.#operations.closed();
    this.#topics.closed();
    if (end.wasOpen) this.#tell(false);
    await this.#tokens.heedEnd(end.code);
    return end;
  }

  #opened(connection: SocketConnection): void {
    this.#tell(true);
    this.#operations.opened((message) => connection.send(message));
    this.#topics.opened();
    void this.#tokens.keepShown(connection.over);
  }

  async #linger(): Promise<void> {
    await this.#parts.platform.wait(LINGER_MS);
    if (this.#isWanted) return;
    this.#connection?.close();
    this.#pause.abort();
  }

  #letGo(): void {
    if (!this.#isWanted) void this.#linger();
  }

  #take(message: object): void {
    if ('ok' in message) this.#operations.take(message as OperationAnswer);
    else if ('topic' in message) {
      const { snapshot, delta } = message as TopicMessage;
      const { serverTime } = (snapshot ?? delta ?? {}) as { readonly serverTime?: string };
      if (serverTime !== undefined) this.#parts.clock.observe({ serverMs: Date.parse(serverTime) });
      this.#topics.take(message as TopicMessage);
    }
  }

  #tell(isOpen: boolean): void {
    for (const listener of this.#listeners) listener(isOpen);
  }
}
