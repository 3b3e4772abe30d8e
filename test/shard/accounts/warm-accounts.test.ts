import { test } from 'tap';
import { warmAccounts } from '../../../src/shard/accounts/warm-accounts.ts';

const turn = () => new Promise((resolve) => setImmediate(resolve));

test('warm accounts: a step in each turn until all are there', async (t) => {
  let stepCount = 0;
  warmAccounts({ warm: () => ++stepCount < 5 }, (error) => t.fail(String(error)));
  t.equal(stepCount, 0, 'whoever starts it is not held up');
  for (let turns = 0; turns < 10; turns += 1) await turn();
  t.equal(stepCount, 5);
});

test('warm accounts: it ends when it is told to, and where the store cannot be read', async (t) => {
  let stepCount = 0;
  const stop = warmAccounts({ warm: () => ++stepCount > 0 }, (error) => t.fail(String(error)));
  await turn();
  stop();
  const before = stepCount;
  t.ok(before > 0);
  for (let turns = 0; turns < 5; turns += 1) await turn();
  t.equal(stepCount, before);
  const errors: unknown[] = [];
  const failing = () => {
    throw new Error('no disk');
  };
  warmAccounts({ warm: failing }, (error) => errors.push(error));
  for (let turns = 0; turns < 5; turns += 1) await turn();
  t.match(errors, [{ message: 'no disk' }]);
});
