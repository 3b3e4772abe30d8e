/** The parent's end of the peer in a process of its own. */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { must } from '../../src/kernel/assert.ts';
import { exitOf, nextMessage } from '../harness/processes/waiting.ts';
import type { PeerAnswer, PeerQuestion } from './peer-messages.ts';

const WAIT = { who: 'the peer', limitMs: 60_000 } as const;

export class PeerProcess {
  readonly #child: ChildProcess;

  constructor() {
    this.#child = fork(fileURLToPath(new URL('./peer-child.js', import.meta.url)), {
      env: { ...process.env, NODE_ENV: 'production' },
    });
  }

  /** Resolves with its port. */
  async ask(question: PeerQuestion): Promise<number> {
    const wait = { ...WAIT, who: `the peer to ${question.ask}` };
    const answered = nextMessage<PeerAnswer>(this.#child, wait);
    this.#child.send(question);
    const answer = await answered;
    if (!answer.ok) throw new Error(`the peer could not ${question.ask}: ${answer.message}`);
    return answer.port;
  }

  get processId(): number {
    return must(this.#child.pid, 'the peer was not started');
  }

  async stop(): Promise<void> {
    const ended = exitOf(this.#child, { ...WAIT, who: 'the peer to stop' });
    this.#child.disconnect();
    await ended;
  }
}
