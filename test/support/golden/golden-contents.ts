/** Which kinds of everything that is stored some journals hold, and which this build knows. */
import { EVENTS } from '../../../actors/events.ts';
import { MAIL_FORMS } from '../../../actors/mail/mail-forms.ts';
import type { Journal } from '../../../src/journal/journal.ts';
import { allEntries, decodeEvents } from '../../../src/shard/records/event-codec.ts';
import { allRows } from '../../../src/shard/tables/row-pages.ts';
import { TABLES } from '../../../src/shard/tables/shard-tables.ts';
import { LEDGER_ENTRIES } from '../samples/ledger-entries.ts';

/** Names, in alphabetical order. */
export interface GoldenContents {
  readonly events: readonly string[];
  readonly mail: readonly string[];
  readonly entries: readonly string[];
  readonly tables: readonly string[];
}

/** An index has runs only after 131,072 keys: more than small data can have. */
const TOO_LARGE = ['entryRuns'];
/** Their rows are gone with the next step, unless something large is on its way. */
const MOMENTARY = ['departure', 'residualEntries', 'residualPoints', 'standingWalks'];
const EVERY_KEY = { start: Uint8Array.of(0), end: Uint8Array.of(255) };
const PAGE_ROWS = 1_000;

export function contentsOf(journals: readonly Journal[]): GoldenContents {
  const found = { events: new Set(), mail: new Set(), entries: new Set(), tables: new Set() };
  for (const journal of journals) {
    for (let next = 1; next <= journal.head.sequence; next += 1) {
      for (const { sequence, payload } of journal.readRecords(next, 1)) {
        for (const event of decodeEvents(payload).events) {
          found.events.add(event.type);
          if (event.type === 'MailPosted') found.mail.add(event.message.message);
        }
        for (const { kind } of allEntries(payload, sequence)) found.entries.add(kind);
      }
    }
    for (const { key } of allRows(journal, EVERY_KEY, PAGE_ROWS)) {
      found.tables.add(TABLES.tableOf(key));
    }
  }
  const { events, mail, entries, tables } = found;
  return {
    events: namesIn(events),
    mail: namesIn(mail),
    entries: namesIn(entries),
    tables: namesIn(tables),
  };
}

/** Everything that there is now, and has to be in data that is made now. */
export function allContents(): GoldenContents {
  return {
    events: namesIn(EVENTS.map(({ type }) => type)),
    mail: namesIn(Object.keys(MAIL_FORMS.forms)),
    entries: namesIn(new Set(LEDGER_ENTRIES.map(({ kind }) => kind))),
    tables: namesIn(TABLES.names.filter((name) => ![...TOO_LARGE, ...MOMENTARY].includes(name))),
  };
}

function namesIn(names: Iterable<unknown>): string[] {
  return Array.from(names, String).sort();
}
