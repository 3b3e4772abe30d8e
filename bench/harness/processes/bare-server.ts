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

/** Files that it serves from memory: by path, with a head of so many characters. */
export interface BareFiles {
  readonly files: readonly {
    readonly path: string;
    readonly headerChars: number;
    readonly bodyBase64: string;
  }[];
}

const WAIT = { who: 'the bare server', limitMs: 30_000 } as const;

export class BareServer {
  readonly #child: ChildProcess;

  constructor() {
    this.#child = fork(fileURLToPath(new URL('./bare-child.js', import.meta.url)));
  }

  /** Listens; its answers have the size of `sample`, a whole answer of the other server. */
  async listen(sample: string): Promise<number> {
    return this.#listen(sizesOf(sample, '201 Created'));
  }

  /** Listens; `answers` are whole ones of the other server, by path: it copies their bodies. */
  listenWithFiles(answers: ReadonlyMap<string, string>): Promise<number> {
    const files = Array.from(answers, ([path, answer]) => {
      const { headerChars, bodyChars } = sizesOf(answer, '200 OK');
      const body = Buffer.from(answer.slice(answer.length - bodyChars), 'latin1');
      return { path, headerChars, bodyBase64: body.toString('base64') };
    });
    return this.#listen({ files });
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

  async #listen(order: BareServerOrder | BareFiles): Promise<number> {
    const listening = nextMessage<number>(this.#child, WAIT);
    this.#child.send(order);
    const port = await listening;
    assert(port > 0, 'the bare server could not listen');
    return port;
  }
}

/** Of a whole answer, byte by character: its body, and what its one header has to make up for. */
function sizesOf(answer: string, status: string): BareServerOrder {
  const headEnd = answer.indexOf('\r\n\r\n');
  assert(headEnd > 0, 'a sample is not a whole answer');
  const bodyChars = answer.length - headEnd - 4;
  // The part that the library adds by itself.
  const date = /\r\nDate: [^\r]*/.exec(answer)?.[0] ?? '';
  const framing = `HTTP/1.1 ${status}\r\nx-request-id: ${date}\r\nContent-Length: ${bodyChars}`;
  const headerChars = headEnd - framing.length;
  assert(headerChars > 0, 'the sample has no head of its own');
  return { headerChars, bodyChars };
}
