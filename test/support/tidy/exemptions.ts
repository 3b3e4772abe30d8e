/** Both lists can only shrink: an entry no longer needed fails the check until it is removed. */

/** Files over the limit, at their present length. */
export const FILE_LINES_CEILINGS: Readonly<Record<string, number>> = {};

/** Files with logic but no test in their mirror, and the test that proves them instead. */
export const PROVEN_ELSEWHERE: Readonly<Record<string, string>> = {
  // Parts of the journal: one contract suite runs them all, over both implementations.
  'src/journal/batch-check.ts': 'test/journal/disk-journal.lmdb.test.ts',
  'src/journal/flush-watchdog.ts': 'test/journal/disk-journal.lmdb.test.ts',
  'src/journal/lmdb-environment.ts': 'test/journal/disk-journal.lmdb.test.ts',
  'src/journal/record-check.ts': 'test/journal/corruption.lmdb.test.ts',
  'src/journal/record-codec.ts': 'test/journal/corruption.lmdb.test.ts',
  'src/journal/sorted-rows.ts': 'test/journal/memory-journal.test.ts',
  'src/journal/verify-row-store.ts': 'test/journal/corruption.lmdb.test.ts',
  'src/journal/checkpoint-main.ts': 'test/journal/checkpoint-thread.lmdb.test.ts',
  'src/journal/journal-errors.ts': 'test/journal/failing-fsync.lmdb.test.ts',
  'src/journal/directory-meta.ts': 'test/journal/data-directory.lmdb.test.ts',
  'src/journal/durable-file.ts': 'test/journal/data-directory.lmdb.test.ts',
  'src/journal/free-bytes.ts': 'test/journal/full-disk.lmdb.test.ts',
  // Parts of the log of segments, which is proven as a whole.
  'src/journal/segments/block-window.ts': 'test/journal/segments/segment-file.lmdb.test.ts',
  'src/journal/segments/log-reads.ts': 'test/journal/segments/segment-log.lmdb.test.ts',
  'src/journal/segments/make-segment.ts': 'test/journal/segments/next-segment.lmdb.test.ts',
  'src/journal/segments/open-log.ts': 'test/journal/segments/check-extent.lmdb.test.ts',
  'src/journal/segments/segment-frames.ts': 'test/journal/segments/recover-log.lmdb.test.ts',
  // The verifier is one module in several files.
  'src/fairness/verifier/check.ts': 'test/fairness/verify-transcript.test.ts',
  'src/fairness/verifier/hashing.ts': 'test/fairness/verify-transcript.test.ts',
  'src/fairness/verifier/read-at-once.ts': 'test/fairness/verify-tickets.process.test.ts',
  'src/fairness/verifier/reading.ts': 'test/fairness/verify-tickets.process.test.ts',
  'src/fairness/verifier/recount-tickets.ts': 'test/fairness/verify-tickets.process.test.ts',
  'src/fairness/verifier/recompute-seals.ts': 'test/fairness/verify-transcript.test.ts',
  'src/fairness/verifier/surroundings.ts': 'test/client/verify/surroundings.process.test.ts',
  'src/fairness/verifier/ticket-file.ts': 'test/fairness/verify-tickets.process.test.ts',
  'src/fairness/verify-whole-draws.ts': 'test/commands/verify-draws.test.ts',
  'src/fairness/verify-whole-raffle.ts': 'test/commands/verify-command.process.test.ts',
};

/** Names from libraries and from node that documents mention but none of our code does. */
export const OTHERS_NAMES: readonly string[] = ['getCount'];
