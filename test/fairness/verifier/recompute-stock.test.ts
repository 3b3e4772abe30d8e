import { test } from 'tap';
import {
  recomputeSelection,
  recomputeStockCommitment,
  stockProblems,
} from '../../../src/fairness/verifier/recompute-stock.ts';

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
  const seed = '000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f';
  t.equal(
    recomputeStockCommitment('dr_0000001', GAME, { ...STOCK, seed }),
    'c6f991dc7ffdf5d60bd87ee04ae09ef18a0f09781851cc1b32d6790da197cd25',
  );
  const six = { ...GAME, k: 6, n: 45 };
  t.same(recomputeSelection(six, { ...STOCK, seed }, 0), [5, 20, 29, 36, 38, 42]);
  t.same(recomputeSelection(six, { ...STOCK, seed }, 14), [14, 20, 39, 41, 43, 45]);
  const other = recomputeStockCommitment('dr_0000001', GAME, { ...STOCK, count: 14 });
  t.not(recomputeStockCommitment('dr_0000001', GAME, STOCK), other);
  t.end();
});

test('recompute stock: what cannot have been made is refused before it is computed', (t) => {
  t.same(stockProblems(GAME, STOCK), []);
  t.match(stockProblems(GAME, { ...STOCK, count: 16 }), [/there are 15 combinations/]);
  t.match(stockProblems({ ...GAME, k: 32, n: 64 } as typeof GAME, STOCK), [/too many/]);
  t.match(stockProblems({ ...GAME, k: 7 } as typeof GAME, STOCK), [/contradict/]);
  t.end();
});
