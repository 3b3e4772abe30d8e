/**
 * Processor time of each thread of another process, from /proc: which thread is the limit, and
 * what its helpers (LMDB's writer, the collector, the compiler) cost beside it.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** Linux counts in hundredths of a second, whatever the machine. */
const MICROS_PER_TICK = 10_000;
const NANOS_PER_MICRO = 1_000;
/** Counted after the name, which stands in parentheses and may hold anything. */
const USER_FIELD = 11;
const SYSTEM_FIELD = 12;

export type ThreadMicros = ReadonlyMap<string, number>;

/** By the thread's id; the first one has that of the process. Empty where there is no /proc. */
export function threadMicros(processId: number): ThreadMicros {
  const directory = `/proc/${processId}/task`;
  const micros = new Map<string, number>();
  if (!existsSync(directory)) return micros;
  for (const thread of readdirSync(directory)) {
    const spent = microsOf(`${directory}/${thread}`);
    if (spent !== undefined) micros.set(thread, spent);
  }
  return micros;
}

/** Of all threads, those that have ended too; 0 where there is no /proc, or no such process. */
export function processMicros(processId: number): number {
  return tickedMicros(`/proc/${processId}`) ?? 0;
}

/** How long each thread worked between two readings, by its id. */
export function workedByThread(before: ThreadMicros, after: ThreadMicros): ThreadMicros {
  return new Map(
    [...after].map(([thread, micros]) => [thread, micros - (before.get(thread) ?? 0)]),
  );
}

/** How long each thread worked between two readings, the busiest first. */
export function workedMicros(before: ThreadMicros, after: ThreadMicros): number[] {
  return [...workedByThread(before, after).values()].sort((left, right) => right - left);
}

/** Exactly, where the kernel tells it: rounds of a quarter of a second have few ticks. */
function microsOf(directory: string): number | undefined {
  try {
    const [nanos] = readFileSync(`${directory}/schedstat`, 'utf8').split(' ');
    return Number(nanos) / NANOS_PER_MICRO;
  } catch {
    return tickedMicros(directory);
  }
}

/** Undefined for a thread or process that has ended meanwhile. */
function tickedMicros(directory: string): number | undefined {
  try {
    const text = readFileSync(`${directory}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[USER_FIELD]) + Number(fields[SYSTEM_FIELD])) * MICROS_PER_TICK;
  } catch {
    return undefined;
  }
}
