/**
 * Games whose rules were changed without a new version, though draws had it.
 *
 * Why it matters: a name and a version are what players and auditors know rules by. Those draws are
 * safe, for they keep their own rules; but the next draw would be of other rules under one name.
 * Of each game the newest draw is looked at, on each shard, over or not.
 */
import { DRAW_STATES } from '../../actors/coordinator/coordinator.ts';
import { type Game, versionOf } from '../../actors/games/game.ts';
import type { GameShelf } from '../../actors/games/game-shelf.ts';
import { founderOf } from '../kernel/shard-counts.ts';
import type { ShardClient } from '../mailbox/shard-client.ts';
import type { DrawView } from '../protocol/shard-requests.ts';
import { publicGameOf } from '../shard/handlers/public-terms.ts';

/** More draws than the schedule plans ahead, for as many series as it may have. */
const DRAWS_LOOKED_AT = 256;

/** By the id of the game: a draw that has its version with other rules. */
export async function findChangedRules(
  client: ShardClient,
  games: GameShelf,
): Promise<ReadonlyMap<string, DrawView>> {
  const request = { states: DRAW_STATES, limit: DRAWS_LOOKED_AT, before: null };
  const answers = await client.questionAll('listDraws', request);
  const changed = new Map<string, DrawView>();
  for (const answer of answers) {
    const seen = new Set<string>();
    for (const view of answer.ok ? answer.reply.draws : []) {
      const game = games.find(view.gameId);
      if (game === undefined || seen.has(view.gameId) || changed.has(view.gameId)) continue;
      if (view.version === versionOf(game)) seen.add(view.gameId);
      if (await isOfOtherRules(client, view, game)) changed.set(view.gameId, view);
    }
  }
  return changed;
}

async function isOfOtherRules(
  client: ShardClient,
  { draw, version }: DrawView,
  game: Game,
): Promise<boolean> {
  if (version !== versionOf(game)) return false;
  const answer = await client.question(founderOf(draw, client), 'getDraw', { draw });
  if (!answer.ok) return false;
  return JSON.stringify(answer.reply.terms.game) !== JSON.stringify(publicGameOf(game));
}
