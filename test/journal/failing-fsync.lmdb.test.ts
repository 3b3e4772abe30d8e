/**
 * A disk whose sync fails: no answer after the failure, everything answered there after a restart,
 * nothing of what was refused. Needs a C compiler, for the library that fails the syncs; the
 * journal's own fault hook is tested without one in journal-contract.ts.
 */
import { dirname, join } from 'node:path';
import { type Test, test } from 'tap';
import { type ChildOutcome, numbersAfter, runChild } from '../support/child-run.ts';
import { buildFailingSync, NO_COMPILER as skip } from '../support/failing-sync.ts';
import { findContradiction } from '../support/journal-story.ts';
import { openJournal } from '../support/open-journal.ts';

const PAYLOAD_BYTES = 300;
const SYNC_COUNT = 50;
function appendUnder(
  library: string,
  directory: string,
  batchCount: number,
  settings: Readonly<Record<string, string>>,
): Promise<ChildOutcome> {
  return runChild({
    script: './appending-child.js',
    args: [directory, String(batchCount), String(PAYLOAD_BYTES)],
    environment: { LD_PRELOAD: library, SYNC_FILE: 'data.mdb', ...settings },
    limitMs: 120_000,
    onOutput: () => undefined,
  });
}

async function checkFailure(t: Test, outcome: ChildOutcome, directory: string): Promise<void> {
  const { lines } = outcome;
  const acked = numbersAfter('acked', lines);
  const firstRefusal = lines.findIndex((line) => /^(refused|open failed)/.test(line));
  t.equal(outcome.exitCode, 3, 'the child ends by itself');
  t.ok(firstRefusal >= 0, 'the failure is said');
  t.match(lines[firstRefusal], /could not/, 'in a sentence');
  t.same(numbersAfter('acked', lines.slice(firstRefusal)), [], 'no answer after the failure');

  const journal = await openJournal(directory, {});
  t.equal(journal.head.sequence, acked.length, 'the answered batches are there, no other');
  t.equal(findContradiction(journal, PAYLOAD_BYTES), undefined);
  await journal.close();
}

test('failing fsync: whichever sync fails, no answer is given that a restart breaks', {
  skip,
}, async (t) => {
  const library = buildFailingSync(t.testdir());
  const failAt = async (sync: number, sticky: boolean): Promise<void> => {
    await t.test(`sync ${sync} fails${sticky ? ' and all after it' : ''}`, async (t) => {
      const directory = t.testdir();
      const outcome = await appendUnder(library, directory, SYNC_COUNT, {
        SYNC_FAIL_AT: String(sync),
        SYNC_STICKY: sticky ? '1' : '0',
      });
      await checkFailure(t, outcome, directory);
    });
  };
  for (let sync = 1; sync <= SYNC_COUNT; sync += 1) await failAt(sync, false);
  for (const sync of [1, 2, 5, 8, 13, 34]) await failAt(sync, true);
});

test('failing fsync: an append is answered after its data and its meta page are synced', {
  skip,
}, async (t) => {
  const library = buildFailingSync(t.testdir());
  const outcome = await appendUnder(library, join(dirname(library), 'journal'), 10, {
    SYNC_TRACE: '1',
  });
  const told = outcome.lines.slice(outcome.lines.indexOf('append 1'));
  const expected = Array.from({ length: 10 }, (_, index) => [
    `append ${index + 1}`,
    'synced data',
    'synced meta',
    `acked ${index + 1}`,
  ]);
  t.same(told, expected.flat());
});
