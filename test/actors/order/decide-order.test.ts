import { test } from 'tap';
import type { MailChannel } from '../../../actors/mail/mail.ts';
import { decideAccrual, decideRegisterOrder } from '../../../actors/order/decide-order.ts';
import type { States } from '../../../actors/states.ts';
import { pointsHundredths } from '../../../src/kernel/points.ts';
import { given, stampAt } from '../../support/cluster/actor-stage.ts';
import { ADA, BOB, registered } from '../../support/samples/actor-events.ts';
import {
  ORDER_NUMBER,
  ordered,
  orderOf,
  orderProcessed,
} from '../../support/samples/loyalty-events.ts';

const register = (player: typeof ADA, number: string) => (states: States) =>
  decideRegisterOrder(
    {
      owner: states.orderNumbers.get(number),
      orderCount: states.orderCount.get(0) ?? 0,
      ownCount: states.ordersOf.get(player) ?? 0,
      founderCount: 2,
    },
    { player, number },
    stampAt(5_000),
  );

const LINE: MailChannel = { shard: 1, sentNumber: 4, confirmedNumber: 4, takenNumber: 0 };

const found =
  (finding: Parameters<typeof decideAccrual>[1], channel?: MailChannel) => (states: States) =>
    decideAccrual(
      { place: { player: ADA, ordinal: 1 }, order: orderOf(states) },
      finding,
      { playerShard: 1, channel },
      stampAt(6_000),
    );

const earned = (hundredths: number) =>
  ({ finding: 'processed', accrualHundredths: pointsHundredths(hundredths) }) as const;

test('order: a number is registered once, and told whose it is', (t) => {
  const taken = given(registered(ADA), registered(BOB))
    .when(register(ADA, ORDER_NUMBER))
    .thenEvents(t, { type: 'OrderRegistered', player: ADA, ordinal: 1, number: ORDER_NUMBER });
  taken.when(register(ADA, ORDER_NUMBER)).thenEvents(t);
  taken.when(register(BOB, ORDER_NUMBER)).thenRejected(t, 'orderOfAnother');
  taken.when(register(BOB, '79927398710')).thenRejected(t, 'orderNumberInvalid');
  taken.when(register(BOB, '079927398713')).thenEvents(t, { player: BOB, ordinal: 2 });
  t.end();
});

test('order: goes from new over processing to what it earned, which leaves by mail', (t) => {
  given(registered(ADA), ordered())
    .when(found({ finding: 'processing' }))
    .thenEvents(t, { type: 'OrderStarted', player: ADA, number: ORDER_NUMBER, atMs: 6_000 })
    .when(found({ finding: 'processing' }))
    .thenEvents(t)
    .when(found(earned(72_998)))
    .thenEvents(
      t,
      { type: 'OrderProcessed', accrualHundredths: 72_998, credit: { to: 1, number: 1 } },
      {
        type: 'MailPosted',
        to: 1,
        message: { message: 'CreditPoints', order: ORDER_NUMBER, accrualHundredths: 72_998 },
      },
    );
  t.end();
});

test('order: its mail has the next number of the line', (t) => {
  const { states } = given(registered(ADA), ordered());
  const decision = found(earned(1), LINE)(states);
  t.match(decision, { kind: 'accepted', events: [{ credit: { to: 1, number: 5 } }, {}] });
  t.end();
});

test('order: one that earned nothing is processed without mail', (t) => {
  given(registered(ADA), ordered())
    .when(found(earned(0)))
    .thenEvents(t, { type: 'OrderProcessed', accrualHundredths: 0, credit: null });
  t.end();
});

test('order: what is final stays, whatever is said later', (t) => {
  const findings = [
    { finding: 'processing' },
    { finding: 'invalid' },
    earned(5),
    earned(72_998),
  ] as const;
  const invalid = given(registered(ADA), ordered())
    .when(found({ finding: 'invalid' }))
    .thenEvents(t, { type: 'OrderInvalidated', number: ORDER_NUMBER });
  const done = given(registered(ADA), ordered(), orderProcessed(0, null));
  for (const finding of findings) {
    invalid.when(found(finding)).thenEvents(t);
    done.when(found(finding)).thenEvents(t);
  }
  t.end();
});
