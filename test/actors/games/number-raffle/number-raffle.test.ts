import { test } from 'tap';
import { NUMBER_RAFFLE } from '../../../../actors/games/number-raffle/number-raffle.ts';
import { must } from '../../../../src/kernel/assert.ts';
import { RAFFLE_1, RAFFLE_6, raffleNumber } from '../../../support/samples/family-games.ts';
import { SeededRandom } from '../../../support/sources/seeded-random.ts';

const ranks = must(NUMBER_RAFFLE.space, 'numbers are counted off');
const among = must(NUMBER_RAFFLE.amongTickets, 'a raffle is drawn among its tickets');

test('number raffle: zeros in front are kept, from the text to the text', (t) => {
  for (const number of ['000000', '000001', '004711', '100000', '999999']) {
    const masks: number[] = [];
    t.equal(NUMBER_RAFFLE.parsePick(RAFFLE_6, raffleNumber(number), masks, 0), undefined);
    NUMBER_RAFFLE.assertPick(RAFFLE_6, masks, 0);
    const printed = NUMBER_RAFFLE.printPick(0, masks, 0, 1);
    t.equal(printed.join(''), number);
    t.same(NUMBER_RAFFLE.showPick(0, printed), { number });
    const again: number[] = [];
    ranks.unrank(RAFFLE_6, must(ranks.rank, 'a rank')(RAFFLE_6, masks, 0), again, 0);
    t.same(again, masks, 'its rank leads back to it');
  }
  t.end();
});

test('number raffle: only what was sold is drawn, each ticket as often as any other', (t) => {
  const sold = [0, 1, 2, 3, 4, 9];
  const random = new SeededRandom(14);
  const counts = Array.from({ length: 10 }, () => 0);
  for (let draw = 0; draw < 6_000; draw += 1) {
    const places = among.drawPlaces(RAFFLE_1, random, sold.length);
    const [digit = -1] = among.outcomeOf(places.map((place) => [must(sold[place], 'a ticket')]));
    counts[digit] = (counts[digit] ?? 0) + 1;
  }
  t.same(
    [5, 6, 7, 8].map((digit) => counts[digit]),
    [0, 0, 0, 0],
  );
  for (const digit of sold) t.ok(Math.abs((counts[digit] ?? 0) - 1_000) <= 87, `${digit}`);
  t.end();
});
