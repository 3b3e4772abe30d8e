/** Draws of one series inherit in the order of their closes, however late one of them is. */
import { test } from 'tap';
import { GAMES } from '../../actors/games/game-table.ts';
import { verifyRollovers } from '../../src/fairness/verify-rollover.ts';
import { must } from '../../src/kernel/assert.ts';
import type { DrawNo } from '../../src/kernel/ids.ts';
import { DRAWN, JackpotSeries } from '../support/cluster/jackpot-series.ts';
import { scriptDraws } from '../support/cluster/scripted-draws.ts';

test('jackpot order: a draw that is late is not overtaken by the one that inherits', async (t) => {
  scriptDraws(t, DRAWN);
  const series = await new JackpotSeries().enrol();
  const plain = GAMES['5of36'];
  const first = await series.run(t, plain, 30_000);
  t.equal(first.rolloverMinor, 7_800);
  const late = await series.plan(plain, 'evening', { closesInS: 60, resultsInS: 1_000 });
  const next = await series.plan(plain, 'evening', { closesInS: 120, resultsInS: 180 });
  for (const draw of [late, next]) await series.sell(draw, 10_000);
  await series.cluster.advance(900_000);
  t.equal(await series.stateOf(next), 'sealed', 'it waits');
  await series.cluster.advance(100_000);
  const [before, after] = [await series.transcript(t, late), await series.transcript(t, next)];
  t.match(before, { jackpotInMinor: 7_800, rolloverMinor: 10_400 });
  t.match(after, { jackpotInMinor: 10_400, rolloverMinor: 13_000 });
  t.ok(verifyRollovers([first, before, after]).ok);
  t.equal((await series.books(t))['jackpot:evening'], 13_000);
});

for (const [what, whenS] of [
  ['on sale', 30],
  ['sealed, with the jackpot', 100],
] as const) {
  test(`jackpot order: cancelled when ${what}, the late draw leaves it to the next`, async (t) => {
    scriptDraws(t, DRAWN);
    const series = await new JackpotSeries().enrol();
    const plain = GAMES['5of36'];
    await series.run(t, plain, 30_000);
    const late = await series.plan(plain, 'evening', { closesInS: 60, resultsInS: 1_000 });
    const next = await series.plan(plain, 'evening', { closesInS: 70, resultsInS: 180 });
    for (const draw of [late, next]) await series.sell(draw, 10_000);
    await series.cluster.advance(whenS * 1_000);
    await series.cancel(late);
    await series.cluster.advance(200_000);
    t.match(await series.transcript(t, next), { jackpotInMinor: 7_800, rolloverMinor: 10_400 });
    t.equal((await series.books(t))['jackpot:evening'], 10_400);
  });
}

test('jackpot order: cancelled while it waits, a draw gives back what it is granted', async (t) => {
  scriptDraws(t, DRAWN);
  const series = await new JackpotSeries().enrol();
  const plain = GAMES['5of36'];
  await series.run(t, plain, 30_000);
  const draws: DrawNo[] = [];
  for (const closesInS of [60, 70, 80]) {
    draws.push(await series.plan(plain, 'evening', { closesInS, resultsInS: 400 }));
  }
  for (const draw of draws) await series.sell(draw, 10_000);
  await series.cluster.advance(100_000);
  await series.cancel(must(draws[1], 'the second'));
  await series.cluster.advance(400_000);
  const [first, , third] = draws;
  t.match(await series.transcript(t, must(first, 'one')), { jackpotInMinor: 7_800 });
  t.match(await series.transcript(t, must(third, 'one')), { jackpotInMinor: 10_400 });
  t.equal((await series.books(t))['jackpot:evening'], 13_000);
});
