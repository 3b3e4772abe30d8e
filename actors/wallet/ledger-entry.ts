/**
 * Entries: one for each movement of a player's money, and for each operation of a client.
 *
 * An entry is three things: the line in the player's history, the idempotency record of a client's
 * operation, and what its repeated answer is rebuilt from. A client's key finds it again for a
 * while (`key-term.ts`); what the engine does is kept from happening twice by the state that it
 * changes (a draw pays each of its tickets once), so its entries are found by their places alone.
 * They chain backwards by `previous`, which gives the history, newest first, without an index.
 * Purchases, bets and prizes have chains of their own as well (`covered`): listing them does not
 * touch the entries in between.
 */
import type { EntryPlace } from '../../src/kernel/entry-place.ts';
import type { FixtureNo, NO_FIXTURE } from '../../src/kernel/fixture-ids.ts';
import type { DrawNo, PlayerKey } from '../../src/kernel/ids.ts';
import type { Minor } from '../../src/kernel/money.ts';
import { rememberLast } from '../../src/kernel/remember-last.ts';
import type { States } from '../states.ts';
import { type Account, isResidual } from './account.ts';
import { completed } from './completed-entry.ts';

interface OfEveryKind {
  readonly player: PlayerKey;
  readonly entryId: string;
  readonly atMs: number;
  /** Signed: how much the balance changed. */
  readonly amountMinor: Minor;
  readonly balanceMinor: Minor;
  /** Of the request's content, to tell a reused key from a repeat; 0 for the engine's own. */
  readonly fingerprint: number;
  readonly previous: EntryPlace;
  /**
   * Purchases, bets and prizes: the previous one of the same kind if other entries are in between;
   * none if that is `previous` already, or if there is none: a byte each in a run of purchases.
   */
  readonly covered: EntryPlace;
}

interface OfTickets {
  readonly draw: DrawNo;
  readonly firstOrdinal: number;
  readonly ticketCount: number;
}

interface OfBets {
  /** 0 for an accumulator. */
  readonly fixture: FixtureNo | typeof NO_FIXTURE;
  readonly firstOrdinal: number;
  readonly betCount: number;
}

/** The shard that sold the tickets or took the bets, if the player has moved since; else null. */
export interface OfShard {
  readonly shard: number | null;
}

interface OfPayment {
  /** The player's payments are counted, and their withdrawals of points. */
  readonly paymentNumber: number;
}

/** The player's standing tickets are counted, too. */
interface OfStanding {
  readonly standingNumber: number;
}

/** What an entry of each kind is about. */
interface Subjects {
  readonly depositRequested: OfPayment;
  readonly deposit: OfPayment;
  readonly withdrawal: OfPayment;
  readonly withdrawalReturned: OfPayment;
  readonly purchase: OfTickets;
  readonly prize: OfTickets & OfShard;
  readonly refund: OfTickets & OfShard;
  /** Its id names the raffle and the place. */
  readonly rafflePrize: unknown;
  readonly bet: OfBets;
  readonly betPayout: OfBets & OfShard;
  readonly betReversal: OfBets & OfShard;
  /** The same as for the reversal that it was lent for. */
  readonly debt: OfBets & OfShard;
  readonly debtRepaid: Repayment;
  readonly pointsStake: OfTickets;
  readonly pointsWithdrawal: OfPayment;
  /** A recurring standing ticket was made: it has moved no money yet. */
  readonly standingMade: OfStanding;
  /** Paid for draws that are still to open. */
  readonly prepayment: OfStanding;
  /** The part of it that the purchase right behind this entry takes. */
  readonly prepaidUsed: OfStanding;
  readonly prepaidReturned: OfStanding;
}

/** Money that a player receives, from which their debt is repaid. */
export type CreditKind = Extract<
  LedgerEntryKind,
  | 'deposit'
  | 'withdrawalReturned'
  | 'prize'
  | 'refund'
  | 'rafflePrize'
  | 'betPayout'
  | 'prepaidReturned'
>;

/** The same as for the credit that it was taken from. */
type Repayment = {
  readonly [Kind in CreditKind]: { readonly credit: Kind } & Subjects[Kind];
}[CreditKind];

export type LedgerEntryKind = keyof Subjects;

/** A storage format: a kind is stored as its place here. New ones at the end, none moved. */
export const LEDGER_ENTRY_KINDS = everyKind(
  'depositRequested',
  'deposit',
  'withdrawal',
  'withdrawalReturned',
  'purchase',
  'prize',
  'refund',
  'rafflePrize',
  'bet',
  'betPayout',
  'betReversal',
  'debt',
  'debtRepaid',
  'pointsStake',
  'pointsWithdrawal',
  'standingMade',
  'prepayment',
  'prepaidUsed',
  'prepaidReturned',
);

/** A kind that is left out fails to compile. */
function everyKind<const Kinds extends readonly LedgerEntryKind[]>(
  ...kinds: Exclude<LedgerEntryKind, Kinds[number]> extends never ? Kinds : never
): readonly LedgerEntryKind[] {
  return kinds;
}

export type LedgerEntry = {
  readonly [Kind in LedgerEntryKind]: OfEveryKind & { readonly kind: Kind } & Subjects[Kind];
}[LedgerEntryKind];

/** An entry of that kind, or of one of several. */
export type EntryIn<Kind extends LedgerEntryKind> = Extract<LedgerEntry, { kind: Kind }>;

/** The kinds that have chains of their own. */
export type ChainedKind = Extract<LedgerEntryKind, 'purchase' | 'bet' | 'prize'>;

/** What a caller asks to write: an entry without what follows from the account, or its amount. */
export type EntryOf<Kind extends LedgerEntryKind> = Without<
  EntryIn<Kind>,
  FromAccount | 'amountMinor'
>;

/** What follows from the account. */
export type FromAccount = 'player' | 'balanceMinor' | 'previous' | 'covered';
export type NewEntry = Without<LedgerEntry, FromAccount>;
export type CreditEntry = Without<EntryIn<CreditKind>, FromAccount>;
type Without<Entry, Field extends PropertyKey> = Entry extends unknown ? Omit<Entry, Field> : never;

const CLIENT = 'k.';

export function isOfClient(entryId: string): boolean {
  return entryId.startsWith(CLIENT);
}

/** The key by which a client named an operation; empty for an entry that the engine made. */
export function clientKeyOf(entryId: string): string {
  return isOfClient(entryId) ? entryId.slice(CLIENT.length) : '';
}

/** The id of an operation that a client named by an idempotency key. */
export const clientEntryId = rememberLast((idempotencyKey: string) => CLIENT + idempotencyKey);
export const depositEntryId = (paymentNumber: number): string => `deposit.${paymentNumber}`;
export const returnEntryId = (paymentNumber: number): string => `return.${paymentNumber}`;
export const prizeEntryId = (draw: DrawNo, ordinal: number): string => `prize.${draw}.${ordinal}`;
export const refundEntryId = (draw: DrawNo, ordinal: number): string => `refund.${draw}.${ordinal}`;
export const rafflePrizeEntryId = (raffleId: string, place: number): string =>
  `raffle.${raffleId}.${place}`;

/** For one round of a fixture's settlement, by the first of the player's bets in it. */
export const payoutEntryId = (fixture: FixtureNo, round: number, ordinal: number): string =>
  `payout.${fixture}.${round}.${ordinal}`;
export const reversalEntryId = (fixture: FixtureNo, round: number, ordinal: number): string =>
  `reversal.${fixture}.${round}.${ordinal}`;
/** For an accumulator, by how often it has been settled or re-opened. */
export const accumulatorEntryId = (
  what: 'payout' | 'reversal',
  ordinal: number,
  revision: number,
): string => `${what}.0.${ordinal}.${revision}`;

/** For a bet's payout that waited for an operator; `round` is an accumulator's revision. */
export const approvedEntryId = (fixture: FixtureNo | 0, round: number, ordinal: number): string =>
  `approved.${fixture}.${round}.${ordinal}`;

/** What was lent so that a reversal could be carried out, and what a payout has repaid of it. */
export const debtEntryId = (reversalId: string): string => `debt.${reversalId}`;
export const repaymentEntryId = (payoutId: string): string => `repaid.${payoutId}`;

/** For an entry that was made at a former home: ids are unlike others' of their own shard only. */
export const forwardedEntryId = (entryId: string, shard: number): string => `${entryId}@${shard}`;

/** For what was prepaid with a standing ticket, by its number. */
export const prepaymentEntryId = (standingNumber: number): string => `prepaid.${standingNumber}`;
export const prepaidUseEntryId = (standingNumber: number, draw: DrawNo): string =>
  `prepaid.${standingNumber}.${draw}`;
export const prepaidReturnEntryId = (standingNumber: number): string =>
  `prepaidReturn.${standingNumber}`;
/** For the purchase of a standing ticket in a draw. */
export const standingEntryId = (standingNumber: number, draw: DrawNo): string =>
  `standing.${standingNumber}.${draw}`;

export const pointsEntryId = (draw: DrawNo, ordinal: number): string => `points.${draw}.${ordinal}`;

export function isOfKind<Kind extends LedgerEntryKind>(
  entry: LedgerEntry,
  kind: Kind,
): entry is EntryIn<Kind> {
  return entry.kind === kind;
}

/** Writes the entry and makes it the newest of the account. In a residual it waits to go on. */
export function appendEntry(
  states: Pick<States, 'entries' | 'accounts' | 'residualEntries'>,
  account: Account,
  entry: NewEntry,
): void {
  account.lastEntry = states.entries.append(completed(account, entry));
  account.lastEntryKind = entry.kind;
  if (isResidual(account)) states.residualEntries.put(account.lastEntry, account.player);
  states.accounts.put(account.player, account);
}
