/**
 * Appends one after the other and reports the outcomes on standard output, so that a test can kill
 * the process, starve it or fail its disk, and then compare.
 *
 *   append <n>      before the call        acked <n>     after it resolved
 *   refused <n>     after it rejected      open failed   what is appended to could not be opened
 *
 * After a refusal it tries three more: the test expects no `acked` for them.
 */
import { writeSync } from 'node:fs';
import type { JournalHead } from '../../../src/journal/journal.ts';
import { OperationalError } from '../../../src/kernel/errors.ts';

const EXIT_REFUSED = 3;
const ATTEMPTS_AFTER_REFUSAL = 3;

export interface Appending {
  readonly log: { readonly head: JournalHead; close(): Promise<unknown> };
  readonly append: (sequence: number) => Promise<JournalHead>;
  /** The refusal in words. Throws what is none. */
  readonly refusalOf: (error: unknown) => string;
}

/** Sets the exit code of the process: 0 where nothing was refused. */
export async function tellAppends(count: number, open: () => Promise<Appending>): Promise<void> {
  try {
    process.exitCode = await appendAll(count, await open());
  } catch (error) {
    if (!(error instanceof OperationalError)) throw error;
    say(`open failed: ${error.message}`);
    process.exitCode = EXIT_REFUSED;
  }
}

async function appendAll(count: number, { log, append, refusalOf }: Appending): Promise<number> {
  let refusedCount = 0;
  const last = log.head.sequence + count;
  for (let sequence = log.head.sequence + 1; sequence <= last; sequence += 1) {
    say(`append ${sequence}`);
    try {
      const head = await append(sequence);
      say(`acked ${head.sequence}`);
    } catch (error) {
      say(`refused ${sequence}: ${refusalOf(error)}`);
      refusedCount += 1;
      if (refusedCount > ATTEMPTS_AFTER_REFUSAL) break;
    }
  }
  await log.close();
  return refusedCount === 0 ? 0 : EXIT_REFUSED;
}

/** Straight to the descriptor: no line may sit in a buffer while the process is killed. */
function say(line: string): void {
  writeSync(1, `${line}\n`);
}
