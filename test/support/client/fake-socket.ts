/** The other end of a client's sockets: a test opens, speaks and cuts. JSON only. */
import type { SocketConstructor, SocketLike } from '../../../client/src/platform/platform.ts';
import { calm } from './fake-platform.ts';

export interface SaidByClient {
  readonly id: string;
  readonly op: string;
  readonly [member: string]: unknown;
}

type Handler = ((event: never) => unknown) | null;

export class FakeSocket implements SocketLike {
  binaryType = '';
  readonly protocol: string;
  readonly url: string;
  onopen: Handler = null;
  onmessage: Handler = null;
  onclose: Handler = null;
  onerror: Handler = null;
  closedWith: number | undefined;
  /** What the client has said and the test has not read; pings are answered by themselves. */
  readonly said: SaidByClient[] = [];
  answersPings = true;
  pingCount = 0;
  readonly #serverMs: () => number;

  constructor(url: string, protocol: string, serverMs: () => number) {
    this.url = url;
    this.protocol = protocol;
    this.#serverMs = serverMs;
  }

  send(data: string | Uint8Array): void {
    const message = JSON.parse(String(data)) as SaidByClient;
    if (message.op !== 'ping') {
      this.said.push(message);
      return;
    }
    this.pingCount += 1;
    if (!this.answersPings) return;
    const serverTime = new Date(this.#serverMs()).toISOString();
    setImmediate(() => this.say({ id: message.id, ok: true, serverTime }));
  }

  close(code = 1005): void {
    this.closedWith ??= code;
  }

  async open(): Promise<void> {
    this.onopen?.({} as never);
    await calm();
  }

  say(message: unknown): void {
    this.sayText(JSON.stringify(message));
  }

  sayText(data: string): void {
    this.onmessage?.({ data } as never);
  }

  async cut(code = 1006): Promise<void> {
    this.onclose?.({ code } as never);
    await calm();
  }

  /** What the client said next, of this operation. */
  next(op: string): SaidByClient {
    const at = this.said.findIndex((one) => one.op === op);
    const [found] = at < 0 ? [] : this.said.splice(at, 1);
    if (found === undefined) throw new Error(`no ${op} in ${JSON.stringify(this.said)}`);
    return found;
  }

  /** Answers the next operation of this kind with yes. */
  async accept(op: string, more: object = {}): Promise<SaidByClient> {
    const said = this.next(op);
    this.say({ id: said.id, ok: true, ...more });
    await calm();
    return said;
  }

  async refuse(op: string, code: string, more: object = {}): Promise<SaidByClient> {
    const said = this.next(op);
    this.say({ id: said.id, ok: false, code, ...more });
    await calm();
    return said;
  }
}

/** Makes sockets, and keeps them in the order in which the client asked for them. */
export function fakeSockets(serverMs: () => number): {
  readonly WebSocket: SocketConstructor;
  readonly sockets: FakeSocket[];
} {
  const sockets: FakeSocket[] = [];
  class Connecting extends FakeSocket {
    constructor(url: string, protocols: string[]) {
      super(url, protocols[0] ?? '', serverMs);
      sockets.push(this);
    }
  }
  return { WebSocket: Connecting, sockets };
}
