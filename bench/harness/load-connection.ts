/**
 * One keep-alive connection with one request in flight: send, read the whole answer, send again.
 *
 * Reads into a buffer of its own, so that no answer is allocated. An answer must have the status
 * that is wanted and a Content-Length; anything else ends the benchmark.
 */
import { connect, type Socket } from 'node:net';
import { assert, must } from '../../src/kernel/assert.ts';
import type { PurchaseRequest } from './purchase-requests.ts';

const READ_BYTES = 8_192;
const STATUS_AT = 'HTTP/1.1 '.length;
const HEAD_END = Buffer.from('\r\n\r\n');
const LENGTH_NAME = /\r\ncontent-length: (\d+)/i;

export interface LoadObserver {
  /** False ends the connection's work for this round. */
  mayGoOn(): boolean;
  nextKey(): number;
  answered(waitedMs: number): void;
  failed(reason: string): void;
  idle(): void;
}

export class LoadConnection {
  readonly #requests: readonly PurchaseRequest[];
  readonly #observer: LoadObserver;
  readonly #buffer = Buffer.allocUnsafe(READ_BYTES);
  #socket: Socket | undefined;
  #next = 0;
  #isWaiting = false;
  #sentAtMs = 0;
  /** Bytes of the answer that are in `#buffer`. */
  #have = 0;
  /** All bytes of the answer, once its head is read; else 0. */
  #wanted = 0;
  /** The first whole answer, for the twin server to copy its size. */
  sample = '';

  constructor(requests: readonly PurchaseRequest[], observer: LoadObserver) {
    this.#requests = requests;
    this.#observer = observer;
  }

  /** Connects, unless it is connected: a server may close what idled through another's round. */
  connect(port: number): Promise<void> {
    if (this.#socket !== undefined) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const chunk = Buffer.allocUnsafe(READ_BYTES);
      const socket = connect({
        host: '127.0.0.1',
        port,
        noDelay: true,
        onread: {
          buffer: chunk,
          callback: (count) => {
            this.#take(chunk, count);
            return true;
          },
        },
      });
      socket.once('connect', () => resolve());
      socket.once('error', reject);
      socket.on('error', (error) => this.#observer.failed(error.message));
      socket.on('close', () => {
        if (this.#isWaiting) this.#observer.failed('the server closed a connection');
        this.#socket = undefined;
      });
      this.#socket = socket;
    });
  }

  send(): void {
    const request = must(this.#requests[this.#next], 'a connection has requests');
    this.#next = (this.#next + 1) % this.#requests.length;
    request.setKey(this.#observer.nextKey());
    this.#isWaiting = true;
    this.#sentAtMs = performance.now();
    this.#socket?.write(request.bytes);
  }

  #take(chunk: Buffer, count: number): void {
    assert(this.#have + count <= READ_BYTES, 'an answer is larger than the benchmark expects');
    chunk.copy(this.#buffer, this.#have, 0, count);
    this.#have += count;
    if (this.#wanted === 0) this.#readHead();
    if (this.#wanted === 0 || this.#have < this.#wanted) return;
    if (this.#have > this.#wanted) this.#observer.failed('more came than one answer');
    if (this.sample === '') this.sample = this.#buffer.toString('latin1', 0, this.#wanted);
    this.#have = 0;
    this.#wanted = 0;
    this.#isWaiting = false;
    this.#observer.answered(performance.now() - this.#sentAtMs);
    if (this.#observer.mayGoOn()) this.send();
    else this.#observer.idle();
  }

  #readHead(): void {
    const buffer = this.#buffer;
    const headEnd = buffer.subarray(0, this.#have).indexOf(HEAD_END);
    if (headEnd < 0) return;
    // 201, byte by byte: a text for each answer would cost more than all the rest.
    const is201 =
      buffer[STATUS_AT] === 0x32 &&
      buffer[STATUS_AT + 1] === 0x30 &&
      buffer[STATUS_AT + 2] === 0x31;
    if (!is201) {
      this.#observer.failed(buffer.toString('latin1', 0, this.#have));
      return;
    }
    this.#wanted = headEnd + HEAD_END.length + this.#bodyBytes(headEnd);
  }

  /** The library writes Content-Length last: its digits stand before the end of the head. */
  #bodyBytes(headEnd: number): number {
    let value = 0;
    let scale = 1;
    let at = headEnd - 1;
    for (; at > 0; at -= 1) {
      const digit = (this.#buffer[at] as number) - 48;
      if (digit < 0 || digit > 9) break;
      value += digit * scale;
      scale *= 10;
    }
    const isLength = this.#buffer.toString('latin1', at - 5, at + 1).toLowerCase() === 'ength: ';
    if (isLength) return value;
    return Number(
      must(LENGTH_NAME.exec(this.#buffer.toString('latin1', 0, headEnd))?.[1], 'a length'),
    );
  }
}
