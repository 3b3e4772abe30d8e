/**
 * Runs this command line again, in a process of its own, with one more argument.
 *
 * Why: LMDB trusts the pages that it maps. A damaged one can end the process that reads it, and
 * another process has to be left to say so.
 */
import { spawn } from 'node:child_process';
import { STOP_SIGNALS } from '../operations/orderly-stop.ts';

export interface ApartEnd {
  /** Null where a signal ended it. */
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** Its output appears here; whoever stops this process stops that one, too. */
export function runApart(argument: string): Promise<ApartEnd> {
  const args = [...process.execArgv, ...process.argv.slice(1), argument];
  const child = spawn(process.execPath, args, { stdio: 'inherit' });
  for (const signal of STOP_SIGNALS) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (exitCode, signal) => resolve({ exitCode, signal }));
  });
}
