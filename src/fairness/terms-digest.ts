/**
 * The digest of everything that a player is promised of a draw before its sale ends.
 *
 * It goes into the commitment (commitment.ts), which is made before the first ticket is sold. So
 * none of it can be said otherwise later. The rule for whoever adds a term: what a player may rely
 * on when buying stands in `TranscriptTerms`, and here.
 *
 *   SHA-256 over
 *     "tirage/terms/v1"          15 bytes of ASCII
 *     u8 length, series          ASCII
 *     u8 length, inheritsFrom    ASCII
 *     u8 length, game.id         ASCII
 *     u16 k, u16 n
 *     u64 priceMinor
 *     u64 opensAt, u64 closesAt, u64 resultsAt     milliseconds since the Unix epoch
 *     u64 graceMs
 *     u64 approvalMinor
 *     u8 0                       without a beacon, or
 *       u8 1, u8 length, source, u64 round
 *     u8 count of tiers, and for each of them
 *       u8 kind (0 fixed, 1 pariMutuel), u32 tier, u16 matches
 *       fixed:       u64 prizeMinor
 *       pariMutuel:  u16 sharePermyriad, u8 jackpot (0, 1), u8 ifUnwon (0 house, 1 rollover)
 *
 * All integers are big-endian.
 */
import { CanonicalBytes, labelBytes } from './canonical-bytes.ts';
import { sha256 } from './sha256.ts';
import type { TranscriptRule, TranscriptTerms } from './transcript.ts';

/** As the verifier limits it, too. */
export const TIERS_MAX = 64;

const LABEL = labelBytes('tirage/terms/v1');
const TEXT_BYTES_MAX = 1 + 255;
const TEXT_COUNT = 4;
const NUMBERS_BYTES = 2 * 2 + 6 * 8;
const BEACON_BYTES = 1 + 8;
const TIER_BYTES_MAX = 1 + 4 + 2 + 8;
const form = new CanonicalBytes(
  LABEL,
  LABEL.length +
    TEXT_COUNT * TEXT_BYTES_MAX +
    NUMBERS_BYTES +
    BEACON_BYTES +
    1 +
    TIERS_MAX * TIER_BYTES_MAX,
);

export function termsDigestOf(terms: TranscriptTerms): Uint8Array {
  const { series, inheritsFrom, game, priceMinor, graceMs, approvalMinor, beacon } = terms;
  form.begin();
  form.shortText(series);
  form.shortText(inheritsFrom);
  form.shortText(game.id);
  form.uint16(game.k);
  form.uint16(game.n);
  form.uint64(priceMinor);
  form.uint64(Date.parse(terms.opensAt));
  form.uint64(Date.parse(terms.closesAt));
  form.uint64(Date.parse(terms.resultsAt));
  form.uint64(graceMs);
  form.uint64(approvalMinor);
  form.uint8(beacon === null ? 0 : 1);
  if (beacon !== null) {
    form.shortText(beacon.source);
    form.uint64(beacon.round);
  }
  form.uint8(game.tiers.length);
  for (const rule of game.tiers) writeRule(rule);
  return sha256(form.view());
}

function writeRule(rule: TranscriptRule): void {
  form.uint8(rule.kind === 'fixed' ? 0 : 1);
  form.uint32(rule.tier);
  form.uint16(rule.matches);
  if (rule.kind === 'fixed') {
    form.uint64(rule.prizeMinor);
    return;
  }
  form.uint16(rule.sharePermyriad);
  form.uint8(rule.jackpot ? 1 : 0);
  form.uint8(rule.ifUnwon === 'rollover' ? 1 : 0);
}
