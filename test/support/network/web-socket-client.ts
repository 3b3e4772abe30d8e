/**
 * A WebSocket client that does what it is told: sends well-formed frames, broken ones or fragments,
 * or does not read at all. Node 20 has no client of its own, and a good one would refuse to
 * misbehave.
 */
import { connect, type Socket } from 'node:net';
import { until } from '../engine/until.ts';
import { type FrameOut, FrameReader, OPCODES, writeFrame } from './web-socket-frames.ts';

const WAIT_MS = 30_000;
const KEY = 'dGhlIHNhbXBsZSBub25jZQ==';

export interface UpgradeOptions {
  readonly protocol?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface UpgradeAnswer {
  readonly status: number;
  readonly head: string;
  readonly body: string;
}

export interface Closed {
  /** 1006 means that there was no close frame. */
  readonly code: number;
  readonly reason: string;
}

export class WebSocketClient {
  /** Payloads of text and binary frames, in order; a test removes those it has read. */
  readonly frames: (string | Buffer)[] = [];
  readonly answer: UpgradeAnswer;
  frameCount = 0;
  closed: Closed | undefined = undefined;
  readonly #socket: Socket;
  readonly #reader = new FrameReader();

  private constructor(socket: Socket, answer: UpgradeAnswer, early: Buffer) {
    this.#socket = socket;
    this.answer = answer;
    socket.on('data', (chunk) => this.#take(chunk));
    socket.on('close', () => {
      this.closed ??= { code: 1006, reason: '' };
    });
    this.#take(early);
  }

  /** Resolves to a client that may have been refused: see its `answer`. */
  static connect(port: number, options: UpgradeOptions = {}): Promise<WebSocketClient> {
    return new Promise((resolve, reject) => {
      const socket = connect({ port, host: '127.0.0.1', noDelay: true });
      let head = Buffer.alloc(0);
      socket.on('error', reject);
      socket.on('connect', () => socket.write(upgradeRequest(port, options)));
      const take = (chunk: Buffer): void => {
        head = Buffer.concat([head, chunk]);
        const end = head.indexOf('\r\n\r\n');
        if (end < 0) return;
        const text = head.toString('latin1', 0, end);
        const status = Number(text.slice(9, 12));
        const rest = head.subarray(end + 4);
        const length = Number(/content-length: (\d+)/i.exec(text)?.[1] ?? 0);
        if (status !== 101 && rest.length < length) return;
        socket.off('data', take);
        socket.off('error', reject);
        socket.on('error', () => undefined);
        const isOpen = status === 101;
        const body = isOpen ? '' : rest.toString('utf8');
        resolve(
          new WebSocketClient(
            socket,
            { status, head: text, body },
            isOpen ? rest : Buffer.alloc(0),
          ),
        );
      };
      socket.on('data', take);
    });
  }

  send(payload: string | Uint8Array): void {
    const isText = typeof payload === 'string';
    const opcode = isText ? OPCODES.text : OPCODES.binary;
    this.sendFrame({ opcode, payload: isText ? Buffer.from(payload) : payload });
  }

  sendFrame(frame: FrameOut): void {
    this.sendBytes(writeFrame(frame));
  }

  sendBytes(bytes: Uint8Array): void {
    if (!this.#socket.destroyed) this.#socket.write(bytes);
  }

  /** From now on nothing is read: the server's bytes pile up. */
  stopReading(): void {
    this.#socket.pause();
  }

  readAgain(): void {
    this.#socket.resume();
  }

  /** Ends the connection without a word. */
  drop(): void {
    this.#socket.destroy();
  }

  /** The next text or binary frame. */
  nextFrame(): Promise<string | Buffer> {
    return until('a frame', WAIT_MS, () => {
      if (this.frames.length === 0 && this.closed !== undefined) {
        throw new Error(`closed with ${this.closed.code} ${this.closed.reason}`);
      }
      return this.frames.shift();
    });
  }

  untilClosed(limitMs = WAIT_MS): Promise<Closed> {
    return until('the close', limitMs, () => this.closed);
  }

  #take(chunk: Buffer): void {
    for (const { opcode, payload } of this.#reader.push(chunk)) {
      if (opcode === OPCODES.text || opcode === OPCODES.binary) {
        this.frameCount += 1;
        this.frames.push(opcode === OPCODES.text ? payload.toString('utf8') : payload);
      } else if (opcode === OPCODES.ping) {
        this.sendFrame({ opcode: OPCODES.pong, payload });
      } else if (opcode === OPCODES.close) {
        const code = payload.length < 2 ? 1005 : payload.readUInt16BE(0);
        this.closed ??= { code, reason: payload.toString('utf8', 2) };
        this.#socket.end(writeFrame({ opcode: OPCODES.close, payload: payload.subarray(0, 2) }));
      }
    }
  }
}

function upgradeRequest(port: number, options: UpgradeOptions): string {
  const { protocol = 'tirage.v1.json', path = '/v1/socket', headers = {} } = options;
  const lines = [
    `GET ${path} HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: ${KEY}`,
    ...(protocol === '' ? [] : [`Sec-WebSocket-Protocol: ${protocol}`]),
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ];
  return `${lines.join('\r\n')}\r\n\r\n`;
}
