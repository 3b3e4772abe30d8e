/**
 * What the client needs of the machine that it runs on: a browser, a Node program or a test.
 * Whatever a machine lacks, or does in another way, is handed in as a part of it.
 */
export interface ClientPlatform {
  fetch(url: string, request: RequestInit): Promise<Response>;
  /** Undefined where there is none, as in Node 20: hand in that of `ws` or `undici`. */
  readonly WebSocket: SocketConstructor | undefined;
  /** What is kept beyond the end of the page or program. Undefined: nothing is. */
  readonly storage: StorageLike | undefined;
  /** That of the page, as `https://play.example`; empty where there is none. */
  readonly origin: string;
  /** Scripts of others may run beside ours, so nothing secret is kept where scripts can read. */
  readonly isPage: boolean;
  /** The machine's clock, which may be wrong, and may be set. */
  wallMs(): number;
  /** Milliseconds since some instant. It never goes back, and may stand still in sleep. */
  elapsedMs(): number;
  randomBytes(count: number): Uint8Array;
  /** Resolves after that time, or at once when the signal is aborted. Never rejects. */
  wait(ms: number, signal?: AbortSignal): Promise<void>;
  /** Runs one at a time of all that have this name, over all pages of an origin if it can. */
  exclusively<T>(name: string, run: () => Promise<T>): Promise<T>;
  /** Calls whenever the machine has a network again; gives the end of it. */
  onOnline(listener: () => void): () => void;
}

/** As much of `localStorage` as is used. */
export interface StorageLike {
  readonly length: number;
  key(index: number): string | null;
  getItem(name: string): string | null;
  setItem(name: string, value: string): void;
  removeItem(name: string): void;
}

/** As much of a `WebSocket` as is used. */
export interface SocketLike {
  binaryType: string;
  readonly protocol: string;
  onopen: ((event: never) => unknown) | null;
  onmessage: ((event: never) => unknown) | null;
  onclose: ((event: never) => unknown) | null;
  onerror: ((event: never) => unknown) | null;
  send(data: string | Uint8Array<ArrayBuffer>): void;
  close(code?: number, reason?: string): void;
}
export type SocketConstructor = new (url: string, protocols: string[]) => SocketLike;
