/**
 * The chains of purchases, bets and prizes in a player's history: what an account knows of them
 * while entries of other kinds are newer (`covered`, ledger-entry.ts).
 */
import { type EntryPlace, NO_ENTRY } from '../../src/kernel/entry-place.ts';
import type { Account } from './account.ts';
import type { ChainedKind, LedgerEntryKind } from './ledger-entry.ts';

/** Call before an entry of this kind becomes the newest. Returns the `covered` for it. */
export function cover(account: Account, kind: LedgerEntryKind): EntryPlace {
  const { lastEntry, lastEntryKind } = account;
  if (lastEntryKind === kind) return NO_ENTRY;
  if (isChained(lastEntryKind)) setCovered(account, lastEntryKind, lastEntry);
  if (!isChained(kind)) return NO_ENTRY;
  const covered = coveredOf(account, kind);
  setCovered(account, kind, NO_ENTRY);
  return covered;
}

/** The newest entry of a kind that has a chain of its own. */
export function newestOf(account: Account, kind: ChainedKind): EntryPlace {
  return account.lastEntryKind === kind ? account.lastEntry : coveredOf(account, kind);
}

function isChained(kind: LedgerEntryKind | null): kind is ChainedKind {
  return kind === 'purchase' || kind === 'bet' || kind === 'prize';
}

function coveredOf(account: Account, kind: ChainedKind): EntryPlace {
  if (kind === 'purchase') return account.coveredPurchase;
  return kind === 'bet' ? account.coveredBet : account.coveredPrize;
}

function setCovered(account: Account, kind: ChainedKind, place: EntryPlace): void {
  if (kind === 'purchase') account.coveredPurchase = place;
  else if (kind === 'bet') account.coveredBet = place;
  else account.coveredPrize = place;
}
