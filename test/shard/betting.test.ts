/** Lives of events over several shards, with the arithmetic by hand. */
import { type Test, test } from 'tap';
import { must } from '../../src/kernel/assert.ts';
import type { FixtureNo } from '../../src/kernel/fixture-ids.ts';
import { Cluster } from '../support/cluster/cluster.ts';
import {
  correct,
  homeOf,
  liability,
  oddsChange,
  openFixture,
  resolveOn,
  slip,
} from '../support/cluster/cluster-bets.ts';
import {
  clusterBalance,
  playersInOrder,
  type TestPlayer,
} from '../support/cluster/cluster-players.ts';

const SHARD_COUNT = 3;

async function balances(cluster: Cluster, players: readonly TestPlayer[]): Promise<number[]> {
  const wallets = players.map(({ shard, player }) => cluster.get(shard, 'getWallet', { player }));
  return (await Promise.all(wallets)).map(({ balanceMinor }) => balanceMinor);
}

async function betAll(
  cluster: Cluster,
  players: readonly TestPlayer[],
  fixture: FixtureNo,
  stake = 100,
) {
  return Promise.all(
    players.map((player) => cluster.get(player.shard, 'placeBet', slip(player, fixture, stake))),
  );
}

async function checkAtRest(t: Test, cluster: Cluster): Promise<Record<string, number>> {
  const accounts = await clusterBalance(cluster);
  t.equal(
    Object.values(accounts).reduce((sum, balance) => sum + balance, 0),
    0,
  );
  t.notOk(accounts.transit);
  t.notOk(Object.keys(accounts).some((name) => name.startsWith('bets:')));
  return accounts;
}

test('event: bets on every shard are settled by one result', async (t) => {
  const cluster = new Cluster({ shardCount: SHARD_COUNT, seed: 1 });
  const players = await playersInOrder(cluster, 1_000);
  const fixture = await openFixture(cluster, { odds: { one: 250, draw: 330, two: 280 }, home: 1 });
  t.equal(homeOf(cluster, fixture), 1);
  for (const [selection, player] of players.entries()) {
    const request = slip(player, [{ fixture, selection }], 101);
    await cluster.get(player.shard, 'placeBet', request);
  }
  await cluster.advance(60_000);
  const { line, isSettled } = await cluster.get(1, 'getFixture', { fixture });
  t.match(line, { state: 'closed', version: 2 }, 'the reminder closed it');
  t.notOk(isSettled);
  await resolveOn(cluster, fixture, 'won', 'lost', 'void');
  // ⌊101 × 2.50⌋ = 252, nothing, and the stake.
  t.same(await balances(cluster, players), [1_151, 899, 1_000]);
  t.match(await cluster.get(1, 'getFixture', { fixture }), { isSettled: true });
  t.equal((await checkAtRest(t, cluster)).house, -50);

  await correct(cluster, fixture, 'lost', 'won', 'lost');
  // ⌊101 × 3.30⌋ = 333.
  t.same(await balances(cluster, players), [899, 1_232, 899]);
  await checkAtRest(t, cluster);
  const states = ['lost', 'won', 'lost'];
  for (const [index, { player, shard }] of players.entries()) {
    const filters = { player, fixture, state: null, limit: 9, after: null };
    const { bets } = await cluster.get(shard, 'listBets', filters);
    t.match(bets, [{ state: states[index], payoutMinor: index === 1 ? 333 : 0 }]);
  }
});

test('event: an accumulator over events of different homes', async (t) => {
  const cluster = new Cluster({ shardCount: SHARD_COUNT, seed: 2 });
  const [ada] = await playersInOrder(cluster, 1_000);
  const { shard, player } = must(ada, 'a player');
  const fixtures: FixtureNo[] = [];
  for (const home of [0, 1, 2])
    fixtures.push(await openFixture(cluster, { home, odds: { a: 185 } }));
  const legs = fixtures.map((fixture) => ({ fixture }));
  const placed = await cluster.get(shard, 'placeBet', slip({ shard, player }, legs, 100));
  t.match(placed, { place: { fixture: 0, shard, ordinal: 0 }, balanceMinor: 900 });
  const seen = async () => cluster.get(shard, 'getBet', { player, place: placed.place });
  await resolveOn(cluster, must(fixtures[2], 'three'), 'won');
  t.match(await seen(), { state: 'accepted', legs: [{ outcome: null }, {}, { outcome: 'won' }] });
  await resolveOn(cluster, must(fixtures[0], 'three'), 'void');
  await resolveOn(cluster, must(fixtures[1], 'three'), 'won');
  // 1.85 × 1.85 × 100 = 342.25.
  t.match(await seen(), { state: 'won', payoutMinor: 342 });
  t.same(await balances(cluster, [{ shard, player }]), [1_242]);
  await checkAtRest(t, cluster);
});

test('event: liability goes where the bets are, and never beyond its limit', async (t) => {
  const cluster = new Cluster({ shardCount: SHARD_COUNT, seed: 3 });
  const players = await playersInOrder(cluster, 100_000);
  const limitMinor = 9_000;
  // At evens a stake of 100 may lose 100: ninety of them fill the limit.
  const fixture = await openFixture(cluster, { limitMinor, odds: { a: 200 } });
  const taken = [0, 0, 0];
  for (let round = 0; round < 60; round += 1) {
    const player = must(players[round < 50 ? 0 : round % 3], 'three players');
    const answer = await cluster.ask(player.shard, 'placeBet', slip(player, fixture, 300));
    if (answer.ok) taken[player.shard] = (taken[player.shard] ?? 0) + 1;
    else t.equal(answer.code, 'liabilityReached');
    await cluster.settle();
    const { usedMinor, allottedMinor } = await liability(cluster, fixture);
    t.ok(usedMinor <= allottedMinor && allottedMinor <= limitMinor);
    cluster.clock.nowMs += 500;
  }
  // The shard with the demand got all of it: what the others did not use was recalled.
  t.same(taken, [30, 0, 0]);
  t.equal((await liability(cluster, fixture)).usedMinor, limitMinor);
});

test('event: a bet that found no room here finds it when tried again', async (t) => {
  const cluster = new Cluster({ shardCount: SHARD_COUNT, seed: 4 });
  const [ada] = await playersInOrder(cluster, 100_000);
  const player = must(ada, 'a player');
  const fixture = await openFixture(cluster, { limitMinor: 9_000, odds: { a: 200 } });
  const request = slip(player, fixture, 4_000);
  const first = await cluster.ask(player.shard, 'placeBet', request);
  // Its share is a sixth.
  const facts = { stakeMinorMax: 1_500, moreMayCome: 1 };
  t.match(first, { ok: false, code: 'liabilityReached', facts });
  await cluster.settle();
  t.match(await cluster.ask(player.shard, 'placeBet', request), { ok: true });
});

test('event: a lowered limit takes back what is not used', async (t) => {
  const cluster = new Cluster({ shardCount: SHARD_COUNT, seed: 5 });
  const players = await playersInOrder(cluster, 100_000);
  const fixture = await openFixture(cluster, { limitMinor: 9_000, odds: { a: 200 } });
  await betAll(cluster, players, fixture, 500);
  const limits = [0, 1].map((limit) => ({ limit, liabilityMinorMax: 2_000 }));
  await cluster.get(homeOf(cluster, fixture), 'changeFixture', oddsChange(fixture, { limits }));
  await cluster.settle();
  t.same(await liability(cluster, fixture), { usedMinor: 1_500, allottedMinor: 1_500 });
  const [ada] = players;
  const request = slip(must(ada, 'a player'), fixture, 500);
  t.match(await cluster.ask(0, 'placeBet', request), { ok: false });
  await cluster.settle();
  t.match(await cluster.ask(0, 'placeBet', request), { ok: true });
  t.match(await cluster.ask(0, 'placeBet', slip(must(ada, 'her'), fixture, 1)), { ok: false });
});

test('event: prices of any past instant are there', async (t) => {
  const cluster = new Cluster({ shardCount: 2, seed: 6 });
  const fixture = await openFixture(cluster, { home: 1, odds: { a: 200 } });
  const createdMs = cluster.clock.nowMs;
  for (let version = 2; version <= 9; version += 1) {
    cluster.clock.nowMs += 1_000;
    const odds = [{ selection: 0, oddsHundredths: 200 + version }];
    await cluster.get(1, 'changeFixture', oddsChange(fixture, { odds, reason: `v${version}` }));
  }
  const at = (atMs: number) => cluster.get(1, 'getVersionAt', { fixture, atMs });
  t.match(await at(createdMs), { version: 1, oddsHundredths: [200] });
  t.match(await at(createdMs + 999), { version: 1 });
  t.match(await at(createdMs + 1_000), { version: 2, oddsHundredths: [202], reason: 'v2' });
  t.match(await at(createdMs + 4_500), { version: 5 });
  t.match(await at(createdMs + 1e9), { version: 9 });
  t.match(await cluster.ask(1, 'getVersionAt', { fixture, atMs: createdMs - 1 }), { ok: false });
  const { versions } = await cluster.get(1, 'listVersions', { fixture, limit: 3, before: 6 });
  t.same(
    versions.map(({ version }) => version),
    [5, 4, 3],
  );
});

test('event: a repeated bet gets its first answer, also after it is settled', async (t) => {
  const cluster = new Cluster({ shardCount: 2, seed: 7 });
  const [ada] = await playersInOrder(cluster, 1_000);
  const player = must(ada, 'a player');
  const fixture = await openFixture(cluster);
  const request = slip(player, fixture, 100);
  const both = await Promise.all([1, 2].map(() => cluster.ask(player.shard, 'placeBet', request)));
  t.match(both, [
    { ok: true, replayed: false },
    { ok: true, replayed: true },
  ]);
  t.same(both[1], { ...both[0], replayed: true });
  t.match(await cluster.ask(player.shard, 'placeBet', { ...request, fingerprint: 2 }), {
    ok: false,
    code: 'idempotencyKeyReused',
  });
  await resolveOn(cluster, fixture, 'won');
  await cluster.crash(player.shard);
  t.same(await cluster.ask(player.shard, 'placeBet', request), { ...both[0], replayed: true });
  t.same(await balances(cluster, [player]), [1_100]);
});

test('event: events on offer are listed, newest first, and only those', async (t) => {
  const cluster = new Cluster({ shardCount: 1, seed: 8 });
  const fixtures: FixtureNo[] = [];
  for (let i = 0; i < 5; i += 1)
    fixtures.push(await openFixture(cluster, { deadlineInS: 60 * (i + 1) }));
  await cluster.advance(60_000);
  await resolveOn(cluster, must(fixtures[3], 'five'), 'lost');
  const list = async (states: ('open' | 'finished')[] | null, before: FixtureNo | null) => {
    const { fixtures: found } = await cluster.get(0, 'listFixtures', { states, limit: 2, before });
    return found.map(({ line }) => fixtures.indexOf(line.fixture));
  };
  t.same(await list(['open'], null), [4, 2]);
  t.same(await list(['open'], fixtures[2] ?? null), [1]);
  t.same(await list(['finished'], null), [3]);
  t.same(await list(null, fixtures[4] ?? null), [3, 2]);
});
