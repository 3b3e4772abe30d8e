import { test } from 'tap';
import { GAMES } from '../../actors/games/game-table.ts';
import { stockCommitmentOf, stockSelection } from '../../src/fairness/stock-picks.ts';
import { recomputeSelection } from '../../src/fairness/verifier/recompute-stock.ts';
import { hexOf } from '../../src/kernel/hex.ts';
import { SMALL_GAME } from '../simulation/small-game.ts';
import {
  chiSquareCritical,
  chiSquareStatistic,
  chiSquareUpperTail,
} from '../support/fairness/chi-square.ts';
import { bytesOfHex, goldenStocks } from '../support/fairness/fairness-golden.ts';
import { gameOfShape } from '../support/samples/games.ts';

const LEVEL = 0.001;
const SEED = Uint8Array.from({ length: 32 }, (_, at) => at);

test('stock picks: a stock of all combinations holds each of them once', (t) => {
  const selections = Array.from({ length: 15 }, (_, index) =>
    stockSelection(SMALL_GAME, hexOf(SEED), index).join(),
  );
  t.equal(new Set(selections).size, 15);
  const game = gameOfShape(5, 24);
  const all = new Set<string>();
  for (let index = 0; index < 42_504; index += 1) {
    all.add(stockSelection(game, hexOf(SEED), index).join());
  }
  t.equal(all.size, 42_504);
  t.end();
});

test('stock picks: 100,000 tickets of one seed use each number equally often', (t) => {
  const game = GAMES['5of36'];
  const count = 100_000;
  const hits = new Uint32Array(36);
  const seen = new Set<string>();
  for (let index = 0; index < count; index += 1) {
    const numbers = stockSelection(game, 'a5'.repeat(32), index);
    seen.add(numbers.join());
    for (const number of numbers) hits[number - 1] = (hits[number - 1] ?? 0) + 1;
  }
  t.equal(seen.size, count, 'all differ');
  // Drawn without putting back, the counts vary less than free draws: twice, within each pick and
  // over the stock.
  const shrink = ((36 - 5) / 35) * ((376_992 - count) / 376_991);
  const statistic = chiSquareStatistic(hits, (count * 5) / 36) / shrink;
  const pValue = chiSquareUpperTail(statistic, 35);
  t.ok(statistic < chiSquareCritical(35, LEVEL), `p = ${pValue.toFixed(3)}`);
  t.ok(pValue < 1 - LEVEL, 'nor is it too even to be random');
  t.end();
});

test('stock picks: the verifier, which shares no code, finds the same', (t) => {
  const seed = 'c3'.repeat(32);
  for (const game of [SMALL_GAME, GAMES['5of36'], GAMES['6of45']]) {
    const promised = { id: game.gameId, k: game.pickCount, n: game.numberCount, tiers: [] };
    const stock = { count: 15, commitment: '', seed };
    for (let index = 0; index < 15; index += 1) {
      const numbers = stockSelection(game, seed, index);
      t.same(recomputeSelection(promised, stock, index), numbers, `${game.gameId} ${index}`);
    }
  }
  t.end();
});

test('stock picks: they are those that a third program found', (t) => {
  for (const { k, n, drawId, count, seed, commitment, tickets } of goldenStocks()) {
    const game = gameOfShape(k, n);
    const stockSeed = bytesOfHex(seed);
    t.equal(stockCommitmentOf({ stockSeed, drawId, count, game }), commitment);
    for (const { index, selection } of tickets) {
      t.same(stockSelection(game, seed, index), selection, `${game.gameId} ${index}`);
    }
  }
  t.end();
});

test('stock picks: another seed, draw, count or game has another commitment', (t) => {
  const promised = { stockSeed: SEED, drawId: 'dr_0000001', count: 10, game: SMALL_GAME };
  const others = [
    promised,
    { ...promised, stockSeed: Uint8Array.from(SEED).fill(1) },
    { ...promised, drawId: 'dr_0000002' },
    { ...promised, count: 11 },
    { ...promised, game: GAMES['5of36'] },
  ];
  t.equal(new Set(others.map(stockCommitmentOf)).size, others.length);
  t.end();
});
