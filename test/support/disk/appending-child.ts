/**
 * A process that appends batch after batch to a journal, and tells of it (tell-appends.ts).
 * Arguments: directory, count of batches, bytes of each payload, bytes to leave free, rows that a
 * checkpoint is begun for (as openJournal has it, if left out).
 */
import { OperationalError } from '../../../src/kernel/errors.ts';
import { batchOf, restoreStory } from './journal-story.ts';
import { OFTEN, openJournal } from './open-journal.ts';
import { tellAppends } from './tell-appends.ts';

const [
  directory = '',
  batchCount = '0',
  payloadBytes = '0',
  spareBytes = '0',
  checkpointRows = '',
] = process.argv.slice(2);

await tellAppends(Number(batchCount), async () => {
  const rows = Number(checkpointRows || OFTEN.rows);
  const journal = await openJournal(directory, {
    spareBytes: Number(spareBytes),
    checkpointLimits: { ...OFTEN, rows },
  });
  restoreStory(journal, Number(payloadBytes));
  return {
    log: journal,
    append: (sequence) => journal.append(batchOf(sequence, Number(payloadBytes))),
    refusalOf: (error) => {
      if (!(error instanceof OperationalError)) throw error;
      return error.message;
    },
  };
});
