/**
 * Entries: one row for each movement of a player's money, keyed by player and operation.
 *
 * One row is three things: the line in the player's history, the idempotency record of a client's
 * operation, and what its repeated answer is rebuilt from. Operations of the engine have derived
 * ids (a prize, a refund), so they cannot happen twice either. Rows chain backwards by
 * `previousId`, which gives the history, newest first, without an index. Purchases, bets and prizes
 * chain by themselves besides (`coveredId`): a list of them does not look at what came between.
 */
import { assert } from '../../src/kernel/assert.ts';
import type { FixtureNo } from '../../src/kernel/fixture-ids.ts';
import type { DrawNo, PlayerKey } from '../../src/kernel/ids.ts';
import type { Minor } from '../../src/kernel/money.ts';
import { rememberLast } from '../../src/kernel/remember-last.ts';
import type { States } from '../states.ts';
import type { Account } from './account.ts';

export type LedgerEntryKind =
  | 'depositRequested'
  | 'deposit'
  | 'withdrawal'
  | 'withdrawalReturned'
  | 'purchase'
  | 'prize'
  | 'refund'
  | 'rafflePrize'
  | 'bet'
  | 'betPayout'
  | 'betReversal'
  | 'debt'
  | 'debtRepaid'
  | 'pointsStake'
  | 'pointsWithdrawal';

export interface LedgerEntry {
  readonly player: PlayerKey;
  readonly entryId: string;
  readonly kind: LedgerEntryKind;
  readonly atMs: number;
  /** Signed: what the balance changed by. */
  readonly amountMinor: Minor;
  readonly balanceMinor: Minor;
  /** Of the request's content, so that a re-used key is told from a repeat; 0 for the engine's. */
  readonly fingerprint: number;
  /** Purchases, prizes and refunds: the draw and the tickets; bets: their ordinals; else 0. */
  readonly draw: DrawNo | 0;
  readonly firstOrdinal: number;
  readonly ticketCount: number;
  /** Of deposits, withdrawals and withdrawals of points: the number of that player's; else 0. */
  readonly paymentNumber: number;
  readonly previousId: string | null;
  /** Bets and what they came to: the fixture, or 0 for an accumulator; else 0. */
  readonly fixture: FixtureNo | 0;
  /**
   * Purchases, bets and prizes: the one before of the same kind where other entries stand between;
   * null where `previousId` is it already, or there is none: a byte each in a run of purchases.
   */
  readonly coveredId: string | null;
}

/** The kinds that chain by themselves. */
export type ChainedKind = Extract<LedgerEntryKind, 'purchase' | 'bet' | 'prize'>;

/** An entry as it is asked for, without what follows from the account. */
export type EntryOf = Omit<LedgerEntry, FromAccount | 'amountMinor'>;

/** What follows from the account. */
type FromAccount = 'player' | 'balanceMinor' | 'previousId' | 'coveredId';

const CLIENT = 'k.';

/** The key by which a client named an operation; empty for an entry that the engine made. */
export function clientKeyOf(entryId: string): string {
  return entryId.startsWith(CLIENT) ? entryId.slice(CLIENT.length) : '';
}

/** The id of an operation that a client named by an idempotency key. */
export const clientEntryId = rememberLast((idempotencyKey: string) => CLIENT + idempotencyKey);
export const depositEntryId = (paymentNumber: number): string => `deposit.${paymentNumber}`;
export const returnEntryId = (paymentNumber: number): string => `return.${paymentNumber}`;
export const prizeEntryId = (draw: DrawNo, ordinal: number): string => `prize.${draw}.${ordinal}`;
export const refundEntryId = (draw: DrawNo, ordinal: number): string => `refund.${draw}.${ordinal}`;
export const rafflePrizeEntryId = (raffleId: string, place: number): string =>
  `raffle.${raffleId}.${place}`;

/** Of one round of a fixture's settlement, by the first of the player's bets in it. */
export const payoutEntryId = (fixture: FixtureNo, round: number, ordinal: number): string =>
  `payout.${fixture}.${round}.${ordinal}`;
export const reversalEntryId = (fixture: FixtureNo, round: number, ordinal: number): string =>
  `reversal.${fixture}.${round}.${ordinal}`;
/** Of an accumulator, by how often it has been settled or re-opened. */
export const accumulatorEntryId = (
  what: 'payout' | 'reversal',
  ordinal: number,
  revision: number,
): string => `${what}.0.${ordinal}.${revision}`;

/** Of a bet's payout that waited for an operator; `round` is an accumulator's revision. */
export const approvedEntryId = (fixture: FixtureNo | 0, round: number, ordinal: number): string =>
  `approved.${fixture}.${round}.${ordinal}`;

/** What was lent so that a reversal could be carried out, and what a payout has repaid of it. */
export const debtEntryId = (reversalId: string): string => `debt.${reversalId}`;
export const repaymentEntryId = (payoutId: string): string => `repaid.${payoutId}`;

export const pointsEntryId = (draw: DrawNo, ordinal: number): string => `points.${draw}.${ordinal}`;

export const NO_TICKETS = { draw: 0, firstOrdinal: 0, ticketCount: 0, fixture: 0 } as const;

/** Writes the entry and makes it the newest of the account. Its id must be new. */
export function appendEntry(
  states: Pick<States, 'entries' | 'accounts'>,
  account: Account,
  entry: Omit<LedgerEntry, FromAccount>,
): void {
  const { player, balanceMinor, lastEntryId } = account;
  const key = { player, entryId: entry.entryId };
  assert(states.entries.get(key) === undefined, 'an operation moved money twice');
  // Field by field: a spread of this many costs more than the rest of the purchase.
  states.entries.put(key, {
    player,
    entryId: entry.entryId,
    kind: entry.kind,
    atMs: entry.atMs,
    amountMinor: entry.amountMinor,
    balanceMinor,
    fingerprint: entry.fingerprint,
    draw: entry.draw,
    firstOrdinal: entry.firstOrdinal,
    ticketCount: entry.ticketCount,
    paymentNumber: entry.paymentNumber,
    previousId: lastEntryId,
    fixture: entry.fixture,
    coveredId: cover(account, entry.kind),
  });
  account.lastEntryId = entry.entryId;
  account.lastEntryKind = entry.kind;
  states.accounts.put(player, account);
}

/** Before an entry of this kind becomes the newest. Returns what it leads to of its own kind. */
function cover(account: Account, kind: LedgerEntryKind): string | null {
  const { lastEntryId, lastEntryKind } = account;
  if (lastEntryKind === kind) return null;
  if (isChained(lastEntryKind)) setCovered(account, lastEntryKind, lastEntryId);
  if (!isChained(kind)) return null;
  const coveredId = coveredOf(account, kind);
  setCovered(account, kind, null);
  return coveredId;
}

/** The newest entry of a kind that chains by itself. */
export function newestOf(account: Account, kind: ChainedKind): string | null {
  return account.lastEntryKind === kind ? account.lastEntryId : coveredOf(account, kind);
}

function isChained(kind: LedgerEntryKind | null): kind is ChainedKind {
  return kind === 'purchase' || kind === 'bet' || kind === 'prize';
}

function coveredOf(account: Account, kind: ChainedKind): string | null {
  if (kind === 'purchase') return account.coveredPurchaseId;
  return kind === 'bet' ? account.coveredBetId : account.coveredPrizeId;
}

function setCovered(account: Account, kind: ChainedKind, entryId: string | null): void {
  if (kind === 'purchase') account.coveredPurchaseId = entryId;
  else if (kind === 'bet') account.coveredBetId = entryId;
  else account.coveredPrizeId = entryId;
}
