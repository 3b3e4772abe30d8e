/**
 * Binds a postponement into the tickets root: an engine that says later that a draw was postponed,
 * or that it was not, would have had other numbers.
 *
 * Where a draw was postponed, one more leaf follows those of its seals (tickets-root.ts). It is
 * SHA-256 over
 *
 *   0x00                       leaf prefix of RFC 6962
 *   "tirage/postponed/v1"      19 bytes of ASCII
 *   u8 length, drawId          ASCII
 *   u64 closesAt, u64 resultsAt, u64 at          milliseconds since the Unix epoch
 *   32 bytes                   SHA-256 over the reason in UTF-8
 *
 * with big-endian integers. The times that it was postponed from are terms, which the commitment
 * binds.
 */
import { CanonicalBytes, labelBytes } from './canonical-bytes.ts';
import { LEAF_PREFIX } from './merkle-tree.ts';
import { HASH_BYTES, sha256 } from './sha256.ts';
import type { TranscriptPostponement } from './transcript.ts';

const PREFIX = Uint8Array.from([LEAF_PREFIX, ...labelBytes('tirage/postponed/v1')]);
const DRAW_ID_BYTES_MAX = 1 + 255;
const TIMES_BYTES = 3 * 8;
const form = new CanonicalBytes(
  PREFIX,
  PREFIX.length + DRAW_ID_BYTES_MAX + TIMES_BYTES + HASH_BYTES,
);

export function postponementLeafOf(
  drawId: string,
  { closesAt, resultsAt, at, reason }: TranscriptPostponement,
): Uint8Array {
  form.begin();
  form.shortText(drawId);
  for (const instant of [closesAt, resultsAt, at]) form.uint64(Date.parse(instant));
  form.bytes(sha256(new TextEncoder().encode(reason)));
  return sha256(form.view());
}
