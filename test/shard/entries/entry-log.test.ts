import { test } from 'tap';
import { entryPlace, NO_ENTRY } from '../../../src/kernel/entry-place.ts';
import { playerKey } from '../../../src/kernel/ids.ts';
import { storedHashKey } from '../../../src/shard/entries/entry-log.ts';
import {
  EntryBench,
  EVER,
  entry,
  HASH_KEY,
  keyOf,
  RUN_KEY,
  SMALL,
  SMALL_BATCH,
} from '../../support/cluster/entry-bench.ts';
import { SeededRandom } from '../../support/sources/seeded-random.ts';

test('entry log: an entry is found before, while and after it is written', async (t) => {
  const bench = new EntryBench();
  const first = entry(0);
  t.equal(bench.log.find(keyOf(first), EVER), undefined);
  const place = bench.log.append(first);
  const prize = entry(2);
  const prizePlace = bench.log.append(prize);
  const check = (when: string) => {
    t.same(bench.log.find(keyOf(first), EVER), first, when);
    t.same(bench.log.at(place), first, when);
    t.same(bench.log.at(prizePlace), prize, when);
    t.equal(bench.log.find(keyOf(prize), EVER), undefined, 'the engine asks for no key');
  };
  check('in the running batch');
  await bench.flush(() => check('while it is flushed'));
  check('in its record');
  bench.restart();
  check('after a restart');
  t.equal(bench.log.find({ player: first.player, entryId: 'k.other' }, EVER), undefined);
  t.equal(bench.log.find({ player: playerKey(9, 9), entryId: first.entryId }, EVER), undefined);
});

test('entry log: at a place that no entry has there is nothing', async (t) => {
  const bench = new EntryBench();
  await bench.fill(20, SMALL_BATCH);
  const { sequence } = bench.journal.head;
  const strange = [NO_ENTRY, entryPlace(0, 5), entryPlace(1, 9), entryPlace(sequence + 1, 0)];
  for (const place of [...strange, entryPlace(2 ** 35, 1)]) t.equal(bench.log.at(place), undefined);
});

test('entry log: every entry is found at any time, none that is not there', async (t) => {
  const bench = new EntryBench();
  const random = new SeededRandom(5);
  const failures: string[] = [];
  const check = (when: string) => {
    for (const number of bench.missing()) failures.push(`${number} of ${bench.count}, ${when}`);
    for (let i = 0; i < 20; i += 1) {
      const { player } = entry(i);
      const found = bench.log.find({ player, entryId: `k.absent.${bench.count}.${i}` }, EVER);
      if (found !== undefined) failures.push(`an absent one at ${bench.count}, ${when}`);
    }
  };
  // Up to three windows at once, and mostly a third of one: over 100 windows, three merged levels.
  for (let batch = 0; bench.count < 5_400; batch += 1) {
    const isLarge = random.uint32() % 40 === 0;
    const size = 1 + (random.uint32() % (isLarge ? 3 * SMALL.windowKeys : 24));
    const isChecked = batch % 4 === 0 || isLarge;
    await bench.add(size, () => isChecked && check('in flight'));
    if (random.uint32() % 16 === 0) bench.restart();
    if (isChecked) check('durable');
    if (failures.length > 0) break;
  }
  t.same(failures.slice(0, 5), []);
  const oldest = bench.runRows().at(-1);
  t.equal(oldest && RUN_KEY.decode(oldest.key).level, 3, 'the oldest were merged three times');
});

test('entry log: who is asked for between a question and its entry changes nothing', async (t) => {
  const bench = new EntryBench();
  await bench.fill(21, SMALL_BATCH);
  const [present, added] = [entry(10), entry(21)];
  t.equal(present.entryId.length, added.entryId.length, 'so that they share their memory');
  t.equal(bench.log.find(keyOf(added), EVER), undefined);
  t.same(bench.log.find(keyOf(present), EVER), present);
  await bench.add(1);
  t.same(bench.missing(), []);
});

test('entry log: a restart writes on as if there had been none', async (t) => {
  const [steady, restarted] = [new EntryBench(), new EntryBench()];
  for (let i = 0; i < 120; i += 1) {
    const size = 1 + ((i * 7) % 45);
    await steady.fill(size, SMALL_BATCH);
    await restarted.fill(size, SMALL_BATCH);
    restarted.restart();
    t.same(await restarted.add(7), await steady.add(7));
  }
  t.same(storedHashKey(restarted.journal), HASH_KEY, 'under the hashes that it began with');
});
