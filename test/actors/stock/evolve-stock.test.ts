import { test } from 'tap';
import type { States } from '../../../actors/states.ts';
import { partOf } from '../../../actors/stock/evolve-stock.ts';
import { freeInBlock } from '../../../actors/stock/stock.ts';
import { DRAW, OPERATOR } from '../../support/samples/actor-events.ts';
import { LENT, STOCK, STOCK_DEALT, stockOnSale } from '../../support/samples/stock-events.ts';

const BACK = { draw: DRAW, shard: 1, reservation: 2, indexes: [0, 2] };

function freeIn(states: States): number[] {
  return freeInBlock(states, partOf(states, DRAW), 0);
}

test('stock: what is dealt is free, once', (t) => {
  const stage = stockOnSale();
  t.same(freeIn(stage.states), [0, 1, 2, 3, 4]);
  t.equal(stage.states.stockBlocks.get({ draw: DRAW, block: 0 }), undefined, 'no row was needed');
  t.throws(() => stage.and(STOCK_DEALT), /dealt twice/);
  const made = { draw: DRAW, stock: STOCK, commitmentHex: 'cc', by: OPERATOR, atMs: 5 };
  stage.and({ type: 'StockMade', ...made });
  t.match(stage.states.stocks.get(DRAW), { count: 10, commitmentHex: 'cc' });
  t.throws(() => stage.and({ type: 'StockMade', ...made }), /made twice/);
  t.end();
});

test('stock: what is lent is not free, and comes back only from who has it', (t) => {
  const stage = stockOnSale().and(LENT);
  t.same(freeIn(stage.states), [1, 3, 4]);
  t.throws(() => stage.and(LENT), /not free/);
  for (const wrong of [
    { ...BACK, reservation: 1 },
    { ...BACK, shard: 0 },
    { ...BACK, indexes: [1] },
  ]) {
    t.throws(() => stage.and({ type: 'StockReturned', ...wrong }), /came back/);
    t.throws(() => stage.and({ type: 'StockSold', ...wrong }), /came back/);
  }
  stage.and({ type: 'StockReturned', ...BACK });
  t.same(freeIn(stage.states), [0, 1, 2, 3, 4]);
  t.throws(() => stage.and({ type: 'StockReturned', ...BACK }), /not lent/);
  t.end();
});

test('stock: what was sold elsewhere is neither free nor lent', (t) => {
  const stage = stockOnSale().and(LENT, { type: 'StockSold', ...BACK });
  t.same(freeIn(stage.states), [1, 3, 4]);
  t.equal(partOf(stage.states, DRAW).freeCount, 3);
  t.equal(stage.states.stockHolders.get({ draw: DRAW, index: 0 }), undefined);
  t.throws(() => stage.and({ type: 'StockReturned', ...BACK }), /not lent/);
  t.end();
});

test('stock: blocks in which nothing is free are passed over until something comes back', (t) => {
  const stock = { ...STOCK, count: 8_192, partCount: 2 };
  const stage = stockOnSale();
  stage.states.stockParts.delete(DRAW);
  stage.and({ type: 'StockDealt', draw: DRAW, stock });
  const firstBlock = () => partOf(stage.states, DRAW).firstBlock;
  const block = (number: number) => Array.from({ length: 1_024 }, (_, at) => number * 1_024 + at);
  const lend = (reservation: number, number: number) =>
    stage.and({ ...LENT, type: 'StockLent', reservation, indexes: block(number) } as typeof LENT);
  lend(1, 1);
  t.equal(firstBlock(), 0);
  lend(2, 0);
  t.equal(firstBlock(), 2, 'the one behind it was empty already');
  lend(3, 3);
  stage.and({ type: 'StockReturned', draw: DRAW, shard: 1, reservation: 1, indexes: block(1) });
  t.equal(firstBlock(), 1);
  t.end();
});
