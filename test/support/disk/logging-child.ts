/**
 * A process that appends record after record to a log, and tells of it (tell-appends.ts).
 * Arguments: directory, count of records, bytes to leave free.
 */
import { JournalWriteError } from '../../../src/journal/journal-errors.ts';
import { storyPayload } from './log-story.ts';
import { openSegmentLog } from './open-segment-log.ts';
import { tellAppends } from './tell-appends.ts';

const [directory = '', recordCount = '0', spareBytes = '0'] = process.argv.slice(2);

await tellAppends(Number(recordCount), async () => {
  const log = await openSegmentLog(directory, { spareBytes: Number(spareBytes) });
  return {
    log,
    append: (sequence) => log.append(storyPayload(sequence)),
    refusalOf: (error) => {
      if (!(error instanceof JournalWriteError)) throw error;
      return `${error.outcome}: ${error.message}`;
    },
  };
});
