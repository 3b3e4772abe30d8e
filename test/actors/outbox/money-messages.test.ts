import { test } from 'tap';
import type { TicketsBought } from '../../../actors/draw/instance-events.ts';
import {
  awardApprovedMessages,
  awardsPaidMessages,
  entryMessage,
  paymentCompletedMessages,
  paymentDeclinedMessages,
  purchaseMessage,
  ticketsRefundedMessages,
  withdrawalMessage,
} from '../../../actors/outbox/money-messages.ts';
import { payPlayer } from '../../../actors/wallet/debt.ts';
import { NO_SUMS } from '../../../actors/wallet/surplus.ts';
import { minor } from '../../../src/kernel/money.ts';
import { given } from '../../support/cluster/actor-stage.ts';
import {
  ADA,
  announced,
  BOB,
  bought,
  DRAW,
  deposited,
  OPENED,
  payingOut,
  registered,
  withMoney,
} from '../../support/samples/actor-events.ts';

const WITHDRAWAL = {
  type: 'WithdrawalRequested',
  player: ADA,
  number: 2,
  entryId: 'k.out',
  fingerprint: 1,
  amountMinor: minor(300),
  method: 'sandbox:success',
  atMs: 5,
} as const;

function sold() {
  return given(...withMoney(ADA, 1_000), announced(), OPENED);
}

test('money messages: an entry is told by its id, its kind and its sign', (t) => {
  const facts = { drawId: 'dr_0000002' };
  const told = { player: ADA, entryId: 'k.x', kind: 'purchase', atMs: 2_000, facts } as const;
  t.same(entryMessage({ ...told, amountMinor: minor(-200) }), {
    subject: 'wallet.v1.entry',
    body: {
      version: 1,
      playerId: 'pl_0300000',
      entryId: 'k.x',
      kind: 'purchase',
      amountMinor: -200,
      at: '1970-01-01T00:00:02.000Z',
      drawId: 'dr_0000002',
    },
  });
  t.end();
});

test('money messages: a purchase is one entry of all its tickets', (t) => {
  const event = bought(ADA, 0, [1, 2, 3, 4, 5], [2, 3, 4, 5, 6]) as TicketsBought;
  t.match(purchaseMessage(sold().states, event), {
    body: { entryId: 'k.buy-0', kind: 'purchase', amountMinor: -200, ticketCount: 2 },
  });
  t.end();
});

test('money messages: payments are told when money moves, and then once', (t) => {
  const { states } = given(...withMoney(ADA, 1_000), WITHDRAWAL);
  const settled = { player: ADA, atMs: 9 };
  t.match(withdrawalMessage(WITHDRAWAL).body, { kind: 'withdrawal', amountMinor: -300 });
  t.match(paymentCompletedMessages(states, { type: 'PaymentCompleted', ...settled, number: 1 }), [
    { body: { kind: 'deposit', entryId: 'deposit.1', amountMinor: 1_000 } },
  ]);
  t.same(paymentCompletedMessages(states, { type: 'PaymentCompleted', ...settled, number: 2 }), []);
  t.match(paymentDeclinedMessages(states, { type: 'PaymentDeclined', ...settled, number: 2 }), [
    { body: { kind: 'withdrawalReturned', entryId: 'return.2', amountMinor: 300 } },
  ]);
  t.same(paymentDeclinedMessages(states, { type: 'PaymentDeclined', ...settled, number: 1 }), []);
  t.end();
});

test('money messages: a prize is an award and an entry; a held one waits for its approval', (t) => {
  const { states } = given(
    ...withMoney(ADA, 1_000),
    announced({ approvalMinor: minor(500) }),
    OPENED,
    ...payingOut([1, 2, 3, 4, 5], [1, 1], [500, 499]),
  );
  const paid = {
    type: 'WinnersPaid',
    draw: DRAW,
    ordinals: [3, 8],
    tiers: [1, 2],
    players: [ADA, BOB],
    fromPlace: 0,
    atMs: 7,
    wins: [],
  } as const;
  t.match(awardsPaidMessages(states, paid), [
    {
      subject: 'award.v1.paid',
      body: { ticketId: 'tk_0000002000000008', playerId: 'pl_0400000', tier: 2, prizeMinor: 499 },
    },
    { subject: 'wallet.v1.entry', body: { entryId: 'prize.2.8', kind: 'prize', amountMinor: 499 } },
  ]);
  const held = {
    draw: DRAW,
    ordinal: 3,
    player: ADA,
    tier: 1,
    prizeMinor: minor(500),
    heldAtMs: 7,
  };
  states.heldAwards.put({ draw: DRAW, ordinal: 3 }, { ...held, approvedAtMs: 8 });
  const approved = { type: 'AwardApproved', draw: DRAW, ordinal: 3, by: BOB, atMs: 8 } as const;
  t.match(awardApprovedMessages(states, approved), [
    { subject: 'award.v1.paid', body: { prizeMinor: 500, paidAt: '1970-01-01T00:00:00.008Z' } },
    { subject: 'wallet.v1.entry', body: { entryId: 'prize.2.3', amountMinor: 500 } },
  ]);
  t.end();
});

test('money messages: what a prize has repaid of a debt is told behind it', (t) => {
  const { states } = given(
    ...withMoney(ADA, 1_000),
    announced(),
    OPENED,
    ...payingOut([1, 2, 3, 4, 5], [1], [500]),
  );
  states.debts.put(ADA, { ...NO_SUMS, balanceMinor: minor(120) });
  const ticket = { draw: DRAW, firstOrdinal: 3, ticketCount: 1, shard: null } as const;
  const entry = { atMs: 7, fingerprint: 0, ...ticket } as const;
  const entryId = 'prize.2.3';
  states.ledger.put('debts', minor(-120));
  states.ledger.put('house', minor(120));
  const winning = { ...entry, entryId, kind: 'prize', amountMinor: minor(500) } as const;
  payPlayer(states, { player: ADA, from: 'house', entry: winning });
  const paid = {
    type: 'WinnersPaid',
    draw: DRAW,
    ordinals: [3],
    tiers: [1],
    players: [ADA],
    fromPlace: 0,
    atMs: 7,
    wins: [],
  } as const;
  t.match(awardsPaidMessages(states, paid), [
    { subject: 'award.v1.paid' },
    { body: { kind: 'prize', amountMinor: 500 } },
    { body: { kind: 'debtRepaid', entryId: 'repaid.prize.2.3', amountMinor: -120, at: /Z$/ } },
  ]);
  t.end();
});

test('money messages: what a deposit has repaid of a debt is told behind it', (t) => {
  const stage = given(registered(ADA));
  stage.states.debts.put(ADA, { ...NO_SUMS, balanceMinor: minor(120) });
  stage.states.ledger.put('debts', minor(-120));
  stage.states.ledger.put('house', minor(120));
  stage.and(...deposited(ADA, 100));
  const completed = { type: 'PaymentCompleted', player: ADA, number: 1, atMs: 0 } as const;
  t.match(paymentCompletedMessages(stage.states, completed), [
    { body: { kind: 'deposit', amountMinor: 100 } },
    { body: { kind: 'debtRepaid', entryId: 'repaid.deposit.1', amountMinor: -100 } },
  ]);
  t.equal(stage.states.debts.get(ADA)?.balanceMinor, 20);
  t.end();
});

test('money messages: a refund is one entry for each buyer of the stretch', (t) => {
  const refunded = {
    type: 'TicketsRefunded',
    draw: DRAW,
    fromOrdinal: 4,
    throughOrdinal: 7,
    players: [ADA, BOB],
    ticketCounts: [2, 1],
    atMs: 9,
    combinationCounts: [],
  } as const;
  t.match(ticketsRefundedMessages(sold().states, refunded), [
    { body: { playerId: 'pl_0300000', entryId: 'refund.2.4', kind: 'refund', amountMinor: 200 } },
    { body: { playerId: 'pl_0400000', entryId: 'refund.2.4', kind: 'refund', amountMinor: 100 } },
  ]);
  t.end();
});
