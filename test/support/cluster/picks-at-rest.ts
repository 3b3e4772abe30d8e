/** What the shards of a cluster have sold of limited picks, counted from their tickets alone. */
import { familyOf } from '../../../actors/games/families.ts';
import { ticketRow } from '../../../actors/games/ticket-columns.ts';
import type { LimitedGame } from '../../../actors/pick-limit/pick-limit.ts';
import { must } from '../../../src/kernel/assert.ts';
import type { DrawNo } from '../../../src/kernel/ids.ts';
import type { ReplyOf, RequestOf, ShardAnswer } from '../../../src/protocol/shard-requests.ts';
import type { Cluster } from './cluster.ts';

/** A gateway's tries (ask-again.ts), with a bound that no test reaches by chance. */
const TRIES_MAX = 60;
const PAUSE_MS = 8;

/** What all shards together may have to pay for each key. */
export function liabilitiesOf(
  cluster: Cluster,
  game: LimitedGame,
  draw: DrawNo,
): Map<number, number> {
  const byKey = new Map<number, number>();
  for (const shard of cluster.shards) {
    const columns = must(shard.state.tickets.columns(draw), 'the draw is on sale');
    for (let ordinal = 0; ordinal < columns.count; ordinal += 1) {
      familyOf(game).weigh(game, ticketRow(columns, ordinal).masks, 0, (key, amountMinor) => {
        byKey.set(key, (byKey.get(key) ?? 0) + amountMinor);
      });
    }
  }
  return byKey;
}

/** Asks as a gateway does: again and again while more may come. */
export async function buyPatiently(
  cluster: Cluster,
  shard: number,
  request: RequestOf<'buyTickets'>,
): Promise<ShardAnswer<ReplyOf<'buyTickets'>>> {
  for (let tries = 1; ; tries += 1) {
    const answer = await cluster.ask(shard, 'buyTickets', request);
    if (answer.ok || answer.facts?.moreMayCome !== 1 || tries === TRIES_MAX) return answer;
    await cluster.advance(PAUSE_MS);
  }
}
