import { test } from 'tap';
import { COUNTERS } from '../../../actors/counters.ts';
import { evolveJournalRestored } from '../../../actors/origin/journal-restored.ts';

test('journal restored: each time is counted', (t) => {
  const counts = new Map<number, number>();
  const counters = {
    get: (key: number) => counts.get(key),
    put: (key: number, value: number) => void counts.set(key, value),
    delete: (key: number) => void counts.delete(key),
  };
  evolveJournalRestored({ counters });
  t.equal(counts.get(COUNTERS.restorations), 1);
  evolveJournalRestored({ counters });
  t.equal(counts.get(COUNTERS.restorations), 2);
  t.end();
});
