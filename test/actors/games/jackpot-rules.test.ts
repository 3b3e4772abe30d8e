import { test } from 'tap';
import { assertGame } from '../../../actors/games/game-problems.ts';
import { GAMES } from '../../../actors/games/game-table.ts';
import {
  JACKPOT_RULE_MINOR_MAX,
  type JackpotRules,
  jackpotProblems,
  MUST_BE_WON_BY_MAX,
  statedJackpotRules,
} from '../../../actors/games/jackpot-rules.ts';
import { type Minor, minor } from '../../../src/kernel/money.ts';
import { gameOfShape, jackpotTier } from '../../support/samples/games.ts';

const FIVE = GAMES['5of36'];

test('jackpot rules: a game may have all of them, or one, or none', (t) => {
  const all = {
    guaranteedMinor: minor(10_000),
    capMinor: minor(10_000),
    mustBeWonBy: 1,
    reservePermyriad: 7_400,
  };
  for (const jackpot of [all, { mustBeWonBy: MUST_BE_WON_BY_MAX }, undefined]) {
    const game = jackpot === undefined ? FIVE : { ...FIVE, jackpot };
    t.same(jackpotProblems(game), []);
    t.doesNotThrow(() => assertGame(game));
  }
  t.end();
});

for (const [what, jackpot, problem] of [
  ['nothing', {}, /rule nothing/],
  ['a guarantee of nothing', { guaranteedMinor: minor(0) }, /not a guarantee/],
  ['a guarantee in fractions', { guaranteedMinor: 0.5 as Minor }, /not a guarantee/],
  ['a guarantee beyond reason', { guaranteedMinor: minor(JACKPOT_RULE_MINOR_MAX + 1) }, /not a g/],
  ['a cap below zero', { capMinor: minor(-1) }, /not a cap/],
  ['draws in fractions', { mustBeWonBy: 1.5 }, /not a number of draws/],
  ['too many draws', { mustBeWonBy: MUST_BE_WON_BY_MAX + 1 }, /not a number of draws/],
  ['a share of nothing', { reservePermyriad: 0 }, /not a share/],
  ['more than the sales', { reservePermyriad: 7_401 }, /more than the sales/],
  ['a cap below', { guaranteedMinor: minor(2), capMinor: minor(1) }, /below its guarantee/],
] as const satisfies readonly (readonly [string, JackpotRules, RegExp])[]) {
  test(`jackpot rules: ${what} is no rule`, (t) => {
    const game = { ...FIVE, jackpot };
    t.match(jackpotProblems(game), [problem]);
    t.throws(() => assertGame(game), problem);
    t.end();
  });
}

test('jackpot rules: what goes down a tier needs one, and rules need a jackpot', (t) => {
  const lonely = gameOfShape(3, 9);
  t.match(jackpotProblems({ ...lonely, jackpot: { mustBeWonBy: 3 } }), [/no tier below/]);
  t.same(jackpotProblems({ ...lonely, jackpot: { guaranteedMinor: minor(5) } }), []);
  const tiers = [{ ...jackpotTier(3), jackpot: false }];
  t.match(jackpotProblems({ tiers, jackpot: { mustBeWonBy: 3 } }), [/without a jackpot/]);
  t.end();
});

test('jackpot rules: in public each is said, also that there is none', (t) => {
  t.same(statedJackpotRules({ mustBeWonBy: 3 }), {
    guaranteedMinor: null,
    capMinor: null,
    mustBeWonBy: 3,
    reservePermyriad: null,
  });
  t.end();
});
