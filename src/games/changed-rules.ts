/**
 * Games whose rules were changed without a new version, though draws had it.
 *
 * Why it matters: a name and a version are what players and auditors know rules by. Those draws are
 * safe, for they keep their own rules; but the next draw would be of other rules under one name. So
 * nobody plans one: neither the schedule nor an operator.
 *
 * Every draw counts, on sale or over, however many there were since: each shard has noted by which
 * rules it ever planned one (game-rules.ts of the actors).
 */
import { versionOf } from '../../actors/games/game.ts';
import type { GameShelf } from '../../actors/games/game-shelf.ts';
import { formatDrawId } from '../kernel/ids.ts';
import { founderOf } from '../kernel/shard-counts.ts';
import type { ShardClient } from '../mailbox/shard-client.ts';
import type { ShardAnswer } from '../protocol/shard-requests.ts';
import { publicGameOf } from './public-game.ts';

/** By the id of the game: for the operator, what is wrong and what to do. */
export type ChangedRules = ReadonlyMap<string, string>;

/** Refused as the shard that cannot be asked refuses: then nobody knows. */
export async function findChangedRules(
  client: Pick<ShardClient, 'question' | 'questionAll' | 'founderCount'>,
  games: Pick<GameShelf, 'find'>,
): Promise<ShardAnswer<ChangedRules>> {
  const changed = new Map<string, string>();
  for (const answer of await client.questionAll('listGameRules', {})) {
    if (!answer.ok) return answer;
    for (const { draw, gameId, version } of answer.reply) {
      const game = games.find(gameId);
      if (game === undefined || version !== versionOf(game) || changed.has(gameId)) continue;
      const details = await client.question(founderOf(draw, client), 'getDraw', { draw });
      if (!details.ok) return details;
      if (JSON.stringify(details.reply.terms.game) === JSON.stringify(publicGameOf(game))) continue;
      const rules = `the rules of ${gameId} differ from those of ${formatDrawId(draw)}`;
      changed.set(gameId, `${rules}, which has the same version: give them a new version`);
    }
  }
  return { ok: true, reply: changed, replayed: false };
}
