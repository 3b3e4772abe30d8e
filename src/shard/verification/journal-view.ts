/**
 * Looks at the records of a shard's journal without taking it from the engine that writes it.
 *
 * What is shown is known to be durable: it goes as far as `heads.json`, which trails a running
 * engine by a second, and is exact once it has stopped in order. After a crash the records of its
 * last second are shown when an engine has started again, and has made them durable.
 */

import { headOf } from '../../journal/head-marks.ts';
import { JournalReadError } from '../../journal/journal-errors.ts';
import type { MarkedPlace } from '../../journal/journal-places.ts';
import { LogView } from '../../journal/segments/log-view.ts';
import { OperationalError } from '../../kernel/errors.ts';
import { checkOrigin, nameOfJournal } from './journal-origin.ts';

/**
 * Close it when it was looked at. Throws an OperationalError whose sentence names the shard: where
 * the journal is missing, damaged, another one, or older than its mark.
 */
export function viewJournal({ directory, origin, mark, forebears }: MarkedPlace): LogView {
  const head = headOf(mark);
  if (head.sequence === 0) throw new JournalReadError(`${nameOfJournal(origin)} holds nothing yet`);
  return named(origin, () => {
    const view = LogView.open(directory, head);
    try {
      checkOrigin(view, origin, forebears);
      return view;
    } catch (error) {
      view.close();
      throw error;
    }
  });
}

/** The same errors, in a sentence that says whose journal it is. */
export function named<T>(origin: MarkedPlace['origin'], look: () => T): T {
  try {
    return look();
  } catch (error) {
    if (!(error instanceof OperationalError)) throw error;
    const name = nameOfJournal(origin);
    if (error.message.startsWith(name)) throw error;
    throw new JournalReadError(`${name}: ${error.message}`, { cause: error });
  }
}
