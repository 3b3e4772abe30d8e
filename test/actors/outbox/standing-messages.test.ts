import { test } from 'tap';
import {
  standingEndedMessages,
  standingEnteredMessages,
  standingMadeMessages,
} from '../../../actors/outbox/standing-messages.ts';
import { given } from '../../support/cluster/actor-stage.ts';
import { ADA, withMoney } from '../../support/samples/actor-events.ts';
import {
  endedFor,
  entered,
  madePrepaid,
  madeRecurring,
} from '../../support/samples/standing-events.ts';

const { states } = given(...withMoney(ADA, 500), madePrepaid());

test('prepaid: each line of its money is told, and its end', (t) => {
  t.match(standingMadeMessages(states, madePrepaid()), [
    { subject: 'wallet.v1.entry', body: { kind: 'prepayment', amountMinor: -200 } },
  ]);
  t.match(standingEnteredMessages(states, entered(100)), [
    { body: { kind: 'prepaidUsed', amountMinor: 100, drawId: 'dr_0000002' } },
  ]);
  t.match(standingEndedMessages(states, endedFor('termsChanged', 100)), [
    { subject: 'ticket.v1.standingEnded', body: { series: 'evening', reason: 'termsChanged' } },
    { body: { kind: 'prepaidReturned', amountMinor: 100, entryId: 'prepaidReturn.1' } },
  ]);
  t.end();
});

test('recurring: only its end is told, because no money is its own', (t) => {
  t.same(standingMadeMessages(states, madeRecurring()), []);
  t.same(standingEnteredMessages(states, entered(0)), []);
  t.match(standingEndedMessages(states, endedFor('stopped', 0)), [
    { body: { reason: 'stopped', refundMinor: 0, orderId: 'st_03000000000001' } },
  ]);
  t.end();
});
