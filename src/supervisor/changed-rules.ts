/**
 * Games whose rules were changed without a new version, though draws of them are not over.
 *
 * Why it matters: a name and a version are what players and auditors know rules by. Those draws are
 * safe, for they keep their own rules; but the next draw would be of other rules under one name.
 */
import type { Game } from '../../actors/games/game.ts';
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
  const request = { states: ['scheduled', 'open'], limit: DRAWS_LOOKED_AT, before: null } as const;
  const answers = await client.questionAll('listDraws', request);
  const changed = new Map<string, DrawView>();
  for (const answer of answers) {
    for (const view of answer.ok ? answer.reply.draws : []) {
      const game = games.find(view.gameId);
      if (game === undefined || changed.has(view.gameId)) continue;
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
  if (version !== (game.version ?? 1)) return false;
  const answer = await client.question(founderOf(draw, client), 'getDraw', { draw });
  if (!answer.ok) return false;
  return JSON.stringify(answer.reply.terms.game) !== JSON.stringify(publicGameOf(game));
}
