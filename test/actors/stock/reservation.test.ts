import { test } from 'tap';
import {
  isForAny,
  isUnderWay,
  nextReservationDuty,
  reservationOf,
  ticketsReserved,
} from '../../../actors/stock/reservation.ts';
import { RESERVED_OF_BOTH, reservedBy, stockOnSale } from '../../support/samples/stock-events.ts';

test('reservation: it owes its end while it is under way', (t) => {
  const reservation = reservationOf(stockOnSale().and(reservedBy()).states, 1);
  t.same(nextReservationDuty(reservation), { duty: 'expire', atMs: 10_000 });
  t.same(nextReservationDuty({ ...reservation, state: 'asking' }), {
    duty: 'expire',
    atMs: 10_000,
  });
  for (const state of ['paid', 'expired', 'released', 'refused'] as const) {
    t.equal(nextReservationDuty({ ...reservation, state }), undefined);
    t.notOk(isUnderWay(state));
  }
  t.throws(() => reservationOf(stockOnSale().states, 2), /not here/);
  t.end();
});

test('reservation: its tickets stand in the order in which they were named', (t) => {
  const both = reservationOf(stockOnSale().and(...RESERVED_OF_BOTH).states, 1);
  t.same(both.indexes, [0, 4, 9, 5], 'as they came');
  t.same(ticketsReserved(both), [0, 9, 4, 5]);
  t.notOk(isForAny(both));
  const any = reservationOf(stockOnSale().and(reservedBy({ wanted: [] })).states, 1);
  t.ok(isForAny(any));
  t.same(ticketsReserved(any), [1, 3]);
  t.end();
});
