/**
 * Requests to the accrual system over kept connections.
 *
 * The pool's own time limits start when a request leaves its queue, so the limit over all is ours.
 */
import { gunzipSync } from 'node:zlib';
import { Pool } from 'undici';
import type { AccrualTransport } from './accrual-adapter.ts';
import { ANSWER_BYTES_MAX, AnswerTooLongError, type HttpAnswer } from './accrual-answer.ts';

/** From the first byte of the question to the last of the answer. */
export const ANSWER_LIMIT_MS = 5_000;
const CONNECT_LIMIT_MS = 2_000;

export class UndiciTransport implements AccrualTransport {
  readonly #connections: Pool;
  readonly #path: string;
  readonly #answerLimitMs: number;

  /** `address`: where the system is served, as `http://host:port`, perhaps with a path. */
  constructor(options: { address: string; connectionsMax: number; answerLimitMs?: number }) {
    const url = new URL(options.address);
    this.#path = `${url.pathname.replace(/\/+$/, '')}/api/orders/`;
    this.#answerLimitMs = options.answerLimitMs ?? ANSWER_LIMIT_MS;
    this.#connections = new Pool(url.origin, {
      connections: options.connectionsMax,
      pipelining: 1,
      connectTimeout: CONNECT_LIMIT_MS,
    });
  }

  async get(number: string): Promise<HttpAnswer> {
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(), this.#answerLimitMs);
    try {
      const response = await this.#connections.request({
        method: 'GET',
        path: this.#path + number,
        headers: { accept: 'application/json', 'accept-encoding': 'gzip, identity' },
        signal: limit.signal,
      });
      const retryAfter = response.headers['retry-after'];
      return {
        status: response.statusCode,
        retryAfter: typeof retryAfter === 'string' ? retryAfter : undefined,
        body: textIn(await bytesOf(response.body), response.headers['content-encoding']),
      };
    } finally {
      clearTimeout(timer);
    }
  }

  async close(): Promise<void> {
    await this.#connections.destroy();
  }
}

/** Read to its end, so that the connection can be used again; but not for ever. */
async function bytesOf(body: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let byteCount = 0;
  for await (const chunk of body) {
    byteCount += chunk.length;
    if (byteCount > ANSWER_BYTES_MAX) throw new AnswerTooLongError('The answer is too long.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Text in another coding than it claims reads as nonsense; whoever parses it will say so. */
function textIn(bytes: Buffer, coding: string | string[] | undefined): string {
  if (coding !== 'gzip' && coding !== 'x-gzip') return bytes.toString('utf8');
  try {
    return gunzipSync(bytes, { maxOutputLength: ANSWER_BYTES_MAX }).toString('utf8');
  } catch {
    return ''; // Damaged, or a bomb.
  }
}
