/**
 * Notices when the process that started the engine is gone.
 *
 * Why: npm and npx pass a signal on to the shell that they started and not to the engine that the
 * shell started. `npm start & kill $!` would leave the engine behind, with its port and its lock.
 * It watches the ancestors that there were at the start: the parent and its parent, since a killed
 * npm leaves its shell. There is no signal for their end, so they are looked up now and then.
 */
import { readFileSync } from 'node:fs';

export const STARTER_LOOK_MS = 250;

export class StarterWatch {
  readonly #timer: NodeJS.Timeout;

  /** Calls `onGone` once, in this thread, after one of the ancestors of the start has ended. */
  constructor(onGone: () => void, ancestors: () => string = ancestorsNow) {
    const atStart = ancestors();
    this.#timer = setInterval(() => {
      if (ancestors() === atStart) return;
      this.stop();
      onGone();
    }, STARTER_LOOK_MS);
    this.#timer.unref(); // The timer must not keep an engine alive that has stopped.
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}

/** The process ids of the parent and of its parent: an orphan gets another. */
function ancestorsNow(): string {
  const { ppid } = process;
  try {
    // After the name, which may hold anything, come the state and the parent.
    const stat = readFileSync(`/proc/${ppid}/stat`, 'latin1');
    const [, grandparent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return `${ppid} ${grandparent}`;
  } catch {
    return `${ppid}`; // Not Linux.
  }
}

/**
 * Whether npm was killed while this process was being loaded: its orphans go to process 1, which
 * is npm itself only in a container that was made so.
 */
export function isOrphanOfNpm(): boolean {
  if (process.ppid !== 1) return false;
  try {
    return !readFileSync('/proc/1/cmdline', 'latin1').startsWith('npm');
  } catch {
    return false;
  }
}
