import { test } from 'tap';
import { PLANTED_BUGS } from './planted-bugs.ts';
import { simulate } from './simulation.ts';

const SEEDS = 60;
/** A bug that needs more seeds than this to show would be missed by a run of that size. */
const SEEDS_PER_BUG = 40;

test(`simulation: ${SEEDS} seeds hold`, async (t) => {
  for (let seed = 1; seed <= SEEDS; seed += 1) {
    try {
      await simulate(seed);
    } catch (error) {
      t.fail(`repeat it with: npm run simulate -- --seed ${seed} --rounds 1`, { error });
    }
  }
});

test('simulation: one seed gives one history', async (t) => {
  t.same(await simulate(7), await simulate(7));
});

for (const { name, plant } of PLANTED_BUGS) {
  test(`simulation: finds out when ${name}`, async (t) => {
    const pull = plant();
    let found: unknown;
    try {
      for (let seed = 1; seed <= SEEDS_PER_BUG && found === undefined; seed += 1) {
        await simulate(seed).catch((error: unknown) => {
          found = error;
          const said = error instanceof Error ? error.message : String(error);
          t.comment(`seed ${seed}: ${said}`);
        });
      }
    } finally {
      pull();
    }
    t.ok(found, 'the bug was found');
  });
}
