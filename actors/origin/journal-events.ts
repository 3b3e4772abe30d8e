import { declareEvent } from '../event-declaration.ts';
import type { JournalBegun } from './journal-begun.ts';
import { evolveJournalRestored, type JournalRestored } from './journal-restored.ts';

export const JOURNAL_EVENTS = [
  // Read at the start, by whoever opens the journal: nothing is decided by it.
  declareEvent<JournalBegun>()('JournalBegun', 240, [
    'format',
    'engineId',
    'shard',
    'founderCount',
    'currency',
    'currencyDigits',
  ]),
  declareEvent<JournalRestored>()('JournalRestored', 241, ['engineId', 'fromEngineId', 'atMs'], {
    evolve: evolveJournalRestored,
  }),
] as const;
