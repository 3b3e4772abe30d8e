/**
 * Frames of purchases that are written before the clock runs: before a send only the digits of the
 * ids are changed. The mask is zero, which a server must undo like any other.
 */
import { pack } from 'msgpackr';
import { must } from '../../src/kernel/assert.ts';

const ID_DIGITS = 15;
const SHORT_BYTES_MAX = 125;

export class PurchaseFrame {
  readonly bytes: Buffer;
  readonly purchaseCount: number;
  readonly #idEnds: readonly number[];

  constructor(drawId: string, purchaseCount: number) {
    this.purchaseCount = purchaseCount;
    const operations = Array.from({ length: purchaseCount }, (_, index) => ({
      id: String(index).padStart(ID_DIGITS, '#'),
      op: 'buyTickets',
      drawId,
      selections: [[3, 7, 12, 25, 33]],
    }));
    const payload = pack(purchaseCount === 1 ? operations[0] : operations);
    const { length } = payload;
    const size =
      length <= SHORT_BYTES_MAX ? [0x80 | length] : [0x80 | 126, length >>> 8, length & 255];
    this.bytes = Buffer.concat([Buffer.from([0x82, ...size, 0, 0, 0, 0]), payload]);
    this.#idEnds = operations.map(({ id }) => this.bytes.indexOf(id) + ID_DIGITS);
  }

  /** Numbers the purchases from `first` on. */
  setIds(first: number): void {
    for (let index = 0; index < this.purchaseCount; index += 1) {
      let rest = first + index;
      const end = must(this.#idEnds[index], 'an id for each purchase');
      for (let at = end - 1; at >= end - ID_DIGITS; at -= 1) {
        this.bytes[at] = 48 + (rest % 10);
        rest = Math.floor(rest / 10);
      }
    }
  }
}

/** The request that becomes a socket. */
export function upgradeRequest(token: string): string {
  const lines = [
    'GET /v1/socket HTTP/1.1',
    'Host: 127.0.0.1',
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    'Sec-WebSocket-Protocol: tirage.v1.msgpack',
    `Authorization: Bearer ${token}`,
  ];
  return `${lines.join('\r\n')}\r\n\r\n`;
}
