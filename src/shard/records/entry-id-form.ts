/**
 * The id of a client's operation as it is stored in events: where the client's key is a UUID, as it
 * nearly always is, its 16 bytes, which are less than half of its text. Any other id is a text.
 */
import { clientEntryId, clientKeyOf } from '../../../actors/wallet/ledger-entry.ts';
import { CorruptRecordError } from '../../journal/journal-errors.ts';
import { UUID_BYTES, uuidInto, uuidOfBytes } from '../../kernel/uuid.ts';

/** Good until the next one: the bytes are copied when they are written. */
const uuid = new Uint8Array(UUID_BYTES);

export function storedEntryId(entryId: string): string | Uint8Array {
  return uuidInto(uuid, clientKeyOf(entryId)) ? uuid : entryId;
}

/** Throws a CorruptRecordError. */
export function readEntryId(stored: unknown): unknown {
  if (!(stored instanceof Uint8Array)) return stored;
  if (stored.length !== UUID_BYTES) throw new CorruptRecordError('a stored key is no UUID');
  return clientEntryId(uuidOfBytes(stored, 0));
}
