/** Names each request, so that a player's complaint, a log line and a trace find each other. */
import { randomBytes } from 'node:crypto';

const SANE_REQUEST_ID = /^[A-Za-z0-9._-]{8,64}$/;
const RADIX = 36;
/** As many as a thread can ever count, and always as many: so an id can be written in place. */
const DIGITS = 9;
const DIGIT_UNITS = Buffer.from('0123456789abcdefghijklmnopqrstuvwxyz', 'latin1');

export class RequestIds {
  /** Tells processes and threads apart; the count tells their requests apart. */
  readonly #prefix = `${randomBytes(6).toString('hex')}-`;
  #count = 0;

  /** 0 where the client's own name for its request is harmless in headers and logs; else ours. */
  numberOf(offered: string): number {
    if (offered !== '' && SANE_REQUEST_ID.test(offered)) return 0;
    this.#count += 1;
    return this.#count;
  }

  /** The name of a request by its number, and by what its client offered where that is 0. */
  nameOf(number: number, offered: string): string {
    return number === 0 ? offered : this.textOf(number);
  }

  /** The name of one of ours. */
  textOf(number: number): string {
    return this.#prefix + number.toString(RADIX).padStart(DIGITS, '0');
  }

  /** Writes the name of one of ours over that of another, at the beginning of `target`. */
  write(number: number, target: Uint8Array): void {
    let rest = number;
    for (let i = this.#prefix.length + DIGITS - 1; i >= this.#prefix.length; i -= 1) {
      target[i] = DIGIT_UNITS[rest % RADIX] as number;
      rest = Math.floor(rest / RADIX);
    }
  }
}
