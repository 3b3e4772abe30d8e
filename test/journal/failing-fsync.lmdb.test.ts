/**
 * A disk whose sync fails: no answer after the failure, everything answered there after a restart,
 * nothing of what was refused. Needs a C compiler, for the library that fails the syncs; the
 * journal's own fault hook is tested without one in journal-contract.ts.
 */
import { dirname, join } from 'node:path';
import { type Test, test } from 'tap';
import { must } from '../../src/kernel/assert.ts';
import { buildFailingSync, NO_COMPILER as skip } from '../support/disk/failing-sync.ts';
import { findContradiction } from '../support/disk/journal-story.ts';
import { openJournal } from '../support/disk/open-journal.ts';
import { type ChildOutcome, numbersAfter, runChild } from '../support/engine/child-run.ts';

const PAYLOAD_BYTES = 300;
const SYNC_COUNT = 50;
/** Children at once: each waits for its disk most of the time. */
const LANE_COUNT = 4;

interface Failure {
  readonly sync: number;
  readonly isSticky: boolean;
}

const FAILURES: readonly Failure[] = [
  ...Array.from({ length: SYNC_COUNT }, (_, index) => ({ sync: index + 1, isSticky: false })),
  ...[1, 2, 5, 8, 13, 34].map((sync) => ({ sync, isSticky: true })),
];

function nameOf({ sync, isSticky }: Failure): string {
  return `sync ${sync} fails${isSticky ? ' and all after it' : ''}`;
}

function appendUnder(
  library: string,
  directory: string,
  batchCount: number,
  settings: Readonly<Record<string, string>>,
): Promise<ChildOutcome> {
  return runChild({
    script: '../disk/appending-child.js',
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
  const root = t.testdir();
  const library = buildFailingSync(root);
  const outcomes = new Map<Failure, ChildOutcome>();
  const waiting = [...FAILURES];
  const lane = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const settings = { SYNC_FAIL_AT: String(next.sync), SYNC_STICKY: next.isSticky ? '1' : '0' };
      const directory = join(root, nameOf(next));
      outcomes.set(next, await appendUnder(library, directory, SYNC_COUNT, settings));
    }
  };
  await Promise.all(Array.from({ length: LANE_COUNT }, lane));
  for (const failure of FAILURES) {
    await t.test(nameOf(failure), async (t) => {
      const outcome = must(outcomes.get(failure), 'a failure was not tried');
      await checkFailure(t, outcome, join(root, nameOf(failure)));
    });
  }
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
