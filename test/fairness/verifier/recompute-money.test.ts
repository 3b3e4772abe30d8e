import fc from 'fast-check';
import { test } from 'tap';
import type {
  Transcript,
  TranscriptRule,
  TranscriptTier,
} from '../../../src/fairness/transcript.ts';
import { checkMoney } from '../../../src/fairness/verifier/recompute-money.ts';
import { must } from '../../../src/kernel/assert.ts';
import { goldenDraws } from '../../support/fairness/fairness-golden.ts';

const sample = must(goldenDraws()[0], 'the vectors hold no draw').transcript;

type KOfNRule = TranscriptRule & { readonly matches: number };

const JACKPOT: KOfNRule = {
  kind: 'pariMutuel',
  tier: 1,
  matches: 5,
  sharePermyriad: 3_333,
  jackpot: true,
  ifUnwon: 'rollover',
};
const SECOND: KOfNRule = {
  ...JACKPOT,
  tier: 2,
  matches: 4,
  jackpot: false,
  ifUnwon: 'house',
};
const FIXED: KOfNRule = { kind: 'fixed', tier: 3, matches: 3, prizeMinor: 70 };

/** Worked out by hand: sales 1,001 and 50 rolled in, so a share is ⌊333.6333⌋ = 333. */
const cases: readonly {
  readonly name: string;
  readonly winners: readonly [number, number, number];
  /** Pool, prize, paid and breakage of each tier. */
  readonly tiers: readonly (readonly [number, number, number, number])[];
  /** Rollover, breakage and house. */
  readonly totals: readonly [number, number, number];
}[] = [
  {
    name: 'nobody wins: the jackpot rolls over, the second pool goes back to the house',
    winners: [0, 0, 0],
    tiers: [
      [383, 0, 0, 0],
      [333, 0, 0, 0],
      [0, 70, 0, 0],
    ],
    totals: [383, 0, 668],
  },
  {
    name: 'pools are split downwards and the rest is breakage',
    winners: [2, 4, 1],
    tiers: [
      [383, 191, 382, 1],
      [333, 83, 332, 1],
      [0, 70, 70, 0],
    ],
    totals: [0, 2, 265],
  },
  {
    name: 'the house tops up fixed prizes and may lose',
    winners: [1, 0, 20],
    tiers: [
      [383, 383, 383, 0],
      [333, 0, 0, 0],
      [0, 70, 1_400, 0],
    ],
    totals: [0, 0, -732],
  },
  {
    name: 'more winners than minor units get nothing, and all of it is breakage',
    winners: [400, 334, 0],
    tiers: [
      [383, 0, 0, 383],
      [333, 0, 0, 333],
      [0, 70, 0, 0],
    ],
    totals: [0, 716, 335],
  },
];

for (const { name, winners, tiers, totals } of cases) {
  test(`verifier money: ${name}`, (t) => {
    const draw = drawOf(winners, tiers, totals);
    t.same(
      checkMoney(draw).map(({ ok }) => ok),
      [true, true, true],
    );
    t.same(
      checkMoney({ ...draw, houseMinor: draw.houseMinor + 1 }).map(({ ok }) => ok),
      [true, false, false],
    );
    t.end();
  });
}

test('verifier money: sums beyond the safe integers are compared exactly', (t) => {
  const most = Number.MAX_SAFE_INTEGER;
  const draw = drawOf([0, 0, most], cases[0]?.tiers ?? [], [383, 0, 668]);
  t.same(
    checkMoney({ ...draw, salesMinor: most, jackpotInMinor: most }).map(({ ok }) => ok),
    [false, false, false],
  );
  t.end();
});

test('verifier money: figures worked out by the published rules are accepted', (t) => {
  const count = fc.nat({ max: 50 });
  t.doesNotThrow(() =>
    fc.assert(
      fc.property(count, count, count, fc.nat({ max: 10_000 }), (one, two, three, sales) => {
        const share = Math.floor((sales * 3_333) / 10_000);
        const pools = [share + 50, share];
        const rows = [one, two].map((winners, index) => {
          const pool = pools[index] ?? 0;
          const prize = winners === 0 ? 0 : Math.floor(pool / winners);
          const rest = winners === 0 ? 0 : pool - prize * winners;
          return [pool, prize, prize * winners, rest] as const;
        });
        const broken = rows.reduce((sum, row) => sum + row[3], 0);
        const house = sales - 70 * three - 2 * share + (two === 0 ? share : 0);
        const draw = drawOf(
          [one, two, three],
          [...rows, [0, 70, 70 * three, 0]],
          [one === 0 ? share + 50 : 0, broken, house],
        );
        return checkMoney({ ...draw, salesMinor: sales }).every(({ ok }) => ok);
      }),
    ),
  );
  t.end();
});

function drawOf(
  winners: readonly number[],
  rows: readonly (readonly [number, number, number, number])[],
  [rolloverMinor, breakageTotalMinor, houseMinor]: readonly [number, number, number],
): Transcript {
  const rules = [JACKPOT, SECOND, FIXED];
  const tiers = rows.map(([poolMinor, prizeMinor, paidMinor, breakageMinor], index) => {
    const { tier, matches, kind } = must(rules[index], 'three tiers');
    const won = winners[index] ?? 0;
    const result: TranscriptTier & { readonly matches: number } = {
      tier,
      matches,
      kind,
      winners: won,
      poolMinor,
      prizeMinor,
      paidMinor,
      breakageMinor,
    };
    return result;
  });
  return {
    ...sample,
    terms: { ...sample.terms, game: { ...sample.terms.game, tiers: rules } },
    salesMinor: 1_001,
    jackpotInMinor: 50,
    tiers,
    rolloverMinor,
    breakageMinor: breakageTotalMinor,
    houseMinor,
  };
}
