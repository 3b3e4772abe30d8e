/** The terms of a draw as the public reads them: what its commitment binds (terms-digest.ts). */
import type { DrawTerms } from '../../../actors/draw/terms.ts';
import { familyOf } from '../../../actors/games/families.ts';
import type { PromisedNumbers } from '../../../actors/games/family.ts';
import type { Game, Tier } from '../../../actors/games/game.ts';
import { statedJackpotRules } from '../../../actors/games/jackpot-rules.ts';
import type { TranscriptGame, TranscriptRule, TranscriptTerms } from '../../fairness/transcript.ts';

export function publicTermsOf(terms: DrawTerms): TranscriptTerms {
  const { seriesId, game, priceMinor, graceMs, approvalMinor } = terms;
  return {
    series: seriesId,
    inheritsFrom: seriesId,
    game: publicGameOf(game),
    priceMinor,
    opensAt: rfc3339(terms.opensAtMs),
    closesAt: rfc3339(terms.closesAtMs),
    resultsAt: rfc3339(terms.resultsAtMs),
    graceMs,
    approvalMinor,
    beacon: null,
  };
}

/** The rules of a game as its terms show them. */
export function publicGameOf(game: Game): TranscriptGame {
  const { gameId, family: name, version, tiers, jackpot } = game;
  const family = familyOf(game);
  return {
    id: gameId,
    ...(name === undefined ? {} : { family: name }),
    ...(version === undefined ? {} : { version }),
    ...family.promisedRules(game),
    tiers: tiers.map((tier) => ruleOf(tier, family.promisedCondition(tier))),
    ...(jackpot === undefined ? {} : { jackpot: statedJackpotRules(jackpot) }),
  };
}

function ruleOf(tier: Tier, condition: PromisedNumbers): TranscriptRule {
  if (tier.kind === 'fixed') {
    return { kind: 'fixed', tier: tier.tier, ...condition, prizeMinor: tier.prizeMinor };
  }
  const { sharePermyriad, jackpot, ifUnwon } = tier;
  const paid = { sharePermyriad, jackpot, ifUnwon };
  return { kind: 'pariMutuel', tier: tier.tier, ...condition, ...paid };
}

function rfc3339(atMs: number): string {
  return new Date(atMs).toISOString();
}
