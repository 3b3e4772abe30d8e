import { deepStrictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { test } from 'tap';
import { PICK_FORMS } from '../../../../actors/games/pick-order.ts';
import { scanWinners } from '../../../../actors/games/scan.ts';
import { TicketColumns } from '../../../../actors/games/ticket-columns.ts';
import { DrumsJudge } from '../../../../actors/games/two-drums/drums-judge.ts';
import { must } from '../../../../src/kernel/assert.ts';
import { DRUMS_GAME } from '../../../support/samples/drums-game.ts';
import { choices } from '../../../support/samples/expanded-system.ts';
import { masksOf } from '../../../support/samples/picks.ts';

function numbersUpTo(most: number, minLength: number, maxLength: number) {
  return fc.uniqueArray(fc.integer({ min: 1, max: most }), { minLength, maxLength });
}

/** How many combinations win each tier, by listing them. */
function winsByList(main: number[], bonus: number[], drawn: number[]): number[] {
  const wins = DRUMS_GAME.tiers.map(() => 0);
  for (const line of choices(main, 5)) {
    for (const bonusLine of choices(bonus, 2)) {
      const matches = line.filter((one) => drawn.slice(0, 5).includes(one)).length;
      const bonusMatches = bonusLine.filter((one) => drawn.slice(5).includes(one)).length;
      const place = DRUMS_GAME.tiers.findIndex(
        (tier) => tier.matches === matches && tier.bonusMatches === bonusMatches,
      );
      if (place >= 0) wins[place] = (wins[place] ?? 0) + 1;
    }
  }
  return wins;
}

test('drums judge: it counts what a list of all combinations counts', (t) => {
  const drawn = fc.tuple(numbersUpTo(10, 5, 5), numbersUpTo(5, 2, 2)).map(([a, b]) => [...a, ...b]);
  const ticket = fc.tuple(numbersUpTo(10, 5, 7), numbersUpTo(5, 2, 4));
  fc.assert(
    fc.property(drawn, fc.array(ticket, { minLength: 1, maxLength: 4 }), (outcome, tickets) => {
      const columns = new TicketColumns(DRUMS_GAME);
      const due = tickets.map(([main, bonus]) => winsByList(main, bonus, outcome));
      for (const [numbers, others] of tickets) {
        const order = { form: PICK_FORMS.drumsSystem, numbers, others };
        const masks = masksOf(DRUMS_GAME, order);
        columns.append({ masks, playerKey: 1, acceptedOffsetMs: 0 });
      }
      const judge = new DrumsJudge(DRUMS_GAME, outcome);
      const segment = must(columns.segments[0], 'a segment');
      for (const [row, wins] of due.entries()) {
        const found = wins.map(() => 7);
        const tier = judge.winsAt(segment, row, found);
        deepStrictEqual(found, wins);
        deepStrictEqual(tier, wins.findIndex((count) => count > 0) + 1);
      }
      const scan = scanWinners(columns, DRUMS_GAME, outcome);
      const sums = DRUMS_GAME.tiers.map((_, place) =>
        due.reduce((sum, wins) => sum + (wins[place] ?? 0), 0),
      );
      deepStrictEqual(scan.winnersByTier, sums);
      const winners = due.flatMap((wins, row) => (wins.some((count) => count > 0) ? [row] : []));
      deepStrictEqual([...scan.ordinals], winners);
      const lines = tickets.map(
        ([main, bonus]) => choices(main, 5).length * choices(bonus, 2).length,
      );
      deepStrictEqual(
        scan.combinationCount,
        lines.reduce((sum, count) => sum + count, 0),
      );
    }),
    { numRuns: 200 },
  );
  t.end();
});
