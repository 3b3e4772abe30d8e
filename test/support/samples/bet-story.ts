/** Bets of every kind, on one shard: won, spent and taken back, lost and open again, void. */
import { formatBetId } from '../../../src/kernel/fixture-ids.ts';
import type { Cluster } from '../cluster/cluster.ts';
import { correct, openFixture, resolveOn, slip } from '../cluster/cluster-bets.ts';
import { playerWith, type TestPlayer } from '../cluster/cluster-players.ts';

export interface BetStory {
  readonly ada: TestPlayer;
  /** By name, the results of each bet, oldest first: the state, paid, taken back. */
  readonly fates: Readonly<Record<string, readonly (readonly [string, number, number])[]>>;
}

export async function betStory(cluster: Cluster): Promise<BetStory> {
  const ada = await playerWith(cluster, 'ada-who-bets', 1_000);
  const first = await openFixture(cluster);
  const second = await openFixture(cluster);
  const third = await openFixture(cluster);
  const bet = async (
    ...slipped: Parameters<typeof slip> extends [unknown, ...infer Rest] ? Rest : never
  ) => {
    const { place } = await cluster.get(ada.shard, 'placeBet', slip(ada, ...slipped));
    return formatBetId(place);
  };
  const single = await bet(first, 400);
  const pair = await bet([{ fixture: first }, { fixture: second }], 100);
  const lost = await bet([{ fixture: second }, { fixture: third }], 10);
  await resolveOn(cluster, first, 'won');
  // 490 left, and 800 won: all of it is staked again, so what the correction takes is gone.
  const all = await bet(third, 1_290);
  await correct(cluster, first, 'lost');
  await resolveOn(cluster, third, 'won');
  await resolveOn(cluster, second, 'lost');
  await correct(cluster, first, 'won');
  await correct(cluster, second, 'void');
  return {
    ada,
    fates: {
      [single]: [
        ['won', 800, 0],
        ['lost', 0, 800],
        ['won', 800, 0],
      ],
      // Lost with its first leg, and still lost when that is won after all but the other is not.
      [pair]: [
        ['lost', 0, 0],
        ['won', 200, 0],
      ],
      [lost]: [
        ['lost', 0, 0],
        ['won', 20, 0],
      ],
      [all]: [['won', 2_580, 0]],
    },
  };
}
