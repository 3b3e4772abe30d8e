/** The parent's end of the bare server in a process of its own. */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { assert } from '../../../src/kernel/assert.ts';
import { exitOf, nextMessage } from './waiting.ts';

export interface BareServerOrder {
  /** Characters of its one header's value. */
  readonly headerChars: number;
  readonly bodyChars: number;
}

const WAIT = { who: 'the bare server', limitMs: 30_000 } as const;

export class BareServer {
  readonly #child: ChildProcess;

  constructor() {
    this.#child = fork(fileURLToPath(new URL('./bare-child.js', import.meta.url)));
  }

  /** Listens; its answers have the size of `sample`, a whole answer of the other server. */
  async listen(sample: string): Promise<number> {
    const headEnd = sample.indexOf('\r\n\r\n');
    assert(headEnd > 0, 'a sample is not a whole answer');
    const bodyChars = sample.length - headEnd - 4;
    // The part that the library adds by itself.
    const date = /\r\nDate: [^\r]*/.exec(sample)?.[0] ?? '';
    const framing = `HTTP/1.1 201 Created\r\nx-request-id: ${date}\r\nContent-Length: ${bodyChars}`;
    const headerChars = headEnd - framing.length;
    assert(headerChars > 0, 'the sample has no head of its own');
    return this.#listen({ headerChars, bodyChars });
  }

  /** Listens for sockets, and sends back whatever comes. */
  listenForSockets(): Promise<number> {
    return this.#listen({ headerChars: 0, bodyChars: 0 });
  }

  processorMicros(): Promise<number> {
    const answer = nextMessage<number>(this.#child, WAIT);
    this.#child.send('processorMicros');
    return answer;
  }

  async stop(): Promise<void> {
    const ended = exitOf(this.#child, WAIT);
    this.#child.kill('SIGTERM');
    await ended;
  }

  async #listen(order: BareServerOrder): Promise<number> {
    const listening = nextMessage<number>(this.#child, WAIT);
    this.#child.send(order);
    const port = await listening;
    assert(port > 0, 'the bare server could not listen');
    return port;
  }
}
