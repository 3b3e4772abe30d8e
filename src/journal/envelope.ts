/**
 * The envelope around every stored value: a schema version and a checksum.
 *
 *   byte 0      schema version
 *   bytes 1–4   CRC-32 of version ‖ key ‖ payload, big endian
 *   bytes 5–    payload
 *
 * Why: LMDB has no page checksum, so a flipped bit on the disk would be served as somebody's
 * balance. The key is covered too: a sound value under the wrong key is just as wrong. It guards
 * against accidents only; the hash chain guards against intent.
 */
import { crc32 } from 'node:zlib';
import { assert } from '../kernel/assert.ts';
import { NewerDataError } from '../kernel/errors.ts';
import { CorruptRecordError, DamagedRowError } from './journal-errors.ts';

/**
 * Raise it when the meaning of stored bytes changes, and teach `openEnvelope` the older one.
 *
 * 1: the checksum covers version, key and payload.
 */
export const SCHEMA_VERSION = 1;
export const ENVELOPE_BYTES = 5;
assert(SCHEMA_VERSION > 0 && SCHEMA_VERSION < 256, 'the schema version does not fit its byte');

/** The checksum's state after the version byte, which is the same for nearly every value. */
const CHECKSUM_SEED = checksumSeed(SCHEMA_VERSION);

/** Writes the envelope of `payload` to `target` at `offset`, and returns where it ends. */
export function writeEnvelope(
  target: Uint8Array,
  offset: number,
  key: Uint8Array,
  payload: Uint8Array,
): number {
  const end = offset + ENVELOPE_BYTES + payload.length;
  assert(end <= target.length, 'the envelope does not fit its target');
  const checksum = checksumOf(CHECKSUM_SEED, key, payload);
  target[offset] = SCHEMA_VERSION;
  target[offset + 1] = checksum >>> 24;
  target[offset + 2] = checksum >>> 16;
  target[offset + 3] = checksum >>> 8;
  target[offset + 4] = checksum;
  target.set(payload, offset + ENVELOPE_BYTES);
  return end;
}

/**
 * The payload of a stored value, as a view on it.
 * Throws a CorruptRecordError when a bit of value or key differs from what was written, and a
 * NewerDataError when it is of a later version.
 */
export function openEnvelope(key: Uint8Array, stored: Uint8Array): Uint8Array {
  if (stored.length < ENVELOPE_BYTES) {
    throw new CorruptRecordError('a stored value is shorter than its envelope');
  }
  const view = new DataView(stored.buffer, stored.byteOffset, ENVELOPE_BYTES);
  const version = view.getUint8(0);
  const seed = version === SCHEMA_VERSION ? CHECKSUM_SEED : checksumSeed(version);
  const payload = stored.subarray(ENVELOPE_BYTES);
  if (view.getUint32(1) !== checksumOf(seed, key, payload)) {
    throw new CorruptRecordError('a stored value does not match its checksum');
  }
  if (version > SCHEMA_VERSION) {
    throw new NewerDataError(`a stored value is of schema version ${version}`);
  }
  if (version !== SCHEMA_VERSION) {
    throw new CorruptRecordError('a stored value has an unknown schema version');
  }
  return payload;
}

/** The same of a row, which is named in the error: throws a DamagedRowError. */
export function openRow(key: Uint8Array, stored: Uint8Array): Uint8Array {
  try {
    return openEnvelope(key, stored);
  } catch (cause) {
    throw new DamagedRowError(key, cause);
  }
}

function checksumSeed(version: number): number {
  return crc32(Uint8Array.of(version));
}

function checksumOf(seed: number, key: Uint8Array, payload: Uint8Array): number {
  return crc32(payload, crc32(key, seed));
}
