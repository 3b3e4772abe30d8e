import { test } from 'tap';
import { DRAW, OPERATOR } from '../../support/samples/actor-events.ts';
import {
  freeIn,
  LENT,
  STOCK,
  STOCK_DEALT,
  stockOnSale,
} from '../../support/samples/stock-events.ts';

const BACK = { draw: DRAW, shard: 1, reservation: 2, indexes: [0, 2] };

test('stock: what is dealt is free, once', (t) => {
  const stage = stockOnSale();
  t.same(freeIn(stage.states), [0, 1, 2, 3, 4]);
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
  t.equal(stage.states.stockLoans.get({ draw: DRAW, index: 0 }), undefined);
  t.throws(() => stage.and({ type: 'StockReturned', ...BACK }), /not lent/);
  t.end();
});
