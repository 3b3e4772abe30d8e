/**
 * The usual header lines of an answer as bytes: a request id of ours, and constant lines.
 *
 * Why: the library measures a text, reserves memory for it and converts it, each time, and bytes it
 * only copies. Between two answers only the digits of the id differ.
 */
import type { RequestIds } from './request-id.ts';

export class PreparedHead {
  readonly #ids: RequestIds;
  readonly #bytes: Buffer;

  /** `lines` as `headerBlock` writes them: ASCII. */
  constructor(ids: RequestIds, lines: string) {
    this.#ids = ids;
    this.#bytes = Buffer.from(ids.textOf(0) + lines, 'latin1');
  }

  /** For the answer to that request. Good until the next call: the library copies at once. */
  of(requestNumber: number): Uint8Array {
    this.#ids.write(requestNumber, this.#bytes);
    return this.#bytes;
  }
}
