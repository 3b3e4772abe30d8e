import { deepStrictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { test } from 'tap';
import { familyOf } from '../../../../actors/games/families.ts';
import { TicketColumns } from '../../../../actors/games/ticket-columns.ts';
import { must } from '../../../../src/kernel/assert.ts';
import { gameOfShape } from '../../../support/samples/games.ts';
import { numbersOf, quickMasks } from '../../../support/samples/picks.ts';
import { SeededRandom } from '../../../support/sources/seeded-random.ts';

test('match judge: its loops and its single looks agree with each other and with winsOf', (t) => {
  const shapes = fc.constantFrom(gameOfShape(1, 2), gameOfShape(2, 32), gameOfShape(2, 33));
  fc.assert(
    fc.property(shapes, fc.nat(), fc.integer({ min: 1, max: 60 }), (game, seed, count) => {
      const random = new SeededRandom(seed);
      const columns = new TicketColumns(game);
      const tiers: number[] = [];
      const family = familyOf(game);
      const outcome = numbersOf(quickMasks(game, random));
      for (let i = 0; i < count; i += 1) {
        const masks = quickMasks(game, random);
        columns.append({ masks, playerKey: 1, acceptedOffsetMs: 0 });
        tiers.push(family.winsOf(game, outcome, masks, [0]));
      }
      const judge = family.judge(game, outcome);
      const segment = must(columns.segments[0], 'a segment');
      deepStrictEqual(
        tiers.map((_, row) => judge.winsAt(segment, row, [0])),
        tiers,
      );
      const counts = Float64Array.of(7, 0);
      const winners = new Uint32Array(count);
      const winnerCount = judge.collect(segment, count, counts, winners);
      const won = tiers.flatMap((tier, row) => (tier === 1 ? [row] : []));
      deepStrictEqual([...winners.subarray(0, winnerCount)], won);
      deepStrictEqual([...counts], [7 + count - won.length, won.length], 'adds, losers at 0');
    }),
    { numRuns: 200 },
  );
  t.end();
});
