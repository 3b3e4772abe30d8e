/** Ten tickets made in advance: 0 to 4 were dealt to shard 0, which is ours, 5 to 9 to shard 1. */
import type { ShardEvent } from '../../../actors/events.ts';
import type { States } from '../../../actors/states.ts';
import { partOf } from '../../../actors/stock/evolve-stock.ts';
import type { StockReserved } from '../../../actors/stock/stock-events.ts';
import { minor } from '../../../src/kernel/money.ts';
import { given, type Stage } from '../cluster/actor-stage.ts';
import { ADA, announced, BOB, DRAW, OPENED, withMoney } from './actor-events.ts';

export const STOCK = { stockSeedHex: 'ab'.repeat(32), count: 10, partCount: 2 };
export const STOCK_DEALT: ShardEvent = { type: 'StockDealt', draw: DRAW, stock: STOCK };

/** Ada and Bob have 1,000 each, and the draw is on sale. */
export function stockOnSale(): Stage {
  return given(
    ...withMoney(ADA, 1_000),
    ...withMoney(BOB, 1_000),
    announced(),
    OPENED,
    STOCK_DEALT,
  );
}

/** By Ada, at 2,000, until 10,000. */
export function reservedBy(changes: Partial<StockReserved> = {}): ShardEvent {
  const indexes = changes.indexes ?? [1, 3];
  return {
    type: 'StockReserved',
    reservation: 1,
    player: ADA,
    draw: DRAW,
    wanted: indexes,
    wantedCount: 2,
    indexes,
    awaited: [],
    priceMinor: minor(100),
    expiresAtMs: 10_000,
    atMs: 2_000,
    ...changes,
  };
}

/** Two of each shard, of which those of the other have come. */
export const RESERVED_OF_BOTH: readonly ShardEvent[] = [
  reservedBy({ wanted: [0, 9, 4, 5], wantedCount: 4, indexes: [0, 4], awaited: [1] }),
  {
    type: 'StockArrived',
    reservation: 1,
    from: 1,
    indexes: [9, 5],
    next: null,
    moreMayCome: false,
  },
];

/** To the second reservation of shard 1, until 9,000. */
export const LENT: ShardEvent = {
  type: 'StockLent',
  draw: DRAW,
  shard: 1,
  reservation: 2,
  indexes: [0, 2],
  untilMs: 9_000,
};

/** The tickets of the draw that are free on the shard. */
export function freeIn(states: Pick<States, 'stockParts' | 'freeStock'>): number[] {
  return states.freeStock.of(partOf(states, DRAW)).first(STOCK.count);
}
