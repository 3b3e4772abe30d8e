/** What a journal begins with, in `event-samples.ts`. */
export const ORIGIN_SAMPLES = {
  JournalBegun: {
    type: 'JournalBegun',
    format: 2,
    engineId: '0123456789abcdef0123456789abcdef',
    shard: 1,
    founderCount: 2,
    currency: 'EUR',
    currencyDigits: 2,
  },
  JournalRestored: {
    type: 'JournalRestored',
    engineId: 'fedcba9876543210fedcba9876543210',
    fromEngineId: '0123456789abcdef0123456789abcdef',
    atMs: 1_767_268_800_000,
  },
} as const;
