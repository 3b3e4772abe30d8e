/** `kill -9` of engine or backup, at random instants, under purchases, over two shards. */
import { test } from 'tap';
import { engineDirectory } from '../support/engine/engine-process.ts';
import { BackupRounds, type Victim } from '../support/rounds/backup-rounds.ts';
import { SeededRandom } from '../support/sources/seeded-random.ts';

const ROUNDS_PER_DIRECTORY = 10;
const VICTIMS: readonly Victim[] = ['engine', 'backup', 'engine', 'backup', 'nobody'];

test('backup: whatever is killed, a finished one lacks nothing that was answered', async (t) => {
  const count = Number(process.env.TIRAGE_TEST_CRASH_ROUNDS ?? 10);
  const seed = Number(process.env.TIRAGE_TEST_SEED ?? Date.now() % 1_000_000);
  t.comment(`TIRAGE_TEST_SEED=${seed}`);
  const random = new SeededRandom(seed);
  for (let first = 0; first < count; first += ROUNDS_PER_DIRECTORY) {
    await t.test(`rounds from ${first + 1} on, in one directory`, async (t) => {
      const rounds = await BackupRounds.open(t, engineDirectory(t), random);
      for (let i = first; i < Math.min(first + ROUNDS_PER_DIRECTORY, count); i += 1) {
        const victim = VICTIMS[i % VICTIMS.length] ?? 'nobody';
        t.same(await rounds.round(victim), [], `round ${i + 1}, killed: ${victim}`);
      }
      t.ok(rounds.tally.finished > 0, 'some backups were finished');
      t.same(await rounds.atTheEnd(), [], 'the copy gives the answers that were given');
      t.equal(await rounds.engine.stop(), 0, 'the engine stops in order');
      const { finished, unfinished, records } = rounds.tally;
      t.comment(`${finished} finished, ${unfinished} not; ${records} records restored`);
    });
  }
});
