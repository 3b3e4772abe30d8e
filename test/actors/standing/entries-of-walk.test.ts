import { test } from 'tap';
import { PICK_FORMS } from '../../../actors/games/pick-order.ts';
import { entriesOf, purchasesOf, rewardOf } from '../../../actors/standing/entries-of-walk.ts';
import { minor } from '../../../src/kernel/money.ts';
import { pointsHundredths } from '../../../src/kernel/points.ts';
import { ADA, BOB, DRAW, TERMS } from '../../support/samples/actor-events.ts';
import { masksOf } from '../../support/samples/picks.ts';
import { entered } from '../../support/samples/standing-events.ts';

const ONE = masksOf(TERMS.game, [1, 2, 3, 4, 5]);
const SYSTEM = masksOf(TERMS.game, {
  form: PICK_FORMS.system,
  numbers: [1, 2, 3, 4, 5, 6],
  others: [],
});
const WORDS = [ONE, [...SYSTEM, ...ONE], ONE] as const;
const EVENT = entered(0, {
  firstOrdinal: 7,
  players: [ADA, BOB],
  entryCounts: [2, 1],
  numbers: [1, 4, 2],
  prepaidMinor: [minor(0), minor(700), minor(0)],
  rewardsHundredths: [0, 1_750, 0].map(pointsHundredths),
  wordCounts: WORDS.map(({ length }) => length),
  words: WORDS.flat(),
});

test('entries: each has its player, what was prepaid for it, and its picks', (t) => {
  t.same(
    [...entriesOf(EVENT)],
    [
      { player: ADA, number: 1, prepaidMinor: 0, rewardHundredths: 0, words: WORDS[0] },
      { player: ADA, number: 4, prepaidMinor: 700, rewardHundredths: 1_750, words: WORDS[1] },
      { player: BOB, number: 2, prepaidMinor: 0, rewardHundredths: 0, words: WORDS[2] },
    ],
  );
  t.end();
});

test('entries: each is a purchase of its own, from the ordinal behind the one before', (t) => {
  const common = { type: 'TicketsBought', draw: DRAW, fingerprint: 0, atMs: 2_000 };
  t.same(
    [...purchasesOf(EVENT, TERMS.game)],
    [
      { player: ADA, entryId: `standing.1.${DRAW}`, firstOrdinal: 7, combinationCount: 0 },
      { player: ADA, entryId: `standing.4.${DRAW}`, firstOrdinal: 8, combinationCount: 7 },
      { player: BOB, entryId: `standing.2.${DRAW}`, firstOrdinal: 10, combinationCount: 0 },
    ].map((own, index) => ({ ...common, ...own, masks: WORDS[index] })),
  );
  t.end();
});

test('entries: the points of one are those of its purchase', (t) => {
  const rewards = [...entriesOf(EVENT)].map((entry) => rewardOf(entry, EVENT));
  const entryId = `standing.4.${DRAW}`;
  const earned = { type: 'PointsEarned', player: ADA, entryId, amountHundredths: 1_750 };
  t.same(rewards, [undefined, { ...earned, atMs: 2_000 }, undefined]);
  t.end();
});
