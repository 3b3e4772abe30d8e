import { test } from 'tap';
import type { States } from '../../../actors/states.ts';
import { type BuyStock, decideBuyStock } from '../../../actors/stock/decide-buy-stock.ts';
import { partOf } from '../../../actors/stock/evolve-stock.ts';
import { dealtPart } from '../../../actors/stock/stock.ts';
import { STOCK_PICKS } from '../../../src/fairness/stock-picks.ts';
import { given, stampAt, unsureStamp } from '../../support/cluster/actor-stage.ts';
import {
  ADA,
  announced,
  BOB,
  CLOSED,
  DRAW,
  OPENED,
  TERMS,
  withMoney,
} from '../../support/samples/actor-events.ts';
import {
  freeIn,
  LENT,
  reservedBy,
  STOCK,
  STOCK_DEALT,
  stockOnSale,
} from '../../support/samples/stock-events.ts';

/** 0 to 4 are of this shard, 5 to 9 of the other. */
function buy(what: Partial<BuyStock>, stamp = stampAt(3_000)) {
  return (states: States) => {
    const order = {
      player: ADA,
      draw: DRAW,
      indexes: [],
      anyCount: 0,
      idempotencyKey: 'buy',
      fingerprint: 3,
      receivedAtMs: 3_000,
      ...what,
    };
    const sources = {
      account: states.accounts.get(order.player),
      instance: states.instances.get(order.draw),
      part: states.stockParts.get(order.draw),
      picks: STOCK_PICKS,
    };
    return decideBuyStock(sources, order, states, stamp);
  };
}

test('buy stock: what is free here is bought and sold in one decision', (t) => {
  const stage = stockOnSale()
    .when(buy({ indexes: [4, 0] }))
    .thenEvents(
      t,
      {
        type: 'TicketsBought',
        player: ADA,
        entryId: 'k.buy',
        firstOrdinal: 0,
        masks: STOCK_PICKS.wordsOf(TERMS.game, dealtPart(DRAW, STOCK), [4, 0]),
      },
      { type: 'StockBought', draw: DRAW, firstOrdinal: 0, indexes: [4, 0] },
    );
  t.equal(stage.balanceOf(ADA), 800);
  t.same(freeIn(stage.states), [1, 2, 3]);
  t.match(partOf(stage.states, DRAW), { soldCount: 2 });
  stage
    .when(buy({ anyCount: 2, idempotencyKey: 'any' }))
    .thenEvents(t, { firstOrdinal: 2 }, { type: 'StockBought', firstOrdinal: 2, indexes: [1, 2] });
  stage.when(buy({ indexes: [3, 0] })).thenRejected(t, 'stockTaken');
  t.equal(stage.balanceOf(ADA), 600);
  t.throws(
    () => stage.and({ type: 'StockBought', draw: DRAW, firstOrdinal: 4, indexes: [0] }),
    /not free/,
  );
  t.end();
});

test('buy stock: what another has is not sold', (t) => {
  const stage = stockOnSale().and(LENT, reservedBy());
  for (const held of [0, 1]) stage.when(buy({ indexes: [held] })).thenRejected(t, 'stockTaken');
  stage.when(buy({ indexes: [1] }, stampAt(10_000))).thenRejected(t, 'stockTaken', {
    moreMayCome: 1,
  });
  stage.when(buy({ indexes: [1] }, unsureStamp(9_999, 10_000))).thenRejected(t, 'clockUnsure');
  stage.when(buy({ anyCount: 1 })).thenEvents(t, {}, { indexes: [4] });
  t.end();
});

test('buy stock: what other shards have they have to lend', (t) => {
  const stage = stockOnSale();
  stage.when(buy({ indexes: [4, 5] })).thenRejected(t, 'stockElsewhere');
  stage.when(buy({ anyCount: 6 })).thenRejected(t, 'stockElsewhere');
  stage.when(buy({ anyCount: 11 })).thenRejected(t, 'balanceTooLow', {
    balanceMinor: 1_000,
    neededMinor: 1_100,
  });
  stage.when(buy({ indexes: [10] })).thenRejected(t, 'stockNotFound');
  stage
    .when(buy({ indexes: [4, 5], points: { pays: true, rateHundredths: 100 } }))
    .thenRejected(t, 'pointsTooLow', { pointsHundredths: 0, neededHundredths: 200 });
  const alone = { ...STOCK, partCount: 1 };
  given(...withMoney(ADA, 2_000), announced(), OPENED, {
    type: 'StockDealt',
    draw: DRAW,
    stock: alone,
  })
    .when(buy({ anyCount: 11 }))
    .thenRejected(t, 'stockEmpty', { leftCount: 10 });
  t.end();
});

test('buy stock: the checks of any purchase come first', (t) => {
  const any = { anyCount: 1 };
  given().when(buy(any)).thenRejected(t, 'playerNotFound');
  given(...withMoney(ADA, 1))
    .when(buy(any))
    .thenRejected(t, 'drawNotFound');
  given(...withMoney(ADA, 1), announced())
    .when(buy(any))
    .thenRejected(t, 'drawNotOpen');
  given(...withMoney(ADA, 1), announced(), OPENED)
    .when(buy(any))
    .thenRejected(t, 'stockNotFound');
  stockOnSale().and(CLOSED).when(buy(any)).thenRejected(t, 'drawClosed');
  stockOnSale()
    .when(buy({ ...any, receivedAtMs: 61_000 }, stampAt(61_000)))
    .thenRejected(t, 'drawClosed');
  given(...withMoney(BOB, 99), announced(), OPENED, STOCK_DEALT)
    .when(buy({ ...any, player: BOB }))
    .thenRejected(t, 'balanceTooLow', { balanceMinor: 99, neededMinor: 100 });
  t.end();
});

test('buy stock: stakes earn points where the operator lets them', (t) => {
  stockOnSale()
    .when(buy({ anyCount: 1, points: { pays: false, earnsHundredths: 10_000 } }))
    .thenEvents(
      t,
      { type: 'TicketsBought' },
      { type: 'PointsEarned' },
      { type: 'StockBought', indexes: [0] },
    );
  t.end();
});
