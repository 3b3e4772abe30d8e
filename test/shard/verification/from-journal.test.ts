import { test } from 'tap';
import { JournalGapError } from '../../../src/journal/journal-errors.ts';
import { assert } from '../../../src/kernel/assert.ts';
import { fromJournal } from '../../../src/shard/verification/from-journal.ts';

test('from journal: what was asserted on stored rows is told as damage', (t) => {
  t.equal(
    fromJournal('shard-1', () => 7),
    7,
  );
  const broken = () => fromJournal('shard-1', () => assert(false, 'the log has a gap'));
  t.throws(broken, {
    name: 'JournalOpenError',
    message: /^the journal of shard-1 does not hold together \(the log has a gap\): run `tirage/,
  });
  const gap = new JournalGapError('a gap');
  const known = () =>
    fromJournal('shard-1', () => {
      throw gap;
    });
  t.throws(known, gap, 'what has a sentence keeps it');
  t.end();
});
