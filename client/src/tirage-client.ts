/**
 * A client of the engine, for pages and programs: typed calls, a session that renews itself, and
 * purchases that happen once. `README.md` plays a draw with it.
 */
import { ServerClock } from './clock/server-clock.ts';
import { Calls, type ClientCallOptions, type PlainCall } from './http/calls.ts';
import { type ListPath, listPages, type RowOf, type RowsMember } from './http/list-pages.ts';
import type {
  CallMethod,
  InputOf,
  KeyedPath,
  OperationAt,
  OutputOf,
  PathOf,
} from './http/operation-types.ts';
import { RefusalError } from './http/refusal-error.ts';
import { Transport } from './http/transport.ts';
import { type Intent, IntentStore } from './intents/intent-store.ts';
import { type HowToAsk, Intents, type PendingIntent } from './intents/intents.ts';
import { hostPlatform } from './platform/host-platform.ts';
import { MemoryStorage } from './platform/memory-storage.ts';
import type { ClientPlatform, StorageLike } from './platform/platform.ts';
import {
  type OpenedSession,
  PlayerSession,
  type SessionListener,
} from './session/player-session.ts';
import { type SessionStore, sessionInCookie, sessionInMemory } from './session/session-store.ts';
import { LiveCalls } from './socket/live-calls.ts';
import { LiveSocket } from './socket/live-socket.ts';
import { LiveTopic } from './socket/live-topic.ts';
import { type EncodingName, SOCKET_ENCODINGS } from './socket/socket-encoding.ts';
import type { TopicName } from './socket/topic-state.ts';

export type { components, paths } from './generated/http-types.ts';
export { RefusalError } from './http/refusal-error.ts';
export { UnansweredError } from './http/unanswered-error.ts';
export { MemoryStorage } from './platform/memory-storage.ts';
export { sessionInCookie, sessionInMemory } from './session/session-store.ts';
export type { ClientCallOptions, ClientPlatform, PendingIntent, SessionStore, StorageLike };

export interface ClientOptions {
  /** A cookie for pages, the memory for programs. */
  readonly session?: SessionStore;
  /** Where wishes wait for their answers. `localStorage` for pages, the memory for programs. */
  readonly intents?: StorageLike;
  /** Of the socket's messages; JSON if left out. */
  readonly encoding?: EncodingName;
  /** What the machine lacks, or does in another way. */
  readonly platform?: Partial<ClientPlatform>;
}

type Input<M extends CallMethod, P extends PathOf<M>> = InputOf<OperationAt<M, P>>;
type Output<M extends CallMethod, P extends PathOf<M>> = OutputOf<OperationAt<M, P>>;
type Keyed<P extends KeyedPath> = Input<'POST', P>;
/** May be left out where nothing in it is needed. */
type Given<T> =
  Record<never, never> extends T
    ? [input?: T, options?: ClientCallOptions]
    : [input: T, options?: ClientCallOptions];

export class TirageClient {
  readonly #clock: ServerClock;
  readonly #session: PlayerSession;
  readonly #calls: Calls;
  readonly #intents: Intents;
  readonly #socket: LiveSocket;
  /** The same over the socket. */
  readonly live: LiveCalls;

  /** The address as `https://play.example`; an empty one is that of the page. */
  constructor(address: string, options: ClientOptions = {}) {
    const platform: ClientPlatform = { ...hostPlatform(), ...options.platform };
    const storage = platform.storage ?? new MemoryStorage();
    const byDefault = platform.isPage ? sessionInCookie(storage) : sessionInMemory();
    const { session: store = byDefault, intents = storage } = options;
    this.#clock = new ServerClock(platform);
    const transport = new Transport(address.replace(/\/$/, ''), platform, this.#clock);
    this.#session = new PlayerSession({ transport, store, platform });
    this.#calls = new Calls(platform, transport, this.#session);
    this.#intents = new Intents({
      platform,
      session: this.#session,
      clock: this.#clock,
      store: new IntentStore(intents),
    });
    const origin = address === '' ? platform.origin : address;
    this.#socket = new LiveSocket({
      url: `${origin.replace(/^http/, 'ws').replace(/\/$/, '')}/v1/socket`,
      encoding: SOCKET_ENCODINGS[options.encoding ?? 'json'],
      platform,
      clock: this.#clock,
      session: this.#session,
    });
    this.live = new LiveCalls(this.#socket, this.#intents);
  }

  /** The server's time, in milliseconds since 1970. */
  now(): number {
    return this.#clock.now();
  }

  /** How far the server's time is ahead of this machine's own clock, in milliseconds. */
  get clockSkewMs(): number {
    return this.#clock.skewMs;
  }

  /** Who is logged in, as far as is known without asking: see `resume`. */
  get playerId(): string | undefined {
    return this.#session.playerId;
  }

  /** Takes up the session that was kept, at a start. Resolves to its player, if there is one. */
  resume(): Promise<string | undefined> {
    return this.#session.resume();
  }

  /** Calls with the player who is logged in from now on, or undefined. Gives the end of it. */
  onSession(listener: SessionListener): () => void {
    return this.#session.onChange(listener);
  }

  /** Opens an account and logs in. */
  register(account: {
    readonly login: string;
    readonly password: string;
    readonly birthDate: string;
  }): Promise<string> {
    return this.#open('/v1/players', account);
  }

  logIn(login: string, password: string): Promise<string> {
    return this.#open('/v1/sessions', { login, password });
  }

  /** Nobody is logged in afterwards, whatever becomes of the call. */
  async logOut(): Promise<void> {
    try {
      await this.call('DELETE', '/v1/sessions/current');
    } catch (error) {
      const hasEnded = error instanceof RefusalError && error.status === 401;
      if (!hasEnded) throw error;
    } finally {
      await this.#session.end();
    }
  }

  /** Any call of the contract, by its method and path. Resolves to the body of its yes. */
  async call<M extends CallMethod, P extends PathOf<M>>(
    method: M,
    path: P,
    ...[input, options]: Given<Input<M, P>>
  ): Promise<Output<M, P>> {
    const given = input as Partial<PlainCall> | undefined;
    return (await this.#calls.call({ ...given, method, path }, options)) as Output<M, P>;
  }

  /**
   * A call that moves money, done once: under a key that is kept, with the call, until an answer
   * has come. See `pending`.
   */
  async intend<P extends KeyedPath>(
    path: P,
    input: Keyed<P>,
    { signal }: Pick<ClientCallOptions, 'signal'> = {},
  ): Promise<Output<'POST', P>> {
    const { params, body } = input as { params?: Record<string, unknown>; body?: unknown };
    const wanted = { path, params, body };
    return (await this.#intents.want(wanted, this.#ask, signal)) as Output<'POST', P>;
  }

  /** A draw, an event or the player's own account, as it is now and as it changes. */
  watch<T extends TopicName>(topic: T): LiveTopic<T> {
    return new LiveTopic(this.#socket, topic);
  }

  /** Calls when the socket opens, and when it ends. Gives the end of that. */
  onConnection(listener: (isOpen: boolean) => void): () => void {
    return this.#socket.onConnection(listener);
  }

  /** What was wanted and not answered, perhaps before this page was opened. Ask each again. */
  pending(): Promise<PendingIntent[]> {
    return this.#intents.pending(this.#ask);
  }

  buy(
    drawId: string,
    body: Keyed<'/v1/draws/{id}/tickets'>['body'],
    options?: Pick<ClientCallOptions, 'signal'>,
  ) {
    return this.intend('/v1/draws/{id}/tickets', { params: { id: drawId }, body }, options);
  }

  bet(
    eventId: string,
    body: Keyed<'/v1/events/{id}/bets'>['body'],
    options?: Pick<ClientCallOptions, 'signal'>,
  ) {
    return this.intend('/v1/events/{id}/bets', { params: { id: eventId }, body }, options);
  }

  deposit(body: Keyed<'/v1/me/deposits'>['body'], options?: Pick<ClientCallOptions, 'signal'>) {
    return this.intend('/v1/me/deposits', { body }, options);
  }

  withdraw(body: Keyed<'/v1/me/withdrawals'>['body'], options?: Pick<ClientCallOptions, 'signal'>) {
    return this.intend('/v1/me/withdrawals', { body }, options);
  }

  /** Every row of a list, over all of its pages: `list('/v1/me/tickets', 'tickets')`. */
  list<P extends ListPath, M extends RowsMember<P> & string>(
    path: P,
    member: M,
    input: Partial<Input<'GET', P>> = {},
    options: ClientCallOptions = {},
  ): AsyncGenerator<RowOf<P, M>, void, undefined> {
    const { params, query } = input as { params?: object; query?: object };
    const ask = (after: string | undefined) => {
      const call = { method: 'GET', path, params: { ...params }, query: { ...query, after } };
      return this.#calls.call(call, options);
    };
    return listPages(member, ask) as AsyncGenerator<RowOf<P, M>, void, undefined>;
  }

  tickets(query: Input<'GET', '/v1/me/tickets'>['query'] = {}, options?: ClientCallOptions) {
    return this.list('/v1/me/tickets', 'tickets', { query }, options);
  }

  draws(query: Input<'GET', '/v1/draws'>['query'] = {}, options?: ClientCallOptions) {
    return this.list('/v1/draws', 'draws', { query }, options);
  }

  entries(query: Input<'GET', '/v1/me/entries'>['query'] = {}, options?: ClientCallOptions) {
    return this.list('/v1/me/entries', 'entries', { query }, options);
  }

  bets(query: Input<'GET', '/v1/me/bets'>['query'] = {}, options?: ClientCallOptions) {
    return this.list('/v1/me/bets', 'bets', { query }, options);
  }

  readonly #ask = (intent: Intent, { signal, onOpen }: HowToAsk): Promise<unknown> => {
    const { key, playerId, path, params, body } = intent;
    return this.#calls.call(
      { method: 'POST', path, params, body },
      { key, signal, playerId, onOpen },
    );
  };

  async #open(address: string, body: object): Promise<string> {
    const opened = await this.#calls.callAsNobody(address, { ...body, ...this.#session.wish });
    await this.#session.open(opened as OpenedSession);
    return (opened as OpenedSession).playerId;
  }
}
