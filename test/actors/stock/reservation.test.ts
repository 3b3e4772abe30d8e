import { test } from 'tap';
import {
  isForAny,
  isUnderWay,
  reservationOf,
  ticketsReserved,
} from '../../../actors/stock/reservation.ts';
import { RESERVED_OF_BOTH, reservedBy, stockOnSale } from '../../support/samples/stock-events.ts';

test('reservation: it is under way while it holds tickets, or may come to', (t) => {
  const { state } = reservationOf(stockOnSale().and(reservedBy()).states, 1);
  for (const one of [state, 'asking'] as const) t.ok(isUnderWay(one));
  for (const over of ['paid', 'expired', 'released', 'refused'] as const) t.notOk(isUnderWay(over));
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
