import { test } from 'tap';
import { raffleRiskOf, raffleRiskText } from '../../src/games/raffle-report.ts';
import { RAFFLE_1, RAFFLE_6 } from '../support/samples/family-games.ts';

test('raffle report: one prize of four tickets is made up for once four are sold', (t) => {
  t.same(raffleRiskOf(RAFFLE_1, 10), { evenFrom: 4, lossMinorMax: 300, lossAt: 1 });
  t.same(raffleRiskOf(RAFFLE_1, 3), { evenFrom: undefined, lossMinorMax: 300, lossAt: 1 });
  t.equal(
    raffleRiskText(RAFFLE_1, 10),
    'with 1 sold the house loses 300, the most; from 4 on it loses nothing',
  );
  t.match(raffleRiskText(RAFFLE_1, 3), /the sales never make up for the prizes$/);
  t.end();
});

test('raffle report: shares count as far as they are paid', (t) => {
  // Half of each price is left for fifty times 20.00; with the 61st ticket all of them are won.
  const { evenFrom, lossMinorMax, lossAt } = raffleRiskOf(RAFFLE_6, 1_000_000);
  t.equal(evenFrom, 100_000 / 100);
  t.equal(lossAt, 61);
  t.equal(lossMinorMax, 100_000 - 61 * 100);
  t.end();
});
