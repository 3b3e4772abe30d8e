/**
 * Processor time of each thread of another process, from /proc: which thread is the limit, and
 * what its helpers (LMDB's writer, the collector, the compiler) cost beside it.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** Linux counts in hundredths of a second, whatever the machine. */
const MICROS_PER_TICK = 10_000;
/** Counted after the name, which stands in parentheses and may hold anything. */
const USER_FIELD = 11;
const SYSTEM_FIELD = 12;

export type ThreadMicros = ReadonlyMap<string, number>;

/** Empty where there is no /proc. */
export function threadMicros(processId: number): ThreadMicros {
  const directory = `/proc/${processId}/task`;
  const micros = new Map<string, number>();
  if (!existsSync(directory)) return micros;
  for (const thread of readdirSync(directory)) {
    const text = readFileSync(`${directory}/${thread}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const ticks = Number(fields[USER_FIELD]) + Number(fields[SYSTEM_FIELD]);
    micros.set(thread, ticks * MICROS_PER_TICK);
  }
  return micros;
}

/** How long each thread worked between two readings, the busiest first. */
export function workedMicros(before: ThreadMicros, after: ThreadMicros): number[] {
  return [...after]
    .map(([thread, micros]) => micros - (before.get(thread) ?? 0))
    .sort((left, right) => right - left);
}
