/**
 * Processor time of processes that are not ours to ask, from /proc, and of the whole machine.
 *
 * Why: on a machine that others use, a rate says who got the processors, and a server of many
 * processes gets more of them than one of two threads. Time spent for each purchase is disturbed
 * far less, and the share that others took tells how far to trust the rates.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';

/** Linux counts in hundredths of a second, whatever the machine. */
const MICROS_PER_TICK = 10_000;
/** Counted after the name, which stands in parentheses and may hold anything. */
const FIELD = { parent: 1, user: 11, system: 12, endedUser: 13, endedSystem: 14 } as const;

/** The time of a process, its children that live, and those that it has seen end. */
export function familyMicros(parentId: number): number {
  let ticks = 0;
  for (const name of readdirSync('/proc')) {
    const fields = /^\d+$/.test(name) ? fieldsOf(name) : undefined;
    if (fields === undefined) continue;
    const isParent = Number(name) === parentId;
    if (!isParent && Number(fields[FIELD.parent]) !== parentId) continue;
    ticks += Number(fields[FIELD.user]) + Number(fields[FIELD.system]);
    if (isParent) ticks += Number(fields[FIELD.endedUser]) + Number(fields[FIELD.endedSystem]);
  }
  return ticks * MICROS_PER_TICK;
}

/** How long all processors of the machine have worked since they started, for anybody. */
export function machineMicros(): number {
  return cpus().reduce((sum, { times }) => {
    return sum + 1_000 * (times.user + times.nice + times.sys + times.irq);
  }, 0);
}

/** Undefined for a process that has ended meanwhile. */
function fieldsOf(name: string): string[] | undefined {
  try {
    const text = readFileSync(`/proc/${name}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}
