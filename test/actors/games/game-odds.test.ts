import { test } from 'tap';
import type { Game } from '../../../actors/games/game.ts';
import {
  priceMinorMinOf,
  theoreticalPayoutPermyriad,
  theoreticalPayouts,
  tierOdds,
} from '../../../actors/games/game-odds.ts';
import { GAMES } from '../../../actors/games/game-table.ts';
import type { KOfNGame } from '../../../actors/games/k-of-n/k-of-n-game.ts';
import { scanWinners } from '../../../actors/games/scan.ts';
import { TicketColumns } from '../../../actors/games/ticket-columns.ts';
import { assert, must } from '../../../src/kernel/assert.ts';
import { minor } from '../../../src/kernel/money.ts';
import { gameOfShape } from '../../support/samples/games.ts';

test('odds: 5 of 36 as worked out by hand', (t) => {
  // C(36,5) = 36·35·34·33·32 / 120 = 376,992. Four hits: C(5,4)·31 = 155.
  // Three: C(5,3)·C(31,2) = 10·465 = 4,650. Two: C(5,2)·C(31,3) = 10·4,495 = 44,950.
  const odds = tierOdds(GAMES['5of36']);
  t.strictSame(
    odds.map(({ tier, winningCount, possiblePicks }) => [tier, winningCount, possiblePicks]),
    [
      [1, 1n, 376_992n],
      [2, 155n, 376_992n],
      [3, 4_650n, 376_992n],
      [4, 44_950n, 376_992n],
    ],
  );
  t.end();
});

test('odds: 6 of 45 as worked out by hand', (t) => {
  // C(45,6) = 8,145,060. Five: 6·39 = 234. Four: 15·C(39,2) = 15·741 = 11,115.
  // Three: 20·C(39,3) = 20·9,139 = 182,780.
  t.strictSame(
    tierOdds(GAMES['6of45']).map(({ winningCount, tier }) => [tier, winningCount]),
    [
      [1, 1n],
      [2, 234n],
      [3, 11_115n],
      [4, 182_780n],
    ],
  );
  t.equal(tierOdds(GAMES['6of45'])[0]?.possiblePicks, 8_145_060n);
  t.end();
});

test('odds: each possible ticket of 5 of 36, sold once, wins exactly the odds', (t) => {
  const game = GAMES['5of36'];
  t.strictSame(winnersOfAllTickets(game, [1, 9, 32, 33, 36]), winningCounts(game));
  t.end();
});

test('odds: each possible ticket of 6 of 45, sold once, wins exactly the odds', (t) => {
  const game = GAMES['6of45'];
  t.strictSame(winnersOfAllTickets(game, [2, 17, 31, 32, 33, 45]), winningCounts(game));
  t.end();
});

test('odds: the theoretical payout as worked out by hand', (t) => {
  // 5 of 36: shares 26 %. Fixed, of 376,992 · 100 sold: 4,650·1,000 + 44,950·100 = 9,145,000,
  // and 9,145,000 / 37,699,200 = 24.2577… %. Together 50.2577… %, rounded down to 5,025.
  t.equal(theoreticalPayoutPermyriad(GAMES['5of36']), 5_025);
  // 6 of 45: shares 38 %. Fixed, of 8,145,060 · 200 sold: 182,780·600 = 109,668,000,
  // and 109,668,000 / 1,629,012,000 = 6.7321… %. Together 44.7321… %, rounded down to 4,473.
  t.equal(theoreticalPayoutPermyriad(GAMES['6of45']), 4_473);
  t.end();
});

test('odds: the exact payout is a fraction that no rounding has touched', (t) => {
  const { paidParts, salesParts } = payoutOf(GAMES['5of36']);
  t.equal(paidParts, 9_145_000n * 10_000n + 2_600n * 37_699_200n);
  t.equal(salesParts, 37_699_200n * 10_000n);
  const broken: KOfNGame = {
    ...gameOfShape(2, 10),
    tiers: [{ kind: 'fixed', tier: 1, matches: 2, prizeMinor: minor(-1) }],
  };
  t.throws(() => theoreticalPayouts(broken), { message: 'a prize is negative' });
  t.end();
});

test('odds: below its lowest price a game pays back all that it takes, or more', (t) => {
  for (const game of Object.values(GAMES)) {
    const priceMinor = priceMinorMinOf(game);
    const paysLess = (price: number) => {
      const { paidParts, salesParts } = payoutOf({ ...game, priceMinor: minor(price) });
      return paidParts < salesParts;
    };
    t.ok(paysLess(priceMinor), `${game.gameId} at ${priceMinor}`);
    t.notOk(priceMinor > 1 && paysLess(priceMinor - 1), `${game.gameId} at one less`);
  }
  // 9,145,000 / 376,992 = 24.257… of fixed prizes a pick, of 74 % of its price: 32.78…
  t.equal(priceMinorMinOf(GAMES['5of36']), 33);
  const evens: KOfNGame = {
    ...gameOfShape(1, 2),
    tiers: [{ kind: 'fixed', tier: 1, matches: 1, prizeMinor: minor(200) }],
  };
  t.equal(priceMinorMinOf(evens), 101, 'to pay back exactly what it takes is too much');
  t.end();
});

function winningCounts(game: Game): bigint[] {
  return tierOdds(game).map(({ winningCount }) => winningCount);
}

/** Every pick of k of n has the same chances. */
function payoutOf(game: Game) {
  const [payout, ...others] = theoreticalPayouts(game);
  assert(others.length === 0, 'one kind of pick');
  return must(payout, 'one kind of pick');
}

/** Sells each pick once, and lets the scan of production count the winners. */
function winnersOfAllTickets(game: KOfNGame, drawn: readonly number[]): bigint[] {
  const columns = new TicketColumns(game);
  const sell = (next: number, picked: number, maskLow: number, maskHigh: number): void => {
    if (picked === game.pickCount) {
      const [low, high] = [maskLow >>> 0, maskHigh >>> 0];
      columns.append({ masks: [low, high], playerKey: 0, acceptedOffsetMs: 0 });
      return;
    }
    const last = game.numberCount - (game.pickCount - picked) + 1;
    for (let number = next; number <= last; number++) {
      const bit = 1 << ((number - 1) % 32);
      if (number <= 32) sell(number + 1, picked + 1, maskLow | bit, maskHigh);
      else sell(number + 1, picked + 1, maskLow, maskHigh | bit);
    }
  };
  sell(1, 0, 0, 0);
  return scanWinners(columns, game, drawn).winnersByTier.map(BigInt);
}
