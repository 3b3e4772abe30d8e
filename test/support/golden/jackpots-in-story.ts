/** What happens to jackpots in the golden data. */
import type { DrawNo } from '../../../src/kernel/ids.ts';
import { RULED_GAME } from '../../simulation/small-game.ts';
import type { Cluster } from '../cluster/cluster.ts';
import type { TestPlayer } from '../cluster/cluster-players.ts';
import { plan } from '../cluster/cluster-players.ts';
import { OPERATOR } from '../samples/actor-events.ts';
import { planSmall, sell } from './games-in-story.ts';

/** Rules of a jackpot, a draw that waits for the one before it, and a move to another series. */
export async function tellOfJackpots(
  cluster: Cluster,
  players: readonly TestPlayer[],
): Promise<void> {
  const late = await planRuled(cluster, 60, 600);
  const next = await planRuled(cluster, 120, 180);
  for (const draw of [late, next]) await sell(cluster, draw, players);
  await cluster.advance(900_000);
  await planSmall(cluster);
  const operation = { idempotencyKey: 'move-1', fingerprint: 1 };
  const move = { fromSeriesId: 'ruled', toSeriesId: 'small', amountMinor: null };
  await cluster.get(0, 'moveJackpot', {
    ...move,
    reason: 'it was renamed',
    by: OPERATOR,
    operation,
  });
  await cluster.advance(300_000);
}

function planRuled(cluster: Cluster, closesInS: number, resultsInS: number): Promise<DrawNo> {
  const { priceMinor } = RULED_GAME;
  const ruled = { game: RULED_GAME, seriesId: 'ruled', priceMinor };
  return plan(cluster, '5of36', { ...ruled, closesInS, resultsInS });
}
