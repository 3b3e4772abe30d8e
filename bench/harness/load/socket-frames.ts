/**
 * Frames of a client. Those of purchases are written before the clock runs: before a send only the
 * digits of the ids are changed. The mask is zero, which a server must undo like any other.
 */
import { pack } from 'msgpackr';
import { must } from '../../../src/kernel/assert.ts';
import type { SubProtocol } from '../../../src/protocol/client-codec.ts';

const ID_DIGITS = 15;
const SHORT_BYTES_MAX = 125;
const TEXT_BYTE = 0x81;
const BINARY_BYTE = 0x82;
const MASKED_BIT = 0x80;

/** A whole frame that says `message`, an operation or an array of them. */
export function clientFrame(subProtocol: SubProtocol, message: unknown): Buffer {
  const isText = subProtocol === 'tirage.v1.json';
  const payload = isText ? Buffer.from(JSON.stringify(message)) : pack(message);
  const { length } = payload;
  const size =
    length <= SHORT_BYTES_MAX
      ? [MASKED_BIT | length]
      : [MASKED_BIT | 126, length >>> 8, length & 255];
  const first = isText ? TEXT_BYTE : BINARY_BYTE;
  return Buffer.concat([Buffer.from([first, ...size, 0, 0, 0, 0]), payload]);
}

export interface PurchaseForm {
  readonly subProtocol: SubProtocol;
  readonly drawId: string;
  /** Several travel as an array. */
  readonly purchasesPerFrame: number;
}

/** A frame of purchases, with one selection in each. */
export class PurchaseFrame {
  readonly bytes: Buffer;
  readonly purchaseCount: number;
  readonly #idEnds: readonly number[];

  constructor({ subProtocol, drawId, purchasesPerFrame }: PurchaseForm) {
    this.purchaseCount = purchasesPerFrame;
    const operations = Array.from({ length: purchasesPerFrame }, (_, index) => ({
      id: String(index).padStart(ID_DIGITS, '#'),
      op: 'buyTickets',
      drawId,
      selections: [[3, 7, 12, 25, 33]],
    }));
    this.bytes = clientFrame(subProtocol, purchasesPerFrame === 1 ? operations[0] : operations);
    this.#idEnds = operations.map(({ id }) => this.bytes.indexOf(id) + ID_DIGITS);
  }

  /** Numbers the purchases from `first` on. */
  setIds(first: number): void {
    for (let index = 0; index < this.purchaseCount; index += 1) {
      let rest = first + index;
      const end = must(this.#idEnds[index], 'a purchase has no id');
      for (let at = end - 1; at >= end - ID_DIGITS; at -= 1) {
        this.bytes[at] = 48 + (rest % 10);
        rest = Math.floor(rest / 10);
      }
    }
  }
}
