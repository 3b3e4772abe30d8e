/** A process of its own that a benchmark asks, one question at a time. */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { must } from '../../../src/kernel/assert.ts';
import { exitOf, nextMessage, type Wait } from './waiting.ts';

/** As `launch.cts` sets it: LMDB's commits sync on this pool. */
const POOL_THREADS = '72';

export type ChildAnswer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly message: string };

/** `Replies` names the answer to each question. */
export class AskedChild<
  Question extends { readonly ask: string },
  Replies extends Record<Question['ask'], unknown>,
> {
  readonly #child: ChildProcess;
  readonly #wait: Wait;

  /** `wait`: for any answer, and for the end. */
  constructor(url: URL, wait: Wait, execArgv: readonly string[] = []) {
    const env = { ...process.env, UV_THREADPOOL_SIZE: POOL_THREADS };
    this.#child = fork(fileURLToPath(url), { execArgv: [...execArgv], env });
    this.#wait = wait;
  }

  get processId(): number {
    return must(this.#child.pid, 'a started process has no id');
  }

  async ask<Ask extends Question['ask']>(
    question: Extract<Question, { ask: Ask }> & { ask: Ask },
  ): Promise<Replies[Ask]> {
    const { who } = this.#wait;
    const answered = nextMessage<ChildAnswer>(this.#child, this.#waitFor(question.ask));
    this.#child.send(question);
    const answer = await answered;
    if (!answer.ok) throw new Error(`${who} could not ${question.ask}: ${answer.message}`);
    return answer.value as Replies[Ask];
  }

  /** Stops the child in order, as SIGTERM does. */
  async stop(): Promise<void> {
    const ended = exitOf(this.#child, this.#waitFor('stop'));
    this.#child.send({ ask: 'stop' });
    await ended;
  }

  /** Kills the child, as a power cut does, as far as the process goes. */
  async kill(): Promise<void> {
    const ended = exitOf(this.#child, this.#waitFor('be killed'));
    this.#child.kill('SIGKILL');
    await ended;
  }

  #waitFor(what: string): Wait {
    return { ...this.#wait, who: `${this.#wait.who} to ${what}` };
  }
}
