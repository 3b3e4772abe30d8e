import { test } from 'tap';
import { ticketMessages } from '../../../actors/outbox/draw-messages.ts';
import { purchaseMessage } from '../../../actors/outbox/money-messages.ts';
import {
  standingEndedMessages,
  standingEnteredTelling,
  standingMadeMessages,
} from '../../../actors/outbox/standing-messages.ts';
import { purchasesOf } from '../../../actors/standing/entries-of-walk.ts';
import { minor } from '../../../src/kernel/money.ts';
import { pointsHundredths } from '../../../src/kernel/points.ts';
import { given } from '../../support/cluster/actor-stage.ts';
import {
  ADA,
  announced,
  BOB,
  OPENED,
  TERMS,
  withMoney,
} from '../../support/samples/actor-events.ts';
import {
  endedFor,
  entered,
  madePrepaid,
  madeRecurring,
} from '../../support/samples/standing-events.ts';

const { states } = given(...withMoney(ADA, 500), madePrepaid(), announced(), OPENED);

test('prepaid: each line of its money is told, and its end', (t) => {
  t.match(standingMadeMessages(states, madePrepaid()), [
    { subject: 'wallet.v1.entry', body: { kind: 'prepayment', amountMinor: -200 } },
  ]);
  t.match(standingEndedMessages(states, endedFor('termsChanged', 100)), [
    { subject: 'ticket.v1.standingEnded', body: { series: 'evening', reason: 'termsChanged' } },
    { body: { kind: 'prepaidReturned', amountMinor: 100, entryId: 'prepaidReturn.1' } },
  ]);
  t.end();
});

test('recurring: only its end is told, because no money is its own', (t) => {
  t.same(standingMadeMessages(states, madeRecurring()), []);
  t.match(standingEndedMessages(states, endedFor('stopped', 0)), [
    { body: { reason: 'stopped', refundMinor: 0, orderId: 'st_03000000000001' } },
  ]);
  t.end();
});

test('entries: each is told as its purchase, behind what was prepaid for it', (t) => {
  const { words } = madeRecurring();
  const event = entered(0, {
    players: [ADA, BOB],
    entryCounts: [2, 1],
    numbers: [1, 2, 1],
    prepaidMinor: [minor(0), minor(200), minor(0)],
    rewardsHundredths: [0, 5, 0].map(pointsHundredths),
    wordCounts: [1, 2, 1].map((picks) => picks * words.length),
    words: [...words, ...words, ...words, ...words],
  });
  const telling = standingEnteredTelling(states, event);
  const messages = Array.from({ length: telling.length }, (_, place) => telling.at(place));
  const bought = Array.from(purchasesOf(event, TERMS.game), (purchase) => [
    ...ticketMessages(states, purchase),
    purchaseMessage(states, purchase),
  ]);
  const [used, reward] = [messages[4], messages[8]];
  t.match(used?.body, { kind: 'prepaidUsed', amountMinor: 200, drawId: 'dr_0000002' });
  t.match(used?.body, { orderId: 'st_03000000000002' });
  t.match(reward?.body, { kind: 'stakeReward' });
  const [first = [], second = [], third = []] = bought;
  const recurring = [undefined, ...first, undefined];
  t.same(messages, [...recurring, used, ...second, reward, undefined, ...third, undefined]);
  t.same(telling.at(5), messages[5], 'the same, whichever is asked for first');
  t.equal(telling.at(telling.length), undefined);
  t.end();
});
