import { movedAwayOf } from '../../../actors/home/home.ts';
import type { States } from '../../../actors/states.ts';
import { isResidual } from '../../../actors/wallet/account.ts';
import { newestOf } from '../../../actors/wallet/entry-cover.ts';
import {
  type ChainedKind,
  type EntryIn,
  isOfKind,
  type LedgerEntry,
} from '../../../actors/wallet/ledger-entry.ts';
import { must } from '../../kernel/assert.ts';
import { type EntryPlace, NO_ENTRY } from '../../kernel/entry-place.ts';
import type { PlayerKey } from '../../kernel/ids.ts';

type EntryStates = Pick<States, 'accounts' | 'entries' | 'movedAway'>;

/** An entry, and where it stands: from there a list goes on. */
export interface PlacedEntry<Entry extends LedgerEntry = LedgerEntry> {
  readonly place: EntryPlace;
  readonly entry: Entry;
}

/**
 * A player's history, newest first, from after the entry at `after` on (null: from the newest, and
 * where they have moved away from the newest at that time: what came later is shown at their home).
 * An `after` that is not one of their entries yields nothing.
 */
export function* entriesFrom(
  states: EntryStates,
  player: PlayerKey,
  after: EntryPlace | null,
): Generator<PlacedEntry> {
  let place: EntryPlace;
  if (after === null) place = newestShown(states, player);
  else place = entryOf(states, player, after)?.previous ?? NO_ENTRY;
  while (place !== NO_ENTRY) {
    const entry = must(states.entries.at(place), 'the history has a gap');
    yield { place, entry };
    place = entry.previous;
  }
}

/**
 * A player's purchases, bets or prizes, newest first, from after the entry at `after` on (null:
 * from the newest), without looking at entries in between. An `after` that is none of these yields
 * nothing.
 */
export function* entriesOfKind<Kind extends ChainedKind>(
  states: EntryStates,
  player: PlayerKey,
  { kind, after }: { readonly kind: Kind; readonly after: EntryPlace | null },
): Generator<PlacedEntry<EntryIn<Kind>>> {
  let place = NO_ENTRY;
  if (after === null) {
    const account = states.accounts.get(player);
    if (account !== undefined) place = newestOf(account, kind);
  } else {
    const cut = entryOf(states, player, after);
    if (cut?.kind === kind) place = beforeOf(cut);
  }
  while (place !== NO_ENTRY) {
    const entry = must(states.entries.at(place), 'the history has a gap');
    // The entry after the oldest of the kind is of another kind.
    if (!isOfKind(entry, kind)) return;
    yield { place, entry };
    place = beforeOf(entry);
  }
}

function newestShown(states: EntryStates, player: PlayerKey): EntryPlace {
  const account = states.accounts.get(player);
  if (account === undefined) return NO_ENTRY;
  return isResidual(account) ? movedAwayOf(states, player).lastEntry : account.lastEntry;
}

/** A place that a client names is looked at before it is believed. */
export function entryOf(
  { entries }: Pick<States, 'entries'>,
  player: PlayerKey,
  place: EntryPlace,
): LedgerEntry | undefined {
  const entry = entries.at(place);
  return entry?.player === player ? entry : undefined;
}

function beforeOf({ covered, previous }: LedgerEntry): EntryPlace {
  return covered === NO_ENTRY ? previous : covered;
}
