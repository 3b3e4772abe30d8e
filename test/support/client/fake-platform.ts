/**
 * A machine for the client that a test controls: its clocks, its network and its chance. Time goes
 * on only in `run`, from one waiting to the next, and only when nothing else can happen.
 */
import { MemoryStorage } from '../../../client/src/platform/memory-storage.ts';
import type {
  ClientPlatform,
  SocketConstructor,
  StorageLike,
} from '../../../client/src/platform/platform.ts';
import { takingTurns } from '../../../client/src/platform/taking-turns.ts';

export interface SentRequestOfClient {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: unknown;
  readonly signal: AbortSignal;
}

export type AnswerOfNetwork = (request: SentRequestOfClient) => Response | Promise<Response>;

interface Waiting {
  readonly dueMs: number;
  end(): void;
}

export class FakePlatform implements ClientPlatform {
  /** Answers everything that is asked. */
  network: AnswerOfNetwork = () => engineAnswer(404, { code: 'notFound' });
  readonly sent: SentRequestOfClient[] = [];
  WebSocket: SocketConstructor | undefined = undefined;
  storage: StorageLike | undefined = new MemoryStorage();
  isPage = false;
  origin = '';
  /** How much the clock on the wall is ahead of the true time, which begins at 1 January 2026. */
  wallAheadMs = 0;
  trueMs = Date.UTC(2026, 0, 1);
  readonly exclusively = takingTurns();
  readonly #beganMs = this.trueMs;
  readonly #waiting = new Set<Waiting>();
  readonly #online = new Set<() => void>();
  #seed = 1;

  readonly fetch = async (url: string, init: RequestInit): Promise<Response> => {
    const { method = 'GET', signal } = init;
    const aborted = signal ?? new AbortController().signal;
    const body = typeof init.body === 'string' ? JSON.parse(init.body) : undefined;
    const request = { url, method, headers: new Headers(init.headers), body, signal: aborted };
    this.sent.push(request);
    const gone = new Promise<never>((_, reject) => {
      aborted.addEventListener('abort', () => reject(new Error('aborted')));
    });
    return Promise.race([gone, this.network(request)]);
  };

  readonly wallMs = (): number => {
    return this.trueMs + this.wallAheadMs;
  };

  readonly elapsedMs = (): number => {
    return this.trueMs - this.#beganMs;
  };

  readonly randomBytes = (count: number): Uint8Array => {
    return Uint8Array.from({ length: count }, () => {
      this.#seed = (this.#seed * 48_271) % 2_147_483_647;
      return this.#seed % 256;
    });
  };

  readonly wait = (ms: number, signal?: AbortSignal): Promise<void> => {
    return new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const waiting = {
        dueMs: this.trueMs + ms,
        end: () => {
          this.#waiting.delete(waiting);
          signal?.removeEventListener('abort', waiting.end);
          resolve();
        },
      };
      this.#waiting.add(waiting);
      signal?.addEventListener('abort', waiting.end);
    });
  };

  readonly onOnline = (listener: () => void): (() => void) => {
    this.#online.add(listener);
    return () => this.#online.delete(listener);
  };

  comeOnline(): void {
    for (const listener of this.#online) listener();
  }

  /** Lets time go on until the work is done. */
  async run<T>(work: Promise<T>): Promise<T> {
    let isDone = false;
    const end = (): void => {
      isDone = true;
    };
    work.then(end, end);
    for (;;) {
      await calm();
      if (isDone) return work;
      const [next] = [...this.#waiting].sort((left, right) => left.dueMs - right.dueMs);
      if (next === undefined) throw new Error('the client waits for nothing that will come');
      this.trueMs = Math.max(this.trueMs, next.dueMs);
      next.end();
    }
  }

  /** Lets a time pass, and whatever is due in it happen. */
  async pass(ms: number): Promise<void> {
    await this.run(this.wait(ms));
    await calm();
  }
}

/** All that can happen without time has happened. */
export async function calm(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** An answer of the engine: a problem from 400 on. */
export function engineAnswer(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Response {
  const mediaType = status < 400 ? 'application/json' : 'application/problem+json';
  const text = body === undefined ? null : JSON.stringify(body);
  return new Response(text, { status, headers: { 'content-type': mediaType, ...headers } });
}

/** The connection breaks. */
export function brokenNetwork(): Promise<never> {
  return Promise.reject(new TypeError('fetch failed'));
}
