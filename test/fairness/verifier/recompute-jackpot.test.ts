/** By hand; test/actors/games/jackpot-pools.test.ts compares it with the engine's side. */
import { test } from 'tap';
import type { Transcript } from '../../../src/fairness/transcript.ts';
import { countsAsWon, duePools } from '../../../src/fairness/verifier/recompute-jackpot.ts';
import { must } from '../../../src/kernel/assert.ts';
import { goldenDraws } from '../../support/fairness/fairness-golden.ts';

const sample = must(goldenDraws()[0], 'the vectors hold no draw').transcript;
const NO_RULES = { guaranteedMinor: null, capMinor: null, mustBeWonBy: null };

/** The tiers of 5 of 36 in the vectors: a jackpot, two pari-mutuel tiers, and a fixed one. */
function drawOf(
  rules: Partial<NonNullable<Transcript['terms']['game']['jackpot']>>,
  winners: readonly number[],
  { number = 1, reserveInMinor = 0 } = {},
): Transcript {
  const jackpot = {
    number,
    previous: null,
    reserveInMinor,
    reserveMovedMinor: 0,
    topUpMinor: 0,
    fromReserveMinor: 0,
    toReserveMinor: 0,
    reserveOutMinor: 0,
    rolledDownMinor: 0,
    rolledDownTo: null,
  };
  const stated = { ...NO_RULES, reservePermyriad: null, ...rules };
  return {
    ...sample,
    terms: { ...sample.terms, game: { ...sample.terms.game, jackpot: stated } },
    salesMinor: 20_000,
    jackpotInMinor: 1_000,
    tiers: sample.tiers.map((tier, at) => ({ ...tier, winners: winners[at] ?? 0 })),
    jackpot,
  };
}

const SHARES = [4_400n, 1_400n, 1_802n, 0n];

test('recompute jackpot: a pool is topped up to the guarantee for winners only', (t) => {
  const rules = { guaranteedMinor: 6_000, reservePermyriad: 100 };
  const won = duePools(drawOf(rules, [1, 0, 0, 0], { reserveInMinor: 500 }), SHARES);
  t.same(won.pools, [6_000n, 1_400n, 1_802n, 0n]);
  t.same(won.figures, {
    topUpMinor: 600n,
    fromReserveMinor: 500n,
    toReserveMinor: 200n,
    reserveOutMinor: 200n,
    rolledDownMinor: 0n,
    rolledDownTo: null,
  });
  t.equal(won.cost, 300n);
  t.same(duePools(drawOf(rules, [0, 1, 0, 0]), SHARES).pools, [5_400n, 1_400n, 1_802n, 0n]);
  t.end();
});

test('recompute jackpot: above the cap, and in a draw that must be won, it goes down', (t) => {
  const capped = duePools(drawOf({ capMinor: 5_000 }, [0, 0, 0, 2]), SHARES);
  t.same(capped.pools, [5_000n, 1_400n, 1_802n, 400n]);
  t.match(capped.figures, { rolledDownMinor: 400n, rolledDownTo: 4n });
  t.equal(duePools(drawOf({ capMinor: 5_000 }, [1, 0, 0, 0]), SHARES).carried, 400n);
  // Of the vectors' tiers, 1 and 3 roll over and 2 goes to the house.
  const due = duePools(drawOf({ mustBeWonBy: 2 }, [0, 3, 0, 0], { number: 2 }), SHARES);
  t.same(due.pools, [0n, 1_400n + 5_400n + 1_802n, 0n, 0n]);
  const early = duePools(drawOf({ mustBeWonBy: 3 }, [0, 3, 0, 0], { number: 2 }), SHARES);
  t.same(early.pools, [5_400n, 1_400n, 1_802n, 0n]);
  t.same(duePools(drawOf({ mustBeWonBy: 2 }, [], { number: 2 }), SHARES).pools, early.pools);
  t.end();
});

test('recompute jackpot: it counts as won where it has winners or went down whole', (t) => {
  const unwon = drawOf({ mustBeWonBy: 2 }, [0, 3, 0, 0]);
  t.notOk(countsAsWon(unwon));
  t.ok(countsAsWon(drawOf({}, [1, 0, 0, 0])));
  const tiers = unwon.tiers.map((tier, at) => (at === 0 ? { ...tier, poolMinor: 0 } : tier));
  t.notOk(countsAsWon({ ...unwon, tiers }), 'a jackpot of nothing is not won');
  const jackpot = { ...must(unwon.jackpot, 'it has one'), rolledDownMinor: 5 };
  t.ok(countsAsWon({ ...unwon, tiers, jackpot }));
  t.end();
});
