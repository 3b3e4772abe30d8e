import type { CancelledTranscript, SealedTranscript } from '../transcript.ts';
import { closeOf } from './recompute-postponement.ts';

/**
 * How long after a cancellation a ticket may have been sold. Each shard ends its sales when the
 * mail of the cancellation reaches it: within milliseconds if the shard is running, after the work
 * that waits if it is busy. Nothing but the close bounds that for certain; a minute is far longer
 * than a shard that sells can be late.
 */
export const CANCELLATION_MS_MAX = 60_000;

/**
 * No ticket was accepted from here on: a draw's grace admits purchases that had reached a gateway
 * before the close, and a draw that was cancelled on sale sold nothing more. A draw may be
 * cancelled later, too, until it is drawn, and no file says when that was due: a beacon may have
 * failed to come.
 */
export function salesEndOf(draw: SealedTranscript | CancelledTranscript): number {
  const closedMs = closeOf(draw) + draw.terms.graceMs;
  if (!('cancelledAt' in draw)) return closedMs;
  return Math.min(closedMs, Date.parse(draw.cancelledAt) + CANCELLATION_MS_MAX);
}
