/**
 * What the shards of a stopped engine would tell a backup: its directory must be locked.
 *
 * The state is not loaded. The rows are as of the last checkpoint, and the records behind it say
 * what became of the mail since: that takes a moment, in which an engine may want to start.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { COUNTERS } from '../../actors/counters.ts';
import type { DataDirectory } from '../journal/data-directory.ts';
import type { Journal } from '../journal/journal.ts';
import type { Clock } from '../kernel/clock.ts';
import type { ShardMail } from '../shard/handlers/backup-handlers.ts';
import { decodeEvents } from '../shard/records/event-codec.ts';
import { ownRows } from '../shard/tables/damaged-rows.ts';
import { MAIL_TABLES } from '../shard/tables/mail-tables.ts';
import { Table } from '../shard/tables/table.ts';
import { fromJournal } from '../shard/verification/from-journal.ts';
import { checkHandovers, openShardJournal } from '../shard/verification/journal-origin.ts';
import { MailHistory } from './mail-history.ts';

/** Records in memory at once; between two pages, whoever asks for the lock is answered. */
const PAGE_RECORDS = 64;

/**
 * By shard. A torn tail is dropped and the newest record made durable first, as a start does.
 * Throws an OperationalError.
 */
export async function stoppedShards(
  directory: Pick<DataDirectory, 'shardCount' | 'journalPlace'>,
  clock: Clock,
): Promise<ShardMail[]> {
  const told: ShardMail[] = [];
  for (let shard = 0; shard < directory.shardCount; shard += 1) {
    const place = { ...directory.journalPlace(shard), mayCreate: false };
    const journal = await openShardJournal(place, { clock, spareBytes: 0 });
    try {
      const { history, restorations } = await follow(journal, `shard-${shard}`);
      checkHandovers(restorations, place);
      const { sequence, hash } = journal.head;
      const hashHex = Buffer.from(hash).toString('hex');
      told.push({ sequence, hashHex, channels: history.channelsAt(sequence) });
    } finally {
      await journal.close();
    }
  }
  return told;
}

/** The mail, and how often the journal went on under another id, from the checkpoint to the end. */
async function follow(journal: Journal, shard: string) {
  const { sequence } = journal.checkpoint;
  const stored = fromJournal(shard, () => ownRows(() => storedNumbers(journal)));
  const history = new MailHistory({ sequence, channels: stored.channels });
  let { restorations } = stored;
  while (history.lastSequence < journal.head.sequence) {
    for (const record of journal.readRecords(history.lastSequence + 1, PAGE_RECORDS)) {
      const { events } = decodeEvents(record.payload);
      history.take(record.sequence, events);
      restorations += events.filter(({ type }) => type === 'JournalRestored').length;
    }
    await nextTurn();
  }
  return { history, restorations };
}

function storedNumbers(journal: Journal) {
  const channels = Array.from(new Table(MAIL_TABLES.mailChannels, journal).all(), (row) => {
    return row.value;
  });
  const counters = new Table(MAIL_TABLES.counters, journal);
  return { channels, restorations: counters.get(COUNTERS.restorations) ?? 0 };
}
