/** What a player is told of a line of their wallet: all that its record says, however old it is. */
import type { LedgerEntry } from '../../../actors/wallet/ledger-entry.ts';
import type { EntrySubject, EntryView } from '../../protocol/entry-requests.ts';
import type { ShardState } from '../state/shard-state.ts';

type States = Pick<ShardState, 'identity'>;

export function viewOfEntry(states: States, entry: LedgerEntry): EntryView {
  const { entryId, kind, amountMinor, balanceMinor, atMs } = entry;
  return { entryId, kind, amountMinor, balanceMinor, atMs, subject: subjectOf(states, entry) };
}

function subjectOf({ identity }: States, entry: LedgerEntry): EntrySubject {
  // Of another shard are tickets and bets of a player who has moved since.
  const shard = ('shard' in entry ? entry.shard : null) ?? identity.shard;
  if ('draw' in entry) {
    const { draw, firstOrdinal, ticketCount } = entry;
    return { of: 'tickets', draw, shard, firstOrdinal, ticketCount };
  }
  if ('fixture' in entry) {
    const { fixture, firstOrdinal, betCount } = entry;
    return { of: 'bets', fixture, shard, firstOrdinal, betCount };
  }
  if ('standingNumber' in entry) return { of: 'standingTicket', number: entry.standingNumber };
  // A withdrawal of points moves no money, so it is in no list (`evolvePointsWithdrawn`).
  if ('paymentNumber' in entry) return { of: 'payment', number: entry.paymentNumber };
  return { of: 'raffle' };
}
