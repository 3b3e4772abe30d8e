/** What a tier asks of a ticket; each family of games tells it by members of its own. */
import { say } from '../speech.ts';

export type ToldTier =
  | { readonly matches: number; readonly bonusMatches?: number }
  | { readonly spots: number; readonly hits: number }
  | { readonly ways: number }
  | { readonly drawn: number };

export function tierText(tier: ToldTier): string {
  if ('spots' in tier) return say('games.tier.keno', { hits: tier.hits, spots: tier.spots });
  if ('ways' in tier) {
    return tier.ways === 1
      ? say('games.tier.straight')
      : say('games.tier.box', { ways: tier.ways });
  }
  if ('drawn' in tier) return say('games.tier.drawn', { count: tier.drawn });
  const { matches, bonusMatches } = tier;
  if (bonusMatches === undefined) return say('games.tier.matches', { count: matches });
  return say('games.tier.drums', { matches, bonus: bonusMatches });
}
