import { test } from 'tap';
import { NUMBER_RAFFLE } from '../../../../actors/games/number-raffle/number-raffle.ts';
import { must } from '../../../../src/kernel/assert.ts';
import { RAFFLE_1, RAFFLE_6, raffleNumber } from '../../../support/samples/family-games.ts';
import { SeededRandom } from '../../../support/sources/seeded-random.ts';

const among = must(NUMBER_RAFFLE.amongTickets, 'a raffle is drawn among its tickets');

test('number raffle: prizes go from the first place on, as far as tickets go', (t) => {
  const tiers = [
    { kind: 'fixed' as const, tier: 1, drawn: 1, prizeMinor: RAFFLE_1.priceMinor },
    { kind: 'fixed' as const, tier: 2, drawn: 2, prizeMinor: RAFFLE_1.priceMinor },
  ];
  const game = { ...RAFFLE_1, tiers };
  const tierOf = (outcome: readonly number[], value: number) => {
    const masks: number[] = [];
    NUMBER_RAFFLE.parsePick(game, raffleNumber(String(value)), masks, 0);
    return NUMBER_RAFFLE.winsOf(game, outcome, masks, [0, 0]);
  };
  t.same(
    [0, 7, 3, 5].map((value) => tierOf([7, 0, 3], value)),
    [2, 1, 2, 0],
  );
  t.same(
    [0, 7, 3].map((value) => tierOf([0, 7], value)),
    [1, 2, 0],
    'two were sold',
  );
  t.equal(tierOf([], 0), 0, 'nothing was sold');
  t.equal(among.drawPlaces(game, new SeededRandom(1), 2).length, 2);
  for (const outcome of [[1, 1], [1, 2, 3, 4], [10], [-1], [0.5]]) {
    t.throws(() => NUMBER_RAFFLE.assertOutcome(game, outcome), `${outcome}`);
  }
  t.throws(() => NUMBER_RAFFLE.assertOutcome(RAFFLE_6, [0, 0, 0]), /whole numbers/);
  t.end();
});
