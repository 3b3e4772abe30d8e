/** The parent's end of an engine in a process of its own. */
import { AskedChild } from './asked-child.ts';
import type { EngineQuestion, EngineReplies } from './engine-messages.ts';

/** Far above anything that a benchmark asks of an engine, even on a busy machine. */
const WAIT = { who: 'the engine', limitMs: 300_000 } as const;

const OWN_CHILD_URL = new URL('./engine-child.js', import.meta.url);

export class BenchEngine extends AskedChild<EngineQuestion, EngineReplies> {
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
    super(childUrl, WAIT, profileDirectory === undefined ? [] : profiling);
  }
}
