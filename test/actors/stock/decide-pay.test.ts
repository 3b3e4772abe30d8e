import { test } from 'tap';
import type { States } from '../../../actors/states.ts';
import { decidePayReservation, type PayReservation } from '../../../actors/stock/decide-pay.ts';
import { stampAt, unsureStamp } from '../../support/cluster/actor-stage.ts';
import { ADA, BOB, CLOSED, DRAW, TERMS } from '../../support/samples/actor-events.ts';
import { masksOf } from '../../support/samples/picks.ts';
import { RESERVED_OF_BOTH, reservedBy, stockOnSale } from '../../support/samples/stock-events.ts';

const PICKS = [
  [1, 2, 3, 4, 5],
  [2, 3, 4, 5, 6],
];

function pay(changes: Partial<PayReservation> = {}, stamp = stampAt(3_000)) {
  return (states: States) => {
    const { player = ADA, picks = PICKS } = changes;
    const sources = {
      account: states.accounts.get(player),
      instance: states.instances.get(DRAW),
      reservation: states.reservations.get(1),
      part: states.stockParts.get(DRAW),
    };
    const order = {
      ordinal: 1,
      player,
      picks,
      idempotencyKey: 'pay',
      fingerprint: 3,
      receivedAtMs: 3_000,
      earnsHundredths: 0,
      ...changes,
    };
    return decidePayReservation(sources, order, states, stamp);
  };
}

test('pay: the tickets are bought as any others, and the reservation is paid', (t) => {
  const stage = stockOnSale()
    .and(reservedBy())
    .when(pay())
    .thenEvents(
      t,
      {
        type: 'TicketsBought',
        player: ADA,
        entryId: 'k.pay',
        firstOrdinal: 0,
        masks: PICKS.flatMap((numbers) => masksOf(TERMS.game, numbers)),
      },
      { type: 'ReservationPaid', reservation: 1, firstOrdinal: 0, atMs: 3_000 },
    );
  t.equal(stage.balanceOf(ADA), 800);
  stage.when(pay()).thenRejected(t, 'reservationPaid');
  t.end();
});

test('pay: shards that have lent tickets hear that they are sold', (t) => {
  const picks = [...PICKS, [3, 4, 5, 6, 7], [4, 5, 6, 7, 8]];
  stockOnSale()
    .and(...RESERVED_OF_BOTH)
    .when(pay({ picks }))
    .thenEvents(
      t,
      { type: 'TicketsBought' },
      { type: 'ReservationPaid' },
      { to: 1, message: { message: 'ReportStockSold', reservation: 1, indexes: [9, 5] } },
    );
  t.end();
});

test('pay: too late, by the clock of the decision and to the millisecond', (t) => {
  const stage = stockOnSale().and(reservedBy());
  stage.when(pay({}, stampAt(10_000))).thenRejected(t, 'reservationExpired');
  stage.when(pay({}, unsureStamp(9_999, 10_000))).thenRejected(t, 'clockUnsure');
  stage.when(pay({}, stampAt(9_999))).thenEvents(t, {}, {});
  const released = {
    reservation: 1,
    state: 'released',
    refusal: null,
    moreMayCome: false,
  } as const;
  stockOnSale()
    .and(reservedBy(), { type: 'ReservationReleased', ...released, atMs: 3_000 })
    .when(pay())
    .thenRejected(t, 'reservationExpired');
  t.end();
});

test('pay: what any purchase is refused for leaves the reservation as it is', (t) => {
  const poor = stockOnSale().and(reservedBy({ wantedCount: 11, indexes: [1, 3] }));
  const picks = Array.from({ length: 11 }, () => [1, 2, 3, 4, 5]);
  poor
    .when(pay({ picks }))
    .thenRejected(t, 'balanceTooLow', { balanceMinor: 1_000, neededMinor: 1_100 });
  t.equal(poor.states.reservations.get(1)?.state, 'reserved');
  stockOnSale().and(reservedBy(), CLOSED).when(pay()).thenRejected(t, 'drawClosed');
  stockOnSale()
    .and(reservedBy())
    .when(pay({ player: BOB }))
    .thenRejected(t, 'reservationNotFound');
  stockOnSale().when(pay()).thenRejected(t, 'reservationNotFound');
  const [asked] = RESERVED_OF_BOTH;
  stockOnSale()
    .and(...(asked === undefined ? [] : [asked]))
    .when(pay())
    .thenRejected(t, 'reservationNotFound');
  t.end();
});

test('pay: stakes earn points where the operator lets them', (t) => {
  stockOnSale()
    .and(reservedBy())
    .when(pay({ earnsHundredths: 10_000 }))
    .thenEvents(
      t,
      { type: 'TicketsBought' },
      { type: 'PointsEarned' },
      { type: 'ReservationPaid' },
    );
  t.end();
});
