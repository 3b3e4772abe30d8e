import type { States } from '../../../actors/states.ts';
import type { Entry } from '../../../actors/wallet/entry.ts';
import { must } from '../../kernel/assert.ts';
import type { PlayerKey } from '../../kernel/ids.ts';

/**
 * A player's history, newest first, from behind the entry `after` on (null: from the newest).
 * An `after` that is not one of his entries gives nothing.
 */
export function* entriesFrom(
  states: Pick<States, 'accounts' | 'entries'>,
  player: PlayerKey,
  after: string | null,
): Generator<Entry> {
  const newest = states.accounts.get(player)?.lastEntryId ?? null;
  let entryId =
    after === null ? newest : (states.entries.get({ player, entryId: after })?.previousId ?? null);
  while (entryId !== null) {
    const entry = must(states.entries.get({ player, entryId }), 'the history has a gap');
    yield entry;
    entryId = entry.previousId;
  }
}
