/**
 * Recovers from what is stored, or says in a sentence that it does not hold together.
 *
 * Why: before a shard acts, everything that it makes assertions about comes from its file. Rows
 * that contradict each other there are damage, not a bug that a restart would cure. What a newer
 * release has written is none: then that release is named, where it is known.
 */
import { JournalOpenError } from '../../journal/journal-errors.ts';
import { NewerDataError, OperationalError } from '../../kernel/errors.ts';

export function fromJournal<T>(shard: string, recover: () => T, newerBuild?: string): T {
  try {
    return recover();
  } catch (cause) {
    if (cause instanceof NewerDataError) throw cause.of(shard).naming(newerBuild);
    if (cause instanceof OperationalError) throw cause;
    const what = cause instanceof Error ? cause.message : 'no reason given';
    throw new JournalOpenError(
      `the journal of ${shard} does not hold together (${what}): run \`tirage journal verify\`, ` +
        'which names the damage; `tirage journal repair` writes rows anew where the records are ' +
        'whole; where they are not, put a copy of the whole directory back',
      { cause },
    );
  }
}
