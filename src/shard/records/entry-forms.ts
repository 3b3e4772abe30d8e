/** What an entry of each kind is stored as (entry-codec.ts, recorded-entries.ts). */
import { formOf, type StoredForm } from '../../../actors/stored-form.ts';
import {
  type EntryIn,
  LEDGER_ENTRY_KINDS,
  type LedgerEntryKind,
} from '../../../actors/wallet/ledger-entry.ts';

const OF_EVERY_KIND = [
  'player',
  'entryId',
  'kind',
  'atMs',
  'amountMinor',
  'balanceMinor',
  'fingerprint',
  'previous',
  'covered',
] as const;
/** All of these but the two places, which take one value or two. */
export const FIXED_COUNT = OF_EVERY_KIND.length - 2;

type Subject<Kind extends LedgerEntryKind> = Omit<EntryIn<Kind>, (typeof OF_EVERY_KIND)[number]>;

const OF_TICKETS = formOf<Subject<'purchase'>>()(['draw', 'firstOrdinal', 'ticketCount']);
/** Of what another shard has sold, too: it came later. */
const OF_SETTLED_TICKETS = formOf<Subject<'prize'>>()(['draw', 'firstOrdinal', 'ticketCount'], {
  later: { shard: null },
});
const OF_SETTLED_BETS = formOf<Subject<'betPayout'>>()(['fixture', 'firstOrdinal', 'betCount'], {
  later: { shard: null },
});
const OF_BETS = formOf<Subject<'bet'>>()(['fixture', 'firstOrdinal', 'betCount']);
const OF_STANDING = formOf<Subject<'prepayment'>>()(['standingNumber']);
const OF_PAYMENT = formOf<Subject<'deposit'>>()(['paymentNumber']);

/** After the fields of every kind: the fields of what the entry is about. */
export const SUBJECT_FORMS: { readonly [Kind in LedgerEntryKind]: StoredForm } = {
  depositRequested: OF_PAYMENT,
  deposit: OF_PAYMENT,
  withdrawal: OF_PAYMENT,
  withdrawalReturned: OF_PAYMENT,
  purchase: OF_TICKETS,
  prize: OF_SETTLED_TICKETS,
  refund: OF_SETTLED_TICKETS,
  rafflePrize: formOf<Subject<'rafflePrize'>>()([]),
  bet: OF_BETS,
  betPayout: OF_SETTLED_BETS,
  betReversal: OF_SETTLED_BETS,
  debt: OF_SETTLED_BETS,
  /** Followed by the fields of the credit that repaid the debt. */
  debtRepaid: formOf<Subject<'debtRepaid'>>()(['credit']),
  pointsStake: OF_TICKETS,
  pointsWithdrawal: OF_PAYMENT,
  standingMade: OF_STANDING,
  prepayment: OF_STANDING,
  prepaidUsed: OF_STANDING,
  prepaidReturned: OF_STANDING,
};
export const NUMBER_OF_KIND = Object.fromEntries(
  LEDGER_ENTRY_KINDS.map((kind, number) => [kind, number]),
) as Readonly<Record<LedgerEntryKind, number>>;

export function repaidBy(credit: LedgerEntryKind): StoredForm {
  const { fields, defaults } = SUBJECT_FORMS[credit];
  return { fields: ['credit', ...fields], defaults, within: undefined };
}
