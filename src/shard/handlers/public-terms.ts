/** The terms of a draw as the public reads them: what its commitment binds (terms-digest.ts). */
import type { DrawTerms } from '../../../actors/draw/terms.ts';
import type { Tier } from '../../../actors/games/game.ts';
import type { TranscriptRule, TranscriptTerms } from '../../fairness/transcript.ts';

export function publicTermsOf(terms: DrawTerms): TranscriptTerms {
  const { seriesId, game, priceMinor, graceMs, approvalMinor } = terms;
  const { gameId, pickCount, numberCount, tiers } = game;
  return {
    series: seriesId,
    inheritsFrom: seriesId,
    game: { id: gameId, k: pickCount, n: numberCount, tiers: tiers.map(ruleOf) },
    priceMinor,
    opensAt: rfc3339(terms.opensAtMs),
    closesAt: rfc3339(terms.closesAtMs),
    resultsAt: rfc3339(terms.resultsAtMs),
    graceMs,
    approvalMinor,
    beacon: null,
  };
}

function ruleOf(tier: Tier): TranscriptRule {
  const { tier: number, matches } = tier;
  if (tier.kind === 'fixed') {
    return { kind: 'fixed', tier: number, matches, prizeMinor: tier.prizeMinor };
  }
  const { sharePermyriad, jackpot, ifUnwon } = tier;
  return { kind: 'pariMutuel', tier: number, matches, sharePermyriad, jackpot, ifUnwon };
}

function rfc3339(atMs: number): string {
  return new Date(atMs).toISOString();
}
