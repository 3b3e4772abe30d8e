/**
 * A process that appends batch after batch and reports the outcomes on standard output, so that a
 * test can kill it, starve it or fail its disk, and then compare.
 *
 *   append <n>      before the call        acked <n>     after it resolved
 *   refused <n>     after it rejected      open failed   the journal could not be opened
 *
 * After a refusal it tries three more: the test expects no `acked` for them. Arguments: directory,
 * count of batches, bytes of each payload, bytes to leave free, rows that a checkpoint is begun for
 * (as openJournal has it, if left out).
 */
import { writeSync } from 'node:fs';
import { OperationalError } from '../../../src/kernel/errors.ts';
import { batchOf, restoreStory } from './journal-story.ts';
import { OFTEN, openJournal } from './open-journal.ts';

const EXIT_REFUSED = 3;
const ATTEMPTS_AFTER_REFUSAL = 3;

const [
  directory = '',
  batchCount = '0',
  payloadBytes = '0',
  spareBytes = '0',
  checkpointRows = '',
] = process.argv.slice(2);

try {
  process.exitCode = await run();
} catch (error) {
  if (!(error instanceof OperationalError)) throw error;
  say(`open failed: ${error.message}`);
  process.exitCode = EXIT_REFUSED;
}

async function run(): Promise<number> {
  const rows = Number(checkpointRows || OFTEN.rows);
  const journal = await openJournal(directory, {
    spareBytes: Number(spareBytes),
    checkpointLimits: { ...OFTEN, rows },
  });
  restoreStory(journal, Number(payloadBytes));
  let refusedCount = 0;
  const last = journal.head.sequence + Number(batchCount);
  for (let sequence = journal.head.sequence + 1; sequence <= last; sequence += 1) {
    say(`append ${sequence}`);
    try {
      const head = await journal.append(batchOf(sequence, Number(payloadBytes)));
      say(`acked ${head.sequence}`);
    } catch (error) {
      if (!(error instanceof OperationalError)) throw error;
      say(`refused ${sequence}: ${error.message}`);
      refusedCount += 1;
      if (refusedCount > ATTEMPTS_AFTER_REFUSAL) break;
    }
  }
  await journal.close();
  return refusedCount === 0 ? 0 : EXIT_REFUSED;
}

/** Straight to the descriptor: no line may sit in a buffer while the process is killed. */
function say(line: string): void {
  writeSync(1, `${line}\n`);
}
