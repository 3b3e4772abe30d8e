/**
 * Entries: one row for each movement of a player's money, keyed by player and operation.
 *
 * One row is three things: the line in the player's history, the idempotency record of a client's
 * operation, and what its repeated answer is rebuilt from. Operations of the engine have derived
 * ids (a prize, a refund), so they cannot happen twice either. Rows chain backwards by
 * `previousId`, which gives the history, newest first, without an index.
 */
import { assert } from '../../src/kernel/assert.ts';
import type { DrawNo, PlayerKey } from '../../src/kernel/ids.ts';
import type { Minor } from '../../src/kernel/money.ts';
import type { States } from '../states.ts';
import type { Account } from './account.ts';

export type EntryKind =
  | 'depositRequested'
  | 'deposit'
  | 'withdrawal'
  | 'withdrawalReturned'
  | 'purchase'
  | 'prize'
  | 'refund'
  | 'pointsStake'
  | 'pointsWithdrawal';

export interface Entry {
  readonly player: PlayerKey;
  readonly entryId: string;
  readonly kind: EntryKind;
  readonly atMs: number;
  /** Signed: what the balance changed by. */
  readonly amountMinor: Minor;
  readonly balanceMinor: Minor;
  /** Of the request's content, so that a re-used key is told from a repeat; 0 for the engine's. */
  readonly fingerprint: number;
  /** Purchases, prizes and refunds: the draw and the tickets; else 0. */
  readonly draw: DrawNo | 0;
  readonly firstOrdinal: number;
  readonly ticketCount: number;
  /** Of deposits, withdrawals and withdrawals of points: the number of that player's; else 0. */
  readonly paymentNumber: number;
  readonly previousId: string | null;
}

/** The id of an operation that a client named by an idempotency key. */
export const clientEntryId = (idempotencyKey: string): string => `k.${idempotencyKey}`;
export const depositEntryId = (paymentNumber: number): string => `deposit.${paymentNumber}`;
export const returnEntryId = (paymentNumber: number): string => `return.${paymentNumber}`;
export const prizeEntryId = (draw: DrawNo, ordinal: number): string => `prize.${draw}.${ordinal}`;
export const refundEntryId = (draw: DrawNo, ordinal: number): string => `refund.${draw}.${ordinal}`;

export const pointsEntryId = (draw: DrawNo, ordinal: number): string => `points.${draw}.${ordinal}`;

export const NO_TICKETS = { draw: 0, firstOrdinal: 0, ticketCount: 0 } as const;

/** Writes the entry and makes it the newest of the account. Its id must be new. */
export function appendEntry(
  states: Pick<States, 'entries' | 'accounts'>,
  account: Account,
  entry: Omit<Entry, 'player' | 'balanceMinor' | 'previousId'>,
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
  });
  account.lastEntryId = entry.entryId;
  states.accounts.put(player, account);
}
