import { test } from 'tap';
import { takingTurns } from '../../../client/src/platform/taking-turns.ts';

test('taking turns: one at a time of a name, in order, whatever becomes of them', async (t) => {
  const inTurn = takingTurns();
  const log: string[] = [];
  const job =
    (name: string, fails = false) =>
    async () => {
      log.push(`${name} begins`);
      await new Promise((resolve) => setImmediate(resolve));
      log.push(`${name} ends`);
      if (fails) throw new Error(name);
      return name;
    };
  const jobs = [
    inTurn('a', job('first', true)),
    inTurn('a', job('second')),
    inTurn('b', job('other')),
  ];
  const outcomes = await Promise.allSettled(jobs);
  t.same(
    outcomes.map(({ status }) => status),
    ['rejected', 'fulfilled', 'fulfilled'],
  );
  const ofA = log.filter((line) => !line.startsWith('other'));
  t.same(ofA, ['first begins', 'first ends', 'second begins', 'second ends']);
  t.ok(log.indexOf('other begins') < log.indexOf('first ends'), 'other names do not wait');
});
