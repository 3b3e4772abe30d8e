/** A walk over standing tickets, step by step: through crashes, and past what cannot be read. */
import { test } from 'tap';
import { GAMES } from '../../../actors/games/game-table.ts';
import { seriesMarkOf } from '../../../actors/standing/standing-ticket.ts';
import { minor } from '../../../src/kernel/money.ts';
import { STANDING_TABLES } from '../../../src/shard/tables/standing-tables.ts';
import { Cluster } from '../../support/cluster/cluster.ts';
import { playerWith, type purchase } from '../../support/cluster/cluster-players.ts';
import {
  makeStanding,
  openNext,
  STANDING_SERIES,
  standingTicketsOf,
} from '../../support/cluster/cluster-standing.ts';
import { verifyShards } from '../../support/cluster/verify-cluster.ts';

test('standing tickets: a walk of many steps is the same through crashes', async (t) => {
  let appendsLeft = Number.POSITIVE_INFINITY;
  const untilDurable = async () => {
    appendsLeft -= 1;
    if (appendsLeft < 0) await new Promise(() => undefined);
  };
  const cluster = new Cluster({ shardCount: 1, seed: 14, faults: { untilDurable } });
  const ada = await playerWith(cluster, 'ada', 1_000_000);
  const bob = await playerWith(cluster, 'bob', 1_000_000);
  const cyd = await playerWith(cluster, 'cyd', 1_000_000);
  const dan = await playerWith(cluster, 'dan', 1_000_000);
  await openNext(cluster);
  const people = [ada, bob, cyd, dan];
  for (const one of people) for (let i = 0; i < 90; i += 1) await makeStanding(cluster, one);
  let midwayCount = 0;
  for (let round = 0; round < 12; round += 1) {
    const { nowMs } = cluster.clock;
    const { draw } = await cluster.get(0, 'planDraw', {
      seriesId: STANDING_SERIES,
      game: GAMES['5of36'],
      priceMinor: minor(100),
      opensAtMs: nowMs,
      closesAtMs: nowMs + 3_600_000,
      resultsAtMs: nowMs + 7_200_000,
      graceMs: 0,
      approvalMinor: minor(1_000_000_000),
      recurring: false,
    });
    // Into the middle: some commits are made, and the last of them is lost or not. A step is over
    // with its first player.
    cluster.clock.lookMs = 3;
    appendsLeft = round;
    cluster.shards[0]?.tick();
    for (let turn = 0; turn < 20; turn += 1) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    appendsLeft = Number.POSITIVE_INFINITY;
    cluster.reopen(0, round % 2 === 0 ? 'absent' : 'present');
    const walks = [...(cluster.shards[0]?.state.standingWalks.all() ?? [])];
    if (walks.some(({ value }) => value.player !== null)) midwayCount += 1;
    cluster.shards[0]?.resendMail();
    await cluster.settle();
    cluster.clock.lookMs = 0;
    const counts = await Promise.all(people.map((one) => ticketsIn(cluster, one, draw)));
    t.same(counts, [90, 90, 90, 90]);
    t.same([...(cluster.shards[0]?.state.standingWalks.all() ?? [])], []);
  }
  t.ok(midwayCount > 2, 'walks were ended in their middle');
  await verifyShards(t, cluster);
});

test('standing tickets: a damaged row costs its own player, and no other', async (t) => {
  const cluster = new Cluster({ shardCount: 1, seed: 15 });
  const [ada, bob] = [await playerWith(cluster, 'ada', 500), await playerWith(cluster, 'bob', 500)];
  await openNext(cluster);
  for (const one of [ada, bob]) await makeStanding(cluster, one);
  const key = { seriesMark: seriesMarkOf(STANDING_SERIES), player: ada.player };
  cluster.journals[0]?.spoil(STANDING_TABLES.standingBySeries.key.encode(key));
  const draw = await openNext(cluster);
  t.equal(await ticketsIn(cluster, ada, draw), 0);
  t.equal(await ticketsIn(cluster, bob, draw), 1);
  t.same([...(cluster.shards[0]?.state.standingWalks.all() ?? [])], [], 'the walk has ended');
  t.same(await standingTicketsOf(cluster, ada), [], 'and is left out of the list');
  t.match(cluster.alarms.at(-1), { kind: 'damagedRow' });
});

async function ticketsIn(
  cluster: Cluster,
  { shard, player }: Awaited<ReturnType<typeof playerWith>>,
  draw: Parameters<typeof purchase>[2],
): Promise<number> {
  const request = { player, draw, state: null, limit: 200, after: null };
  return (await cluster.get(shard, 'listTickets', request)).tickets.length;
}
