import { unreachable } from '../../src/kernel/assert.ts';
import type { Account } from './account.ts';
import { cover } from './entry-cover.ts';
import type { FromAccount, LedgerEntry, NewEntry, OfShard } from './ledger-entry.ts';

/**
 * Adds what follows from the account, which then knows that the entry is coming. Field by field for
 * tickets and bets: a spread of this many costs more than the rest of the purchase.
 */
export function completed(account: Account, entry: NewEntry): LedgerEntry {
  const { player, balanceMinor, lastEntry: previous } = account;
  const covered = cover(account, entry.kind);
  switch (entry.kind) {
    case 'purchase':
    case 'pointsStake':
      return {
        player,
        entryId: entry.entryId,
        kind: entry.kind,
        atMs: entry.atMs,
        amountMinor: entry.amountMinor,
        balanceMinor,
        fingerprint: entry.fingerprint,
        previous,
        covered,
        draw: entry.draw,
        firstOrdinal: entry.firstOrdinal,
        ticketCount: entry.ticketCount,
      };
    case 'bet':
      return {
        player,
        entryId: entry.entryId,
        kind: entry.kind,
        atMs: entry.atMs,
        amountMinor: entry.amountMinor,
        balanceMinor,
        fingerprint: entry.fingerprint,
        previous,
        covered,
        fixture: entry.fixture,
        firstOrdinal: entry.firstOrdinal,
        betCount: entry.betCount,
      };
    case 'prize':
    case 'refund':
    case 'betPayout':
    case 'betReversal':
    case 'debt':
      return settled({ player, balanceMinor, previous, covered }, entry);
    default:
      return { ...entry, player, balanceMinor, previous, covered };
  }
}

function settled(
  { player, balanceMinor, previous, covered }: Pick<LedgerEntry, FromAccount>,
  entry: Exclude<Extract<NewEntry, OfShard>, { kind: 'debtRepaid' }>,
): LedgerEntry {
  switch (entry.kind) {
    case 'prize':
    case 'refund':
      return {
        player,
        entryId: entry.entryId,
        kind: entry.kind,
        atMs: entry.atMs,
        amountMinor: entry.amountMinor,
        balanceMinor,
        fingerprint: entry.fingerprint,
        previous,
        covered,
        draw: entry.draw,
        firstOrdinal: entry.firstOrdinal,
        ticketCount: entry.ticketCount,
        shard: entry.shard,
      };
    case 'betPayout':
    case 'betReversal':
    case 'debt':
      return {
        player,
        entryId: entry.entryId,
        kind: entry.kind,
        atMs: entry.atMs,
        amountMinor: entry.amountMinor,
        balanceMinor,
        fingerprint: entry.fingerprint,
        previous,
        covered,
        fixture: entry.fixture,
        firstOrdinal: entry.firstOrdinal,
        betCount: entry.betCount,
        shard: entry.shard,
      };
    default:
      return unreachable(entry);
  }
}
