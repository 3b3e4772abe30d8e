import { test } from 'tap';
import type { States } from '../../../actors/states.ts';
import { decidePayReservation, type PayReservation } from '../../../actors/stock/decide-pay.ts';
import { dealtPart } from '../../../actors/stock/stock.ts';
import { STOCK_PICKS } from '../../../src/fairness/stock-picks.ts';
import { given, stampAt, unsureStamp } from '../../support/cluster/actor-stage.ts';
import {
  ADA,
  announced,
  BOB,
  CLOSED,
  DRAW,
  OPENED,
  TERMS,
  withMoney,
} from '../../support/samples/actor-events.ts';
import {
  RESERVED_OF_BOTH,
  reservedBy,
  STOCK,
  STOCK_DEALT,
  stockOnSale,
} from '../../support/samples/stock-events.ts';

const part = dealtPart(DRAW, STOCK);

function pay(changes: Partial<PayReservation> = {}, stamp = stampAt(3_000)) {
  return (states: States) => {
    const { player = ADA } = changes;
    const sources = {
      account: states.accounts.get(player),
      instance: states.instances.get(DRAW),
      reservation: states.reservations.get(1),
      part: states.stockParts.get(DRAW),
      picks: STOCK_PICKS,
    };
    const order = {
      ordinal: 1,
      player,
      idempotencyKey: 'pay',
      fingerprint: 3,
      receivedAtMs: 3_000,
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
        masks: STOCK_PICKS.wordsOf(TERMS.game, part, [1, 3]),
      },
      { type: 'ReservationPaid', reservation: 1, firstOrdinal: 0, atMs: 3_000 },
    );
  t.equal(stage.balanceOf(ADA), 800);
  stage.when(pay()).thenRejected(t, 'reservationPaid');
  t.end();
});

test('pay: shards that have lent tickets hear that they are sold', (t) => {
  stockOnSale()
    .and(...RESERVED_OF_BOTH)
    .when(pay())
    .thenEvents(
      t,
      { type: 'TicketsBought', masks: STOCK_PICKS.wordsOf(TERMS.game, part, [0, 9, 4, 5]) },
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
  const poor = given(...withMoney(ADA, 199), announced(), OPENED, STOCK_DEALT).and(reservedBy());
  poor.when(pay()).thenRejected(t, 'balanceTooLow', { balanceMinor: 199, neededMinor: 200 });
  t.equal(poor.states.reservations.get(1)?.state, 'reserved');
  stockOnSale().and(reservedBy(), CLOSED).when(pay()).thenRejected(t, 'drawCancelled');
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
    .when(pay({ points: { pays: false, earnsHundredths: 10_000 } }))
    .thenEvents(
      t,
      { type: 'TicketsBought' },
      { type: 'PointsEarned' },
      { type: 'ReservationPaid' },
    );
  t.end();
});
