/**
 * `kill -9` of the whole engine, at random instants, under load, over two shards.
 *
 * TIRAGE_TEST_CRASH_ROUNDS sets the count of rounds, TIRAGE_TEST_SEED replays the choices of a run
 * (its timing is the machine's). A directory is used for some rounds, so that the whole history can
 * be read after each of them.
 */
import { test } from 'tap';
import { engineDirectory, verifyJournals } from '../support/engine/engine-process.ts';
import { AIMS, CrashRounds } from '../support/rounds/crash-rounds.ts';
import { SeededRandom } from '../support/sources/seeded-random.ts';

const ROUND_COUNT = Number(process.env.TIRAGE_TEST_CRASH_ROUNDS ?? 20);
const SEED = Number(process.env.TIRAGE_TEST_SEED ?? Date.now() % 1_000_000);
const ROUNDS_PER_DIRECTORY = 10;

test('crash: whenever the engine is killed, every answer that it gave holds', async (t) => {
  t.comment(`seed ${SEED}`);
  const random = new SeededRandom(SEED);
  const seen = new Map<string, number>();
  for (let first = 0; first < ROUND_COUNT; first += ROUNDS_PER_DIRECTORY) {
    await t.test(`rounds from ${first + 1} on, in one directory`, async (t) => {
      const directory = engineDirectory(t);
      const rounds = await CrashRounds.start(t, directory, random);
      for (let i = first; i < Math.min(first + ROUNDS_PER_DIRECTORY, ROUND_COUNT); i += 1) {
        const aim = AIMS[i % AIMS.length] ?? AIMS[0];
        const { phases, problems } = await rounds.round(aim);
        for (const phase of phases) seen.set(phase, (seen.get(phase) ?? 0) + 1);
        t.same(problems, [], `round ${i + 1}, killed ${aim}`);
      }
      t.same(await rounds.histories(), [], 'every history leads to its balance');
      t.equal(await rounds.stop(), 0, 'the engine stops in order');
      const { exitCode, output, errors } = await verifyJournals(directory);
      t.equal(exitCode, 0, `the journals verify: ${output}${errors}`);
    });
  }
  // What it was doing is told and not asserted: where the kill falls is the machine's choice.
  for (const [phase, count] of [...seen].sort()) t.comment(`${count} draws died ${phase}`);
});
