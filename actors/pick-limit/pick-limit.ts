/**
 * The limit of a game on what one result may cost the house in fixed prizes, over all shards.
 *
 * Why: with fixed prizes the house loses without bound on a pick that everybody buys. The limit is
 * the operator's own rule, no promise to players: a game shows it, but no draw commits to it.
 *
 * What tickets weigh on are *keys*: whole numbers, which the family gives (`weigh`, family.ts). A
 * key is a result or a combination that all who hold it win by together. Each founder of the engine
 * may use a first share of every key without asking; the rest of a key is dealt out by the draw's
 * desk (pick-desk.ts), on the coordinator's shard, to those who ask, as long as it lasts. Never
 * more is allotted than the limit, so never more can be used, in whatever order purchases and mail
 * come. Nothing is stored of keys that nobody had to ask for.
 */
import type { DrawNo } from '../../src/kernel/ids.ts';
import { type Minor, minor, ZERO_MINOR } from '../../src/kernel/money.ts';
import type { ShardCounts } from '../../src/kernel/shard-counts.ts';
import { type Game, largestFixedPrize, type PickLimit } from '../games/game.ts';

/** A key of a draw, as rows of it are found. */
export interface PickKey {
  readonly draw: DrawNo;
  readonly key: number;
}

/** A game that has a limit. */
export type LimitedGame = Game & { readonly pickLimit: PickLimit };

export function isLimited(game: Game): game is LimitedGame {
  return game.pickLimit !== undefined;
}

/**
 * What a shard may use of each key without asking: half of the limit, evenly, or one ticket where
 * that is more and the limit has one for each. Shards that were added have none: the founders have
 * it for ever, so nothing has to be told when there are more.
 */
export function firstShare(
  game: LimitedGame,
  shard: number,
  { founderCount }: Pick<ShardCounts, 'founderCount'>,
): Minor {
  if (shard >= founderCount) return ZERO_MINOR;
  const { liabilityMinorMax } = game.pickLimit;
  const evenMinor = Math.floor(liabilityMinorMax / founderCount);
  const halfMinor = Math.floor(liabilityMinorMax / (2 * founderCount));
  return minor(Math.max(halfMinor, Math.min(evenMinor, largestFixedPrize(game))));
}
