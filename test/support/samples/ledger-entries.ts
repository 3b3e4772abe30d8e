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
const PAYMENT = { ...MONEY, paymentNumber: 7_000 };

const ENTRIES: { readonly [Kind in LedgerEntryKind]: Extract<LedgerEntry, { kind: Kind }> } = {
  depositRequested: { ...PAYMENT, kind: 'depositRequested' },
  deposit: { ...PAYMENT, kind: 'deposit' },
  withdrawal: { ...PAYMENT, kind: 'withdrawal' },
  withdrawalReturned: { ...PAYMENT, kind: 'withdrawalReturned' },
  purchase: { ...TICKETS, kind: 'purchase' },
  prize: { ...TICKETS, kind: 'prize' },
  refund: { ...TICKETS, kind: 'refund' },
  rafflePrize: { ...MONEY, kind: 'rafflePrize' },
  bet: { ...BETS, kind: 'bet' },
  betPayout: { ...BETS, kind: 'betPayout' },
  betReversal: { ...BETS, kind: 'betReversal' },
  debt: { ...BETS, kind: 'debt' },
  debtRepaid: { ...BETS, kind: 'debtRepaid', credit: 'betPayout' },
  pointsStake: { ...TICKETS, kind: 'pointsStake' },
  pointsWithdrawal: { ...PAYMENT, kind: 'pointsWithdrawal' },
};

export const ledgerEntry = (kind: LedgerEntryKind): LedgerEntry => ENTRIES[kind];

/** One of each kind, and one repayment of a debt for each kind of credit. */
export const LEDGER_ENTRIES: readonly LedgerEntry[] = [
  ...Object.values(ENTRIES),
  { ...TICKETS, kind: 'debtRepaid', credit: 'prize' },
  { ...TICKETS, kind: 'debtRepaid', credit: 'refund' },
  { ...PAYMENT, kind: 'debtRepaid', credit: 'deposit' },
  { ...PAYMENT, kind: 'debtRepaid', credit: 'withdrawalReturned' },
  { ...MONEY, kind: 'debtRepaid', credit: 'rafflePrize' },
];
