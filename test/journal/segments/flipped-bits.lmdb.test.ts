/**
 * Flipped bits and cut-offs anywhere in the files of a log: found by the name of the file, or in
 * bytes that nobody reads. Nobody knows the head here: the newest record is not worse off.
 */
import { readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { type Test, test } from 'tap';
import { BLOCK_BYTES } from '../../../src/journal/segments/frame-codec.ts';
import { SoundLog, segmentPath } from '../../support/disk/sound-log.ts';
import { SeededRandom } from '../../support/sources/seeded-random.ts';

const CHANGE_COUNT = 500;

/** `change` tells whether it must be found. */
async function checkChanges(
  t: Test,
  change: (path: string, random: SeededRandom) => boolean,
): Promise<void> {
  const log = await SoundLog.write(t.testdir());
  const random = new SeededRandom(7);
  const count = { found: 0, harmless: 0 };
  for (let round = 0; round < CHANGE_COUNT; round += 1) {
    const number = 1 + (random.uint32() % 4);
    let isToBeFound = true;
    const fault = await log.faultAfter((directory) => {
      isToBeFound = change(segmentPath(directory, number), random);
    }, false);
    if (fault === undefined) count.harmless += 1;
    else count.found += 1;
    if (isToBeFound || fault !== undefined) {
      t.match(fault?.message ?? 'nothing was noticed', new RegExp(`records-0000000${number}.seg`));
    }
  }
  t.comment(JSON.stringify(count));
  t.ok(count.found > CHANGE_COUNT / 2);
}

test('flipped bits: each in a frame or a header is found by name', async (t) => {
  await checkChanges(t, (path, random) => {
    const file = readFileSync(path);
    const at = random.uint32() % file.length;
    const block = at - (at % BLOCK_BYTES);
    const isWritten = file.subarray(block, block + BLOCK_BYTES).some((byte) => byte !== 0);
    file.writeUInt8(file.readUInt8(at) ^ (1 << (random.uint32() % 8)), at);
    writeFileSync(path, file);
    return isWritten;
  });
});

test('flipped bits: a file that was cut off is found by name', async (t) => {
  await checkChanges(t, (path, random) => {
    truncateSync(path, random.uint32() % statSync(path).size);
    return !path.endsWith('4.seg');
  });
});
