/** The stored form of a checkpoint: sequence (8) ‖ hash (32), in an envelope of its own. */
import { CHAIN_HASH_BYTES, SEQUENCE_BYTES, sequenceBytes, sequenceOf } from './hash-chain.ts';
import type { JournalHead } from './journal.ts';
import { CorruptRecordError } from './journal-errors.ts';

/** Sorts apart from the name of the store, which stands in the same key space. */
export const CHECKPOINT_KEY: Uint8Array = Uint8Array.from(Buffer.from('~checkpoint', 'latin1'));

const HEAD_BYTES = SEQUENCE_BYTES + CHAIN_HASH_BYTES;

export function encodeHead(head: JournalHead): Uint8Array {
  const bytes = new Uint8Array(HEAD_BYTES);
  bytes.set(sequenceBytes(head.sequence), 0);
  bytes.set(head.hash, SEQUENCE_BYTES);
  return bytes;
}

export function decodeHead(bytes: Uint8Array): JournalHead {
  const sequence = sequenceOf(bytes.subarray(0, SEQUENCE_BYTES));
  if (bytes.length !== HEAD_BYTES || sequence === undefined || sequence === 0) {
    throw new CorruptRecordError('the stored checkpoint is not readable');
  }
  return { sequence, hash: bytes.slice(SEQUENCE_BYTES) };
}
