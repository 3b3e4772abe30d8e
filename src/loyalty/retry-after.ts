/** `Retry-After` (RFC 9110, 10.2.3): seconds, or the date from which on one may ask again. */

/**
 * A system that asks for more is still asked again after this. One answer holds up everybody's
 * points, and may be a slip, or about one order: if it was meant, the next answer says so again.
 */
export const RETRY_AFTER_MS_MAX = 60_000;

const SECONDS = /^\d{1,10}$/;
/** As RFC 9110 writes dates: `Sun, 06 Nov 1994 08:49:37 GMT`, and the two older forms. */
const DATE = /^[A-Z][a-z]{2,8},? /;

/** Milliseconds to wait from now on; `undefined` where the header says nothing valid. */
export function retryAfterMs(header: string | undefined, nowMs: number): number | undefined {
  const text = header?.trim() ?? '';
  if (SECONDS.test(text)) return Math.min(Number(text) * 1_000, RETRY_AFTER_MS_MAX);
  if (!DATE.test(text)) return undefined;
  // The form of `asctime` names no zone and means UTC.
  const atMs = Date.parse(text.endsWith('GMT') ? text : `${text} GMT`);
  if (Number.isNaN(atMs)) return undefined;
  return Math.min(Math.max(0, atMs - nowMs), RETRY_AFTER_MS_MAX);
}
