/**
 * Counts a draw's winners again from the file of its sealed tickets, where the file is there. What
 * is checked stands in verifier/recount-tickets.ts.
 */
import type { VerificationReport } from './verifier/check.ts';
import { readAtOnce } from './verifier/read-at-once.ts';
import { recountTickets } from './verifier/recount-tickets.ts';
import type { ByteSource } from './verifier/ticket-file.ts';

/** `receipts` are those of the same draw: the file says which of their tickets were given back. */
export function verifyTickets(
  source: ByteSource,
  transcript: unknown,
  receipts: readonly unknown[] = [],
): VerificationReport {
  return readAtOnce(recountTickets(transcript, receipts), source);
}
