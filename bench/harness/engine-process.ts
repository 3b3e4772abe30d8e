/** The parent's end of an engine in a process of its own. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { must } from '../../src/kernel/assert.ts';
import type { EngineAnswer, EngineQuestion, EngineReplies } from './engine-messages.ts';

/** As `launch.cts` sets it: LMDB's commits sync on this pool. */
const POOL_THREADS = '72';

type QuestionOf<Ask> = Extract<EngineQuestion, { ask: Ask }>;

export class EngineProcess {
  readonly #child: ChildProcess;

  /** With `profileDirectory`, each thread leaves a CPU profile there when it ends. */
  constructor(profileDirectory?: string) {
    const profiling = [
      '--cpu-prof',
      `--cpu-prof-dir=${profileDirectory}`,
      '--cpu-prof-interval=400',
    ];
    this.#child = fork(fileURLToPath(new URL('./engine-child.js', import.meta.url)), {
      execArgv: profileDirectory === undefined ? [] : profiling,
      env: { ...process.env, UV_THREADPOOL_SIZE: POOL_THREADS },
    });
  }

  get processId(): number {
    return must(this.#child.pid, 'a started process has an id');
  }

  async ask<Ask extends EngineQuestion['ask']>(
    question: QuestionOf<Ask> & { ask: Ask },
  ): Promise<EngineReplies[Ask]> {
    const waiting = new AbortController();
    const { signal } = waiting;
    const answered = once(this.#child, 'message', { signal }) as Promise<[EngineAnswer]>;
    const ended = once(this.#child, 'exit', { signal }).then((): never => {
      throw new Error('the process of the engine has ended');
    });
    ended.catch(() => undefined); // Also when the answer came first and this wait is given up.
    this.#child.send(question);
    const [answer] = await Promise.race([answered, ended]);
    waiting.abort();
    if (!answer.ok) throw new Error(`the engine could not ${question.ask}: ${answer.message}`);
    return answer.value as EngineReplies[Ask];
  }

  /** In order, as SIGTERM does. */
  async stop(): Promise<void> {
    const ended = once(this.#child, 'exit');
    this.#child.send({ ask: 'stop' } satisfies EngineQuestion);
    await ended;
  }

  /** As a power cut does, as far as the process goes. */
  async kill(): Promise<void> {
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await ended;
  }
}
