/** What the making of a stock, its lending and its return change. */
import { assert, must } from '../../src/kernel/assert.ts';
import type { DrawNo } from '../../src/kernel/ids.ts';
import type { States } from '../states.ts';
import type { StockHolder } from './reservation.ts';
import {
  blockOf,
  dealtPart,
  freeBits,
  isBlockEmpty,
  isFree,
  lastBlockOf,
  type StockPart,
  turnOver,
} from './stock.ts';
import type {
  StockBought,
  StockDealt,
  StockLent,
  StockMade,
  StockReturned,
  StockSold,
} from './stock-events.ts';

type StockStates = Pick<States, 'identity' | 'stockParts' | 'stockBlocks' | 'stockHolders'>;
type Lent = Pick<StockReturned, 'draw' | 'shard' | 'reservation' | 'indexes'>;

export function evolveStockMade(states: States, event: StockMade): void {
  const { draw, stock, commitmentHex, by, atMs } = event;
  assert(states.stocks.get(draw) === undefined, 'the stock of a draw was made twice');
  states.stocks.put(draw, { draw, ...stock, commitmentHex, by, atMs });
}

export function evolveStockDealt(states: States, { draw, stock }: StockDealt): void {
  assert(states.stockParts.get(draw) === undefined, 'the stock of a draw was dealt twice');
  states.stockParts.put(draw, dealtPart(draw, stock, states.identity.shard));
}

export function evolveStockLent(states: States, event: StockLent): void {
  const { draw, shard, reservation, indexes, untilMs } = event;
  assert(shard !== states.identity.shard, 'a shard lent tickets to itself');
  takeFree(states, draw, indexes);
  holdStock(states, { draw, indexes, holder: { shard, reservation, untilMs } });
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
  turn(states, draw, indexes, { wereFree: true, soldCount: indexes.length });
}

/** Of the shard's own tickets. */
export function countSold(states: StockStates, draw: DrawNo, count: number): void {
  const part = partOf(states, draw);
  states.stockParts.put(draw, { ...part, soldCount: part.soldCount + count });
}

/** They are free no more. */
export function takeFree(states: StockStates, draw: DrawNo, indexes: readonly number[]): void {
  turn(states, draw, indexes, { wereFree: true, soldCount: 0 });
}

/** They are free again. */
export function giveBack(states: StockStates, draw: DrawNo, indexes: readonly number[]): void {
  turn(states, draw, indexes, { wereFree: false, soldCount: 0 });
}

export function holdStock(
  { stockHolders }: Pick<States, 'stockHolders'>,
  { draw, indexes, holder }: { draw: DrawNo; indexes: readonly number[]; holder: StockHolder },
): void {
  for (const index of indexes) stockHolders.put({ draw, index }, holder);
}

export function partOf({ stockParts }: Pick<States, 'stockParts'>, draw: DrawNo): StockPart {
  return must(stockParts.get(draw), 'an event speaks of a stock that was not dealt');
}

/** Only the reservation that they were lent for can end their loan. */
function endLoan({ stockHolders }: StockStates, { draw, shard, reservation, indexes }: Lent): void {
  for (const index of indexes) {
    const holder = must(stockHolders.get({ draw, index }), 'a ticket came back that was not lent');
    const isTheirs = holder.shard === shard && holder.reservation === reservation;
    assert(isTheirs, 'a ticket came back from a reservation that does not hold it');
    stockHolders.delete({ draw, index });
  }
}

function turn(
  states: StockStates,
  draw: DrawNo,
  indexes: readonly number[],
  { wereFree, soldCount }: { readonly wereFree: boolean; readonly soldCount: number },
): void {
  if (indexes.length === 0) return;
  const part = partOf(states, draw);
  const wrong = wereFree ? 'a ticket was given that is not free' : 'a ticket is free twice';
  for (const index of indexes) assert(isFree(states, part, index) === wereFree, wrong);
  let { firstBlock } = part;
  for (let at = 0; at < indexes.length; ) {
    const block = blockOf(indexes[at] as number);
    const bits = freeBits(states, part, block);
    for (; at < indexes.length && blockOf(indexes[at] as number) === block; at += 1) {
      assert(turnOver(bits, indexes[at] as number) === wereFree, 'a ticket was named twice');
    }
    states.stockBlocks.put({ draw, block }, bits);
    if (!wereFree) firstBlock = Math.min(firstBlock, block);
  }
  const freeCount = part.freeCount + (wereFree ? -indexes.length : indexes.length);
  if (wereFree) {
    const last = lastBlockOf(states, part);
    while (firstBlock < last && isBlockEmpty(states, part, firstBlock)) firstBlock += 1;
  }
  const sold = part.soldCount + soldCount;
  states.stockParts.put(draw, { ...part, freeCount, firstBlock, soldCount: sold });
}
