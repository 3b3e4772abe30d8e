/** What was promised before the sale. Specified in commitment.ts and the files that it names. */
import type { RaffleTranscript, TranscriptPrizeRule } from '../raffle-transcript.ts';
import type {
  TranscriptBeacon,
  TranscriptGame,
  TranscriptJackpotRules,
  TranscriptRule,
  TranscriptTerms,
} from '../transcript.ts';
import { fromHex, inHex, uint16, uint32, uint64, withLength } from './bytes.ts';
import type { FamilyTwin } from './family-twin.ts';
import { membersOf, twinOf } from './family-twins.ts';
import { prefixedSha256 } from './hashing.ts';

export interface PromisedTerms {
  readonly serverSeed: string;
  readonly id: string;
  readonly termsDigest: string;
}

type RaffleTerms = Pick<RaffleTranscript, 'gameId' | 'openedAt' | 'rules'>;

/** All in lower-case hexadecimal. */
export function recomputeCommitment({ serverSeed, id, termsDigest }: PromisedTerms): string {
  const parts = [fromHex(serverSeed), withLength(id), fromHex(termsDigest)];
  return inHex(prefixedSha256('tirage/commit/v2', ...parts));
}

export function recomputeTermsDigest(terms: TranscriptTerms): string {
  const { game, priceMinor, graceMs, approvalMinor, beacon } = terms;
  const twin = twinOf(game);
  const times = [terms.opensAt, terms.closesAt, terms.resultsAt].map(Date.parse);
  return inHex(
    prefixedSha256(
      ...termsHead(terms),
      ...membersOf(game, twin.rules).map(uint16),
      ...[priceMinor, ...times, graceMs, approvalMinor].map(uint64),
      ...(beacon === null ? [Uint8Array.of(0)] : beaconBytes(beacon)),
      Uint8Array.of(game.tiers.length),
      ...game.tiers.flatMap((rule) => ruleBytes(rule, twin)),
      ...(isGrown(game) ? jackpotBytes(game.jackpot) : []),
    ),
  );
}

/** Whether a game has what the third form of the terms was made for. */
function isGrown({ version, jackpot }: TranscriptGame): boolean {
  return version !== undefined || jackpot !== undefined;
}

function jackpotBytes(rules: TranscriptJackpotRules | undefined): Uint8Array[] {
  if (rules === undefined) return [Uint8Array.of(0)];
  const amounts = [rules.guaranteedMinor, rules.capMinor].map((amount) => uint64(amount ?? 0));
  const rest = [uint32(rules.mustBeWonBy ?? 0), uint16(rules.reservePermyriad ?? 0)];
  return [Uint8Array.of(1), ...amounts, ...rest];
}

export function recomputeRaffleTermsDigest({ gameId, openedAt, rules }: RaffleTerms): string {
  return inHex(
    prefixedSha256(
      'tirage/raffle-terms/v1',
      withLength(gameId),
      uint64(Date.parse(openedAt)),
      uint32(rules.participantsNeeded),
      Uint8Array.of(['equal', 'stake'].indexOf(rules.chances)),
      uint32(rules.entriesPerPlayerMax),
      ...prizeBytes(rules.prize),
      uint64(rules.fillWithinMs ?? 0),
      Uint8Array.of(['cancel', 'draw'].indexOf(rules.ifUnfilled)),
    ),
  );
}

/** The label says which of family and version follow the game's id. */
function termsHead({ series, inheritsFrom, game }: TranscriptTerms): [string, ...Uint8Array[]] {
  const { id, family = '', version = 1 } = game;
  const named = [series, inheritsFrom, id].map(withLength);
  if (isGrown(game)) {
    return ['tirage/terms/v3', ...named, withLength(family), uint32(version)];
  }
  if (family === '') return ['tirage/terms/v1', ...named];
  return ['tirage/terms/v2', ...named, withLength(family)];
}

function beaconBytes({ source, round }: TranscriptBeacon): Uint8Array[] {
  return [Uint8Array.of(1), withLength(source), uint64(round)];
}

function ruleBytes(rule: TranscriptRule, { condition }: FamilyTwin): Uint8Array[] {
  const head = [uint32(rule.tier), ...membersOf(rule, condition).map(uint16)];
  if (rule.kind === 'fixed') return [Uint8Array.of(0), ...head, uint64(rule.prizeMinor)];
  const flags = Uint8Array.of(Number(rule.jackpot), ['house', 'rollover'].indexOf(rule.ifUnwon));
  return [Uint8Array.of(1), ...head, uint16(rule.sharePermyriad), flags];
}

function prizeBytes(prize: TranscriptPrizeRule): Uint8Array[] {
  if (prize.kind === 'share') return [Uint8Array.of(0), uint16(prize.sharePermyriad)];
  if (prize.kind === 'fixed') return [Uint8Array.of(1), uint64(prize.prizeMinor)];
  const shares = prize.sharesPermyriad;
  return [Uint8Array.of(2, shares.length), ...shares.map(uint16)];
}
