/** What the making of a stock, its lending and its return change. */
import { assert, must } from '../../src/kernel/assert.ts';
import type { DrawNo } from '../../src/kernel/ids.ts';
import type { States } from '../states.ts';
import { dealtPart, type StockPart } from './stock.ts';
import type {
  StockBought,
  StockDealt,
  StockLent,
  StockMade,
  StockReturned,
  StockSold,
} from './stock-events.ts';

type StockStates = Pick<States, 'stockParts' | 'freeStock'>;
type Lent = Pick<StockReturned, 'draw' | 'shard' | 'reservation' | 'indexes'>;

export function evolveStockMade(states: States, event: StockMade): void {
  const { draw, stock, commitmentHex, by, atMs } = event;
  assert(states.stocks.get(draw) === undefined, 'the stock of a draw was made twice');
  states.stocks.put(draw, { draw, ...stock, commitmentHex, by, atMs });
}

export function evolveStockDealt(states: States, { draw, stock }: StockDealt): void {
  assert(states.stockParts.get(draw) === undefined, 'the stock of a draw was dealt twice');
  states.stockParts.put(draw, dealtPart(draw, stock));
}

export function evolveStockLent(states: States, event: StockLent): void {
  const { draw, shard, reservation, indexes, untilMs } = event;
  assert(shard !== states.identity.shard, 'a shard lent tickets to itself');
  takeFree(states, draw, indexes);
  const loan = { shard, reservation, untilMs };
  for (const index of indexes) states.stockLoans.put({ draw, index }, loan);
}

export function evolveStockReturned(states: States, event: StockReturned): void {
  endLoan(states, event);
  giveBack(states, event.draw, event.indexes);
}

export function evolveStockSold(states: States, event: StockSold): void {
  endLoan(states, event);
  countSold(states, event.draw, event.indexes.length);
}

export function evolveStockBought(states: States, { draw, indexes }: StockBought): void {
  takeFree(states, draw, indexes);
  countSold(states, draw, indexes.length);
}

/** Of the shard's own tickets. */
export function countSold(states: StockStates, draw: DrawNo, count: number): void {
  const part = partOf(states, draw);
  states.stockParts.put(draw, { ...part, soldCount: part.soldCount + count });
}

/** They are free no more. */
export function takeFree(states: StockStates, draw: DrawNo, indexes: readonly number[]): void {
  setFree(states, draw, indexes, false);
}

/** They are free again. */
export function giveBack(states: StockStates, draw: DrawNo, indexes: readonly number[]): void {
  setFree(states, draw, indexes, true);
}

export function partOf({ stockParts }: Pick<States, 'stockParts'>, draw: DrawNo): StockPart {
  return must(stockParts.get(draw), 'an event speaks of a stock that was not dealt');
}

/** Only the reservation that they were lent for can end their loan. */
function endLoan(
  { stockLoans }: Pick<States, 'stockLoans'>,
  { draw, shard, reservation, indexes }: Lent,
): void {
  for (const index of indexes) {
    const loan = must(stockLoans.get({ draw, index }), 'a ticket came back that was not lent');
    const isTheirs = loan.shard === shard && loan.reservation === reservation;
    assert(isTheirs, 'a ticket came back from a reservation that does not hold it');
    stockLoans.delete({ draw, index });
  }
}

function setFree(
  states: StockStates,
  draw: DrawNo,
  indexes: readonly number[],
  areFree: boolean,
): void {
  if (indexes.length === 0) return;
  const stock = states.freeStock.of(partOf(states, draw));
  const wrong = areFree ? 'a ticket is free twice' : 'a ticket was given that is not free';
  for (const index of indexes) assert(stock.set(index, areFree), wrong);
  states.freeStock.turned(draw, indexes);
}
