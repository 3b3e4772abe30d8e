/**
 * Requests that are written before the clock runs: each connection has some buffers, one for each
 * of its players, and before a send only the digits of the idempotency key are changed.
 */
import { must } from '../../../src/kernel/assert.ts';

/** Like the UUIDs that clients use; the last twelve digits count. */
const KEY_PREFIX = '7f3c2a10-94d1-4e55-8b0a-';
const KEY_DIGITS = 12;
const BODY = '{"selections":[[3,7,12,25,33]]}';

export class PurchaseRequest {
  readonly bytes: Buffer;
  readonly #keyEnd: number;

  constructor(path: string, token: string) {
    const head = [
      `POST ${path} HTTP/1.1`,
      'host: 127.0.0.1',
      'content-type: application/json',
      `authorization: Bearer ${token}`,
      `content-length: ${BODY.length}`,
      `idempotency-key: ${KEY_PREFIX}${'0'.repeat(KEY_DIGITS)}`,
    ].join('\r\n');
    this.bytes = Buffer.from(`${head}\r\n\r\n${BODY}`, 'latin1');
    this.#keyEnd = head.length;
  }

  setKey(value: number): void {
    let rest = value;
    for (let i = this.#keyEnd - 1; i >= this.#keyEnd - KEY_DIGITS; i -= 1) {
      this.bytes[i] = 48 + (rest % 10);
      rest = Math.floor(rest / 10);
    }
  }
}

/** A whole GET, by a player if there is a token; `more` are lines of its head. */
export function readRequest(path: string, token?: string, more: readonly string[] = []): Buffer {
  const lines = [`GET ${path} HTTP/1.1`, 'host: 127.0.0.1', ...more];
  if (token !== undefined) lines.push(`authorization: Bearer ${token}`);
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1');
}

/** The requests of each connection; players are dealt out in turn. */
export function requestsByConnection(
  path: string,
  tokens: readonly string[],
  connectionCount: number,
): PurchaseRequest[][] {
  const requests = Array.from({ length: connectionCount }, (): PurchaseRequest[] => []);
  for (const [index, token] of tokens.entries()) {
    const own = must(requests[index % connectionCount], 'the index left its bounds');
    own.push(new PurchaseRequest(path, token));
  }
  return requests;
}
