/**
 * A process that appends record after record to a log and reports the outcomes on standard output,
 * so that a test can kill it, starve it or fail its disk, and then compare.
 *
 *   append <n>      before the call        acked <n>     after it resolved
 *   refused <n>     after it rejected      open failed   the log could not be opened
 *
 * After a refusal it tries three more: the test expects no `acked` for them. Arguments: directory,
 * count of records, bytes to leave free.
 */
import { writeSync } from 'node:fs';
import { JournalWriteError } from '../../../src/journal/journal-errors.ts';
import { OperationalError } from '../../../src/kernel/errors.ts';
import { storyPayload } from './log-story.ts';
import { openSegmentLog } from './open-segment-log.ts';

const EXIT_REFUSED = 3;
const ATTEMPTS_AFTER_REFUSAL = 3;

const [directory = '', recordCount = '0', spareBytes = '0'] = process.argv.slice(2);

try {
  process.exitCode = await run();
} catch (error) {
  if (!(error instanceof OperationalError)) throw error;
  say(`open failed: ${error.message}`);
  process.exitCode = EXIT_REFUSED;
}

async function run(): Promise<number> {
  const log = await openSegmentLog(directory, { spareBytes: Number(spareBytes) });
  let refusedCount = 0;
  const last = log.head.sequence + Number(recordCount);
  for (let sequence = log.head.sequence + 1; sequence <= last; sequence += 1) {
    say(`append ${sequence}`);
    try {
      const head = await log.append(storyPayload(sequence));
      say(`acked ${head.sequence}`);
    } catch (error) {
      if (!(error instanceof JournalWriteError)) throw error;
      say(`refused ${sequence}: ${error.outcome}: ${error.message}`);
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
