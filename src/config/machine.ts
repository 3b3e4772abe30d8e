/**
 * What the engine asks of the machine that it starts on.
 *
 * The only file that touches `process.env`: everything else is given a `Machine`, so that a test
 * can be a machine with 64 cores in Lord Howe.
 */
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { isatty } from 'node:tty';

export interface Machine {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly coreCount: number;
  /** The IANA zone of the machine's clock. */
  readonly timeZone: string;
  /** A person reads what the process writes. Absent: no. */
  readonly isTerminal?: boolean;
  /** Reads a small text file. Throws like `readFileSync` does. */
  readText(path: string): string;
}

/** The machine as it is now. The environment is copied, so a later change of it changes nothing. */
export function readMachine(): Machine {
  return {
    environment: { ...process.env },
    coreCount: availableParallelism(),
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    isTerminal: isatty(1),
    readText: (path) => readFileSync(path, 'utf8'),
  };
}
