import { test } from 'tap';
import { GAMES } from '../../../actors/games/game-table.ts';
import { TicketColumns } from '../../../actors/games/ticket-columns.ts';
import { minor } from '../../../src/kernel/money.ts';
import { DrawStakes } from '../../../src/shard/verification/draw-stakes.ts';
import { masksOf } from '../../support/samples/picks.ts';

const GAME = GAMES['5of36'];
const PICK = masksOf(GAME, [1, 2, 3, 4, 5]);
const STRETCH = {
  type: 'TicketsRefunded',
  draw: 1 as never,
  players: [],
  ticketCounts: [],
  combinationCounts: [],
  atMs: 0,
} as const;

test('draw stakes: what is at stake goes up with sales and down with returns', (t) => {
  const stakes = new DrawStakes({ game: GAME, priceMinor: minor(150) });
  stakes.sold(stakes.stakeOf([...PICK, ...PICK]));
  t.equal(stakes.atStakeMinor, 300);
  stakes.cameBack(stakes.stakeOf(PICK));
  t.equal(stakes.atStakeMinor, 150);
  t.end();
});

test('draw stakes: a refund leaves out what came back before, or was paid by points', (t) => {
  const stakes = new DrawStakes({ game: GAME, priceMinor: minor(150) });
  const columns = new TicketColumns(GAME);
  for (const playerKey of [7, 8, 7, 7, 9]) {
    columns.append({ masks: PICK, playerKey, acceptedOffsetMs: 0 });
  }
  columns.giveBack(0);
  stakes.paidByPoints(3, 2);
  const refunds = stakes.refundsOf(columns, { ...STRETCH, fromOrdinal: 0, throughOrdinal: 5 });
  t.same(
    [...refunds],
    [
      [8, 150],
      [7, 150],
    ],
  );
  t.same(
    [...stakes.refundsOf(columns, { ...STRETCH, fromOrdinal: 2, throughOrdinal: 3 })],
    [[7, 150]],
  );
  t.end();
});
