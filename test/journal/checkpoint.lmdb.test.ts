/**
 * `kill -9` while checkpoints are being written beside the appends: whatever the store has of them,
 * the rows that follow from the records are those that were answered.
 */
import { join } from 'node:path';
import { test } from 'tap';
import { findContradiction, restoreStory } from '../support/disk/journal-story.ts';
import { openJournal } from '../support/disk/open-journal.ts';
import { numbersAfter, runChild } from '../support/engine/child-run.ts';
import { SeededRandom } from '../support/sources/seeded-random.ts';

const ROUND_COUNT = 30;
const ROUNDS_MAX = 6 * ROUND_COUNT;
/** Then the story begins anew: all of it is read each time. */
const ROUNDS_PER_STORY = 6;
const PAYLOAD_BYTES = 300;
/** Less than a record has: as soon as one checkpoint is written, the next is begun. */
const EACH_RECORD = '1';
/** From the first append on: the thread that writes needs a while to start. */
const KILLED_AFTER_MS_MAX = 400;

test('checkpoint: killed at any instant, nothing answered is missing', async (t) => {
  const root = t.testdir();
  const random = new SeededRandom(Date.now());
  let movedCount = 0;
  let tailCount = 0;
  const isEnough = () => Math.min(movedCount, tailCount) >= ROUND_COUNT / 3;
  // A busy machine hardly lets the thread of checkpoints work: then there are more rounds.
  for (let round = 0; round < (isEnough() ? ROUND_COUNT : ROUNDS_MAX); round += 1) {
    const directory = join(root, `story-${Math.floor(round / ROUNDS_PER_STORY)}`);
    const before = await openJournal(directory, {});
    const from = before.checkpoint.sequence;
    await before.close();
    const limitMs = random.uint32() % KILLED_AFTER_MS_MAX;
    let isAppending = false;
    const { lines, signal, errors } = await runChild({
      script: '../disk/appending-child.js',
      args: [directory, '1000000', String(PAYLOAD_BYTES), '0', EACH_RECORD],
      environment: {},
      limitMs: 120_000,
      onOutput: (_output, kill) => {
        if (!isAppending) setTimeout(kill, limitMs);
        isAppending = true;
      },
    });
    t.equal(signal, 'SIGKILL', errors);
    const answered = numbersAfter('acked', lines).at(-1) ?? 0;
    const asked = numbersAfter('append', lines).at(-1) ?? 0;

    const journal = await openJournal(directory, {});
    const { head, checkpoint } = journal;
    const { sequence } = head;
    t.ok(answered <= sequence && sequence <= asked, `${answered} <= ${sequence} <= ${asked}`);
    if (checkpoint.sequence > from) movedCount += 1;
    if (checkpoint.sequence < sequence) tailCount += 1;
    restoreStory(journal, PAYLOAD_BYTES);
    t.equal(findContradiction(journal, PAYLOAD_BYTES), undefined);
    await journal.close();
  }
  t.comment(`${movedCount} rounds with checkpoints, ${tailCount} with records behind them`);
  t.ok(movedCount >= ROUND_COUNT / 3, 'there were checkpoints');
  t.ok(tailCount >= ROUND_COUNT / 3, 'there were records behind them');
});
