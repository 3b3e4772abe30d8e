/**
 * One WebSocket from its opening to its end: frames become messages, and silence becomes an end.
 *
 * A browser tells a page nothing of pings, and a network that has gone is not told to anybody. So
 * the connection asks for the server's time now and then, which sets the clock as well, and ends
 * itself when nothing comes back.
 */
import type { ServerClock } from '../clock/server-clock.ts';
import type { ClientPlatform, SocketConstructor, SocketLike } from '../platform/platform.ts';
import type { SocketEncoding } from './socket-encoding.ts';

const OPENING_LIMIT_MS = 15_000;
/** The engine ends a connection that is silent for 60 seconds. */
const PING_EVERY_MS = 25_000;
const SILENCE_LIMIT_MS = 10_000;
/** No close frame: the connection broke. */
const BROKEN = 1006;
/** The client closes by itself, in order. */
const DONE = 1000;

export interface ConnectionEnd {
  readonly code: number;
  readonly wasOpen: boolean;
}

export interface ConnectionParts {
  readonly url: string;
  readonly WebSocket: SocketConstructor;
  readonly encoding: SocketEncoding;
  readonly platform: ClientPlatform;
  readonly clock: ServerClock;
  readonly onOpen: (connection: SocketConnection) => void;
  readonly onMessage: (message: object) => void;
}

export class SocketConnection {
  readonly ended: Promise<ConnectionEnd>;
  readonly #parts: ConnectionParts;
  readonly #socket: SocketLike;
  readonly #over = new AbortController();
  #resolve: (end: ConnectionEnd) => void = () => undefined;
  #isOpen = false;
  #pingCount = 0;
  #heardAtMs = 0;
  readonly #pings = new Map<string, number>();

  constructor(parts: ConnectionParts) {
    this.#parts = parts;
    this.ended = new Promise((resolve) => {
      this.#resolve = resolve;
    });
    const { WebSocket, url, encoding, platform } = parts;
    const socket = new WebSocket(url, [encoding.subProtocol]);
    this.#socket = socket;
    socket.binaryType = 'arraybuffer';
    socket.onopen = () => this.#opened();
    socket.onmessage = ({ data }: { readonly data: unknown }) => this.#take(data);
    socket.onclose = ({ code }: { readonly code: number }) => this.#end(code);
    socket.onerror = () => undefined;
    void platform.wait(OPENING_LIMIT_MS, this.#over.signal).then(() => {
      if (!this.#isOpen) this.#end(BROKEN);
    });
  }

  /** Aborted once it has ended. */
  get over(): AbortSignal {
    return this.#over.signal;
  }

  send(message: object): void {
    if (this.#isOpen) this.#socket.send(this.#parts.encoding.encode(message));
  }

  close(): void {
    this.#end(DONE);
  }

  /** Whether anything is left of it: after a sleep, or when the network has changed. */
  async ping(): Promise<void> {
    const { platform } = this.#parts;
    this.#pingCount += 1;
    const id = `ping-${this.#pingCount}`;
    const askedAtMs = platform.elapsedMs();
    this.#pings.set(id, askedAtMs);
    this.send({ id, op: 'ping' });
    await platform.wait(SILENCE_LIMIT_MS, this.#over.signal);
    this.#pings.delete(id);
    if (this.#heardAtMs < askedAtMs) this.#end(BROKEN);
  }

  #opened(): void {
    this.#isOpen = true;
    void this.#keepAwake();
    this.#parts.onOpen(this);
  }

  async #keepAwake(): Promise<void> {
    const { signal } = this.#over;
    while (!signal.aborted) {
      await this.ping();
      await this.#parts.platform.wait(PING_EVERY_MS, signal);
    }
  }

  #take(data: unknown): void {
    if (this.#over.signal.aborted) return;
    this.#heardAtMs = this.#parts.platform.elapsedMs();
    let decoded: unknown;
    try {
      decoded = this.#parts.encoding.decode(data);
    } catch {
      this.#end(BROKEN);
      return;
    }
    for (const message of Array.isArray(decoded) ? decoded : [decoded]) this.#pass(message);
  }

  #pass(message: { readonly id?: string; readonly serverTime?: string }): void {
    const askedAtMs = this.#pings.get(message.id ?? '');
    if (askedAtMs === undefined) this.#parts.onMessage(message);
    else this.#parts.clock.observe({ serverMs: Date.parse(message.serverTime ?? ''), askedAtMs });
  }

  #end(code: number): void {
    if (this.#over.signal.aborted) return;
    this.#over.abort();
    const wasOpen = this.#isOpen;
    this.#isOpen = false;
    this.#socket.onclose = null;
    this.#socket.close(DONE);
    this.#resolve({ code, wasOpen });
  }
}
