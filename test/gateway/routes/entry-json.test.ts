import { test } from 'tap';
import { forwardedEntryId, repaymentEntryId } from '../../../actors/wallet/ledger-entry.ts';
import { entryJson } from '../../../src/gateway/routes/entry-json.ts';
import { type DrawNo, type PlayerKey, parsePlayerId } from '../../../src/kernel/ids.ts';
import { minor } from '../../../src/kernel/money.ts';
import type { EntrySubject, EntryView } from '../../../src/protocol/entry-requests.ts';

const PLAYER = parsePlayerId('pl_vt00000') as PlayerKey;
const RAFFLE = '017f22e2-79b0-7000-98c4-dc0c0c07398f';
const TICKETS: EntrySubject = {
  of: 'tickets',
  draw: 7 as DrawNo,
  shard: 1,
  firstOrdinal: 3,
  ticketCount: 2,
};
const BET: EntrySubject = { of: 'bets', fixture: 0, shard: 1, firstOrdinal: 4, betCount: 1 };

function named(kind: EntryView['kind'], entryId: string, subject: EntrySubject) {
  const amounts = { amountMinor: minor(1), balanceMinor: minor(1), atMs: 0 };
  const {
    entryId: _,
    kind: __,
    at: ___,
    amountMinor: ____,
    balanceMinor: _____,
    ...rest
  } = entryJson(PLAYER, { kind, entryId, subject, ...amounts });
  return rest;
}

test('entry: what it is about follows from its record, and from an id of the engine', (t) => {
  const drawId = 'dr_0000007';
  const ticketIds = ['tk_0000007010000003', 'tk_0000007010000004'];
  const raffle = { raffleId: RAFFLE, place: 2 };
  const bet = { betCount: 1, betId: 'bt_0000000010000004' };
  const payment: EntrySubject = { of: 'payment', number: 2 };
  const paymentId = 'py_vt000000000002';
  const rows = [
    [named('purchase', 'k.a', TICKETS), { drawId, ticketCount: 2, ticketIds }],
    [named('refund', 'refund.7.0', TICKETS), { drawId, ticketCount: 2 }],
    [named('debtRepaid', 'repaid.refund.7.0', TICKETS), { drawId, ticketCount: 2 }],
    [
      named('prize', 'prize.7.3', { ...TICKETS, ticketCount: 1 }),
      { drawId, ticketCount: 1, ticketId: ticketIds[0], awardId: ticketIds[0] },
    ],
    [named('rafflePrize', `raffle.${RAFFLE}.2`, { of: 'raffle' }), raffle],
    [
      named('debtRepaid', forwardedEntryId(repaymentEntryId(`raffle.${RAFFLE}.2`), 1), {
        of: 'raffle',
      }),
      raffle,
    ],
    [named('betPayout', 'payout.0.4.1', BET), bet],
    [named('betPayout', 'approved.0.1.4', BET), { ...bet, awardId: bet.betId }],
    [named('betPayout', 'payout.3.1.4', { ...BET, betCount: 2 }), { betCount: 2 }],
    [named('withdrawal', 'k.a', payment), { paymentId, withdrawalId: paymentId }],
    [named('debtRepaid', 'repaid.return.2', payment), { paymentId, withdrawalId: paymentId }],
    [named('debtRepaid', 'repaid.deposit.2', payment), { paymentId, depositId: paymentId }],
  ] as const;
  for (const [found, expected] of rows) t.same(found, expected);
  t.end();
});

test('entry: the id that a client has made says nothing', (t) => {
  const one = { ...TICKETS, ticketCount: 1 };
  for (const key of ['k.a.refund.1', 'k.standing.1.2', 'k.refund.7.0']) {
    const { orderId, ticketId } = named('purchase', key, one);
    t.same([orderId, ticketId], [undefined, 'tk_0000007010000003'], key);
  }
  t.end();
});
