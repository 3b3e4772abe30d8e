/** The rules of a game as the terms of its draws show them, and their commitment binds them. */
import { familyOf } from '../../actors/games/families.ts';
import type { PromisedNumbers } from '../../actors/games/family.ts';
import type { Game, Tier } from '../../actors/games/game.ts';
import { statedJackpotRules } from '../../actors/games/jackpot-rules.ts';
import type { TranscriptGame, TranscriptRule } from '../fairness/transcript.ts';

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
