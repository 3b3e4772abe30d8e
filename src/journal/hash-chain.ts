/**
 * The chain that makes the journal's history one value: who holds the newest hash can tell whether
 * any earlier record was altered, dropped or reordered.
 *
 *   hash = SHA-256(previousHash ‖ sequence as u64, big endian ‖ payload)
 *
 * The formula is part of the storage format and of every ticket's receipt: it never changes.
 */
import { createHash } from 'node:crypto';
import { assert } from '../kernel/assert.ts';
import type { JournalHead } from './journal.ts';

export const CHAIN_HASH_BYTES = 32;
export const SEQUENCE_BYTES = 8;

/** Before the first record: sequence 0 and zero bytes. A fresh copy, because bytes are mutable. */
export function genesisHead(): JournalHead {
  return { sequence: 0, hash: new Uint8Array(CHAIN_HASH_BYTES) };
}

/** A head for a caller: were it to change ours, the next record would break the chain. */
export function copyHead(head: JournalHead): JournalHead {
  return { sequence: head.sequence, hash: head.hash.slice() };
}

/** The hash of the record with `payload` that follows `previous`. */
export function chainHash(previous: JournalHead, payload: Uint8Array): Uint8Array {
  assert(previous.hash.length === CHAIN_HASH_BYTES, 'the previous hash is not 32 bytes long');
  const hash = createHash('sha256');
  hash.update(previous.hash);
  hash.update(sequenceBytes(previous.sequence + 1));
  hash.update(payload);
  return new Uint8Array(hash.digest());
}

/** A sequence as eight bytes whose order is the order of the numbers. */
export function sequenceBytes(sequence: number): Uint8Array {
  assert(Number.isSafeInteger(sequence) && sequence >= 0, 'a sequence is not a safe count');
  const bytes = new Uint8Array(SEQUENCE_BYTES);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, Math.floor(sequence / 2 ** 32));
  view.setUint32(4, sequence % 2 ** 32);
  return bytes;
}

/** The number in eight bytes, or `undefined` where it is not a safe integer. */
export function sequenceOf(bytes: Uint8Array): number | undefined {
  if (bytes.length !== SEQUENCE_BYTES) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, SEQUENCE_BYTES);
  const sequence = view.getUint32(0) * 2 ** 32 + view.getUint32(4);
  return Number.isSafeInteger(sequence) ? sequence : undefined;
}

export function sameBytes(left: Uint8Array, right: Uint8Array): boolean {
  return Buffer.compare(left, right) === 0;
}
