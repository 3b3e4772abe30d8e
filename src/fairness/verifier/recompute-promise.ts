/** What was promised before the sale. Specified in commitment.ts and the files that it names. */
import type { RaffleTranscript, TranscriptPrizeRule } from '../raffle-transcript.ts';
import type { TranscriptBeacon, TranscriptRule, TranscriptTerms } from '../transcript.ts';
import type { FamilyTwin } from './family-twin.ts';
import { membersOf, twinOf } from './family-twins.ts';
import { fromHex, prefixedSha256, uint16, uint32, uint64, withLength } from './hashing.ts';

export interface PromisedTerms {
  readonly serverSeed: string;
  readonly id: string;
  readonly termsDigest: string;
}

type RaffleTerms = Pick<RaffleTranscript, 'gameId' | 'openedAt' | 'rules'>;

/** All in lower-case hexadecimal. */
export function recomputeCommitment({ serverSeed, id, termsDigest }: PromisedTerms): string {
  const parts = [fromHex(serverSeed), withLength(id), fromHex(termsDigest)];
  return prefixedSha256('tirage/commit/v2', ...parts).toString('hex');
}

export function recomputeTermsDigest(terms: TranscriptTerms): string {
  const { game, priceMinor, graceMs, approvalMinor, beacon } = terms;
  const twin = twinOf(game);
  const times = [terms.opensAt, terms.closesAt, terms.resultsAt].map(Date.parse);
  return prefixedSha256(
    ...termsHead(terms),
    ...membersOf(game, twin.rules).map(uint16),
    ...[priceMinor, ...times, graceMs, approvalMinor].map(uint64),
    ...(beacon === null ? [Buffer.of(0)] : beaconBytes(beacon)),
    Buffer.of(game.tiers.length),
    ...game.tiers.flatMap((rule) => ruleBytes(rule, twin)),
  ).toString('hex');
}

export function recomputeRaffleTermsDigest({ gameId, openedAt, rules }: RaffleTerms): string {
  return prefixedSha256(
    'tirage/raffle-terms/v1',
    withLength(gameId),
    uint64(Date.parse(openedAt)),
    uint32(rules.participantsNeeded),
    Buffer.of(['equal', 'stake'].indexOf(rules.chances)),
    uint32(rules.entriesPerPlayerMax),
    ...prizeBytes(rules.prize),
    uint64(rules.fillWithinMs ?? 0),
    Buffer.of(['cancel', 'draw'].indexOf(rules.ifUnfilled)),
  ).toString('hex');
}

/** The label says which of family and version follow the game's id. */
function termsHead({ series, inheritsFrom, game }: TranscriptTerms): [string, ...Buffer[]] {
  const { id, family = '', version } = game;
  const named = [series, inheritsFrom, id].map(withLength);
  if (version !== undefined) {
    return ['tirage/terms/v3', ...named, withLength(family), uint32(version)];
  }
  if (family === '') return ['tirage/terms/v1', ...named];
  return ['tirage/terms/v2', ...named, withLength(family)];
}

function beaconBytes({ source, round }: TranscriptBeacon): Buffer[] {
  return [Buffer.of(1), withLength(source), uint64(round)];
}

function ruleBytes(rule: TranscriptRule, { condition }: FamilyTwin): Buffer[] {
  const head = [uint32(rule.tier), ...membersOf(rule, condition).map(uint16)];
  if (rule.kind === 'fixed') return [Buffer.of(0), ...head, uint64(rule.prizeMinor)];
  const flags = Buffer.of(Number(rule.jackpot), ['house', 'rollover'].indexOf(rule.ifUnwon));
  return [Buffer.of(1), ...head, uint16(rule.sharePermyriad), flags];
}

function prizeBytes(prize: TranscriptPrizeRule): Buffer[] {
  if (prize.kind === 'share') return [Buffer.of(0), uint16(prize.sharePermyriad)];
  if (prize.kind === 'fixed') return [Buffer.of(1), uint64(prize.prizeMinor)];
  const shares = prize.sharesPermyriad;
  return [Buffer.of(2, shares.length), ...shares.map(uint16)];
}
