/**
 * The story of the golden data tells of everything that can be stored: whoever adds an event, mail,
 * an entry or a table has it happen there (`test/support/golden/golden-story.ts`).
 */
import { test } from 'tap';
import { DATA_FORMAT } from '../src/journal/directory-meta.ts';
import { verifyShards } from './support/cluster/verify-cluster.ts';
import { goldenCluster } from './support/golden/golden-cluster.ts';
import { allContents, contentsOf } from './support/golden/golden-contents.ts';

const ORIGIN = {
  engineId: 'ab'.repeat(16),
  currency: 'EUR',
  currencyDigits: 2,
  format: DATA_FORMAT,
};

test('golden story: every kind of what can be stored is in it', async (t) => {
  const cluster = await goldenCluster(ORIGIN);
  const all = allContents();
  // The data is that of a restored engine: what tells so is written when it is made.
  const events = all.events.filter((type) => type !== 'JournalRestored');
  t.same(contentsOf(cluster.journals), { ...all, events });
  t.same(cluster.failures, []);
  await verifyShards(t, cluster);
});
