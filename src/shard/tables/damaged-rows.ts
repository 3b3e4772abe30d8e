/**
 * Rows that are not what was written: who is affected by one, and how it is reported.
 *
 * Most rows belong to one actor (a player, a draw, a fixture), and only what needs them is refused:
 * the read throws before anything is decided (work-decider.ts). Mail that needs one is not taken,
 * and what comes behind it from that shard waits too, because mail keeps its order: draws that are
 * under way there stand still, while purchases and bets go on.
 * Some rows are the shard's own: the books, its mail, what is due, where its logs stand. Nothing
 * can be decided correctly without them, so they are read when the shard starts, and a damaged one
 * ends the start with an error that names it.
 * The records hold all of it a second time: `tirage journal repair` writes rows anew from them.
 */
import { DamagedRowError, JournalOpenError } from '../../journal/journal-errors.ts';
import { NewerDataError } from '../../kernel/errors.ts';
import type { AlarmChange } from '../../operations/alarms.ts';
import { allRows } from './row-pages.ts';
import { TABLES } from './shard-tables.ts';
import type { RowReader } from './table.ts';

const PAGE_ROWS = 1_000;

/** Throws a NewerDataError where there are rows of a table that this build does not have. */
export function checkTables(journal: RowReader): void {
  for (const { table, ...range } of TABLES.unknownRanges()) {
    const [row] = journal.readRows({ ...range, limit: 1, reverse: false });
    if (row !== undefined) throw new NewerDataError(`the rows have a table ${table}`);
  }
}

/**
 * Reads the rows that belong to no single actor. Throws a JournalOpenError that names the row, or a
 * NewerDataError.
 */
export function checkOwnRows(journal: RowReader): void {
  checkTables(journal);
  ownRows(() => {
    for (const range of TABLES.ownRanges()) {
      const rows = allRows(journal, range, PAGE_ROWS);
      for (let row = rows.next(); row.done !== true; ) row = rows.next();
    }
  });
}

/** Does what needs the shard's own rows: a damaged one ends the start, with an error naming it. */
export function ownRows<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof DamagedRowError)) throw error;
    if (error.cause instanceof NewerDataError) throw error.cause.of(nameOf(error));
    const problem = `${nameOf(error)} is damaged, and nothing can be decided without it`;
    throw new JournalOpenError(`${problem}: ${REPAIR}`, { cause: error });
  }
}

export function damagedRowAlarm(error: DamagedRowError): AlarmChange {
  return { kind: 'damagedRow', about: nameOf(error), sentence: damagedRowSentence(error) };
}

export function damagedRowSentence(error: DamagedRowError): string {
  if (error.cause instanceof NewerDataError) return error.cause.of(nameOf(error)).message;
  return `${nameOf(error)} is damaged, and what needs it is refused: ${REPAIR}`;
}

const REPAIR = 'stop the engine and run `tirage journal repair`';

function nameOf({ key }: DamagedRowError): string {
  return `row ${TABLES.describeKey(key)} of ${TABLES.tableOf(key) ?? 'an unknown table'}`;
}
