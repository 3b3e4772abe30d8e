import { test } from 'tap';
import { theoreticalPayoutPermyriad } from '../../../../actors/games/game-odds.ts';
import { gameProblems } from '../../../../actors/games/game-problems.ts';
import { drawPlaces } from '../../../../actors/games/number-raffle/draw-places.ts';
import { NUMBER_RAFFLE } from '../../../../actors/games/number-raffle/number-raffle.ts';
import type { NumberRaffleGame } from '../../../../actors/games/number-raffle/number-raffle-game.ts';
import { worstLossMinor } from '../../../../src/games/game-report.ts';
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

test('number raffle: what is no number of the game is refused', (t) => {
  const problem = (order: Parameters<typeof NUMBER_RAFFLE.parsePick>[1]) =>
    NUMBER_RAFFLE.parsePick(RAFFLE_6, order, [], 0);
  for (const text of ['', '7', '07', '00000', '0000000']) {
    t.equal(problem(raffleNumber(text)), 'wrongCount', text);
  }
  for (const text of ['00000a', '-00001', '0000.1', '００００００', ' 00000']) {
    t.equal(problem(raffleNumber(text)), 'outOfRange', text);
  }
  t.equal(problem({ form: 5, numbers: [], others: [] }), 'wrongCount', 'a number has no zeros');
  t.equal(problem([0, 0, 0, 0, 0, 0]), 'wrongForm');
  t.equal(problem({ form: 4, numbers: [0, 0, 0, 0, 0, 0], others: [0] }), 'wrongForm');
  t.throws(() => NUMBER_RAFFLE.assertPick(RAFFLE_6, [4_711], 0), /digits/);
  t.throws(() => NUMBER_RAFFLE.assertPick(RAFFLE_1, [(1 << 24) | 10], 0), /beyond/);
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

test('number raffle: each sequence of places is as likely as any other', (t) => {
  const random = new SeededRandom(8);
  const counts = new Map<string, number>();
  const draws = 24_000;
  for (let i = 0; i < draws; i += 1) {
    const places = drawPlaces(random, 3, 4).join('');
    counts.set(places, (counts.get(places) ?? 0) + 1);
  }
  t.equal(counts.size, 24);
  const due = draws / 24;
  const chiSquare = [...counts.values()].reduce((sum, n) => sum + (n - due) ** 2 / due, 0);
  t.ok(chiSquare < 49.7, `23 degrees of freedom, one in a thousand: ${chiSquare}`);
  t.same([...drawPlaces(random, 5, 5)].sort(), [0, 1, 2, 3, 4], 'all of them, each once');
  t.same(drawPlaces(random, 0, 0), []);
  t.end();
});

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

test('number raffle: rules that do not hold together, and what they pay and cost', (t) => {
  t.same(gameProblems(RAFFLE_6), []);
  t.same(gameProblems(RAFFLE_1), []);
  t.equal(theoreticalPayoutPermyriad(RAFFLE_1), 4_000);
  t.equal(theoreticalPayoutPermyriad(RAFFLE_6), 5_005);
  const [first] = RAFFLE_1.tiers;
  const tier = must(first, 'a tier');
  const withTier = (change: object) => ({ ...RAFFLE_1, tiers: [{ ...tier, ...change }] });
  t.match(gameProblems(withTier({ drawn: 0 })), [/nothing is drawn/]);
  t.match(gameProblems(withTier({ drawn: 11 })), [/more numbers are drawn than 10/]);
  t.match(gameProblems(withTier({ drawn: 3 })), [/pays back all that it sells, or more/]);
  const longer: NumberRaffleGame = { ...RAFFLE_6, digitCount: 7 };
  t.match(gameProblems(longer), [/digitCount/]);
  const pickLimit = { liabilityMinorMax: tier.kind === 'fixed' ? tier.prizeMinor : 0 };
  const limited = { ...RAFFLE_1, pickLimit: { ...pickLimit, alarmPermyriad: 5_000 } };
  t.match(gameProblems(limited as typeof RAFFLE_1), [/sold only once/]);
  t.equal(worstLossMinor(RAFFLE_1, 3), 100n, 'a prize of 400 for sales of 300');
  t.equal(worstLossMinor(RAFFLE_1, 10), 0n);
  t.equal(worstLossMinor(RAFFLE_6, 30), 19n * 2_000n - 30n * 200n, 'eleven win shares');
  t.end();
});
