/**
 * An HTTP client like a player's device: connections that are kept, a key for each purchase, and
 * three kinds of answer: yes, no, and none at all.
 */
import { Agent, type IncomingHttpHeaders, request as sendRequest } from 'node:http';
import type { TestEnd } from './engine-process.ts';

const ANSWER_LIMIT_MS = 60_000;
/** The server closes connections idle for 8 to 12 s; a request that crosses the close is lost. */
const IDLE_MS_MAX = 4_000;

export interface ClientAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

export interface ClientAsked {
  readonly token?: string | undefined;
  readonly key?: string | undefined;
  /** Sent as JSON; a string is sent as it is. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The connection broke before the answer was complete: whether it took effect is unknown. */
export class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError';
}

export class EngineClient {
  /** Changes when the engine comes back on another port. */
  url: string;
  readonly #agent: Agent;

  constructor(t: TestEnd, url: string, connectionsMax = 64, idleMsMax = IDLE_MS_MAX) {
    this.url = url;
    // An agent's time-out ends connections that are free, and no request.
    this.#agent = new Agent({ keepAlive: true, maxSockets: connectionsMax, timeout: idleMsMax });
    t.teardown(() => this.#agent.destroy());
  }

  get(path: string, asked: ClientAsked = {}): Promise<ClientAnswer> {
    return this.send('GET', path, asked);
  }

  post(path: string, body: unknown, asked: ClientAsked = {}): Promise<ClientAnswer> {
    return this.send('POST', path, { ...asked, body });
  }

  /** Rejects with a NoAnswerError if no complete answer came. */
  send(
    method: string,
    path: string,
    { token, key, body, headers }: ClientAsked,
  ): Promise<ClientAnswer> {
    const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
    const lines: Record<string, string> = {
      ...(text === undefined ? {} : { 'content-type': 'application/json' }),
      ...(text === undefined ? {} : { 'content-length': String(Buffer.byteLength(text)) }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(key === undefined ? {} : { 'idempotency-key': key }),
      ...headers,
    };
    return new Promise((resolve, reject) => {
      const lose = (cause: Error): void =>
        reject(new NoAnswerError(`${method} ${path}: ${cause.message}`, { cause }));
      const options = { method, agent: this.#agent, headers: lines, timeout: ANSWER_LIMIT_MS };
      const request = sendRequest(new URL(path, this.url), options, (response) => {
        let received = '';
        response.setEncoding('utf8').on('data', (chunk: string) => {
          received += chunk;
        });
        response.once('error', lose);
        response.once('end', () => {
          if (!response.complete) return lose(new Error('the answer broke off'));
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text: received });
        });
      });
      request.once('error', lose);
      request.once('timeout', () => request.destroy(new Error('no answer in time')));
      request.end(text);
    });
  }

  /** Like `post`; undefined if no answer came, or one that leaves the outcome open. */
  async tryPost(
    path: string,
    body: unknown,
    asked: ClientAsked,
  ): Promise<ClientAnswer | undefined> {
    try {
      const answer = await this.post(path, body, asked);
      return answer.status >= 500 ? undefined : answer;
    } catch (error) {
      if (error instanceof NoAnswerError) return undefined;
      throw error;
    }
  }

  /** The body of an answer that must have this status. */
  async expect<T>(status: number, answering: Promise<ClientAnswer>): Promise<T> {
    const { status: got, text } = await answering;
    if (got !== status) throw new Error(`expected ${status}, got ${got}: ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }
}

/** The code of a problem document; undefined for any other answer. */
export function codeOf({ status, text }: ClientAnswer): string | undefined {
  return status < 400 ? undefined : (JSON.parse(text) as { code?: string }).code;
}
