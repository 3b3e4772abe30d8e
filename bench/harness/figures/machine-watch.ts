/**
 * Who had the machine, stretch by stretch: its own processes, others, nobody, or its host.
 *
 * Own is this process with all its threads, and those children whose ids it is given. What the
 * kernel does in interrupts is nobody's: most of it carries our own packets.
 */
import { existsSync, readFileSync } from 'node:fs';
import { processMicros } from './thread-time.ts';

/** Linux counts in hundredths of a second, whatever the machine. */
const MICROS_PER_TICK = 10_000;
const STAT = '/proc/stat';

/** Microseconds since the machine started, of all its processors. */
interface Reading {
  /** By the wall clock. */
  readonly atMs: number;
  readonly wholeMicros: number;
  readonly busyMicros: number;
  readonly idleMicros: number;
  readonly stolenMicros: number;
  readonly ownMicros: number;
}

/** Shares of the machine's processors between two instants. */
export interface MachineShares {
  readonly idle: number;
  /** Taken by the host of this virtual machine. */
  readonly stolen: number;
  /** Used by other processes, or stolen: either way it was not ours to use. */
  readonly others: number;
}

export class MachineWatch {
  readonly #childIds: readonly number[];
  readonly #readings: Reading[] = [];
  #timer: NodeJS.Timeout | undefined;

  private constructor(childIds: readonly number[]) {
    this.#childIds = childIds;
  }

  /** Begins to read; keeps the process alive until `stop`. */
  static start(childIds: readonly number[], everyMs: number): MachineWatch {
    const watch = new MachineWatch(childIds);
    if (!existsSync(STAT)) return watch;
    watch.#read();
    watch.#timer = setInterval(() => watch.#read(), everyMs);
    return watch;
  }

  stop(): void {
    if (this.#timer === undefined) return;
    clearInterval(this.#timer);
    this.#read();
  }

  /**
   * Of the readings that enclose the instants, which are of the wall clock. Undefined where there
   * is no /proc, or where nothing was read before `fromMs` or after `toMs`.
   */
  shares(fromMs: number, toMs: number): MachineShares | undefined {
    const before = this.#readings.findLast(({ atMs }) => atMs <= fromMs);
    const after = this.#readings.find(({ atMs }) => atMs >= toMs);
    return before === undefined || after === undefined ? undefined : sharesOf(before, after);
  }

  #read(): void {
    const [line = ''] = readFileSync(STAT, 'utf8').split('\n');
    const { user, system } = process.cpuUsage();
    const children = this.#childIds.reduce((sum, id) => sum + processMicros(id), 0);
    this.#readings.push({
      atMs: Date.now(),
      ...countersOf(line),
      ownMicros: user + system + children,
    });
  }
}

/** From the first line of /proc/stat: `cpu`, and ticks of each kind. */
export function countersOf(line: string): Omit<Reading, 'atMs' | 'ownMicros'> {
  const ticks = line.split(/\s+/).slice(1).map(Number);
  const [user = 0, nice = 0, system = 0, idle = 0, wait = 0, irq = 0, soft = 0, stolen = 0] = ticks;
  const micros = (count: number) => count * MICROS_PER_TICK;
  return {
    wholeMicros: micros(user + nice + system + idle + wait + irq + soft + stolen),
    busyMicros: micros(user + nice + system),
    idleMicros: micros(idle + wait),
    stolenMicros: micros(stolen),
  };
}

export function sharesOf(before: Reading, after: Reading): MachineShares {
  const spent = (of: (reading: Reading) => number) => of(after) - of(before);
  const whole = Math.max(
    1,
    spent(({ wholeMicros }) => wholeMicros),
  );
  const stolen = spent(({ stolenMicros }) => stolenMicros);
  const strange = spent(({ busyMicros }) => busyMicros) - spent(({ ownMicros }) => ownMicros);
  return {
    idle: spent(({ idleMicros }) => idleMicros) / whole,
    stolen: stolen / whole,
    others: (Math.max(0, strange) + stolen) / whole,
  };
}
