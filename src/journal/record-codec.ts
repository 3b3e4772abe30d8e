/**
 * The stored forms of a record and of the head, inside their envelopes.
 *
 *   record   key: sequence (8)      value: previousHash (32) ‖ hash (32) ‖ payload
 *   head     key: HEAD_KEY          value: sequence (8) ‖ hash (32)
 */
import { assert } from '../kernel/assert.ts';
import { CHAIN_HASH_BYTES, SEQUENCE_BYTES, sequenceBytes, sequenceOf } from './hash-chain.ts';
import type { JournalHead, JournalRecord } from './journal.ts';
import { CorruptRecordError } from './journal-errors.ts';

/** Sorts apart from the names of the stores, which stand in the same key space. */
export const HEAD_KEY: Uint8Array = Uint8Array.from(Buffer.from('~head', 'latin1'));

const HEAD_BYTES = SEQUENCE_BYTES + CHAIN_HASH_BYTES;
const RECORD_HEADER_BYTES = 2 * CHAIN_HASH_BYTES;

export function encodeRecord(
  previous: JournalHead,
  head: JournalHead,
  payload: Uint8Array,
): Uint8Array {
  assert(head.sequence === previous.sequence + 1, 'a record does not follow its predecessor');
  const bytes = new Uint8Array(RECORD_HEADER_BYTES + payload.length);
  bytes.set(previous.hash, 0);
  bytes.set(head.hash, CHAIN_HASH_BYTES);
  bytes.set(payload, RECORD_HEADER_BYTES);
  return bytes;
}

/** The record's parts are views on `bytes`, which must be the reader's own. */
export function decodeRecord(key: Uint8Array, bytes: Uint8Array): JournalRecord {
  const sequence = sequenceOf(key);
  if (sequence === undefined || sequence === 0 || bytes.length < RECORD_HEADER_BYTES) {
    throw new CorruptRecordError('a stored record has no readable header');
  }
  return {
    sequence,
    previousHash: bytes.subarray(0, CHAIN_HASH_BYTES),
    hash: bytes.subarray(CHAIN_HASH_BYTES, RECORD_HEADER_BYTES),
    payload: bytes.subarray(RECORD_HEADER_BYTES),
  };
}

export function encodeHead(head: JournalHead): Uint8Array {
  const bytes = new Uint8Array(HEAD_BYTES);
  bytes.set(sequenceBytes(head.sequence), 0);
  bytes.set(head.hash, SEQUENCE_BYTES);
  return bytes;
}

export function decodeHead(bytes: Uint8Array): JournalHead {
  const sequence = sequenceOf(bytes.subarray(0, SEQUENCE_BYTES));
  if (bytes.length !== HEAD_BYTES || sequence === undefined || sequence === 0) {
    throw new CorruptRecordError('the stored head is not readable');
  }
  return { sequence, hash: bytes.slice(SEQUENCE_BYTES) };
}
