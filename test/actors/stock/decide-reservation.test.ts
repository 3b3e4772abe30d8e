import { test } from 'tap';
import { COUNTERS } from '../../../actors/counters.ts';
import type { GiveStock } from '../../../actors/mail/stock-mail.ts';
import type { States } from '../../../actors/states.ts';
import {
  decideExpire,
  decideGiveStock,
  decideLetGo,
  decideReserve,
  type ReserveStock,
  sameReservation,
} from '../../../actors/stock/decide-reservation.ts';
import { reservationOf } from '../../../actors/stock/reservation.ts';
import { given, stampAt, unsureStamp } from '../../support/cluster/actor-stage.ts';
import {
  ADA,
  announced,
  BOB,
  CLOSED,
  DRAW,
  OPENED,
  OPERATOR,
  registered,
} from '../../support/samples/actor-events.ts';
import {
  LENT,
  RESERVED_OF_BOTH,
  reservedBy,
  STOCK,
  stockOnSale,
} from '../../support/samples/stock-events.ts';

function wanting(what: Partial<ReserveStock>): ReserveStock {
  return { player: BOB, draw: DRAW, indexes: [], anyCount: 0, holdMs: 300_000, ...what };
}

function want(what: Partial<ReserveStock>, stamp = stampAt(3_000)) {
  return (states: States) => decideReserve(states, wanting(what), stamp);
}

function give(what: Partial<GiveStock>, from = 1) {
  const none = { indexes: [], refusal: null, moreMayCome: false };
  const mail = { message: 'GiveStock', draw: DRAW, reservation: 1, ...none, ...what } as const;
  return (states: States) => decideGiveStock(states, mail, from, stampAt(3_000));
}

test('reserve: what is here is held at once, until five minutes later or the close', (t) => {
  stockOnSale()
    .when(want({ indexes: [4, 0] }))
    .thenEvents(t, {
      type: 'StockReserved',
      reservation: 1,
      player: BOB,
      wanted: [4, 0],
      indexes: [4, 0],
      awaited: [],
      priceMinor: 100,
      expiresAtMs: 61_000,
    });
  stockOnSale()
    .when(want({ indexes: [4], holdMs: 30_000 }))
    .thenEvents(t, { expiresAtMs: 33_000 });
  t.end();
});

test('reserve: what others have is asked for, of all of them at once', (t) => {
  stockOnSale()
    .when(want({ indexes: [9, 0, 5] }))
    .thenEvents(
      t,
      { type: 'StockReserved', wanted: [9, 0, 5], indexes: [0], awaited: [1] },
      { to: 1, message: { message: 'AskStock', indexes: [9, 5], anyCount: 0, stock: STOCK } },
    );
  t.end();
});

test('reserve: what another has, or has had, is refused', (t) => {
  const refused = { moreMayCome: 0 };
  stockOnSale()
    .and(reservedBy())
    .when(want({ indexes: [0, 3] }))
    .thenRejected(t, 'stockTaken', refused)
    .and(LENT)
    .when(want({ indexes: [2] }))
    .thenRejected(t, 'stockTaken', refused)
    .and({ type: 'ReservationPaid', reservation: 1, firstOrdinal: 0, atMs: 3_000 })
    .when(want({ indexes: [1] }))
    .thenRejected(t, 'stockTaken', refused);
  stockOnSale()
    .and(LENT)
    .when(want({ indexes: [2] }, stampAt(9_000)))
    .thenRejected(t, 'stockTaken', { moreMayCome: 1 });
  // Of another shard, but held by a reservation of this one.
  stockOnSale()
    .and(...RESERVED_OF_BOTH)
    .when(want({ indexes: [9] }))
    .thenRejected(t, 'stockTaken', refused);
  t.end();
});

test('reserve: who may not stake, and what is not on sale, is refused first', (t) => {
  const any = { anyCount: 1 };
  stockOnSale()
    .when(want({ ...any, player: OPERATOR }))
    .thenRejected(t, 'playerNotFound');
  const staff = { player: BOB, roles: ['auditor'], by: null, atMs: 5 } as const;
  given(registered(BOB), announced(), OPENED)
    .and({ type: 'RolesChanged', ...staff })
    .when(want(any))
    .thenRejected(t, 'staffMayNotPlay');
  given(registered(BOB)).when(want(any)).thenRejected(t, 'drawNotFound');
  given(registered(BOB), announced()).when(want(any)).thenRejected(t, 'drawNotOpen');
  given(registered(BOB), announced(), OPENED).when(want(any)).thenRejected(t, 'stockNotFound');
  stockOnSale().and(CLOSED).when(want(any)).thenRejected(t, 'drawClosed');
  stockOnSale()
    .when(want(any, stampAt(61_000)))
    .thenRejected(t, 'drawClosed');
  stockOnSale()
    .when(want(any, unsureStamp(60_000, 62_000)))
    .thenRejected(t, 'clockUnsure');
  stockOnSale()
    .when(want({ indexes: [10] }))
    .thenRejected(t, 'stockNotFound');
  t.end();
});

test('reserve: the ordinals of a shard have an end', (t) => {
  const { states } = stockOnSale();
  const last = (count: number) => {
    states.counters.put(COUNTERS.reservations, count);
    return decideReserve(states, wanting({ anyCount: 1 }), stampAt(3_000));
  };
  t.match(last(2 ** 32 - 2), { kind: 'accepted' });
  t.match(last(2 ** 32 - 1), { code: 'numbersUsedUp', facts: { of: 'reservations' } });
  t.end();
});

test('reserve: who asks for theirs again is told, others and other sets are not', (t) => {
  const { states } = stockOnSale().and(reservedBy());
  const same = (what: Partial<ReserveStock>, nowMs = 3_000) =>
    sameReservation(states, wanting({ player: ADA, ...what }), stampAt(nowMs))?.ordinal;
  t.equal(same({ indexes: [3, 1] }), 1);
  t.equal(same({ indexes: [3] }), undefined);
  t.equal(same({ indexes: [3, 1], player: BOB }), undefined);
  t.equal(same({ indexes: [3, 1] }, 10_000), undefined, 'it is over');
  t.equal(same({ anyCount: 2 }), undefined);
  t.end();
});

test('reserve any: the own tickets first, then those of one shard after the other', (t) => {
  stockOnSale()
    .when(want({ anyCount: 3 }))
    .thenEvents(t, { wanted: [], indexes: [0, 1, 2], awaited: [] });
  const stage = stockOnSale()
    .when(want({ anyCount: 7 }))
    .thenEvents(
      t,
      { wantedCount: 7, indexes: [0, 1, 2, 3, 4], awaited: [1] },
      { to: 1, message: { message: 'AskStock', indexes: [], anyCount: 2 } },
    );
  stage.when(give({ indexes: [8] })).thenEvents(t, { type: 'StockArrived', next: null });
  t.match(stage.states.reservations.get(1), { state: 'reserved', indexes: [0, 1, 2, 3, 4, 8] });
  t.end();
});

test('reserve any: nothing is there only when every shard has said so', (t) => {
  const stock = { ...STOCK, count: 3, partCount: 3 };
  const stage = stockOnSale();
  stage.states.stockParts.delete(DRAW);
  stage
    .and({ type: 'StockDealt', draw: DRAW, stock }, { ...LENT, indexes: [0] } as typeof LENT)
    .when(want({ anyCount: 1 }))
    .thenEvents(t, { indexes: [], awaited: [1] }, { to: 1, message: { anyCount: 1 } })
    .when(give({}))
    .thenEvents(t, { type: 'StockArrived', from: 1, indexes: [], next: 2 }, { to: 2 })
    .when(give({}, 2))
    .thenEvents(t, { type: 'ReservationReleased', state: 'refused', refusal: 'stockEmpty' });
  t.equal(stage.states.reservations.held.countOf(BOB), 0);
  t.end();
});

test('give: one refusal ends the reservation, and what had come goes back', (t) => {
  const [asked] = RESERVED_OF_BOTH;
  const stage = stockOnSale()
    .and(...(asked === undefined ? [] : [asked]))
    .when(give({ refusal: 'stockTaken' }))
    .thenEvents(t, { type: 'ReservationReleased', state: 'refused', refusal: 'stockTaken' });
  stage
    .when(give({ indexes: [9, 5] }))
    .thenEvents(t, { to: 1, message: { message: 'ReturnStock', reservation: 1, indexes: [9, 5] } })
    .when(give({ refusal: 'stockTaken' }))
    .thenEvents(t);
  t.end();
});

test('let go: each release names its reservation, and what is over changes nothing', (t) => {
  const letGo =
    (player = ADA, nowMs = 3_000) =>
    (states: States) =>
      decideLetGo(states, { player, ordinal: 1 }, stampAt(nowMs));
  const back = { message: 'ReturnStock', reservation: 1, indexes: [9, 5] };
  stockOnSale()
    .and(...RESERVED_OF_BOTH)
    .when(letGo(BOB))
    .thenRejected(t, 'reservationNotFound')
    .when(letGo())
    .thenEvents(
      t,
      { type: 'ReservationReleased', reservation: 1, state: 'released' },
      { to: 1, message: back },
    )
    .and(reservedBy({ reservation: 2, player: BOB, indexes: [0, 4] }))
    .when(letGo())
    .thenEvents(t);
  stockOnSale().and(reservedBy()).when(letGo(ADA, 10_000)).thenEvents(t, { state: 'expired' });
  stockOnSale()
    .and(reservedBy(), { type: 'ReservationPaid', reservation: 1, firstOrdinal: 0, atMs: 1 })
    .when(letGo())
    .thenRejected(t, 'reservationPaid');
  t.end();
});

test('expire: when its time has surely come, and not before', (t) => {
  for (const [stamp, isOver] of [
    [stampAt(9_999), false],
    [stampAt(10_000), true],
    [unsureStamp(9_000, 11_000), false],
  ] as const) {
    const expire = (states: States) => decideExpire(states, reservationOf(states, 1), stamp);
    const expected = isOver ? [{ type: 'ReservationReleased', state: 'expired' }] : [];
    stockOnSale()
      .and(reservedBy())
      .when(expire)
      .thenEvents(t, ...expected);
  }
  t.end();
});
