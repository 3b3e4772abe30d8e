import { test } from 'tap';
import { decideCreateDraw } from '../../../actors/coordinator/decide-coordinator.ts';
import type { AskStock } from '../../../actors/mail/stock-mail.ts';
import type { States } from '../../../actors/states.ts';
import {
  decideAskStock,
  decideDealStock,
  decideMakeStock,
  stockCountMax,
} from '../../../actors/stock/decide-stock.ts';
import { SMALL_GAME } from '../../simulation/small-game.ts';
import { given, stampAt, unsureStamp } from '../../support/cluster/actor-stage.ts';
import { DRAW, OPERATOR, TERMS } from '../../support/samples/actor-events.ts';
import {
  CONDUCTS_AT_MS,
  DRAW_CLOSED,
  DRAW_OPENED,
  scheduled,
} from '../../support/samples/coordinator-events.ts';
import { KENO_10 } from '../../support/samples/family-games.ts';
import { gameOfShape } from '../../support/samples/games.ts';
import { SOLD_ONCE_GAME, withSoldOnce } from '../../support/samples/sold-once-game.ts';
import { LENT, reservedBy, STOCK, stockOnSale } from '../../support/samples/stock-events.ts';

const PROMISE = { stockSeedHex: STOCK.stockSeedHex, commitmentHexOf: () => 'cc' };
const NO_REFUSAL = { refusal: null, moreMayCome: false };

function make(stamp = stampAt(2_000), count = 10) {
  return ({ coordinators, stocks }: States) => {
    const sources = { coordinator: coordinators.get(DRAW), stock: stocks.get(DRAW) };
    const order = { draw: DRAW, count, by: OPERATOR };
    return decideMakeStock(sources, order, PROMISE, stamp, { founderCount: 2 });
  };
}

/** Shard 1 asks for its seventh reservation. */
function ask(what: Partial<AskStock>, stamp = stampAt(2_000)) {
  const asked = { draw: DRAW, stock: STOCK, reservation: 7, untilMs: 60_000 };
  const mail = { message: 'AskStock', ...asked, indexes: [], anyCount: 0, ...what } as const;
  return (states: States) => decideAskStock(states, mail, 1, stamp);
}

test('stock: it is made before the close, once, and every shard is told', (t) => {
  const deal = { message: 'DealStock', draw: DRAW, stock: STOCK };
  given(scheduled(), DRAW_OPENED)
    .when(make())
    .thenEvents(
      t,
      { type: 'StockMade', stock: STOCK, commitmentHex: 'cc', by: OPERATOR },
      { to: 0, message: deal },
      { to: 1, message: deal },
    )
    .when(make())
    .thenRejected(t, 'stockExists', { count: 10 });
  given(scheduled())
    .when(make(stampAt(0)))
    .thenEvents(t, {}, {}, {});
  given(scheduled(), DRAW_OPENED)
    .when(make(stampAt(2_000), 376_993))
    .thenRejected(t, 'stockTooLarge', { countMax: 376_992 });
  given().when(make()).thenRejected(t, 'drawNotFound');
  given(scheduled(), DRAW_OPENED, DRAW_CLOSED).when(make()).thenRejected(t, 'drawClosed');
  given(scheduled(), DRAW_OPENED)
    .when(make(stampAt(61_000)))
    .thenRejected(t, 'drawClosed');
  const unsure = unsureStamp(60_000, 70_000);
  given(scheduled(), DRAW_OPENED).when(make(unsure)).thenRejected(t, 'clockUnsure');
  const cancelled = { draw: DRAW, reason: 'rain', by: OPERATOR, atMs: 5 };
  given(scheduled(), { type: 'DrawCancelled', ...cancelled })
    .when(make())
    .thenRejected(t, 'drawCancelled');
  t.end();
});

test('stock: no more than there are combinations, none where they cannot be counted off', (t) => {
  t.equal(stockCountMax(SMALL_GAME), 15);
  t.equal(stockCountMax(gameOfShape(6, 49)), 8_388_608, 'of 13,983,816');
  t.equal(stockCountMax(gameOfShape(25, 60)), 0, 'of more than can be counted exactly');
  t.equal(stockCountMax(KENO_10), 0);
  t.end();
});

test('stock: it is dealt once, whichever message comes first', (t) => {
  const deal = { message: 'DealStock', draw: DRAW, stock: STOCK } as const;
  const dealt = ({ stockParts }: States) => decideDealStock(stockParts.get(DRAW), deal);
  given().when(dealt).thenEvents(t, { type: 'StockDealt' }).when(dealt).thenEvents(t);
  given()
    .when(ask({ indexes: [2] }))
    .thenEvents(t, { type: 'StockDealt' }, { type: 'StockLent' }, { to: 1 })
    .when(dealt)
    .thenEvents(t);
  t.end();
});

test('stock: another shard gets all that it names, or nothing', (t) => {
  stockOnSale()
    .when(ask({ indexes: [4, 0] }))
    .thenEvents(
      t,
      { type: 'StockLent', shard: 1, reservation: 7, indexes: [4, 0], untilMs: 60_000 },
      { to: 1, message: { message: 'GiveStock', reservation: 7, indexes: [4, 0], ...NO_REFUSAL } },
    )
    .when(ask({ indexes: [1, 0] }))
    .thenEvents(t, { message: { indexes: [], refusal: 'stockTaken', moreMayCome: false } })
    .when(ask({ indexes: [1, 2] }))
    .thenEvents(t, { type: 'StockLent' }, {});
  stockOnSale()
    .and(reservedBy())
    .when(ask({ indexes: [3] }))
    .thenEvents(t, { message: { refusal: 'stockTaken', moreMayCome: false } });
  t.throws(() => stockOnSale().when(ask({ indexes: [5] })), /of another one/);
  t.end();
});

test('stock: what has lapsed is on its way, and what nobody knows is not refused for good', (t) => {
  for (const [stamp, refusal, moreMayCome] of [
    [stampAt(8_999), 'stockTaken', false],
    [stampAt(9_000), 'stockTaken', true],
    [unsureStamp(8_000, 10_000), 'clockUnsure', false],
  ] as const) {
    stockOnSale()
      .and(LENT)
      .when(ask({ indexes: [0] }, stamp))
      .thenEvents(t, { message: { indexes: [], refusal, moreMayCome } });
  }
  // One that is sold decides for all.
  const sold = { draw: DRAW, shard: 1, reservation: 2, indexes: [0, 2] };
  stockOnSale()
    .and(LENT, { type: 'StockSold', ...sold }, { ...LENT, indexes: [1] } as typeof LENT)
    .when(ask({ indexes: [1, 2] }, stampAt(9_500)))
    .thenEvents(t, { message: { refusal: 'stockTaken', moreMayCome: false } });
  t.end();
});

test('stock: where any will do there is what there is', (t) => {
  stockOnSale()
    .and(reservedBy())
    .when(ask({ anyCount: 2 }))
    .thenEvents(t, { type: 'StockLent', indexes: [0, 2] }, {})
    .when(ask({ anyCount: 2 }))
    .thenEvents(t, { type: 'StockLent', indexes: [4] }, { message: { indexes: [4] } })
    .when(ask({ anyCount: 2 }))
    .thenEvents(t, { message: { indexes: [], refusal: null, moreMayCome: true } });
  t.end();
});

test('stock: a shard that has sold all that it had says that nothing will come', (t) => {
  const indexes = [0, 1, 2, 3, 4];
  const lent = { ...LENT, indexes } as typeof LENT;
  const sold = { draw: DRAW, shard: 1, reservation: 2, indexes };
  stockOnSale()
    .and(lent)
    .when(ask({ anyCount: 1 }))
    .thenEvents(t, { message: { indexes: [], moreMayCome: true } })
    .and({ type: 'StockSold', ...sold })
    .when(ask({ anyCount: 1 }))
    .thenEvents(t, { message: { indexes: [], ...NO_REFUSAL } });
  t.end();
});

test('stock: where each pick is sold once, the stock of all comes with the draw', (t) => {
  withSoldOnce(t);
  const terms = { ...TERMS, game: SOLD_ONCE_GAME };
  const command = { message: 'CreateDraw', terms, conductsAtMs: CONDUCTS_AT_MS } as const;
  const create = ({ coordinators, identity }: States) =>
    decideCreateDraw(coordinators.get(DRAW), command, stampAt(0), identity, PROMISE);
  const stock = { stockSeedHex: PROMISE.stockSeedHex, count: 10, partCount: 2 };
  given()
    .when(create)
    .thenEvents(
      t,
      { type: 'DrawScheduled' },
      { to: 0, message: { message: 'AnnounceDraw' } },
      { to: 1, message: { message: 'AnnounceDraw' } },
      { type: 'StockMade', stock, commitmentHex: 'cc', by: 0 },
      { to: 0, message: { message: 'DealStock', stock } },
      { to: 1, message: { message: 'DealStock', stock } },
    );
  const unpromised = ({ identity }: States) =>
    decideCreateDraw(undefined, command, stampAt(0), identity);
  t.throws(() => given().when(unpromised), /without the seed/);
  t.end();
});
