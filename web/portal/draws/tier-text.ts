/** What a tier asks of a ticket, in words; each family of games tells it by members of its own. */
import { say } from '../speech.ts';

export type ToldTier =
  | { readonly matches: number; readonly bonusMatches?: number }
  | { readonly spots: number; readonly hits: number }
  | { readonly ways: number }
  | { readonly drawn: number };

export function tierText(tier: ToldTier): string {
  if ('spots' in tier) return say('tier.keno', { hits: tier.hits, spots: tier.spots });
  if ('ways' in tier) {
    return tier.ways === 1 ? say('pick.straight') : say('tier.box', { ways: tier.ways });
  }
  if ('drawn' in tier) return say('tier.drawn', { count: tier.drawn });
  const { matches, bonusMatches } = tier;
  if (bonusMatches === undefined) return say('tier.matches', { count: matches });
  return say('tier.drums', { matches, bonus: bonusMatches });
}
