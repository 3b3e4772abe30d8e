/**
 * The digest of everything that a player is promised of a draw before its sale ends.
 *
 * It goes into the commitment (commitment.ts), which is made before the first ticket is sold. So
 * none of it can be changed later. The rule for adding a term: whatever a player may rely on when
 * buying belongs in `TranscriptTerms`, and here.
 *
 *   SHA-256 over
 *     "tirage/terms/v1"          15 bytes of ASCII
 *     u8 length, series          ASCII
 *     u8 length, inheritsFrom    ASCII
 *     u8 length, game.id         ASCII
 *     u16 for each member of the family's rules, for k of n k and n
 *     u64 priceMinor
 *     u64 opensAt, u64 closesAt, u64 resultsAt     milliseconds since the Unix epoch
 *     u64 graceMs
 *     u64 approvalMinor
 *     u8 0                       without a beacon, or
 *       u8 1, u8 length, source, u64 round
 *     u8 count of tiers, and for each of them
 *       u8 kind (0 fixed, 1 pariMutuel), u32 tier
 *       u16 for each member of the family's condition, for k of n matches
 *       fixed:       u64 prizeMinor
 *       pariMutuel:  u16 sharePermyriad, u8 jackpot (0, 1), u8 ifUnwon (0 house, 1 rollover)
 *
 * All integers are big-endian. Where the game names its family, "tirage/terms/v2" stands in front
 * instead, and u8 length, family follows the game's id. Where the game has a version above 1,
 * "tirage/terms/v3" stands in front; u8 length, family (of k of n the length 0) and u32 version
 * follow the game's id.
 */
import { familyOf } from '../../actors/games/families.ts';
import type { PromisedNames } from '../../actors/games/family.ts';
import { assert } from '../kernel/assert.ts';
import { CanonicalBytes, labelBytes } from './canonical-bytes.ts';
import { sha256 } from './sha256.ts';
import type { TranscriptGame, TranscriptRule, TranscriptTerms } from './transcript.ts';

/** The verifier has the same limit. */
export const TIERS_MAX = 64;

const LABEL = labelBytes('tirage/terms/v1');
const NAMED_LABEL = labelBytes('tirage/terms/v2');
const VERSIONED_LABEL = labelBytes('tirage/terms/v3');
/** Members of a family's rules, and of its condition. */
const MEMBERS_MAX = 16;
const TEXT_BYTES_MAX = 1 + 255;
const TEXT_COUNT = 4;
const NUMBERS_BYTES = 4 + MEMBERS_MAX * 2 + 6 * 8;
const BEACON_BYTES = 1 + 8;
const TIER_BYTES_MAX = 1 + 4 + MEMBERS_MAX * 2 + 8;
const BYTES_MAX =
  LABEL.length +
  (TEXT_COUNT + 1) * TEXT_BYTES_MAX +
  NUMBERS_BYTES +
  BEACON_BYTES +
  1 +
  TIERS_MAX * TIER_BYTES_MAX;
const unnamedForm = new CanonicalBytes(LABEL, BYTES_MAX);
const namedForm = new CanonicalBytes(NAMED_LABEL, BYTES_MAX);
const versionedForm = new CanonicalBytes(VERSIONED_LABEL, BYTES_MAX);

export function termsDigestOf(terms: TranscriptTerms): Uint8Array {
  const { series, inheritsFrom, game, priceMinor, graceMs, approvalMinor, beacon } = terms;
  const { promised } = familyOf(game);
  const form = formOf(game);
  form.begin();
  form.shortText(series);
  form.shortText(inheritsFrom);
  form.shortText(game.id);
  if (form !== unnamedForm) form.shortText(game.family ?? '');
  if (game.version !== undefined) form.uint32(game.version);
  writeMembers(form, game, promised.rules);
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
  for (const rule of game.tiers) writeRule(form, rule, promised);
  return sha256(form.view());
}

function formOf({ family, version }: TranscriptGame): CanonicalBytes {
  if (version !== undefined) return versionedForm;
  return family === undefined ? unnamedForm : namedForm;
}

function writeRule(form: CanonicalBytes, rule: TranscriptRule, promised: PromisedNames): void {
  form.uint8(rule.kind === 'fixed' ? 0 : 1);
  form.uint32(rule.tier);
  writeMembers(form, rule, promised.condition);
  if (rule.kind === 'fixed') {
    form.uint64(rule.prizeMinor);
    return;
  }
  form.uint16(rule.sharePermyriad);
  form.uint8(rule.jackpot ? 1 : 0);
  form.uint8(rule.ifUnwon === 'rollover' ? 1 : 0);
}

function writeMembers(form: CanonicalBytes, holder: object, names: readonly string[]): void {
  assert(names.length <= MEMBERS_MAX, 'a family adds too many members');
  for (const name of names) {
    const value: unknown = Reflect.get(holder, name);
    assert(typeof value === 'number', 'a promised member is not a number');
    form.uint16(value);
  }
}
