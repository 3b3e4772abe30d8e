/** `tirage journal show`: one record, for a person, of an engine that runs or is stopped. */

import type { JournalRecord } from '../journal/journal.ts';
import { journalPlaces } from '../journal/journal-places.ts';
import { must } from '../kernel/assert.ts';
import { ConfigurationError } from '../kernel/errors.ts';
import { decodeEvents } from '../shard/records/event-codec.ts';
import { showEvent } from '../shard/records/shown-event.ts';
import { named, viewJournal } from '../shard/verification/journal-view.ts';

export interface RecordName {
  /** Undefined where it was not said; there may be only one. */
  readonly shard: number | undefined;
  readonly sequence: number;
}

/** `12`, or `3:12` for that of shard 3. Undefined where it is neither. */
export function parseRecordName(text: string): RecordName | undefined {
  const [, shard, sequence] = /^(?:(\d{1,4}):)?([1-9]\d{0,14})$/.exec(text) ?? [];
  if (sequence === undefined) return undefined;
  return {
    shard: shard === undefined ? undefined : Number(shard),
    sequence: Number(sequence),
  };
}

/** The lines to print. Throws an OperationalError with a sentence where there is no such record. */
export function showRecord(directory: string, { shard, sequence }: RecordName): string {
  const places = journalPlaces(directory);
  if (shard === undefined && places.length > 1) {
    const example = `0:${sequence}`;
    throw new ConfigurationError(
      `There are ${places.length} shards, and each counts its own records: say which one you ` +
        `mean, as in ${example}.`,
    );
  }
  const place = places[shard ?? 0];
  if (place === undefined) {
    throw new ConfigurationError(`There are ${places.length} shards, and no shard ${shard}.`);
  }
  const view = viewJournal(place);
  try {
    const { sequence: last } = view.head;
    if (sequence > last) {
      throw new ConfigurationError(
        `Shard ${place.origin.shard} has no record ${sequence} that is known to be durable: ` +
          `they go to ${last}.`,
      );
    }
    const record = named(place.origin, () => view.readRecords(sequence, 1)[0]);
    const found = must(record, 'a record up to the head was not read');
    return linesOf(found, { shard: place.origin.shard, last }).join('\n');
  } finally {
    view.close();
  }
}

function linesOf(
  { sequence, hash, previousHash, payload }: JournalRecord,
  { shard, last }: { readonly shard: number; readonly last: number },
): string[] {
  const { nowMs, events } = decodeEvents(payload);
  const lines = [
    `shard     ${shard}`,
    `record    ${sequence} of ${last}`,
    `time      ${new Date(nowMs).toISOString()}`,
    `hash      ${Buffer.from(hash).toString('hex')}`,
    `previous  ${Buffer.from(previousHash).toString('hex')}`,
    `payload   ${payload.length} bytes`,
    `facts     ${events.length}`,
  ];
  events.forEach((event, place) => {
    const { type, fields } = showEvent(event);
    lines.push('', `${place} ${type}`);
    const width = Math.max(...Object.keys(fields).map(({ length }) => length));
    for (const [name, value] of Object.entries(fields)) {
      lines.push(`  ${name.padEnd(width)}  ${JSON.stringify(value)}`);
    }
  });
  return lines;
}
