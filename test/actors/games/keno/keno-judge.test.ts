import { test } from 'tap';
import type { KenoGame } from '../../../../actors/games/keno/keno-game.ts';
import { KenoJudge } from '../../../../actors/games/keno/keno-judge.ts';
import { assertScan, scanWinners, winnersFrom } from '../../../../actors/games/scan.ts';
import {
  segmentOf,
  TicketColumns,
  ticketColumnsFromShared,
} from '../../../../actors/games/ticket-columns.ts';
import { KENO_10, SMALL_KENO } from '../../../support/samples/family-games.ts';
import { masksOf, quickMasks } from '../../../support/samples/picks.ts';
import { SeededRandom } from '../../../support/sources/seeded-random.ts';

test('keno judge: counts, lists and single tickets agree, in games of one to three words', (t) => {
  const random = new SeededRandom(11);
  const middle = { ...KENO_10, numberCount: 50 };
  for (const game of [SMALL_KENO, middle, KENO_10]) {
    const columns = new TicketColumns(game);
    for (let i = 0; i < 3_000; i += 1) {
      const spots = 1 + (i % game.spotsMax);
      const sold: KenoGame = { ...game, quickPickSpots: spots };
      const masks = quickMasks(sold, random);
      columns.append({ masks, playerKey: i % 50, acceptedOffsetMs: i });
    }
    const outcome = Array.from({ length: game.drawnCount }, (_, i) => 2 * i + 1);
    const judge = new KenoJudge(game, outcome);
    const scan = scanWinners(ticketColumnsFromShared(columns.share()), game, outcome);
    assertScan({ columns, combinationCount: columns.count }, game, outcome, scan);
    const counts = game.tiers.map(() => 0);
    for (let ordinal = 0; ordinal < columns.count; ordinal += 1) {
      const wins = game.tiers.map(() => 9);
      const tier = judge.winsAt(segmentOf(columns, ordinal), ordinal, wins);
      if (wins.indexOf(1) !== tier - 1) t.fail('it wins another tier');
      if (tier > 0) counts[tier - 1] = (counts[tier - 1] ?? 0) + 1;
      const { masks } = columns.row(ordinal);
      if (judge.tierOf(masks) !== tier) t.fail('a single ticket is judged otherwise');
    }
    t.same(scan.winnersByTier, counts);
    const page = { fromPlace: 0, limit: 4_000 };
    const paid = winnersFrom({ columns, ordinals: scan.ordinals }, game, outcome, page);
    t.equal(
      paid.tiers.length,
      counts.reduce((sum, count) => sum + count, 0),
    );
  }
  t.end();
});

test('keno judge: hits in every word count together', (t) => {
  const drawn = [1, 32, 33, 64, 65, 80, ...Array.from({ length: 14 }, (_, i) => 2 + i)];
  const judge = new KenoJudge(KENO_10, drawn);
  const tier = judge.tierOf(masksOf(KENO_10, [1, 32, 33, 64, 65, 80]));
  t.match(KENO_10.tiers[tier - 1], { spots: 6, hits: 6 });
  const five = judge.tierOf(masksOf(KENO_10, [1, 32, 33, 64, 65, 79]));
  t.match(KENO_10.tiers[five - 1], { spots: 6, hits: 5 });
  t.end();
});
