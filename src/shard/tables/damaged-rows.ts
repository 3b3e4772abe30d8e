/**
 * Rows that are not what was written: whom one costs, and in what words it is told.
 *
 * Most rows belong to one actor (a player, a draw, a fixture), and only what needs them is refused:
 * the read throws before anything is decided (work-decider.ts). Mail that needs one is not taken,
 * and what comes behind it from that shard waits too, because mail keeps its order: draws that are
 * under way there stand still, while purchases and bets go on.
 * Some rows are the shard's own: the books, its mail, what is due, where its logs stand. Nothing
 * can be decided rightly without them, so they are looked at when the shard starts, and a damaged
 * one is refused by name.
 * The records hold all of it once more: `tirage journal repair` writes rows anew from them.
 */
import { DamagedRowError, JournalOpenError } from '../../journal/journal-errors.ts';
import { must } from '../../kernel/assert.ts';
import type { AlarmChange } from '../../operations/alarms.ts';
import { describeKey, tableOf } from './row-description.ts';
import { prefixRange } from './row-key.ts';
import type { RowReader } from './table.ts';
import { TABLES } from './table-formats.ts';

/** Small, or read at a start in any case. The runs of the entries' index are read when merged. */
export const SHARDS_OWN: readonly (keyof typeof TABLES)[] = [
  'slots',
  'ledger',
  'liveInstances',
  'liveCoordinators',
  'calendar',
  'mailChannels',
  'mail',
  'reminders',
  'accountLog',
  'accountPosition',
  'entryPosition',
  'outboxCursor',
  'openDesks',
  'counters',
  'openOrders',
  'orderCount',
  'lineFeed',
];

const PAGE_ROWS = 1_000;

/** Reads the rows that are no single actor's. Throws a JournalOpenError that names the row. */
export function checkOwnRows(journal: RowReader): void {
  for (const table of SHARDS_OWN) {
    let { start, end } = prefixRange(TABLES[table]);
    for (;;) {
      const page = ownRows(() =>
        journal.readRows({ start, end, limit: PAGE_ROWS, reverse: false }),
      );
      if (page.length < PAGE_ROWS) break;
      start = Uint8Array.of(...must(page.at(-1), 'a full page has a last row').key, 0);
    }
  }
}

/** Does what needs rows of the shard's own: a damaged one ends the start, by name. */
export function ownRows<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof DamagedRowError)) throw error;
    const problem = `${nameOf(error)} is damaged, and nothing can be decided without it`;
    throw new JournalOpenError(`${problem}: ${REPAIR}`, { cause: error });
  }
}

export function damagedRowAlarm(error: DamagedRowError): AlarmChange {
  return { kind: 'damagedRow', about: nameOf(error), sentence: damagedRowSentence(error) };
}

export function damagedRowSentence(error: DamagedRowError): string {
  return `${nameOf(error)} is damaged, and what needs it is refused: ${REPAIR}`;
}

const REPAIR = 'stop the engine and run `tirage journal repair`';

function nameOf({ key }: DamagedRowError): string {
  const table = tableOf(key);
  return `row ${describeKey(key)} of ${table ?? 'an unknown table'}`;
}
