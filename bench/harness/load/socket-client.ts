/**
 * The client's end of a WebSocket as the benchmarks need it: frames are written by the caller,
 * payloads that arrive are handed on where they lie, pings are answered, and the end is told with
 * its reason.
 * It speaks for no player until the caller has it authenticate.
 *
 * Why our own: a library would spend more on each frame than everything that is measured. Frames
 * are assumed to be whole (the server fragments none) and below 4 GiB.
 */
import { connect, type Socket } from 'node:net';
import type { SubProtocol } from '../../../src/protocol/client-codec.ts';
import { within } from '../processes/waiting.ts';

const OPEN_LIMIT_MS = 60_000;
const NOTHING = Buffer.alloc(0);
const OPCODE = { close: 8, ping: 9 } as const;
/** A pong of a client is masked; the mask is zero, so its payload stays as it came. */
const PONG_BYTE = 0x8a;
const MASKED_BIT = 0x80;

export interface SocketDoor {
  readonly port: number;
  readonly subProtocol: SubProtocol;
}

export interface SocketListener {
  /** The payload of a text or binary frame; the bytes are only good during the call. */
  message(bytes: Buffer, start: number, end: number): void;
  /** The socket is gone, and not because `end` was called. */
  closed(reason: string): void;
}

export class SocketClient {
  readonly #socket: Socket;
  readonly #listener: SocketListener;
  #rest: Buffer = NOTHING;
  #reason = 'the server cut the connection';

  private constructor(socket: Socket, listener: SocketListener) {
    this.#socket = socket;
    this.#listener = listener;
  }

  /** Resolves once the server has agreed; rejects with its answer if it has not. */
  static open(door: SocketDoor, listener: SocketListener): Promise<SocketClient> {
    const opened = new Promise<SocketClient>((resolve, reject) => {
      const socket = connect({ host: '127.0.0.1', port: door.port, noDelay: true });
      let head: Buffer = NOTHING;
      let client: SocketClient | undefined;
      socket.on('data', (chunk) => {
        if (client !== undefined) {
          client.#take(chunk);
          return;
        }
        head = Buffer.concat([head, chunk]);
        const headEnd = head.indexOf('\r\n\r\n');
        if (headEnd < 0) return;
        if (head.toString('latin1', 0, 13) !== 'HTTP/1.1 101 ') {
          reject(new Error(`no socket: ${head.toString('latin1')}`));
          return;
        }
        client = new SocketClient(socket, listener);
        resolve(client);
        client.#take(head.subarray(headEnd + 4));
      });
      socket.on('connect', () => socket.write(upgradeRequest(door)));
      socket.on('error', (error) => {
        if (client === undefined) reject(error);
        else client.#reason = error.message;
      });
      socket.on('close', () => {
        if (client === undefined) reject(new Error('the server cut the connection at its upgrade'));
        else client.#closed();
      });
    });
    return within(opened, { who: 'a socket to open', limitMs: OPEN_LIMIT_MS });
  }

  /** Sends the bytes of whole frames, masked as a client's have to be. */
  write(bytes: Buffer): void {
    this.#socket.write(bytes);
  }

  end(): void {
    this.#reason = '';
    this.#socket.destroy();
  }

  #take(chunk: Buffer): void {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    let at = 0;
    for (;;) {
      const payload = payloadAt(bytes, at);
      if (payload === undefined) break;
      this.#handle(bytes.readUInt8(at) & 15, bytes, payload);
      at = payload.end;
    }
    // An empty view would keep the whole chunk alive, once for each idle socket.
    this.#rest = at === bytes.length ? NOTHING : bytes.subarray(at);
  }

  #handle(opcode: number, bytes: Buffer, { start, end }: Payload): void {
    if (opcode === OPCODE.ping) {
      const head = Buffer.from([PONG_BYTE, MASKED_BIT | (end - start), 0, 0, 0, 0]);
      this.#socket.write(Buffer.concat([head, bytes.subarray(start, end)]));
    } else if (opcode === OPCODE.close) {
      this.#reason = `the server closed with ${end - start < 2 ? 1005 : bytes.readUInt16BE(start)}`;
    } else if (opcode < OPCODE.close) {
      this.#listener.message(bytes, start, end);
    }
  }

  #closed(): void {
    if (this.#reason !== '') this.#listener.closed(this.#reason);
  }
}

interface Payload {
  readonly start: number;
  readonly end: number;
}

/** Where the payload of the frame at `at` lies; undefined while some of it is missing. */
function payloadAt(bytes: Buffer, at: number): Payload | undefined {
  if (bytes.length < at + 2) return undefined;
  const length = bytes.readUInt8(at + 1);
  if (length < 126) return whole(bytes, at + 2, length);
  if (bytes.length < at + 10) return undefined;
  if (length === 126) return whole(bytes, at + 4, bytes.readUInt16BE(at + 2));
  return whole(bytes, at + 10, bytes.readUInt32BE(at + 6));
}

function whole(bytes: Buffer, start: number, length: number): Payload | undefined {
  return bytes.length < start + length ? undefined : { start, end: start + length };
}

function upgradeRequest({ subProtocol }: SocketDoor): string {
  const lines = [
    'GET /v1/socket HTTP/1.1',
    'Host: 127.0.0.1',
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    `Sec-WebSocket-Protocol: ${subProtocol}`,
  ];
  return `${lines.join('\r\n')}\r\n\r\n`;
}
