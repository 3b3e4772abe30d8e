/**
 * The digest of everything that a player is promised of a raffle before it is full: it goes into
 * the commitment, as a draw's terms do (terms-digest.ts, with the rule for new terms).
 *
 *   SHA-256 over
 *     "tirage/raffle-terms/v1"     22 bytes of ASCII
 *     u8 length, gameId            ASCII
 *     u64 openedAt                 milliseconds since the Unix epoch
 *     u32 participantsNeeded
 *     u8 chances                   0 equal, 1 stake
 *     u32 entriesPerPlayerMax
 *     u8 kind of prize             0 share, 1 fixed, 2 table
 *       share:  u16 sharePermyriad
 *       fixed:  u64 prizeMinor
 *       table:  u8 count, u16 each
 *     u64 fillWithinMs             0 where it waits for ever
 *     u8 ifUnfilled                0 cancel, 1 draw
 *
 * All integers are big-endian.
 */
import { unreachable } from '../kernel/assert.ts';
import { CanonicalBytes, labelBytes } from './canonical-bytes.ts';
import type { TranscriptPrizeRule, TranscriptRaffleRules } from './raffle-transcript.ts';
import { sha256 } from './sha256.ts';

export interface RaffleTerms {
  readonly gameId: string;
  readonly openedAtMs: number;
  readonly rules: TranscriptRaffleRules;
}

const LABEL = labelBytes('tirage/raffle-terms/v1');
const GAME_ID_BYTES_MAX = 1 + 255;
const PLACES_MAX = 100;
const PRIZE_BYTES_MAX = 1 + 1 + 2 * PLACES_MAX;
const RULES_BYTES = 8 + 4 + 1 + 4 + 8 + 1;
const form = new CanonicalBytes(
  LABEL,
  LABEL.length + GAME_ID_BYTES_MAX + RULES_BYTES + PRIZE_BYTES_MAX,
);

export function raffleTermsDigestOf({ gameId, openedAtMs, rules }: RaffleTerms): Uint8Array {
  form.begin();
  form.shortText(gameId);
  form.uint64(openedAtMs);
  form.uint32(rules.participantsNeeded);
  form.uint8(rules.chances === 'stake' ? 1 : 0);
  form.uint32(rules.entriesPerPlayerMax);
  writePrize(rules.prize);
  form.uint64(rules.fillWithinMs ?? 0);
  form.uint8(rules.ifUnfilled === 'draw' ? 1 : 0);
  return sha256(form.view());
}

function writePrize(prize: TranscriptPrizeRule): void {
  switch (prize.kind) {
    case 'share':
      form.uint8(0);
      form.uint16(prize.sharePermyriad);
      return;
    case 'fixed':
      form.uint8(1);
      form.uint64(prize.prizeMinor);
      return;
    case 'table':
      form.uint8(2);
      form.uint8(prize.sharesPermyriad.length);
      for (const share of prize.sharesPermyriad) form.uint16(share);
      return;
    default:
      unreachable(prize);
  }
}
