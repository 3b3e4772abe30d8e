import type { OutboxStates } from '../../../actors/outbox/outbox.ts';
import type { LedgerEntryKey } from '../../../actors/states.ts';
import type { LedgerEntry } from '../../../actors/wallet/ledger-entry.ts';
import type { JournalRecord } from '../../journal/journal.ts';
import { allEntries } from '../records/event-codec.ts';
import type { ShardState } from '../state/shard-state.ts';

/** What the messages of a record are made of: its entries, and the state. */
export function outboxStates(
  state: ShardState,
  { sequence, payload }: Pick<JournalRecord, 'sequence' | 'payload'>,
): OutboxStates {
  const { identity, instances, coordinators, payments } = state;
  const { heldAwards, raffles, pointsPurchases } = state;
  let entries: ReadonlyMap<string, LedgerEntry> | undefined;
  return {
    identity,
    instances,
    coordinators,
    payments,
    heldAwards,
    raffles,
    pointsPurchases,
    entries: {
      get: (key) => {
        // Most records have no message that asks.
        entries ??= new Map(Array.from(allEntries(payload, sequence), (one) => [nameOf(one), one]));
        return entries.get(nameOf(key));
      },
    },
  };
}

function nameOf({ player, entryId }: LedgerEntryKey): string {
  return `${player}.${entryId}`;
}
