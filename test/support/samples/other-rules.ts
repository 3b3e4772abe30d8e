/** A game as a careless operator's file has it: other rules, and the version that it had. */
import type { Game } from '../../../actors/games/game.ts';

/** Its first prize of a share of the sales gets a ten-thousandth less. */
export function otherRulesOf<Kind extends Game>(game: Kind): Kind {
  const at = game.tiers.findIndex(({ kind }) => kind === 'pariMutuel');
  const tiers = game.tiers.map((tier, index) => {
    if (index !== at || tier.kind !== 'pariMutuel') return tier;
    return { ...tier, sharePermyriad: tier.sharePermyriad - 1 };
  });
  return { ...game, tiers } as Kind;
}
