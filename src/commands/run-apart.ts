/**
 * Runs this command line again, in a process of its own, with one more argument.
 *
 * Why: LMDB trusts the pages that it maps. A damaged one can end the process that reads it, and
 * another process has to be left to say so. That process ends with this one, however this one ends:
 * it holds the lock of the directory, and nobody would see what it says.
 */
import { spawn } from 'node:child_process';
import { fstatSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { STOP_SIGNALS } from '../operations/orderly-stop.ts';

/** Its other end is the parent's, and is closed by the kernel when that dies. */
export const PARENT_DESCRIPTOR = 3;

export interface ApartEnd {
  /** Null where a signal ended it. */
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** Its output appears here; whoever stops this process stops that one, too. */
export function runApart(argument: string): Promise<ApartEnd> {
  const args = [...process.execArgv, ...process.argv.slice(1), argument];
  const stdio = ['inherit', 'inherit', 'inherit', 'pipe'] as const;
  const child = spawn(process.execPath, args, { stdio: [...stdio] });
  for (const signal of STOP_SIGNALS) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (exitCode, signal) => resolve({ exitCode, signal }));
  });
}

/**
 * Call in the process that was run apart. A thread of its own watches the parent, because the work
 * is one long turn of the event loop.
 */
export function endWithParent(): void {
  // Called by hand, without a parent that holds the other end.
  if (!isParentThere()) return;
  const url = new URL('../commands/parent-watch-main.js', import.meta.url);
  new Worker(url, { name: 'parent watch' }).unref();
}

function isParentThere(): boolean {
  try {
    return fstatSync(PARENT_DESCRIPTOR).isSocket();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EBADF') return false;
    throw error;
  }
}
