/** The parent's end of the peer in a process of its own. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { must } from '../../src/kernel/assert.ts';
import type { PeerAnswer, PeerQuestion } from './peer-messages.ts';

export class PeerProcess {
  readonly #child: ChildProcess;
  readonly #ended: Promise<unknown[]>;

  constructor() {
    this.#child = fork(fileURLToPath(new URL('./peer-child.js', import.meta.url)), {
      env: { ...process.env, NODE_ENV: 'production' },
    });
    this.#ended = once(this.#child, 'exit');
  }

  /** Resolves with its port. */
  async ask(question: PeerQuestion): Promise<number> {
    const answered = once(this.#child, 'message') as Promise<[PeerAnswer]>;
    this.#child.send(question);
    const [answer] = await Promise.race([answered, this.#ended.then(failAsEnded)]);
    if (!answer.ok) throw new Error(`the peer could not ${question.ask}: ${answer.message}`);
    return answer.port;
  }

  get processId(): number {
    return must(this.#child.pid, 'the peer was started');
  }

  async stop(): Promise<void> {
    this.#child.disconnect();
    await this.#ended;
  }
}

function failAsEnded(): never {
  throw new Error('the process of the peer has ended');
}
