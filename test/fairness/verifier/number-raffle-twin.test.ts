import { test } from 'tap';
import { NUMBER_RAFFLE } from '../../../actors/games/number-raffle/number-raffle.ts';
import { NUMBER_RAFFLE_TWIN } from '../../../src/fairness/verifier/number-raffle-twin.ts';
import { must } from '../../../src/kernel/assert.ts';
import { uniformBelow } from '../../../src/kernel/uniform.ts';
import { RAFFLE_1, RAFFLE_6 } from '../../support/samples/family-games.ts';
import { SeededRandom } from '../../support/sources/seeded-random.ts';

const SIX = { id: 'raffle6', family: 'numberRaffle', digits: 6, tiers: RAFFLE_6.tiers };
const ONE = { id: 'raffle1', family: 'numberRaffle', digits: 1, tiers: RAFFLE_1.tiers };
const engine = must(NUMBER_RAFFLE.amongTickets, 'a raffle is drawn among its tickets');
const twin = must(NUMBER_RAFFLE_TWIN.amongTickets, 'its twin as well');

test('number raffle twin: draws the same tickets as the engine, 10,000 times', (t) => {
  const sizes = new SeededRandom(3);
  let different = 0;
  for (let seed = 0; seed < 10_000; seed += 1) {
    const ticketCount = uniformBelow(sizes, seed % 2 === 0 ? 80 : 1_000_000);
    const drawn = engine.drawPlaces(RAFFLE_6, new SeededRandom(seed), ticketCount);
    const words = new SeededRandom(seed);
    const again = twin.drawPlaces(SIX, (width) => uniformBelow(words, width), ticketCount);
    if (drawn.join() !== again.join()) different += 1;
    if (new Set(drawn).size !== Math.min(61, ticketCount)) different += 1;
  }
  t.equal(different, 0);
  t.end();
});

test('number raffle twin: knows which tier each number wins', (t) => {
  const drawn = Array.from({ length: 61 }, (_, turn) => String(turn).padStart(6, '0')).join('');
  const numbers = Array.from(drawn, Number);
  for (const [number, tier] of [
    ['000000', 0],
    ['000001', 1],
    ['000010', 1],
    ['000011', 2],
    ['000060', 2],
    ['000061', -1],
  ] as const) {
    const digits = Array.from(number, Number);
    t.equal(NUMBER_RAFFLE_TWIN.wins(SIX, numbers, digits).indexOf(1), tier, number);
  }
  t.same(twin.drawnProblems(SIX, numbers, 1_000), []);
  t.same(twin.drawnProblems(SIX, [], 0), []);
  t.match(twin.drawnProblems(SIX, numbers, 60), [/not 60 numbers/]);
  t.match(twin.drawnProblems(SIX, numbers.with(5, 1), 61), [/listed twice/]);
  t.match(twin.drawnProblems(ONE, [10], 9), [/not all are digits/]);
  t.equal(NUMBER_RAFFLE_TWIN.tell(ONE, [7], [0]), '0, and 7 was drawn');
  t.equal(NUMBER_RAFFLE_TWIN.tell(ONE, [], [0]), '0, and nothing was drawn');
  t.same(NUMBER_RAFFLE_TWIN.pickProblems(SIX, [0, 0, 0, 0, 0, 0]), []);
  t.match(NUMBER_RAFFLE_TWIN.pickProblems(SIX, [0, 0]), [/does not have 6 digits/]);
  t.match(NUMBER_RAFFLE_TWIN.pickProblems(ONE, [10]), [/not all are digits/]);
  t.same(NUMBER_RAFFLE_TWIN.ruleProblems(SIX), []);
  const more = [{ ...must(SIX.tiers[0], 'a tier'), drawn: 11 }];
  t.match(NUMBER_RAFFLE_TWIN.ruleProblems({ ...ONE, tiers: more }), [/11 tickets win/]);
  t.end();
});
