/** An entry of each kind, no two fields alike, so that no field can be mistaken for another. */
import type { LedgerEntry, LedgerEntryKind } from '../../../actors/wallet/ledger-entry.ts';
import { entryPlace } from '../../../src/kernel/entry-place.ts';
import { fixtureNo } from '../../../src/kernel/fixture-ids.ts';
import { drawNo } from '../../../src/kernel/ids.ts';
import { minor } from '../../../src/kernel/money.ts';
import { ADA } from './actor-events.ts';

const MONEY = {
  player: ADA,
  entryId: 'k.é',
  atMs: 1_767_268_800_000,
  amountMinor: minor(-100),
  balanceMinor: minor(Number.MAX_SAFE_INTEGER),
  fingerprint: 2 ** 52,
  previous: entryPlace(3, 8_000),
  covered: entryPlace(2, 9_000),
};
const TICKETS = { ...MONEY, draw: drawNo(1_000), firstOrdinal: 2_000, ticketCount: 3_000 };
const BETS = { ...MONEY, fixture: fixtureNo(4_000), firstOrdinal: 5_000, betCount: 6_000 };
/** As they were settled here. */
const SETTLED_TICKETS = { ...TICKETS, shard: null };
const SETTLED_BETS = { ...BETS, shard: null };
const STANDING = { ...MONEY, standingNumber: 9_000 };
const PAYMENT = { ...MONEY, paymentNumber: 7_000 };

const ENTRIES: { readonly [Kind in LedgerEntryKind]: Extract<LedgerEntry, { kind: Kind }> } = {
  depositRequested: { ...PAYMENT, kind: 'depositRequested' },
  deposit: { ...PAYMENT, kind: 'deposit' },
  withdrawal: { ...PAYMENT, kind: 'withdrawal' },
  withdrawalReturned: { ...PAYMENT, kind: 'withdrawalReturned' },
  purchase: { ...TICKETS, kind: 'purchase' },
  prize: { ...SETTLED_TICKETS, kind: 'prize' },
  refund: { ...SETTLED_TICKETS, kind: 'refund' },
  rafflePrize: { ...MONEY, kind: 'rafflePrize' },
  bet: { ...BETS, kind: 'bet' },
  betPayout: { ...SETTLED_BETS, kind: 'betPayout' },
  betReversal: { ...SETTLED_BETS, kind: 'betReversal' },
  debt: { ...SETTLED_BETS, kind: 'debt' },
  debtRepaid: { ...SETTLED_BETS, kind: 'debtRepaid', credit: 'betPayout' },
  pointsStake: { ...TICKETS, kind: 'pointsStake' },
  pointsWithdrawal: { ...PAYMENT, kind: 'pointsWithdrawal' },
  standingMade: { ...STANDING, kind: 'standingMade' },
  prepayment: { ...STANDING, kind: 'prepayment' },
  prepaidUsed: { ...STANDING, kind: 'prepaidUsed' },
  prepaidReturned: { ...STANDING, kind: 'prepaidReturned' },
};

export const ledgerEntry = (kind: LedgerEntryKind): LedgerEntry => ENTRIES[kind];

/**
 * One of each kind, one repayment of a debt for each kind of credit, and of each kind that may be
 * of another shard one that is.
 */
export const LEDGER_ENTRIES: readonly LedgerEntry[] = [
  ...Object.values(ENTRIES),
  { ...SETTLED_TICKETS, kind: 'debtRepaid', credit: 'prize' },
  { ...SETTLED_TICKETS, kind: 'debtRepaid', credit: 'refund' },
  { ...PAYMENT, kind: 'debtRepaid', credit: 'deposit' },
  { ...PAYMENT, kind: 'debtRepaid', credit: 'withdrawalReturned' },
  { ...MONEY, kind: 'debtRepaid', credit: 'rafflePrize' },
  { ...STANDING, kind: 'debtRepaid', credit: 'prepaidReturned' },
  { ...TICKETS, kind: 'prize', shard: 8_000 },
  { ...TICKETS, kind: 'refund', shard: 8_000 },
  { ...BETS, kind: 'betPayout', shard: 8_000 },
  { ...BETS, kind: 'betReversal', shard: 8_000 },
  { ...BETS, kind: 'debt', shard: 8_000 },
  { ...BETS, kind: 'debtRepaid', credit: 'betPayout', shard: 8_000 },
];
