/**
 * A disk whose sync of the rows fails: appends go on being answered until the failure is known, and
 * are refused then; everything answered is there after a restart, nothing of what was refused.
 * Needs a C compiler, for the library that fails the syncs.
 */
import { dirname, join } from 'node:path';
import { type Test, test } from 'tap';
import { must } from '../../src/kernel/assert.ts';
import { buildFailingSync, NO_COMPILER as skip } from '../support/disk/failing-sync.ts';
import { findContradiction, restoreStory } from '../support/disk/journal-story.ts';
import { openJournal } from '../support/disk/open-journal.ts';
import { type ChildOutcome, numbersAfter, runChild } from '../support/engine/child-run.ts';

const PAYLOAD_BYTES = 300;
const SYNC_COUNT = 20;
/** More than checkpoints are needed for so many syncs. */
const BATCH_COUNT = 400;
/** Children at once: each waits for its disk most of the time. */
const LANE_COUNT = 4;

interface Failure {
  readonly sync: number;
  readonly isSticky: boolean;
}

const FAILURES: readonly Failure[] = [
  ...Array.from({ length: SYNC_COUNT }, (_, index) => ({ sync: index + 1, isSticky: false })),
  ...[1, 2, 3, 4, 8, 13, 20].map((sync) => ({ sync, isSticky: true })),
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
  restoreStory(journal, PAYLOAD_BYTES);
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
      outcomes.set(next, await appendUnder(library, directory, BATCH_COUNT, settings));
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

test('failing fsync: a checkpoint is synced before what names it, beside the appends', {
  skip,
}, async (t) => {
  const library = buildFailingSync(t.testdir());
  const directory = join(dirname(library), 'journal');
  const { lines } = await appendUnder(library, directory, BATCH_COUNT, { SYNC_TRACE: '1' });
  const told = lines.slice(lines.indexOf('append 1'));
  const syncs = told.filter((line) => line.startsWith('synced'));
  t.ok(syncs.length >= 20, `${syncs.length} syncs`);
  const isInOrder = syncs.every((line, at) => line === `synced ${at % 2 === 0 ? 'data' : 'meta'}`);
  t.ok(isInOrder, 'data, and then its meta page');
  t.equal(numbersAfter('acked', told).length, BATCH_COUNT);
  const between = told.slice(told.indexOf('synced data'), told.lastIndexOf('synced meta'));
  t.ok(numbersAfter('acked', between).length > syncs.length, 'appends wait for none of them');
});
