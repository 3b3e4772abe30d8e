/**
 * One request and its answer, as HTTP has it: no tokens, no repeats.
 *
 * An answer is a value, a refusal of the engine a `RefusalError`, and whatever leaves the outcome
 * open an `UnansweredError`. What the caller aborts rejects with the reason of their signal.
 */
import type { ServerClock } from '../clock/server-clock.ts';
import type { ClientPlatform } from '../platform/platform.ts';
import { RefusalError } from './refusal-error.ts';
import { UnansweredError } from './unanswered-error.ts';

/** An engine gives up before that: later nothing will come. */
const ANSWER_LIMIT_MS = 30_000;
/** `Date` is in whole seconds, and a server may write it anew once a second. */
const DATE_COARSE_MS = 2_000;

export interface HttpRequest {
  readonly method: string;
  /** With its query, after the base address. */
  readonly address: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
}

export interface ReceivedAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** What JSON says, or the text of another media type; undefined where there is no body. */
  readonly body: unknown;
}

export class Transport {
  readonly #base: string;
  readonly #platform: ClientPlatform;
  readonly #clock: ServerClock;

  constructor(base: string, platform: ClientPlatform, clock: ServerClock) {
    this.#base = base;
    this.#platform = platform;
    this.#clock = clock;
  }

  async send(request: HttpRequest): Promise<ReceivedAnswer> {
    const { method, address, signal } = request;
    signal?.throwIfAborted();
    const limit = new AbortController();
    const ended = new AbortController();
    void this.#platform.wait(ANSWER_LIMIT_MS, ended.signal).then(() => limit.abort());
    const forward = (): void => limit.abort();
    signal?.addEventListener('abort', forward);
    try {
      return await this.#exchange(request, limit.signal);
    } catch (error) {
      signal?.throwIfAborted();
      if (error instanceof RefusalError || error instanceof UnansweredError) throw error;
      throw new UnansweredError(`${method} ${address}: no answer`, { cause: error });
    } finally {
      ended.abort();
      signal?.removeEventListener('abort', forward);
    }
  }

  async #exchange(request: HttpRequest, signal: AbortSignal): Promise<ReceivedAnswer> {
    const { method, address, headers = {}, body } = request;
    const askedAtMs = this.#platform.elapsedMs();
    const response = await this.#platform.fetch(this.#base + address, {
      method,
      headers: body === undefined ? headers : { 'content-type': 'application/json', ...headers },
      // Cookies of this origin only: that of the session is for no other.
      credentials: 'same-origin',
      redirect: 'error',
      signal,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    this.#observe(response, askedAtMs);
    return answerOf(response, await response.text(), `${method} ${address}`);
  }

  #observe({ headers }: Response, askedAtMs: number): void {
    const serverMs = Date.parse(headers.get('date') ?? '');
    const isNew = headers.get('cache-control') === 'no-store';
    this.#clock.observe({
      serverMs,
      coarseMs: DATE_COARSE_MS,
      ...(isNew ? { askedAtMs } : {}),
    });
  }
}

function answerOf({ status, headers }: Response, text: string, what: string): ReceivedAnswer {
  const mediaType = headers.get('content-type')?.split(';')[0] ?? '';
  if (status < 400) return { status, headers, body: bodyOf(mediaType, text) };
  const requestId = headers.get('x-request-id') ?? undefined;
  if (mediaType === 'application/problem+json') {
    const seconds = Number(headers.get('retry-after') ?? Number.NaN);
    const retryAfterSeconds = Number.isFinite(seconds) ? seconds : undefined;
    throw new RefusalError({ ...JSON.parse(text), status, retryAfterSeconds, requestId });
  }
  if (status >= 500) throw new UnansweredError(`${what}: ${status} of a proxy`, { status });
  throw new RefusalError({ code: `http${status}`, status, requestId });
}

function bodyOf(mediaType: string, text: string): unknown {
  if (text === '') return undefined;
  return mediaType === 'application/json' ? JSON.parse(text) : text;
}
