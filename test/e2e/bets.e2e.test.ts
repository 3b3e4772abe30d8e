/**
 * `kill -9` of the whole engine, at random instants, under bets, over two shards: each bet that was
 * answered for is there and paid for once, and settled once, and no liability is beyond its limit.
 *
 * TIRAGE_TEST_CRASH_ROUNDS and TIRAGE_TEST_SEED as in crash.e2e.test.ts.
 */
import { test } from 'tap';
import { engineDirectory, verifyJournals } from '../support/engine/engine-process.ts';
import { BET_AIMS, BetRounds } from '../support/rounds/bet-rounds.ts';
import { SeededRandom } from '../support/sources/seeded-random.ts';

const ROUND_COUNT = Number(process.env.TIRAGE_TEST_CRASH_ROUNDS ?? 12);
const SEED = Number(process.env.TIRAGE_TEST_SEED ?? Date.now() % 1_000_000);
const ROUNDS_PER_DIRECTORY = 10;

test('bets: whenever the engine is killed, every bet that it took holds', async (t) => {
  t.comment(`seed ${SEED}`);
  const random = new SeededRandom(SEED);
  for (let first = 0; first < ROUND_COUNT; first += ROUNDS_PER_DIRECTORY) {
    await t.test(`rounds from ${first + 1} on, in one directory`, async (t) => {
      const directory = engineDirectory(t);
      const rounds = await BetRounds.start(t, directory, random);
      for (let i = first; i < Math.min(first + ROUNDS_PER_DIRECTORY, ROUND_COUNT); i += 1) {
        const aim = BET_AIMS[i % BET_AIMS.length] ?? BET_AIMS[0];
        const before = rounds.betCount;
        t.same(await rounds.round(aim), [], `round ${i + 1}, killed ${aim}`);
        t.ok(rounds.betCount > before, 'there were bets');
      }
      t.comment(`${rounds.betCount} bets`);
      t.equal(await rounds.stop(), 0, 'the engine stops in order');
      const { exitCode, output, errors } = await verifyJournals(directory);
      t.equal(exitCode, 0, `the journals verify: ${output}${errors}`);
    });
  }
});
