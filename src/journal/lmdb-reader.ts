/**
 * Reads records back and checks what the journal asserted when it wrote them.
 *
 * Why apart: opening, reading and verifying must all refuse the same broken journals.
 */
import { must } from '../kernel/assert.ts';
import { openEnvelope } from './envelope.ts';
import { genesisHead, sameBytes, sequenceBytes } from './hash-chain.ts';
import type { JournalHead, JournalRecord } from './journal.ts';
import { CorruptRecordError, JournalGapError } from './journal-errors.ts';
import type { LmdbEnvironment } from './lmdb-environment.ts';
import { checkSuccessor } from './record-check.ts';
import { decodeHead, decodeRecord, HEAD_KEY } from './record-codec.ts';

/** The head, after checking that its record is there, is sound, and is the last. */
export function readJournalHead(environment: LmdbEnvironment): JournalHead {
  const stored = environment.readRoot(HEAD_KEY);
  const head = stored === undefined ? genesisHead() : decodeHead(openEnvelope(HEAD_KEY, stored));
  if (environment.countEntries('records') !== head.sequence) {
    throw new JournalGapError('the journal holds more or fewer records than its head counts');
  }
  if (head.sequence > 0) {
    const [newest] = readRecordPage(environment, head, head.sequence, 1);
    const { hash } = must(newest, 'a page up to the head lacks the head');
    if (!sameBytes(hash, head.hash)) {
      throw new JournalGapError('the newest record of the journal is not the one its head names');
    }
  }
  return head;
}

/** The records from `fromSequence` to at most `durable`, each checked against the one before. */
export function readRecordPage(
  environment: LmdbEnvironment,
  durable: JournalHead,
  fromSequence: number,
  limit: number,
): JournalRecord[] {
  const records: JournalRecord[] = [];
  const count = Math.min(limit, durable.sequence - fromSequence + 1);
  if (count <= 0) return records;

  let previous = fromSequence === 1 ? genesisHead() : readRecord(environment, fromSequence - 1);
  const start = sequenceBytes(fromSequence);
  const end = sequenceBytes(fromSequence + count);
  environment.readPage('records', { start, end, limit: count, reverse: false }, (key, stored) => {
    const record = openRecord(key, stored, previous.sequence + 1);
    checkSuccessor(previous, record);
    records.push(record);
    previous = record;
  });
  if (records.length !== count) {
    throw new JournalGapError(`the journal has a gap after record ${previous.sequence}`);
  }
  return records;
}

function readRecord(environment: LmdbEnvironment, sequence: number): JournalRecord {
  const key = sequenceBytes(sequence);
  const stored = environment.read('records', key);
  if (stored === undefined) throw new JournalGapError(`the journal lacks record ${sequence}`);
  return openRecord(key, stored, sequence);
}

/** Rows can be rebuilt from records; records cannot be rebuilt from anything. */
function openRecord(key: Uint8Array, stored: Uint8Array, sequence: number): JournalRecord {
  try {
    return decodeRecord(key, openEnvelope(key, stored));
  } catch (cause) {
    if (!(cause instanceof CorruptRecordError)) throw cause;
    throw new CorruptRecordError(
      `record ${sequence} is damaged (${cause.message}): put this shard's newest copy back, or ` +
        'a copy of the whole directory',
      { cause },
    );
  }
}
