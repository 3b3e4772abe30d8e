import { test } from 'tap';
import {
  recomputeSelection,
  recomputeStockCommitment,
  stockProblems,
} from '../../../src/fairness/verifier/recompute-stock.ts';
import { goldenStocks } from '../../support/fairness/fairness-golden.ts';

const GAME = { id: '2of6', k: 2, n: 6, tiers: [] };
const STOCK = { count: 15, commitment: '', seed: '00'.repeat(32) };

test('recompute stock: all combinations, each once', (t) => {
  const found = Array.from({ length: 15 }, (_, index) =>
    recomputeSelection(GAME, STOCK, index).join(),
  );
  t.equal(new Set(found).size, 15);
  t.end();
});

test('recompute stock: commitment and picks are those that a third program found', (t) => {
  for (const { k, n, drawId, count, seed, commitment, tickets } of goldenStocks()) {
    const game = { id: `${k}of${n}`, k, n, tiers: [] };
    const stock = { count, commitment, seed };
    t.same(stockProblems(game, stock), []);
    t.equal(recomputeStockCommitment(drawId, game, stock), commitment);
    for (const { index, selection } of tickets) {
      t.same(recomputeSelection(game, stock, index), selection, `${game.id} ${index}`);
    }
  }
  t.end();
});

test('recompute stock: what cannot have been made is refused before it is computed', (t) => {
  t.same(stockProblems(GAME, STOCK), []);
  t.match(stockProblems(GAME, { ...STOCK, count: 16 }), [/there are 15 combinations/]);
  t.match(stockProblems({ ...GAME, k: 32, n: 64 } as typeof GAME, STOCK), [/too many/]);
  t.match(stockProblems({ ...GAME, k: 7 } as typeof GAME, STOCK), [/contradict/]);
  t.end();
});
