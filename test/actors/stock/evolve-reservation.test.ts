import { test } from 'tap';
import type { States } from '../../../actors/states.ts';
import { ADA, BOB, DRAW } from '../../support/samples/actor-events.ts';
import {
  freeIn,
  RESERVED_OF_BOTH,
  reservedBy,
  stockOnSale,
} from '../../support/samples/stock-events.ts';

const ENDED = { reservation: 1, refusal: null, moreMayCome: false, atMs: 5_000 };
const RELEASED = { type: 'ReservationReleased', ...ENDED, state: 'released' } as const;

function holderOf({ reservations }: States, index: number): number | undefined {
  return reservations.held.holderOf(DRAW, index)?.ordinal;
}

test('reservation: it holds its tickets until it is released, once', (t) => {
  const { states } = stockOnSale();
  const stage = stockOnSale().and(reservedBy());
  t.same(freeIn(stage.states), [0, 2, 4]);
  t.equal(holderOf(stage.states, 1), 1);
  t.equal(stage.states.reservations.held.countOf(ADA), 2);
  stage.and(RELEASED);
  t.same(freeIn(stage.states), freeIn(states));
  t.equal(holderOf(stage.states, 1), undefined);
  t.equal(stage.states.reservations.held.countOf(ADA), 0);
  t.equal(stage.states.reservations.get(1)?.state, 'released');
  t.throws(() => stage.and(RELEASED), /was over/);
  t.end();
});

test('reservation: its release frees nothing that another holds by now', (t) => {
  // Ada has asked for 9, which was lent to Bob's reservation for any ticket before.
  const stage = stockOnSale().and(
    reservedBy({ wanted: [9], wantedCount: 1, indexes: [], awaited: [1] }),
    reservedBy({ reservation: 2, player: BOB, wanted: [], indexes: [], awaited: [1] }),
    { type: 'StockArrived', reservation: 2, from: 1, indexes: [9], next: null, moreMayCome: false },
  );
  t.equal(holderOf(stage.states, 9), 2);
  stage.and({ ...RELEASED, state: 'refused', refusal: 'stockTaken' });
  t.equal(holderOf(stage.states, 9), 2);
  t.same(freeIn(stage.states), [0, 1, 2, 3, 4]);
  t.end();
});

test('reservation: of what it holds of others nothing becomes free here', (t) => {
  const stage = stockOnSale().and(...RESERVED_OF_BOTH);
  t.same(stage.states.reservations.get(1)?.indexes, [0, 4, 9, 5]);
  t.equal(stage.states.reservations.get(1)?.state, 'reserved');
  stage.and(RELEASED);
  t.same(freeIn(stage.states), [0, 1, 2, 3, 4]);
  t.end();
});

test('reservation: once it is paid, its tickets are neither free nor held', (t) => {
  const stage = stockOnSale().and(reservedBy(), {
    type: 'ReservationPaid',
    reservation: 1,
    firstOrdinal: 0,
    atMs: 5_000,
  });
  t.same(freeIn(stage.states), [0, 2, 4]);
  t.equal(holderOf(stage.states, 3), undefined);
  t.equal(stage.states.reservations.held.countOf(ADA), 0);
  t.throws(() => stage.and(RELEASED), /was over/);
  t.end();
});

test('reservation: while shards are asked it is not complete, and cannot be paid', (t) => {
  const [asked] = RESERVED_OF_BOTH;
  const stage = stockOnSale().and(...(asked === undefined ? [] : [asked]));
  t.equal(stage.states.reservations.get(1)?.state, 'asking');
  const paid = { reservation: 1, firstOrdinal: 0, atMs: 5_000 };
  t.throws(() => stage.and({ type: 'ReservationPaid', ...paid }), /not complete/);
  const arrived = { reservation: 1, from: 3, indexes: [7], next: null, moreMayCome: false };
  t.throws(() => stage.and({ type: 'StockArrived', ...arrived }), /not asked for/);
  t.throws(() => stage.and(reservedBy({ reservation: 3 })), /have a gap/);
  t.end();
});
