/**
 * Opens a shard's journal as the one that belongs to it, and to nobody else.
 *
 * The first record says whose a journal is (actors/origin/journal-begun.ts). Only a first start
 * writes it; every later one, and every command on a stopped engine, compares it with what the
 * data directory knows, before anything else of the journal is believed.
 */
import { existsSync, readdirSync } from 'node:fs';
import { parse } from 'node:path';
import type { JournalOrigin } from '../../../actors/origin/journal-begun.ts';
import { isReadFormat, otherFormat } from '../../journal/directory-meta.ts';
import { DiskJournal } from '../../journal/disk-journal.ts';
import { checkMark, type HeadMark, headOf } from '../../journal/head-marks.ts';
import type { Journal, RecordReader } from '../../journal/journal.ts';
import { JournalOpenError } from '../../journal/journal-errors.ts';
import { FLUSH_LIMIT_MS } from '../../journal/journal-limits.ts';
import type { JournalForebear, JournalPlace } from '../../journal/journal-places.ts';
import { MAP_BYTES } from '../../journal/lmdb-environment.ts';
import { SAVED_ENDING } from '../../journal/save-lost-file.ts';
import { SEGMENT_BYTES } from '../../journal/segments/segment-limits.ts';
import type { Clock } from '../../kernel/clock.ts';
import { NewerDataError, OperationalError } from '../../kernel/errors.ts';
import { SystemRandom } from '../../kernel/system-random.ts';
import { randomHashKey } from '../../structures/keyed-hash.ts';
import { decodeEvents, encodeRecord } from '../records/event-codec.ts';
import { lastRecordMs } from '../records/last-record.ts';

export interface OpenOptions {
  readonly clock: Clock;
  /** What must be left free on the disk after each batch. */
  readonly spareBytes: number;
  /** Where the rows are to be made again; left out where they are beside the records. */
  readonly rowsDirectory?: string;
}

/** Throws an OperationalError with a sentence that names the shard and says what to do. */
export async function openShardJournal(
  place: JournalPlace,
  options: OpenOptions,
): Promise<DiskJournal> {
  try {
    return await openPlace(place, options);
  } catch (error) {
    if (error instanceof NewerDataError) throw error.naming(place.newerBuild);
    const saved = savedIn(place.directory);
    if (saved === undefined || !(error instanceof OperationalError)) throw error;
    throw new JournalOpenError(
      `${error.message}. ${saved} in the directory of shard-${place.origin.shard} is what the ` +
        `engine saved when its file was exchanged: put it in the place of ${parse(saved).name}`,
      { cause: error },
    );
  }
}

/** The name of a file that was saved beside another. */
function savedIn(directory: string): string | undefined {
  if (!existsSync(directory)) return undefined;
  return readdirSync(directory).find((name) => name.endsWith(SAVED_ENDING));
}

async function openPlace(
  { directory, origin, mayCreate, mark, forebears = [] }: JournalPlace,
  { clock, spareBytes, rowsDirectory }: OpenOptions,
): Promise<DiskJournal> {
  const journal = await DiskJournal.open({
    directory,
    ...(rowsDirectory === undefined ? {} : { rowsDirectory }),
    ...(mark?.isLast === true ? { lastHead: headOf(mark) } : {}),
    segmentBytes: SEGMENT_BYTES,
    hashKey: randomHashKey(new SystemRandom()),
    check: (records) => {
      if (mayCreate && records.head.sequence === 0) return;
      checkOrigin(records, origin, forebears);
      if (mark !== undefined) checkJournalMark(records, mark, origin);
    },
    flushLimitMs: FLUSH_LIMIT_MS,
    spareBytes,
    clock,
    faults: {},
    mapBytes: MAP_BYTES,
    mayCreate,
  });
  if (journal.head.sequence > 0) return journal;
  try {
    await beginJournal(journal, origin, clock.wallMs());
    return journal;
  } catch (error) {
    await journal.close();
    throw error;
  }
}

/** Writes the first record. */
export async function beginJournal(
  journal: Journal,
  origin: JournalOrigin,
  nowMs: number,
): Promise<void> {
  const payload = encodeRecord({
    sequence: 1,
    nowMs,
    events: [{ type: 'JournalBegun', ...origin }],
    entries: [],
  });
  await journal.append({ payload, rows: [] });
}

/**
 * Throws a JournalOpenError unless the journal is the one that belongs there: begun by the first of
 * those whose history it goes on, and handed on from each to the next where the directory says.
 */
export function checkOrigin(
  records: RecordReader,
  own: JournalOrigin,
  forebears: readonly JournalForebear[] = [],
): void {
  const heirs = [...forebears.slice(1).map(({ engineId }) => engineId), own.engineId];
  const expected = { ...own, engineId: forebears[0]?.engineId ?? own.engineId };
  const name = nameOfJournal(expected);
  const [record] = records.readRecords(1, 1);
  if (record === undefined) {
    throw new JournalOpenError(`${name} is empty and has held records: ${RESTORE}`);
  }
  const [event] = decodeEvents(record.payload).events;
  if (event?.type !== 'JournalBegun') {
    throw new JournalOpenError(`${name} does not say whose it is: ${RESTORE}`);
  }
  if (event.format > expected.format || !isReadFormat(event.format)) {
    throw new JournalOpenError(`${name} ${otherFormat(event.format)}`);
  }
  const difference = differenceOf(event, expected);
  if (difference !== undefined) throw new JournalOpenError(`${name} ${difference}: ${RESTORE}`);
  for (const [index, { lastSequence }] of forebears.entries()) {
    const [handover] = records.readRecords(lastSequence + 1, 1);
    const [restored] = handover === undefined ? [] : decodeEvents(handover.payload).events;
    if (restored?.type === 'JournalRestored' && restored.engineId === heirs[index]) continue;
    throw new JournalOpenError(
      `${name} does not say that this engine goes on from record ${lastSequence}: ${RESTORE}`,
    );
  }
}

/**
 * Throws a JournalOpenError where the journal has gone on under other ids than the directory knows:
 * a restored copy in the place of what it was made of. `count`: how often it did, as of the newest
 * record (`COUNTERS.restorations`).
 */
export function checkHandovers(
  count: number | undefined,
  { origin, forebears = [] }: JournalPlace,
): void {
  if ((count ?? 0) === forebears.length) return;
  throw new JournalOpenError(
    `${nameOfJournal(origin)} was restored from a backup, and goes on as another engine's: ` +
      RESTORE,
  );
}

/**
 * Throws a JournalOpenError where the journal knows of more shards than the directory: its
 * `meta.json` was put back. Of fewer it may know while shards are being added.
 */
export function checkShardCount(known: number, { origin, shardCount }: JournalPlace): void {
  if (known <= shardCount) return;
  throw new JournalOpenError(
    `${nameOfJournal(origin)} is one of ${known}, and the data directory tells of ${shardCount}: ` +
      'put the newest meta.json back, or a copy of the whole directory',
  );
}

/** Throws a JournalOpenError if the journal or its mark is older than the other. */
function checkJournalMark(records: RecordReader, mark: HeadMark, origin: JournalOrigin): void {
  checkMark(records, mark, { name: nameOfJournal(origin), newestMs: lastRecordMs(records) });
}

export function nameOfJournal({ shard }: JournalOrigin): string {
  return `the journal of shard-${shard}`;
}

const RESTORE = "put that shard's own file back, or a copy of the whole directory";

/** What the journal is instead; the difference that explains most comes first. */
function differenceOf(found: JournalOrigin, expected: JournalOrigin): string | undefined {
  if (found.engineId !== expected.engineId) {
    return `is of another engine (${found.engineId}, this one is ${expected.engineId})`;
  }
  if (found.shard !== expected.shard) return `holds the records of shard-${found.shard}`;
  if (found.founderCount !== expected.founderCount) {
    const [began, should] = [found.founderCount, expected.founderCount];
    return `is of an engine that began with ${began} shards, not ${should}`;
  }
  if (found.currency !== expected.currency || found.currencyDigits !== expected.currencyDigits) {
    return `counts in ${found.currency} with ${found.currencyDigits} digits`;
  }
  return undefined;
}
