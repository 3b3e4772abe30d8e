/** A process of its own that a benchmark asks, one question at a time. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { must } from '../../../src/kernel/assert.ts';

/** As `launch.cts` sets it: LMDB's commits sync on this pool. */
const POOL_THREADS = '72';

export type ChildAnswer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly message: string };

/** `Replies` names what is answered to each question. */
export class AskedChild<
  Question extends { readonly ask: string },
  Replies extends Record<Question['ask'], unknown>,
> {
  readonly #child: ChildProcess;

  constructor(path: string, execArgv: readonly string[]) {
    const env = { ...process.env, UV_THREADPOOL_SIZE: POOL_THREADS };
    this.#child = fork(path, { execArgv: [...execArgv], env });
  }

  get processId(): number {
    return must(this.#child.pid, 'a started process has an id');
  }

  async ask<Ask extends Question['ask']>(
    question: Extract<Question, { ask: Ask }> & { ask: Ask },
  ): Promise<Replies[Ask]> {
    const waiting = new AbortController();
    const { signal } = waiting;
    const answered = once(this.#child, 'message', { signal }) as Promise<[ChildAnswer]>;
    const ended = once(this.#child, 'exit', { signal }).then((): never => {
      throw new Error('the process that was asked has ended');
    });
    ended.catch(() => undefined); // Also when the answer came first and this wait is given up.
    this.#child.send(question);
    const [answer] = await Promise.race([answered, ended]);
    waiting.abort();
    if (!answer.ok) throw new Error(`the process could not ${question.ask}: ${answer.message}`);
    return answer.value as Replies[Ask];
  }

  /** In order, as SIGTERM does. */
  async stop(): Promise<void> {
    const ended = once(this.#child, 'exit');
    this.#child.send({ ask: 'stop' });
    await ended;
  }

  /** As a power cut does, as far as the process goes. */
  async kill(): Promise<void> {
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await ended;
  }
}
