/**
 * `tirage data export`: the journals as lines of JSON, one a fact, in the order of each shard.
 *
 * Guarantees: beside a running engine or without one, only what is known to be durable is told;
 * one record is in memory at a time, and a slow reader is waited for. Lines with a cursor stand
 * between the facts, each behind all that it counts: an export from there goes on with the next
 * fact, and misses and repeats none.
 */

import type { JournalRecord } from '../journal/journal.ts';
import type { MarkedPlace } from '../journal/journal-places.ts';
import type { LogView } from '../journal/segments/log-view.ts';
import { must } from '../kernel/assert.ts';
import { ConfigurationError } from '../kernel/errors.ts';
import { decodeEvents } from '../shard/records/event-codec.ts';
import { showEvent } from '../shard/records/shown-event.ts';
import { named, viewJournal } from '../shard/verification/journal-view.ts';
import {
  beforeAll,
  cursorLine,
  type ExportCursor,
  type ExportPlace,
  placeOf,
} from './export-cursor.ts';
import { unwritten } from './standard-output.ts';

/** An export that is ended repeats no more than this when it goes on. */
const CURSOR_EACH_BYTES = 8 * 1_024 * 1_024;

/** Where lines go. Each tells whether anybody wants more. */
export interface ExportSink {
  write(text: string): Promise<boolean> | boolean;
  writeCursor(cursor: ExportCursor): Promise<boolean> | boolean;
}

interface ExportOptions {
  readonly from: ExportCursor;
  readonly sink: ExportSink;
  /** How many bytes may stand between two cursors; those of the engine if left out. */
  readonly cursorEachBytes?: number;
}

/** Throws an OperationalError where the cursor does not fit these journals, or one is damaged. */
export async function exportJournals(
  places: readonly MarkedPlace[],
  { from: cursor, sink, cursorEachBytes = CURSOR_EACH_BYTES }: ExportOptions,
): Promise<void> {
  const from = withAdded(cursor, places);
  const views = [...from.places].map(([shard, last]) => ({
    ...openAt(places, from.engineId, { shard, last }),
    last,
  }));
  const told = new Map(from.places);
  try {
    let bytes = 0;
    for (const { place, view, last } of views) {
      const { shard } = place.origin;
      for (let next = last.sequence + 1; next <= view.head.sequence; next += 1) {
        const record = named(place.origin, () => recordAt(view, next));
        const text = linesOf(shard, record);
        if (!(await sink.write(text))) return;
        told.set(shard, placeOf(record.sequence, record.hash));
        bytes += text.length;
        if (bytes < cursorEachBytes) continue;
        bytes = 0;
        if (!(await sink.writeCursor({ ...from, places: told }))) return;
      }
    }
    await sink.writeCursor({ ...from, places: told });
  } finally {
    for (const { view } of views) view.close();
  }
}

/** An export of all shards goes on with those that have been added since. */
function withAdded(cursor: ExportCursor, places: readonly MarkedPlace[]): ExportCursor {
  const told = [...cursor.places.keys()];
  const founderCount = places[0]?.origin.founderCount ?? 0;
  // The first ones without a gap: what tells of single shards may leave a founder out.
  const isOfAll = told.length >= founderCount && told.every((shard) => shard < told.length);
  if (!isOfAll) return cursor;
  const added = places.slice(told.length).map(({ origin }) => origin.shard);
  const { places: others } = beforeAll(cursor.engineId, added);
  return { ...cursor, places: new Map([...cursor.places, ...others]) };
}

interface OpenView {
  readonly place: MarkedPlace;
  readonly view: LogView;
}

/** All journals are looked at before anything is told of one. */
function openAt(
  places: readonly MarkedPlace[],
  engineId: string,
  { shard, last }: { readonly shard: number; readonly last: ExportPlace },
): OpenView {
  const place = places[shard];
  if (place === undefined) {
    throw new ConfigurationError(`There are ${places.length} shards, and no shard ${shard}.`);
  }
  if (place.origin.engineId !== engineId) {
    throw new ConfigurationError('This export is of another engine: begin one of its own.');
  }
  const view = viewJournal(place);
  try {
    named(place.origin, () => view.checkHead());
    checkSame(place, view, last);
    return { place, view };
  } catch (error) {
    view.close();
    throw error;
  }
}

function checkSame(
  { origin }: MarkedPlace,
  view: LogView,
  { sequence, hashHex }: ExportPlace,
): void {
  const { shard } = origin;
  if (sequence === 0) return;
  if (sequence > view.head.sequence) {
    throw new ConfigurationError(
      `The export has told of shard ${shard} up to record ${sequence}, and its journal goes to ` +
        `${view.head.sequence}: it is older than the export.`,
    );
  }
  const { hash } = named(origin, () => recordAt(view, sequence));
  if (placeOf(sequence, hash).hashHex === hashHex) return;
  throw new ConfigurationError(
    `The export has told of shard ${shard} up to a record ${sequence} that its journal does not ` +
      'have: it is of another history. Begin a new export.',
  );
}

function recordAt(view: LogView, sequence: number): JournalRecord {
  const [record] = view.readRecords(sequence, 1);
  return must(record, 'a record up to the head was not read');
}

function linesOf(shard: number, { sequence, payload }: JournalRecord): string {
  const { nowMs, events } = decodeEvents(payload);
  const time = new Date(nowMs).toISOString();
  return events
    .map((event, place) => {
      const { type, fields } = showEvent(event);
      return `${JSON.stringify({ shard, record: sequence, place, time, type, fields })}\n`;
    })
    .join('');
}

/** A stream whose reader may be slow, and is waited for; and who may leave, which is no fault. */
export class StreamSink implements ExportSink {
  readonly #stream: NodeJS.WritableStream;

  constructor(stream: NodeJS.WritableStream) {
    this.#stream = stream;
  }

  write(text: string): Promise<boolean> {
    return new Promise((resolve, reject) => {
      const leave = (): void => resolve(false);
      this.#stream.once('close', leave);
      const finish = (error: NodeJS.ErrnoException | null | undefined): void => {
        this.#stream.off('close', leave);
        if (error === null || error === undefined) resolve(true);
        else if (READER_LEFT.has(error.code)) resolve(false);
        else reject(unwritten(error));
      };
      try {
        this.#stream.write(text, finish);
      } catch (error) {
        reject(unwritten(error)); // What is behind it is a file: it does not wait to say so.
      }
    });
  }

  writeCursor(cursor: ExportCursor): Promise<boolean> {
    return this.write(cursorLine(cursor));
  }
}

const READER_LEFT: ReadonlySet<string | undefined> = new Set(['EPIPE', 'ERR_STREAM_DESTROYED']);
