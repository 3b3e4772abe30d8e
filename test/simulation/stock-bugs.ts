/** Bugs of tickets made in advance that the simulation must find (planted-bugs.ts). */
import { giveBack } from '../../actors/stock/evolve-stock.ts';
import { shardOfStock } from '../../actors/stock/stock.ts';
import { must } from '../../src/kernel/assert.ts';
import type { ShardState } from '../../src/shard/state/shard-state.ts';
import { onEvent, type PlantedBug } from './planting.ts';

export const STOCK_BUGS: readonly PlantedBug[] = [
  onEvent('a ticket is given to two shards', (state, event, apply) => {
    apply(event);
    if (event.type !== 'StockLent') return;
    const { draw, indexes } = event;
    for (const index of indexes) state.stockLoans.delete({ draw, index });
    giveBack(state, draw, indexes);
  }),
  onEvent('a release does not name the reservation that it releases', (state, event, apply) => {
    apply(event);
    if (event.type !== 'ReservationReleased') return;
    const { draw } = must(state.reservations.get(event.reservation), 'it was released');
    freeAll(state, draw);
  }),
  onEvent('tickets that were paid for are free again', (state, event, apply) => {
    apply(event);
    if (event.type !== 'ReservationPaid') return;
    const { draw, indexes } = must(state.reservations.get(event.reservation), 'it was paid');
    const part = must(state.stockParts.get(draw), 'it was dealt');
    const { shard } = state.identity;
    giveBack(
      state,
      draw,
      indexes.filter((index) => shardOfStock(part, index) === shard),
    );
  }),
  onEvent('tickets that were bought at once stay free', (_, event, apply) => {
    if (event.type !== 'StockBought') apply(event);
  }),
  onEvent('tickets that come back are lost', (_, event, apply) => {
    apply(event.type === 'StockReturned' ? { ...event, type: 'StockSold' } : event);
  }),
];

/** Whoever holds them here. */
function freeAll(state: ShardState, draw: Parameters<typeof giveBack>[1]): void {
  const part = must(state.stockParts.get(draw), 'it was dealt');
  for (let index = 0; index < part.count; index += 1) {
    if (state.reservations.held.holderOf(draw, index) === undefined) continue;
    const isOwn = shardOfStock(part, index) === state.identity.shard;
    if (isOwn && !state.freeStock.of(part).isFree(index)) giveBack(state, draw, [index]);
  }
}
