import fc from 'fast-check';
import { test } from 'tap';
import {
  blockOf,
  dealtPart,
  freeInBlock,
  othersOf,
  rangeOfShard,
  STOCK_BLOCK_SPAN,
  type StockBits,
  type StockBlockKey,
  type StockTerms,
  shardOfStock,
  takeFirstFree,
  turnOver,
} from '../../../actors/stock/stock.ts';
import { drawNo } from '../../../src/kernel/ids.ts';

const draw = drawNo(1);
const dealt = fc.record({
  count: fc.integer({ min: 1, max: 5_000 }),
  partCount: fc.integer({ min: 1, max: 9 }),
});

function termsOf(counts: { count: number; partCount: number }): StockTerms {
  return { stockSeedHex: '00'.repeat(32), ...counts };
}

function statesOf(shard: number, blocks = new Map<number, StockBits>()) {
  const identity = { shard, founderCount: 9, shardCount: 9, dealtCount: 9 };
  return { identity, stockBlocks: { get: ({ block }: StockBlockKey) => blocks.get(block) } };
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

test('stock: what was never touched is free in its range, and nowhere else', (t) => {
  fc.assert(
    fc.property(dealt, fc.integer({ min: 0, max: 9 }), (counts, shard) => {
      const part = dealtPart(draw, termsOf(counts), shard);
      const { from, to } = rangeOfShard(part, shard);
      const free: number[] = [];
      for (let block = 0; block <= blockOf(counts.count); block += 1) {
        free.push(...freeInBlock(statesOf(shard), part, block));
      }
      t.equal(part.freeCount, to - from);
      return free.join() === Array.from({ length: to - from }, (_, at) => from + at).join();
    }),
  );
  t.end();
});

test('stock: bits that are turned over are those of the indexes', (t) => {
  const part = dealtPart(draw, termsOf({ count: 3_000, partCount: 1 }), 0);
  const index = fc.integer({ min: STOCK_BLOCK_SPAN, max: 2 * STOCK_BLOCK_SPAN - 1 });
  fc.assert(
    fc.property(fc.uniqueArray(index, { maxLength: 200 }), (taken) => {
      const bits = Uint32Array.from({ length: 32 }, () => 0xffff_ffff);
      const states = statesOf(0, new Map([[1, bits]]));
      if (!taken.every((one) => turnOver(bits, one))) return false;
      const free = freeInBlock(states, part, 1);
      return (
        free.length === STOCK_BLOCK_SPAN - taken.length && !free.some((one) => taken.includes(one))
      );
    }),
  );
  t.end();
});

test('stock: the first that are free are those of the list of all that are', (t) => {
  const part = dealtPart(draw, termsOf({ count: 3_000, partCount: 1 }), 0);
  const index = fc.integer({ min: STOCK_BLOCK_SPAN, max: 2 * STOCK_BLOCK_SPAN - 1 });
  const some = fc.uniqueArray(index, { maxLength: STOCK_BLOCK_SPAN });
  fc.assert(
    fc.property(some, fc.integer({ min: 0, max: 100 }), (free, countMax) => {
      const bits = new Uint32Array(32);
      for (const one of free) turnOver(bits, one);
      const states = statesOf(0, new Map([[1, bits]]));
      const into: number[] = [];
      takeFirstFree(states, part, 1, { into, countMax });
      return into.join() === freeInBlock(states, part, 1).slice(0, countMax).join();
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
