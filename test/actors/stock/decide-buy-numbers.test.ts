import { test } from 'tap';
import type { BuyTickets } from '../../../actors/draw/decide-purchase.ts';
import type { States } from '../../../actors/states.ts';
import { decideBuyNumbers } from '../../../actors/stock/decide-buy-numbers.ts';
import { STOCK_PICKS } from '../../../src/fairness/stock-picks.ts';
import { given, type Stage, stampAt } from '../../support/cluster/actor-stage.ts';
import { ADA, announced, DRAW, OPENED, withMoney } from '../../support/samples/actor-events.ts';
import { SOLD_ONCE_GAME, withSoldOnce } from '../../support/samples/sold-once-game.ts';
import { STOCK } from '../../support/samples/stock-events.ts';

/** Ten numbers, all of this shard or half of them. */
function onSale(partCount: number): Stage {
  return given(...withMoney(ADA, 2_000), announced({ game: SOLD_ONCE_GAME }), OPENED, {
    type: 'StockDealt',
    draw: DRAW,
    stock: { ...STOCK, partCount },
  });
}

let keys = 0;

function buy(numbers: readonly number[], quickPick = 0) {
  keys += 1;
  const command: BuyTickets = {
    player: ADA,
    draw: DRAW,
    picks: numbers.map((number) => [number]),
    quickPick,
    idempotencyKey: `key-${keys}`,
    fingerprint: 3,
    receivedAtMs: 3_000,
  };
  return (states: States) => {
    const sources = {
      account: states.accounts.get(ADA),
      instance: states.instances.get(DRAW),
      part: states.stockParts.get(DRAW),
      picks: STOCK_PICKS,
    };
    return decideBuyNumbers(sources, command, states, stampAt(3_000));
  };
}

test('buy numbers: the numbers that are named are bought, in their order', (t) => {
  withSoldOnce(t);
  const stage = onSale(1)
    .when(buy([7, 1]))
    .thenEvents(
      t,
      { type: 'TicketsBought', masks: [1 << 6, 1 << 0] },
      { type: 'StockBought', firstOrdinal: 0 },
    );
  stage.when(buy([7])).thenRejected(t, 'stockTaken');
  stage.when(buy([2, 2])).thenRejected(t, 'selectionInvalid', { index: 1, reason: 'repeated' });
  stage.when(buy([2], 1)).thenRejected(t, 'selectionInvalid', { reason: 'namedAndAtRandom' });
  t.equal(stage.balanceOf(ADA), 1_800);
  t.end();
});

test('buy numbers: of nine that are sold, two more are refused and the last is found', (t) => {
  withSoldOnce(t);
  const stage = onSale(1).when(buy([], 9)).thenEvents(t, {}, {});
  stage.when(buy([], 2)).thenRejected(t, 'pickLimitReached', { leftCount: 1 });
  t.equal(stage.balanceOf(ADA), 1_100);
  stage.when(buy([], 1)).thenEvents(t, {}, {});
  stage.when(buy([], 1)).thenRejected(t, 'pickLimitReached', { leftCount: 0 });
  t.end();
});

test('buy numbers: what other shards have is said to be of such a game', (t) => {
  withSoldOnce(t);
  onSale(2).when(buy([], 6)).thenRejected(t, 'stockElsewhere', { isSoldOnce: 1 });
  onSale(2)
    .when(buy([1, 2, 3, 4, 5, 6]))
    .thenRejected(t, 'stockElsewhere', { isSoldOnce: 1 });
  given()
    .when(buy([1]))
    .thenRejected(t, 'playerNotFound');
  given(...withMoney(ADA, 1))
    .when(buy([1]))
    .thenRejected(t, 'drawNotFound');
  t.end();
});
