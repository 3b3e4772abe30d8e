/**
 * One keep-alive connection with one request in flight.
 *
 * Reads into a buffer of its own, so that no answer is allocated: the last answer can be read from
 * the connection until the next request is sent. An answer must have a Content-Length.
 */
import { connect, type Socket } from 'node:net';
import { assert, must } from '../../../src/kernel/assert.ts';

const READ_BYTES = 16_384;
const STATUS_AT = 'HTTP/1.1 '.length;
const HEAD_END = Buffer.from('\r\n\r\n');
/** The server cuts connections that idle for 8 to 12 s: we hang up ourselves long before that. */
const IDLE_MS_MAX = 4_000;
const LENGTH_NAME = /\r\ncontent-length: (\d+)/i;

export interface AnswerListener {
  /** The whole answer is there. */
  answered(): void;
  /** Whatever makes the connection useless while an answer is awaited. */
  failed(reason: string): void;
}

export class HttpConnection {
  readonly buffer: Buffer;
  readonly #listener: AnswerListener;
  #socket: Socket | undefined;
  #isWaiting = false;
  #usedAtMs = 0;
  /** Bytes of the answer that are in `buffer` so far. */
  #have = 0;
  /** All bytes of the answer, once its head is read; else 0. */
  #wanted = 0;
  /** Where the body of the last answer begins and ends in `buffer`. */
  bodyStart = 0;
  bodyEnd = 0;

  /** `answerBytesMax`: of a whole answer. */
  constructor(listener: AnswerListener, answerBytesMax = READ_BYTES) {
    this.#listener = listener;
    this.buffer = Buffer.allocUnsafe(answerBytesMax);
  }

  get isOpen(): boolean {
    return this.#socket !== undefined;
  }

  /** The last answer's status, digit by digit: a text for each would cost more than the rest. */
  get status(): number {
    const digit = (index: number) => (this.buffer[STATUS_AT + index] as number) - 48;
    return 100 * digit(0) + 10 * digit(1) + digit(2);
  }

  /** The head and the body of the last answer. */
  get answerText(): string {
    return this.buffer.toString('latin1', 0, this.bodyEnd);
  }

  /**
   * Connects, or connects anew if the connection has idled. A request that crosses the server's
   * hanging up is lost, which says nothing about the server.
   */
  connect(port: number): Promise<void> {
    const isFresh = performance.now() - this.#usedAtMs < IDLE_MS_MAX;
    if (this.#socket !== undefined && isFresh) return Promise.resolve();
    this.close();
    this.#usedAtMs = performance.now();
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
      socket.on('error', (error) => this.#fail(error.message));
      socket.on('close', () => {
        if (this.#socket !== socket) return;
        this.#fail('the server closed a connection');
        this.#socket = undefined;
      });
      this.#socket = socket;
    });
  }

  /** Sends the bytes of one whole request. */
  send(request: Buffer): void {
    const socket = must(this.#socket, 'a connection is used before it is opened');
    assert(!this.#isWaiting, 'a request was pipelined, which the library cannot do');
    this.#isWaiting = true;
    socket.write(request);
  }

  close(): void {
    this.#isWaiting = false;
    this.#socket?.destroy();
    this.#socket = undefined;
  }

  #fail(reason: string): void {
    if (!this.#isWaiting) return;
    this.#isWaiting = false;
    this.#listener.failed(reason);
  }

  #take(chunk: Buffer, count: number): void {
    assert(
      this.#have + count <= this.buffer.length,
      'an answer is larger than the benchmark expects',
    );
    chunk.copy(this.buffer, this.#have, 0, count);
    this.#have += count;
    if (this.#wanted === 0) this.#readHead();
    if (this.#wanted === 0 || this.#have < this.#wanted) return;
    if (this.#have > this.#wanted || !this.#isWaiting) {
      this.#isWaiting = true;
      this.#fail('more came than one answer');
      return;
    }
    this.bodyEnd = this.#wanted;
    this.#have = 0;
    this.#wanted = 0;
    this.#isWaiting = false;
    this.#usedAtMs = performance.now();
    this.#listener.answered();
  }

  #readHead(): void {
    const headEnd = this.buffer.subarray(0, this.#have).indexOf(HEAD_END);
    if (headEnd < 0) return;
    this.bodyStart = headEnd + HEAD_END.length;
    this.#wanted = this.bodyStart + this.#bodyBytes(headEnd);
  }

  /** The library writes Content-Length last: its digits stand before the end of the head. */
  #bodyBytes(headEnd: number): number {
    let value = 0;
    let scale = 1;
    let at = headEnd - 1;
    for (; at > 0; at -= 1) {
      const digit = (this.buffer[at] as number) - 48;
      if (digit < 0 || digit > 9) break;
      value += digit * scale;
      scale *= 10;
    }
    const isLength = this.buffer.toString('latin1', at - 5, at + 1).toLowerCase() === 'ength: ';
    if (isLength) return value;
    const head = this.buffer.toString('latin1', 0, headEnd);
    return Number(must(LENGTH_NAME.exec(head)?.[1], 'an answer has no length'));
  }
}
