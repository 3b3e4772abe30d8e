/** What was promised before the sale. Specified in commitment.ts and the files that it names. */
import type { RaffleTranscript, TranscriptPrizeRule } from '../raffle-transcript.ts';
import type { TranscriptBeacon, TranscriptRule, TranscriptTerms } from '../transcript.ts';
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
  const { series, inheritsFrom, game, priceMinor, graceMs, approvalMinor, beacon } = terms;
  const times = [terms.opensAt, terms.closesAt, terms.resultsAt].map(Date.parse);
  return prefixedSha256(
    'tirage/terms/v1',
    ...[series, inheritsFrom, game.id].map(withLength),
    ...[game.k, game.n].map(uint16),
    ...[priceMinor, ...times, graceMs, approvalMinor].map(uint64),
    ...(beacon === null ? [Buffer.of(0)] : beaconBytes(beacon)),
    Buffer.of(game.tiers.length),
    ...game.tiers.flatMap(ruleBytes),
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

function beaconBytes({ source, round }: TranscriptBeacon): Buffer[] {
  return [Buffer.of(1), withLength(source), uint64(round)];
}

function ruleBytes(rule: TranscriptRule): Buffer[] {
  const head = [uint32(rule.tier), uint16(rule.matches)];
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
