/**
 * A history in which some events say something else than they did, and all that follows from them
 * (entries, rows, hashes) was made to fit: nothing but its sense gives it away. Entries are forged
 * last: nothing follows from those.
 */
import type { ShardEvent } from '../../../actors/events.ts';
import type { ShardOrigin } from '../../../actors/growth/growth.ts';
import type { LedgerEntry } from '../../../actors/wallet/ledger-entry.ts';
import { storedHashKey } from '../../../src/shard/entries/entry-log.ts';
import { decodeEvents, encodeRecord } from '../../../src/shard/records/event-codec.ts';
import { ShardState } from '../../../src/shard/state/shard-state.ts';
import { MemoryJournal } from './memory-journal.ts';

export async function forgedJournal(
  identity: ShardOrigin,
  journal: MemoryJournal,
  forge: (event: ShardEvent) => ShardEvent,
  forgeEntry: (entry: LedgerEntry) => LedgerEntry = (entry) => entry,
): Promise<MemoryJournal> {
  const forged = MemoryJournal.create({});
  const state = new ShardState(identity, forged, { hashKey: storedHashKey(journal) });
  for (const { sequence, payload } of journal.readRecords(1, journal.head.sequence)) {
    const { nowMs, events: told } = decodeEvents(payload);
    const events = told.map(forge);
    for (const event of events) state.apply(event);
    const rows = state.takeWrites({ batch: sequence, sequence });
    const entries = state.entries.ofRecord(sequence).map(({ entry, event }) => {
      return { entry: forgeEntry(entry), event };
    });
    const record = encodeRecord({ sequence, nowMs, events, entries });
    await forged.append({ payload: record, rows });
    state.flushed(sequence);
  }
  return forged;
}
