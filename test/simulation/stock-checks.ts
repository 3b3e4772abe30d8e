/**
 * Tickets made in advance: each is sold once, to who held it, as the seed says, and in time; at
 * rest each is free on its own shard or sold, and nobody holds any.
 */
import type { TicketsBought } from '../../actors/draw/instance-events.ts';
import type { Game } from '../../actors/games/game.ts';
import type { StockTerms } from '../../actors/stock/stock.ts';
import { shardOfStock } from '../../actors/stock/stock.ts';
import type { StockReserved } from '../../actors/stock/stock-events.ts';
import { stockSelection } from '../../src/fairness/stock-picks.ts';
import { assert, must } from '../../src/kernel/assert.ts';
import type { DrawNo } from '../../src/kernel/ids.ts';
import type { Purchase, RequestOf } from '../../src/protocol/shard-requests.ts';
import type { Happened, History } from './history.ts';
import { picksOf } from './picks-of.ts';
import type { World } from './world.ts';

interface Held {
  readonly event: StockReserved;
  readonly indexes: number[];
}

/** What must hold at any time. */
export function checkStock(world: World, history: History): void {
  const held = reservationsIn(history);
  const sold = new Set<string>();
  const bought = history.of('TicketsBought');
  const seeds = new Map(history.of('StockMade').map(({ event }) => [event.draw, event.stock]));
  for (const { shard, event } of history.of('ReservationPaid')) {
    const { event: reserved, indexes } = must(
      held.get(`${shard}/${event.reservation}`),
      'a reservation was paid that nobody had made',
    );
    const { draw, wanted, expiresAtMs, player } = reserved;
    assert(event.atMs < expiresAtMs, 'a reservation was paid after its time');
    const tickets = wanted.length === 0 ? indexes : wanted;
    assert(tickets.length === indexes.length, 'a reservation was paid that did not hold all');
    takeOnce(sold, draw, tickets);
    const paid = purchaseAt(bought, { shard, draw, firstOrdinal: event.firstOrdinal });
    assert(paid.player === player, 'a reservation was paid by another player');
    checkNumbers(history, seeds.get(draw), paid, tickets);
  }
  for (const { shard, event } of history.of('StockBought')) {
    const { draw, firstOrdinal, indexes } = event;
    takeOnce(sold, draw, indexes);
    const paid = purchaseAt(bought, { shard, draw, firstOrdinal });
    checkNumbers(history, seeds.get(draw), paid, indexes);
  }
  checkPayments(world, history);
}

function takeOnce(sold: Set<string>, draw: DrawNo, indexes: readonly number[]): void {
  for (const index of indexes) {
    assert(!sold.has(`${draw}/${index}`), 'a ticket of stock was sold twice');
    sold.add(`${draw}/${index}`);
  }
}

function purchaseAt(
  bought: readonly Happened<TicketsBought>[],
  place: { readonly shard: number; readonly draw: DrawNo; readonly firstOrdinal: number },
): TicketsBought {
  const purchase = bought.find(({ shard, event }) => {
    const isThere = shard === place.shard && event.draw === place.draw;
    return isThere && event.firstOrdinal === place.firstOrdinal;
  });
  return must(purchase, 'tickets of stock were sold by no purchase').event;
}

function checkNumbers(
  history: History,
  stock: StockTerms | undefined,
  { draw, masks }: TicketsBought,
  indexes: readonly number[],
): void {
  const game = gameOf(history, draw);
  const { stockSeedHex } = must(stock, 'tickets were sold of a stock that was not made');
  const due = indexes.map((index) => stockSelection(game, stockSeedHex, index).join());
  const got = picksOf(game, masks).map((numbers) => numbers.join());
  assert(due.join('/') === got.join('/'), 'a ticket of stock was sold with other numbers');
}

/** A yes to a payment is a purchase that the journal has, whatever was repeated. */
function checkPayments(world: World, history: History): void {
  const paid = new Map(
    history
      .of('ReservationPaid')
      .map(({ shard, event }) => [`${shard}/${event.reservation}`, event]),
  );
  for (const { op, request, answer } of world.asked) {
    if (op !== 'payReservation' || answer?.ok !== true) continue;
    const { shard, ordinal } = request as RequestOf<'payReservation'>;
    const event = must(paid.get(`${shard}/${ordinal}`), 'a payment that was acknowledged is lost');
    const { firstOrdinal } = answer.reply as Purchase;
    assert(firstOrdinal === event.firstOrdinal, 'a payment was answered with other tickets');
  }
  const bought = new Set(
    history.of('StockBought').map(({ shard, event }) => placeOf(shard, event)),
  );
  for (const { op, answer } of world.asked) {
    if (op !== 'buyStock' || answer?.ok !== true) continue;
    const reply = answer.reply as Purchase;
    assert(bought.has(placeOf(reply.shard, reply)), 'tickets were bought that are not marked sold');
  }
}

function placeOf(shard: number, { draw, firstOrdinal }: Pick<Purchase, 'draw' | 'firstOrdinal'>) {
  return `${shard}/${draw}/${firstOrdinal}`;
}

/** All reservations are over, and all mail has arrived. */
export function checkStockAtRest(world: World, history: History): void {
  const held = reservationsIn(history);
  const sold = new Set<string>();
  for (const { shard, event } of history.of('ReservationPaid')) {
    const { event: reserved, indexes } = must(
      held.get(`${shard}/${event.reservation}`),
      'a reservation was paid that nobody had made',
    );
    for (const index of indexes) sold.add(`${reserved.draw}/${index}`);
  }
  for (const { event } of history.of('StockBought')) {
    for (const index of event.indexes) sold.add(`${event.draw}/${index}`);
  }
  for (const shard of world.shards) {
    const { state } = must(world.running(shard), 'a shard does not run');
    assert([...state.stockLoans.all()].length === 0, 'a ticket is held by nobody');
    assert(state.reservations.held.size === 0, 'a player still holds tickets');
    for (const { value: part } of state.stockParts.all()) {
      const all = Array.from({ length: part.count }, (_, index) => index);
      const isSold = (index: number) => sold.has(`${part.draw}/${index}`);
      assert(!part.isSoldOut || all.every(isSold), 'a stock is sold out that has tickets left');
      const own = all.filter((index) => shardOfStock(part, index) === shard);
      assert(own.filter(isSold).length === part.soldCount, 'other tickets are sold than counted');
      const { count } = state.freeStock.of(part);
      const free = new Set(state.freeStock.of(part).first(count));
      assert(free.size === count, 'other tickets are free than are counted');
      for (let index = 0; index < part.count; index += 1) {
        const isOwn = shardOfStock(part, index) === shard;
        const isDue = isOwn && !isSold(index);
        assert(free.has(index) === isDue, 'a ticket is lost, or free although it was sold');
      }
    }
  }
}

/** By shard and ordinal, with all that came to each. */
function reservationsIn(history: History): Map<string, Held> {
  const held = new Map<string, Held>();
  for (const { shard, event } of history.all) {
    if (event.type === 'StockReserved') {
      held.set(`${shard}/${event.reservation}`, { event, indexes: [...event.indexes] });
    } else if (event.type === 'StockArrived') {
      held.get(`${shard}/${event.reservation}`)?.indexes.push(...event.indexes);
    }
  }
  return held;
}

function gameOf(history: History, draw: DrawNo): Game {
  const scheduled = history.of('DrawScheduled').find(({ event }) => event.terms.draw === draw);
  return must(scheduled, 'a draw was not scheduled').event.terms.game;
}
