/**
 * Flipped bits. In a stored value: always found. Anywhere in the file: no reader is ever given a
 * wrong value. LMDB's own pages have no checksum, so a broken tree can end the process, or make a
 * row look absent to a reader by key (absence.lmdb.test.ts); what is asserted then is that a
 * verification refuses it.
 */

import { join } from 'node:path';
import { test } from 'tap';
import type { JournalBatch } from '../../src/journal/journal.ts';
import { LmdbEnvironment, MAP_BYTES } from '../../src/journal/lmdb-environment.ts';
import { verifyRowStore } from '../../src/journal/verify-row-store.ts';
import { must } from '../../src/kernel/assert.ts';
import { hashOfText } from '../../src/kernel/fnv.ts';
import { batchOf, storyRowCount } from '../support/disk/journal-story.ts';
import { openJournal } from '../support/disk/open-journal.ts';
import { runChild } from '../support/engine/child-run.ts';

const BATCH_COUNT = 60;
const PAYLOAD_BYTES = 400;
const VALUE_FLIP_COUNT = 300;
const FILE_FLIP_COUNT = 400;

async function writeStory(directory: string): Promise<JournalBatch[]> {
  const journal = await openJournal(directory, {});
  const batches: JournalBatch[] = [];
  for (let sequence = 1; sequence <= BATCH_COUNT; sequence += 1) {
    const batch = batchOf(sequence, PAYLOAD_BYTES);
    await journal.append(batch);
    batches.push(batch);
  }
  await journal.close();
  return batches;
}

test('corruption: a bit flipped in a stored row is always found, by its name', async (t) => {
  const directory = t.testdir();
  const batches = await writeStory(directory);
  const environment = LmdbEnvironment.open({ directory, mapBytes: MAP_BYTES, mayCreate: false });
  for (let flip = 0; flip < VALUE_FLIP_COUNT; flip += 1) {
    const sequence = 1 + (hashOfText(`batch ${flip}`) % BATCH_COUNT);
    const rows = must(batches[sequence - 1], 'the batch was written').rows;
    // Row 0 may have been removed since.
    const { key } = must(rows[2 + (flip % 6)], 'a row');
    const sound = must(environment.read(key), 'the value was written');
    const bad = sound.slice();
    const bit = hashOfText(`bit ${flip}`) % (8 * bad.length);
    bad[bit >>> 3] = must(bad[bit >>> 3], 'a byte of the value') ^ (1 << (bit & 7));
    await environment.commit(() => environment.put(key, bad));

    const journal = await openJournal(directory, {});
    // A damaged row says whose it is: it costs its actor, and not the shard.
    t.throws(() => journal.readRow(key), { name: 'DamagedRowError' }, `bit ${bit}`);
    await journal.close();
    if (flip % 10 === 0) {
      await t.rejects(verifyRowStore({ directory, mapBytes: MAP_BYTES }), { message: /./ });
    }
    await environment.commit(() => environment.put(key, sound));
  }
  const rowCount = await verifyRowStore({ directory, mapBytes: MAP_BYTES });
  t.equal(rowCount, storyRowCount(BATCH_COUNT));
  await environment.close();
});

test('corruption: a bit flipped anywhere in the file never serves a wrong value', async (t) => {
  const directory = t.testdir({ sound: {}, work: {} });
  await writeStory(join(directory, 'sound'));
  const { reads, verifications, endedBy } = await readFlippedFiles(directory);

  const count = { ok: 0, refused: 0, crashed: endedBy.size, missing: 0 };
  for (const [flip, outcome] of reads) {
    if (outcome === 'ok') count.ok += 1;
    else if (outcome === 'refused') count.refused += 1;
    else if (outcome.endsWith('missing')) {
      count.missing += 1;
      t.not(verifications.get(flip), 'ok', `flip ${flip}: ${outcome}, and verification says so`);
    } else t.fail(`flip ${flip}: ${outcome}`);
  }
  t.equal(
    reads.size + [...endedBy.values()].filter((line) => line === 'flip').length,
    FILE_FLIP_COUNT,
  );
  t.comment(`${FILE_FLIP_COUNT} flips: ${JSON.stringify(count)}`);
  t.ok(count.ok > 0, 'some bits do not matter');
  t.ok(count.refused > 0, 'some are found');
});

interface FlipOutcomes {
  readonly reads: Map<number, string>;
  readonly verifications: Map<number, string>;
  /** What the child did last before a flip ended it. */
  readonly endedBy: Map<number, string>;
}

async function readFlippedFiles(directory: string): Promise<FlipOutcomes> {
  const reads = new Map<number, string>();
  const verifications = new Map<number, string>();
  const endedBy = new Map<number, string>();
  const sound = join(directory, 'sound', 'data.mdb');
  let next = 1;
  while (next <= FILE_FLIP_COUNT) {
    const flips = [String(next), String(Math.min(next + 49, FILE_FLIP_COUNT))];
    const { lines, exitCode } = await runChild({
      script: '../disk/corruption-child.js',
      args: [sound, join(directory, 'work'), String(BATCH_COUNT), ...flips, String(PAYLOAD_BYTES)],
      environment: {},
      limitMs: 120_000,
      onOutput: () => undefined,
    });
    for (const line of lines) {
      const [, word, flip, outcome] = must(/^(\w+) (\d+) ?(.*)$/.exec(line), 'a line of the child');
      if (word === 'read') reads.set(Number(flip), outcome ?? '');
      if (word === 'verified') verifications.set(Number(flip), outcome ?? '');
      next = Number(flip) + 1;
    }
    if (exitCode !== 0) endedBy.set(next - 1, /^\w+/.exec(lines.at(-1) ?? '')?.[0] ?? 'start');
  }
  return { reads, verifications, endedBy };
}
