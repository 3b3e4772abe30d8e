/**
 * One socket: who it speaks for, what it waits for, and its way out.
 *
 * Messages to it are collected and leave together, in order, once in a turn of the event loop: the
 * answers of a shard's whole batch are one frame. They are never dropped while the socket lives; a
 * reader for whom more bytes wait than `BUFFERED_BYTES_MAX` is closed instead.
 */
import type { WebSocket } from 'uWebSockets.js';
import type { VerifiedToken } from '../../identity/token-terms.ts';
import type { ClientCodec, SelfWriting } from '../../protocol/client-codec.ts';
import { CLOSE_CODES, type CloseReason } from '../../protocol/close-codes.ts';
import type { ServerMessage } from '../../protocol/socket-messages.ts';
import type { ShownToken } from '../callers/authenticate.ts';
import type { RefusedMessage } from './refused.ts';
import { BUFFERED_BYTES_MAX, FRAME_BYTES_MAX, SLOW_READER_BYTES } from './socket-limits.ts';
import type { Subscription } from './subscription.ts';

/** Told once, when a message waits in a session that had none waiting. */
export type PlanFlush = (session: SocketSession) => void;

/** Whether the sender may be refused once more without being hung up on. */
export type ChargeRefusal = (session: SocketSession) => boolean;

/**
 * What the library keeps for us. It copies the members of what it is given, so this is not a class
 * instance.
 */
export interface SocketData {
  readonly session: SocketSession;
  /** What came with the upgrade. */
  readonly token: ShownToken | undefined;
}

/** An answer that says yes. What else it says is checked by its operation (`defineOperation`). */
export interface AcceptedMessage {
  readonly id: string | number;
  readonly ok: true;
}

type Outgoing = ServerMessage | AcceptedMessage | SelfWriting;

export class SocketSession {
  readonly codec: ClientCodec;
  readonly address: string;
  /** By topic. */
  readonly subscriptions = new Map<string, Subscription>();
  token: VerifiedToken | undefined = undefined;
  /** Operations that wait for their answers. */
  inFlight = 0;
  /** Tickets of the purchases among them. */
  ticketsInFlight = 0;
  /** Messages that came while a token is being verified; they are looked at when that is done. */
  deferred: unknown[] | undefined = undefined;
  authenticationFailures = 0;
  isExpiryTold = false;
  readonly #planFlush: PlanFlush;
  readonly #chargeRefusal: ChargeRefusal;
  #socket: WebSocket<SocketData> | undefined = undefined;
  #outbox: Outgoing[] = [];

  constructor(options: {
    codec: ClientCodec;
    address: string;
    planFlush: PlanFlush;
    chargeRefusal: ChargeRefusal;
  }) {
    this.codec = options.codec;
    this.address = options.address;
    this.#planFlush = options.planFlush;
    this.#chargeRefusal = options.chargeRefusal;
  }

  get isOpen(): boolean {
    return this.#socket !== undefined;
  }

  /** More waits for the reader than should: what can be told later, in short, is not sent. */
  get isSlow(): boolean {
    return this.#socket !== undefined && this.#socket.getBufferedAmount() > SLOW_READER_BYTES;
  }

  opened(socket: WebSocket<SocketData>): void {
    this.#socket = socket;
  }

  /** The socket is gone: nothing may touch it any more. */
  closed(): void {
    this.#socket = undefined;
    this.#outbox = [];
  }

  /** Sends in this turn of the event loop, in order. Without effect once the socket is gone. */
  send(message: Outgoing): void {
    if (this.#socket === undefined) return;
    if (this.#outbox.length === 0) this.#planFlush(this);
    this.#outbox.push(message);
  }

  /**
   * Sends a refusal made here, before a shard heard of it. It counts against the sender's rate
   * limit, just as accepted operations do.
   */
  refuse(message: RefusedMessage): void {
    this.send(message);
    if (this.#socket === undefined || this.#chargeRefusal(this)) return;
    this.flush();
    this.close('refusedTooOften');
  }

  /** Hands what waits to the library: whatever is published from now on comes after it. */
  flush(): void {
    const messages = this.#outbox;
    if (messages.length === 0) return;
    this.#outbox = [];
    this.#sendFrames(messages);
  }

  listen(topic: string): void {
    this.#socket?.subscribe(topic);
  }

  unlisten(topic: string): void {
    this.#socket?.unsubscribe(topic);
  }

  close(reason: CloseReason): void {
    this.#socket?.end(CLOSE_CODES[reason], reason);
  }

  #sendFrames(messages: readonly Outgoing[]): void {
    const frame = this.codec.encodeFrame(messages);
    if (frame.length <= FRAME_BYTES_MAX || messages.length === 1) {
      this.#sendFrame(frame);
      return;
    }
    const half = messages.length >>> 1;
    this.#sendFrames(messages.slice(0, half));
    this.#sendFrames(messages.slice(half));
  }

  #sendFrame(frame: string | Uint8Array): void {
    const socket = this.#socket;
    if (socket === undefined) return;
    if (socket.send(frame, this.codec.isBinary) === SEND_DONE) return;
    // Some of it waits, or all of it was refused because too much waits already.
    if (socket.getBufferedAmount() > BUFFERED_BYTES_MAX) this.close('readerTooSlow');
  }
}

/** The library's word for "nothing waits". */
const SEND_DONE = 1;
