import fc from 'fast-check';
import { test } from 'tap';
import {
  othersOf,
  rangeOfShard,
  type StockTerms,
  shardOfStock,
} from '../../../actors/stock/stock.ts';

const dealt = fc.record({
  count: fc.integer({ min: 1, max: 5_000 }),
  partCount: fc.integer({ min: 1, max: 9 }),
});

function termsOf(counts: { count: number; partCount: number }): StockTerms {
  return { stockSeedHex: '00'.repeat(32), ...counts };
}

test('stock: each index is dealt to one shard, and found with it', (t) => {
  fc.assert(
    fc.property(dealt, (counts) => {
      const terms = termsOf(counts);
      let next = 0;
      for (let shard = 0; shard < counts.partCount; shard += 1) {
        const { from, to } = rangeOfShard(terms, shard);
        if (from !== next) return false;
        for (let index = from; index < to; index += 1) {
          if (shardOfStock(terms, index) !== shard) return false;
        }
        next = to;
      }
      const { from, to } = rangeOfShard(terms, counts.partCount);
      return next === counts.count && from === to;
    }),
  );
  t.end();
});

test('stock: the others are all but the own shard, in turn', (t) => {
  t.same(othersOf(termsOf({ count: 9, partCount: 4 }), 2), [3, 0, 1]);
  t.same(othersOf(termsOf({ count: 9, partCount: 2 }), 5).sort(), [0, 1], 'of one that was added');
  t.same(othersOf(termsOf({ count: 9, partCount: 1 }), 0), []);
  t.end();
});
