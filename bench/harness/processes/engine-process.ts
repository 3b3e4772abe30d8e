/** The parent's end of an engine in a process of its own. */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { must } from '../../../src/kernel/assert.ts';
import type { EngineAnswer, EngineQuestion, EngineReplies } from './engine-messages.ts';
import { exitOf, nextMessage } from './waiting.ts';

/** As `launch.cts` sets it: LMDB's commits sync on this pool. */
const POOL_THREADS = '72';
/** Far above anything that a benchmark asks of an engine, also on a busy machine. */
const WAIT = { who: 'the engine', limitMs: 300_000 } as const;

const OWN_CHILD_URL = new URL('./engine-child.js', import.meta.url);

type QuestionOf<Ask> = Extract<EngineQuestion, { ask: Ask }>;

export class BenchEngine {
  readonly #child: ChildProcess;

  /**
   * With `profileDirectory`, each thread leaves a CPU profile there when it ends. `childUrl` is the
   * engine of another build that speaks as this one does (engine-messages.ts).
   */
  constructor(profileDirectory?: string, childUrl: URL = OWN_CHILD_URL) {
    const profiling = [
      '--cpu-prof',
      `--cpu-prof-dir=${profileDirectory}`,
      '--cpu-prof-interval=400',
    ];
    this.#child = fork(fileURLToPath(childUrl), {
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
    const wait = { ...WAIT, who: `the engine to ${question.ask}` };
    const answered = nextMessage<EngineAnswer>(this.#child, wait);
    this.#child.send(question);
    const answer = await answered;
    if (!answer.ok) throw new Error(`the engine could not ${question.ask}: ${answer.message}`);
    return answer.value as EngineReplies[Ask];
  }

  /** In order, as SIGTERM does. */
  async stop(): Promise<void> {
    const ended = exitOf(this.#child, { ...WAIT, who: 'the engine to stop' });
    this.#child.send({ ask: 'stop' } satisfies EngineQuestion);
    await ended;
  }

  /** As a power cut does, as far as the process goes. */
  async kill(): Promise<void> {
    const ended = exitOf(this.#child, { ...WAIT, who: 'the engine to be killed' });
    this.#child.kill('SIGKILL');
    await ended;
  }
}
