import { test } from 'tap';
import { theoreticalPayoutPermyriad } from '../../../../actors/games/game-odds.ts';
import { gameProblems } from '../../../../actors/games/game-problems.ts';
import type { NumberRaffleGame } from '../../../../actors/games/number-raffle/number-raffle-game.ts';
import { must } from '../../../../src/kernel/assert.ts';
import { RAFFLE_1, RAFFLE_6 } from '../../../support/samples/family-games.ts';

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
  t.end();
});
