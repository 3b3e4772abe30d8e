/** Which threads get a processor first when there are fewer processors than threads at work. */
import { existsSync, readdirSync, readlinkSync } from 'node:fs';
import { getPriority, setPriority } from 'node:os';

/** Ten steps of niceness: about a tenth of the weight of a usual thread. */
const BACKGROUND_NICENESS = 10;

const OWN_THREAD = '/proc/thread-self';

/**
 * From now on the calling thread, and threads that it starts, give way to others of the process.
 * Linux keeps a niceness for each thread, and any may raise its own; elsewhere nothing is changed.
 */
export function giveWay(): void {
  if (!existsSync(OWN_THREAD)) return;
  const [, , threadId] = readlinkSync(OWN_THREAD).split('/');
  const thread = Number(threadId);
  setPriority(thread, Math.max(getPriority(thread), BACKGROUND_NICENESS));
}

/**
 * The calling thread is as urgent as others again, where the system allows it: mostly only to those
 * who may do anything. Elsewhere nothing is changed.
 */
export function giveWayNoMore(): void {
  try {
    setPriority(USUAL_NICENESS);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
  }
}

const USUAL_NICENESS = 0;

/** The most that there is: what is left over by everybody else. */
const LEAST_NICENESS = 19;

const OWN_THREADS = '/proc/self/task';

/** From now on the whole process takes what others leave: those of its threads that there are. */
export function giveWayAltogether(): void {
  if (!existsSync(OWN_THREADS)) return;
  for (const thread of readdirSync(OWN_THREADS)) setPriority(Number(thread), LEAST_NICENESS);
}
