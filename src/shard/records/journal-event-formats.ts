/** How events of the journal itself are stored. The form of the first never changes. */
import { format } from './event-format.ts';

export const JOURNAL_EVENT_FORMATS = {
  JournalBegun: format<'JournalBegun'>()(240, [
    'format',
    'engineId',
    'shard',
    'shardCount',
    'currency',
    'currencyDigits',
  ]),
} as const;
