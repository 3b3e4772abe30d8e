/** What happens to draws and bets in the golden data. */
import { PICK_FORMS } from '../../../actors/games/pick-order.ts';
import { must } from '../../../src/kernel/assert.ts';
import type { DrawNo } from '../../../src/kernel/ids.ts';
import type { Minor } from '../../../src/kernel/money.ts';
import { SMALL_GAME } from '../../simulation/small-game.ts';
import type { Cluster } from '../cluster/cluster.ts';
import {
  correct,
  homeOf,
  oddsChange,
  openFixture,
  resolveOn,
  slip,
} from '../cluster/cluster-bets.ts';
import { EARNS } from '../cluster/cluster-moves.ts';
import { clusterBalance, plan, purchase, type TestPlayer } from '../cluster/cluster-players.ts';
import { OPERATOR } from '../samples/actor-events.ts';

/** Six combinations of the small game: most draws have several of them win. */
const SYSTEM = { form: PICK_FORMS.system, numbers: [1, 2, 3, 4], others: [] };

const STORY_SCHEDULE = JSON.stringify({
  series: [{ seriesId: 'hourly', game: '5of36', closes: '0 * * * *', resultsDelaySeconds: 60 }],
});

/** Sold to everybody, half of them by points of the second player. */
export async function sell(
  cluster: Cluster,
  draw: DrawNo,
  players: readonly TestPlayer[],
): Promise<void> {
  for (const [index, one] of players.slice(0, 5).entries()) {
    const bought = purchase(cluster, one, draw, { picks: [SYSTEM], quickPick: 6 });
    const points = index === 1 ? ({ pays: true, rateHundredths: 90 } as const) : EARNS;
    await cluster.get(one.shard, 'buyTickets', { ...bought, points });
  }
  await cluster.settle();
}

export function planSmall(cluster: Cluster, closesInS = 60, resultsInS = 240): Promise<DrawNo> {
  const small = { game: SMALL_GAME, seriesId: 'small', priceMinor: SMALL_GAME.priceMinor };
  const times = { closesInS, resultsInS, graceMs: 400, approvalMinor: 30 as Minor };
  return plan(cluster, '5of36', { ...small, ...times });
}

export async function tellOfDraws(cluster: Cluster, players: readonly TestPlayer[]): Promise<void> {
  const rained = await planSmall(cluster);
  const off = { draw: rained, reason: 'rain', by: OPERATOR };
  await cluster.get(rained % cluster.shards.length, 'cancelDraw', off);
  await cluster.settle();
  await tellOfSchedule(cluster);
  const stormy = await planSmall(cluster);
  await cluster.get(stormy % cluster.shards.length, 'postponeDraw', {
    draw: stormy,
    closesAtMs: cluster.clock.nowMs + 90_000,
    resultsAtMs: cluster.clock.nowMs + 300_000,
    reason: 'a storm',
    by: OPERATOR,
    others: [],
  });
  await cluster.settle();
  await sell(cluster, stormy, players);
  for (const { shard, player } of players.slice(0, 2)) {
    await cluster.get(shard, 'returnTicket', {
      player,
      place: { draw: stormy, shard, ordinal: 0 },
    });
  }
  await cluster.advance(300_000);
  const first = must(players[0], 'one');
  // Until nobody wins, and the next draw inherits a jackpot.
  while (((await clusterBalance(cluster))['jackpot:small'] ?? 0) === 0) {
    const draw = await planSmall(cluster);
    await cluster.get(
      first.shard,
      'buyTickets',
      purchase(cluster, first, draw, { picks: [[1, 2]] }),
    );
    await cluster.advance(300_000);
  }

  const cancelled = await planSmall(cluster);
  await sell(cluster, cancelled, players);
  await cluster.advance(61_000);
  const shard = cancelled % cluster.shards.length;
  await cluster.get(shard, 'cancelDraw', { draw: cancelled, reason: 'rain', by: OPERATOR });
  await cluster.settle();

  const conducted = await planSmall(cluster);
  await sell(cluster, conducted, players);
  await cluster.advance(61_000);
  const home = conducted % cluster.shards.length;
  await cluster.get(home, 'conductDraw', { draw: conducted, by: OPERATOR });
  await cluster.advance(300_000);
  for (const shard of cluster.shards.keys()) {
    const held = await cluster.get(shard, 'listHeldAwards', {
      isApproved: false,
      limit: 9,
      after: null,
    });
    const [award] = held;
    if (award === undefined) continue;
    const { draw, ordinal } = award;
    await cluster.get(shard, 'approveAward', { draw, ordinal, by: OPERATOR });
  }
}

/** One of the settings, one that was put over it, and a closing that nobody planned. */
async function tellOfSchedule(cluster: Cluster): Promise<void> {
  await cluster.get(0, 'readSchedule', { text: '{"series":[]}' });
  await cluster.get(0, 'putSchedule', { text: STORY_SCHEDULE, by: OPERATOR });
  const { nowMs } = cluster.clock;
  const missed = { fromMs: nowMs - 60_000, throughMs: nowMs - 1, count: 2 };
  await cluster.get(0, 'noteMissedDraws', { seriesId: 'hourly', ...missed });
  await cluster.settle();
}

export async function tellOfBets(cluster: Cluster, players: readonly TestPlayer[]): Promise<void> {
  const odds = { Reds: 300, Blues: 150 };
  const small = await openFixture(cluster, { odds, limitMinor: 20_000, home: 1 });
  const large = await openFixture(cluster, { odds, limitMinor: 50_000_000 });
  const gone = await openFixture(cluster, { odds });
  let count = 0;
  const earning = () => {
    count += 1;
    return { earnsHundredths: 20_000, idempotencyKey: `bet-${count}` };
  };
  for (const one of players.slice(0, 5)) {
    // An allotment is asked for when it runs low.
    for (const fixture of [small, small, large]) {
      const bet = slip(one, fixture, 900, earning());
      await cluster.ask(one.shard, 'placeBet', bet);
      await cluster.settle();
    }
    const legs = [small, large, gone].map((fixture) => ({ fixture }));
    await cluster.ask(one.shard, 'placeBet', slip(one, legs, 10, earning()));
    await cluster.get(one.shard, 'placeBet', slip(one, gone, 50, earning()));
  }
  const bet = slip(must(players[0], 'one'), large, 400_000, earning());
  await cluster.get(must(players[0], 'one').shard, 'placeBet', bet);
  const operation = { idempotencyKey: 'change-1', fingerprint: 1 };
  const change = oddsChange(large, { odds: [{ selection: 1, oddsHundredths: 160 }] });
  await cluster.get(homeOf(cluster, large), 'changeFixture', { ...change, operation });
  await cluster.settle();
  const voided = { fixture: gone, reason: 'fog', by: OPERATOR };
  await cluster.get(homeOf(cluster, gone), 'voidFixture', voided);
  await cluster.settle();
  await resolveOn(cluster, small, 'won', 'lost');
  for (const one of players.slice(1, 5)) await spendAll(cluster, one);
  await correct(cluster, small, 'lost', 'won');
  await resolveOn(cluster, large, 'won', 'lost');
  await approveOne(cluster);
}

/** Takes out all money, so that a correction leaves a debt. */
async function spendAll(cluster: Cluster, { shard, player }: TestPlayer): Promise<void> {
  const { balanceMinor: amountMinor } = await cluster.get(shard, 'getWallet', { player });
  const payment = { player, method: 'sandbox:success', fingerprint: 1, amountMinor };
  const request = { ...payment, kind: 'withdrawal', idempotencyKey: 'all' } as const;
  await cluster.get(shard, 'requestPayment', request);
  await cluster.settle();
}

async function approveOne(cluster: Cluster): Promise<void> {
  for (const shard of cluster.shards.keys()) {
    const page = { isApproved: false, limit: 9, after: null };
    const [held] = await cluster.get(shard, 'listHeldPayouts', page);
    if (held === undefined) continue;
    await cluster.get(shard, 'approvePayout', { awardId: held.awardId, by: OPERATOR });
  }
  await cluster.settle();
}
