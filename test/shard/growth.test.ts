/** Clusters to which shards are added: what is open there goes on, on all of them. */
import { type Test, test } from 'tap';
import { coordinatorShardOf } from '../../actors/calendar/calendar.ts';
import { GROWTH_KEY } from '../../actors/growth/growth.ts';
import { raffleShardOfGame, shardOfExternalId } from '../../actors/raffle/raffle.ts';
import { DEFAULT_RAFFLE_RULES } from '../../actors/raffle/raffle-rules.ts';
import { verifyTranscript } from '../../src/fairness/verify-transcript.ts';
import type { FixtureNo } from '../../src/kernel/fixture-ids.ts';
import type { DrawNo, PlayerKey } from '../../src/kernel/ids.ts';
import { minor } from '../../src/kernel/money.ts';
import { everyShard } from '../../src/kernel/shard-counts.ts';
import { Cluster } from '../support/cluster/cluster.ts';
import { liability, openFixture, resolveOn, slip } from '../support/cluster/cluster-bets.ts';
import {
  askTrailing,
  getTrailing,
  growAndMove,
  homeNow,
} from '../support/cluster/cluster-moves.ts';
import {
  clusterBalance,
  plan,
  playerWith,
  purchase,
  type TestPlayer,
} from '../support/cluster/cluster-players.ts';
import { verifyShards } from '../support/cluster/verify-cluster.ts';
import { messageId, outsidePlayer } from '../support/samples/raffle-events.ts';

const OPERATOR = 1 as PlayerKey;
const FOUNDERS = 2;
const SHARDS = 5;
const PAID_IN_MINOR = 100_000;

function begun(seed: number): Cluster {
  return new Cluster({ shardCount: FOUNDERS, seed });
}

/** Those who are known, where they live now, and one on each shard that has none yet. */
async function neighbours(cluster: Cluster, known: readonly TestPlayer[]): Promise<TestPlayer[]> {
  const players = known.map((one) => homeNow(cluster, one));
  const hasOne = (shard: number) => players.some((player) => player.shard === shard);
  for (let i = 0; !everyShard(cluster).every(hasOne); i += 1) {
    const player = await playerWith(cluster, `newcomer-${known.length}-${i}`, PAID_IN_MINOR);
    if (!hasOne(player.shard)) players.push(player);
  }
  return players;
}

async function buy(cluster: Cluster, players: readonly TestPlayer[], draw: DrawNo): Promise<void> {
  for (const player of players) {
    const bought = purchase(cluster, player, draw, { quickPick: 9 });
    await getTrailing(cluster, player, 'buyTickets', bought);
  }
}

async function bet(
  cluster: Cluster,
  players: readonly TestPlayer[],
  fixture: FixtureNo,
  stakeMinor: number,
): Promise<void> {
  for (const player of players) {
    await getTrailing(cluster, player, 'placeBet', slip(player, fixture, stakeMinor));
  }
}

async function settled(t: Test, cluster: Cluster): Promise<void> {
  await verifyShards(t, cluster);
  const { transit } = await clusterBalance(cluster);
  t.notOk(transit, 'nothing is on its way');
}

test('growth: draws that are open or planned are sold on new shards, too', async (t) => {
  const cluster = begun(1);
  const founders = await neighbours(cluster, []);
  const open = await plan(cluster, '5of36', { closesInS: 60, resultsInS: 180 });
  const planned = await plan(cluster, '5of36', { opensInS: 90, closesInS: 300, resultsInS: 400 });
  const closed = await plan(cluster, '5of36', { closesInS: 10, resultsInS: 200 });
  await buy(cluster, founders, open);
  await buy(cluster, founders, closed);
  await cluster.advance(20_000);
  await growAndMove(cluster, SHARDS);
  const players = await neighbours(cluster, founders);
  await buy(cluster, players, open);
  await cluster.advance(100_000);
  await buy(cluster, players, planned);
  const later = await plan(cluster, '5of36', { closesInS: 60, resultsInS: 120 });
  await buy(cluster, players, later);
  await cluster.advance(400_000);
  for (const [draw, sellers, ticketCount] of [
    [open, SHARDS, 9 * (FOUNDERS + players.length)],
    [planned, SHARDS, 9 * players.length],
    [closed, FOUNDERS, 9 * FOUNDERS],
    [later, SHARDS, 9 * players.length],
  ] as const) {
    const request = { draw };
    const shard = coordinatorShardOf(draw, cluster);
    const transcript = await cluster.get(shard, 'getTranscript', request);
    t.ok(verifyTranscript(transcript).ok);
    const { seals } = await cluster.get(shard, 'getSeals', request);
    t.equal(seals.length, sellers);
    t.equal(
      seals.reduce((sum, seal) => sum + seal.ticketCount, 0),
      ticketCount,
    );
  }
  await settled(t, cluster);
});

test('growth: a draw is cancelled on the shards that sell it', async (t) => {
  const cluster = begun(2);
  const founders = await neighbours(cluster, []);
  const draws: DrawNo[] = [];
  for (const opensInS of [0, 300]) {
    draws.push(await plan(cluster, '5of36', { opensInS, closesInS: 600, resultsInS: 700 }));
  }
  await growAndMove(cluster, SHARDS);
  const players = await neighbours(cluster, founders);
  await buy(cluster, players, draws[0] as DrawNo);
  for (const draw of draws) {
    const request = { draw, reason: 'rain', by: OPERATOR };
    await cluster.get(coordinatorShardOf(draw, cluster), 'cancelDraw', request);
  }
  await cluster.advance(1_000);
  for (const { shard, player } of players) {
    t.match(await cluster.get(shard, 'getWallet', { player }), { balanceMinor: PAID_IN_MINOR });
  }
  await settled(t, cluster);
});

test('growth: bets are taken on new shards, within limits that hold over all', async (t) => {
  const cluster = begun(3);
  const founders = await neighbours(cluster, []);
  const wanted = { odds: { one: 200, two: 200 }, limitMinor: 10_000, home: 1, deadlineInS: 300 };
  const fixture = await openFixture(cluster, wanted);
  const over = await openFixture(cluster, { home: 0, deadlineInS: 10 });
  await bet(cluster, founders, fixture, 9);
  await cluster.advance(20_000);
  await growAndMove(cluster, SHARDS);
  const players = await neighbours(cluster, founders);
  await bet(cluster, players, fixture, 900);
  const newest = players.at(-1) as TestPlayer;
  for (let round = 0; round < 10; round += 1) {
    await askTrailing(cluster, newest, 'placeBet', slip(newest, fixture, 700));
    await cluster.advance(2_000);
  }
  const { usedMinor, allottedMinor } = await liability(cluster, fixture);
  t.ok(allottedMinor <= 10_000, 'never more than there is');
  t.ok(usedMinor > 8_000, 'what is not used moves to where it is asked for');
  await resolveOn(cluster, fixture, 'won', 'lost');
  await resolveOn(cluster, over, 'won');
  t.match(await cluster.get(1, 'getFixture', { fixture }), { isSettled: true });
  t.match(await cluster.get(0, 'getFixture', { fixture: over }), { isSettled: true });
  await settled(t, cluster);
});

test('growth: outside ids and raffles stay, and new shards know whose an id is', async (t) => {
  const cluster = begun(4);
  const [ada, bob] = (await neighbours(cluster, [])) as [TestPlayer, TestPlayer];
  const ids = Array.from({ length: 12 }, (_, index) => outsidePlayer(index + 1));
  const link = (externalId: string, { player }: TestPlayer) => {
    const request = { externalId, player, by: OPERATOR };
    return cluster.get(shardOfExternalId(externalId, cluster), 'linkExternalId', request);
  };
  for (const [index, id] of ids.slice(0, 10).entries()) await link(id, index % 2 === 0 ? ada : bob);
  const gameId = outsidePlayer(0xa);
  const home = raffleShardOfGame(gameId, cluster);
  const rules = { ...DEFAULT_RAFFLE_RULES, participantsNeeded: 3 };
  await cluster.get(home, 'configureRaffleGame', { gameId, rules, by: OPERATOR });
  const stake = (number: number) => {
    const request = { messageId: messageId(number), gameId, stakeMinor: minor(1_000) };
    return cluster.get(home, 'takeStake', { ...request, playerId: outsidePlayer(number) });
  };
  for (const number of [1, 2]) await stake(number);
  await cluster.grow(SHARDS);
  for (const id of ids.slice(10)) await link(id, ada);
  t.match(await stake(1), { outcome: 'repeated' });
  await stake(3);
  await cluster.settle();
  const known = [...ids.keys()].map((index) => (index % 2 === 0 || index > 9 ? ada : bob).player);
  for (const { state } of cluster.shards) {
    t.same(
      ids.map((id) => state.externalPlayers.get(id)),
      known,
    );
  }
  await settled(t, cluster);
});

test('growth: a crash in the middle of it leaves nothing out', async (t) => {
  const cluster = begun(5);
  await openFixture(cluster);
  const draw = await plan(cluster, '5of36', { closesInS: 60, resultsInS: 180 });
  cluster.isMailHeld = true;
  await cluster.grow(SHARDS);
  cluster.isMailHeld = false;
  for (let victim = 0; victim < SHARDS; victim += 1) await cluster.crash(victim);
  for (const { state } of cluster.shards) {
    t.match(state.growth.get(GROWTH_KEY), { shardCount: SHARDS, toldCount: SHARDS });
    t.equal(state.instances.get(draw)?.phase, 'open');
  }
  await settled(t, cluster);
});

test('growth: somebody new is registered where their slot is dealt to', async (t) => {
  const cluster = begun(7);
  const [shard, slot] = [SHARDS - 1, 1_023];
  const session = { familyId: 'f', refreshHash: 'r', sessionExpiresAtMs: cluster.clock.nowMs + 1 };
  const login = { login: 'zoe', loginNormalised: 'zoe', slot, passwordHash: 'hash' };
  const rules = { birthDate: '1990-01-31', minimumAgeYears: 18, timeZone: 'UTC' };
  const request = { ...login, ...rules, ...session, roles: ['player'] as const };
  await cluster.grow(SHARDS);
  const refused = { ok: false, code: 'elsewhere' };
  t.match(
    await cluster.ask(shard, 'registerPlayer', request),
    refused,
    'others have to move first',
  );
  await cluster.dealPlayers();
  t.match(await cluster.ask(1, 'registerPlayer', request), { ...refused, facts: { shard } });
  t.match(await cluster.ask(shard, 'registerPlayer', request), { ok: true });
});

test('growth: one that has grown grows again', async (t) => {
  const cluster = begun(6);
  const founders = await neighbours(cluster, []);
  await growAndMove(cluster, 3);
  const some = await neighbours(cluster, founders);
  const draw = await plan(cluster, '5of36', { opensInS: 10, closesInS: 60, resultsInS: 180 });
  const fixture = await openFixture(cluster);
  await growAndMove(cluster, SHARDS);
  await cluster.advance(10_000);
  const players = await neighbours(cluster, some);
  await buy(cluster, players, draw);
  await bet(cluster, players, fixture, 9);
  await cluster.advance(200_000);
  await resolveOn(cluster, fixture, 'lost');
  await settled(t, cluster);
});
