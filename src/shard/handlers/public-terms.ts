/**
 * The terms of a draw as the public reads them: what its commitment binds (terms-digest.ts), with
 * the times that were promised; and beside them what has become of those times.
 */
import { promisedTimes } from '../../../actors/draw/postponement.ts';
import type { DrawTerms } from '../../../actors/draw/terms.ts';
import { familyOf } from '../../../actors/games/families.ts';
import type { PromisedNumbers } from '../../../actors/games/family.ts';
import type { Game, Tier } from '../../../actors/games/game.ts';
import { statedJackpotRules } from '../../../actors/games/jackpot-rules.ts';
import type {
  TranscriptGame,
  TranscriptPostponement,
  TranscriptRule,
  TranscriptTerms,
} from '../../fairness/transcript.ts';

export function publicTermsOf(terms: DrawTerms): TranscriptTerms {
  const { seriesId, game, priceMinor, graceMs, approvalMinor } = terms;
  const promised = promisedTimes(terms);
  return {
    series: seriesId,
    inheritsFrom: seriesId,
    game: publicGameOf(game),
    priceMinor,
    opensAt: rfc3339(terms.opensAtMs),
    closesAt: rfc3339(promised.closesAtMs),
    resultsAt: rfc3339(promised.resultsAtMs),
    graceMs,
    approvalMinor,
    beacon: null,
  };
}

/** How its times have moved since; undefined for a draw that was not postponed. */
export function publicPostponementOf(terms: DrawTerms): TranscriptPostponement | undefined {
  const { postponed, closesAtMs, resultsAtMs } = terms;
  if (postponed === undefined) return undefined;
  const promised = promisedTimes(terms);
  return {
    from: {
      closesAt: rfc3339(promised.closesAtMs),
      resultsAt: rfc3339(promised.resultsAtMs),
    },
    closesAt: rfc3339(closesAtMs),
    resultsAt: rfc3339(resultsAtMs),
    at: rfc3339(postponed.atMs),
    reason: postponed.reason,
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
