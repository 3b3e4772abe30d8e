/** Names each request, so that a player's complaint, a log line and a trace find each other. */
import { randomBytes } from 'node:crypto';

const SANE_REQUEST_ID = /^[A-Za-z0-9._-]{8,64}$/;

export class RequestIds {
  /** Tells processes and threads apart; the count tells their requests apart. */
  readonly #prefix = `${randomBytes(6).toString('hex')}-`;
  #count = 0;

  /** The client's own name for its request where it is harmless in headers and logs; else ours. */
  choose(offered: string): string {
    if (offered !== '' && SANE_REQUEST_ID.test(offered)) return offered;
    this.#count += 1;
    return this.#prefix + this.#count.toString(36);
  }
}
