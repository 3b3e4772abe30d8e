import type { States } from '../../../actors/states.ts';
import {
  type ChainedKind,
  type EntryIn,
  isOfKind,
  type LedgerEntry,
  newestOf,
} from '../../../actors/wallet/ledger-entry.ts';
import { must } from '../../kernel/assert.ts';
import type { PlayerKey } from '../../kernel/ids.ts';

/**
 * A player's history, newest first, from after the entry `after` on (null: from the newest). An
 * `after` that is not one of their entries yields nothing.
 */
export function* entriesFrom(
  states: Pick<States, 'accounts' | 'entries'>,
  player: PlayerKey,
  after: string | null,
): Generator<LedgerEntry> {
  const newest = states.accounts.get(player)?.lastEntryId ?? null;
  let entryId =
    after === null ? newest : (states.entries.get({ player, entryId: after })?.previousId ?? null);
  while (entryId !== null) {
    const entry = must(states.entries.get({ player, entryId }), 'the history has a gap');
    yield entry;
    entryId = entry.previousId;
  }
}

/**
 * A player's purchases, bets or prizes, newest first, from after the entry `after` on (null: from
 * the newest), without looking at entries in between. An `after` that is none of these yields
 * nothing.
 */
export function* entriesOfKind<Kind extends ChainedKind>(
  states: Pick<States, 'accounts' | 'entries'>,
  player: PlayerKey,
  { kind, after }: { readonly kind: Kind; readonly after: string | null },
): Generator<EntryIn<Kind>> {
  let entryId: string | null;
  if (after === null) {
    const account = states.accounts.get(player);
    entryId = account === undefined ? null : newestOf(account, kind);
  } else {
    const cut = states.entries.get({ player, entryId: after });
    entryId = cut?.kind === kind ? beforeOf(cut) : null;
  }
  while (entryId !== null) {
    const entry = must(states.entries.get({ player, entryId }), 'the history has a gap');
    // The entry after the oldest of the kind is of another kind.
    if (!isOfKind(entry, kind)) return;
    yield entry;
    entryId = beforeOf(entry);
  }
}

function beforeOf({ coveredId, previousId }: LedgerEntry): string | null {
  return coveredId ?? previousId;
}
