/** `kill -9` while appending: what was answered is there, and nothing is half there. */
import { test } from 'tap';
import { findContradiction, restoreStory } from '../support/disk/journal-story.ts';
import { openJournal } from '../support/disk/open-journal.ts';
import { numbersAfter, runChild } from '../support/engine/child-run.ts';

const ROUND_COUNT = 20;
const PAYLOAD_BYTES = 700;

test('killed: twenty times over, what was answered is there and whole', async (t) => {
  const directory = t.testdir();
  for (let round = 1; round <= ROUND_COUNT; round += 1) {
    const lineCount = 3 + ((round * 31) % 90);
    const { lines, signal } = await runChild({
      script: '../disk/appending-child.js',
      args: [directory, '1000000', String(PAYLOAD_BYTES)],
      environment: {},
      limitMs: 120_000,
      onOutput: (output, kill) => {
        if (output.split('\n').length > lineCount) kill();
      },
    });
    t.equal(signal, 'SIGKILL');
    const answered = numbersAfter('acked', lines).at(-1) ?? 0;
    const asked = numbersAfter('append', lines).at(-1) ?? 0;

    const journal = await openJournal(directory, {});
    const { sequence } = journal.head;
    t.ok(answered <= sequence && sequence <= asked, `${answered} <= ${sequence} <= ${asked}`);
    restoreStory(journal, PAYLOAD_BYTES);
    t.equal(findContradiction(journal, PAYLOAD_BYTES), undefined);
    await journal.close();
  }
});
