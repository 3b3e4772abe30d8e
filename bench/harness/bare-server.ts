/** The parent's end of the bare server in a process of its own. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { assert } from '../../src/kernel/assert.ts';

export interface BareServerOrder {
  /** Characters of its one header's value. */
  readonly headerChars: number;
  readonly bodyChars: number;
}

export class BareServer {
  readonly #child: ChildProcess;

  constructor() {
    this.#child = fork(fileURLToPath(new URL('./bare-child.js', import.meta.url)));
  }

  /** Listens; its answers have the size of `sample`, a whole answer of the other server. */
  async listen(sample: string): Promise<number> {
    const headEnd = sample.indexOf('\r\n\r\n');
    assert(headEnd > 0, 'a sample is a whole answer');
    const bodyChars = sample.length - headEnd - 4;
    // What the library adds by itself.
    const date = /\r\nDate: [^\r]*/.exec(sample)?.[0] ?? '';
    const framing = `HTTP/1.1 201 Created\r\nx-request-id: ${date}\r\nContent-Length: ${bodyChars}`;
    const headerChars = headEnd - framing.length;
    assert(headerChars > 0, 'the sample has a head of its own');
    this.#child.send({ headerChars, bodyChars } satisfies BareServerOrder);
    const [port] = (await once(this.#child, 'message')) as [number];
    assert(port > 0, 'the bare server could not listen');
    return port;
  }

  async processorMicros(): Promise<number> {
    this.#child.send('processorMicros');
    const [micros] = (await once(this.#child, 'message')) as [number];
    return micros;
  }

  async stop(): Promise<void> {
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGTERM');
    await ended;
  }
}
