/** A bet against the deadline, a suspension and new odds, at the millisecond. */
import { test } from 'tap';
import { must } from '../../src/kernel/assert.ts';
import { Cluster } from '../support/cluster/cluster.ts';
import {
  homeOf,
  oddsChange,
  openFixture,
  resolveOn,
  slip,
} from '../support/cluster/cluster-bets.ts';
import { playerWith, type TestPlayer } from '../support/cluster/cluster-players.ts';

/** A player away from the event's home, so that every version comes to them by mail. */
async function awayFrom(cluster: Cluster, home: number): Promise<TestPlayer> {
  for (let i = 0; ; i += 1) {
    const player = await playerWith(cluster, `player-${i}`, 10_000);
    if (player.shard !== home) return player;
  }
}

test('race: a bet at the deadline is out, a millisecond before it is in', async (t) => {
  for (const offsetMs of [-2, -1, 0, 1, 2]) {
    const cluster = new Cluster({ shardCount: 2, seed: 1 });
    const fixture = await openFixture(cluster, { deadlineInS: 60 });
    const player = await awayFrom(cluster, 0);
    // Nothing but the shard's clock: no reminder was worked on, no mail has come.
    cluster.clock.nowMs += 60_000 + offsetMs;
    const answer = await cluster.ask(player.shard, 'placeBet', slip(player, fixture, 100));
    t.equal(answer.ok, offsetMs < 0, `${offsetMs} ms`);
    if (!answer.ok) t.equal(answer.code, 'eventClosed');
    await cluster.settle();
  }
});

test('race: a wall clock that is stepped back does not let a late bet in', async (t) => {
  const cluster = new Cluster({ shardCount: 2, seed: 2 });
  const fixture = await openFixture(cluster, { deadlineInS: 60 });
  const player = await awayFrom(cluster, 0);
  await cluster.advance(60_000);
  cluster.clock.stepMs = -3_600_000;
  const answer = await cluster.ask(player.shard, 'placeBet', slip(player, fixture, 100));
  t.match(answer, { ok: false, code: 'eventClosed' });
});

test('race: a suspension counts from the moment when it is taken by the shard', async (t) => {
  const cluster = new Cluster({ shardCount: 2, seed: 3 });
  const fixture = await openFixture(cluster);
  const home = homeOf(cluster, fixture);
  const player = await awayFrom(cluster, home);
  const suspension = cluster.ask(
    home,
    'changeFixture',
    oddsChange(fixture, { state: 'suspended' }),
  );
  // Asked in the same instant: the version is not durable yet, so nobody can have heard of it.
  const before = await cluster.ask(player.shard, 'placeBet', slip(player, fixture, 100));
  t.match(before, { ok: true });
  t.match(await suspension, { ok: true });
  await cluster.settle();
  t.match(await cluster.ask(player.shard, 'placeBet', slip(player, fixture, 100)), {
    ok: false,
    code: 'eventSuspended',
  });
  await cluster.get(home, 'changeFixture', oddsChange(fixture, { state: 'open' }));
  await cluster.settle();
  t.match(await cluster.ask(player.shard, 'placeBet', slip(player, fixture, 100)), { ok: true });
});

test('race: odds change: what was seen and is not any more is not taken', async (t) => {
  const cluster = new Cluster({ shardCount: 2, seed: 4 });
  const fixture = await openFixture(cluster, { odds: { a: 200 } });
  const home = homeOf(cluster, fixture);
  const player = await awayFrom(cluster, home);
  const seen = [{ fixture, oddsHundredths: 200 }];
  const odds = [{ selection: 0, oddsHundredths: 190 }];
  const change = cluster.ask(home, 'changeFixture', oddsChange(fixture, { odds }));
  const early = await cluster.get(player.shard, 'placeBet', slip(player, seen, 100));
  t.equal(early.legs[0]?.oddsHundredths, 200);
  t.match(await change, { ok: true });
  await cluster.settle();
  const late = slip(player, seen, 100);
  t.match(await cluster.ask(player.shard, 'placeBet', late), {
    ok: false,
    code: 'oddsChanged',
    facts: { odds: '1.90' },
  });
  const better = { ...late, accept: 'better' } as const;
  t.match(await cluster.ask(player.shard, 'placeBet', better), { ok: false });
  const any = await cluster.get(player.shard, 'placeBet', { ...late, accept: 'any' });
  t.equal(any.legs[0]?.oddsHundredths, 190);
  // The first bet keeps its odds.
  const { place } = early;
  const bet = await cluster.get(player.shard, 'getBet', { player: player.player, place });
  t.equal(bet.legs[0]?.oddsHundredths, 200);
});

test('race: a bet against the result: who bets after it gets their stake back', async (t) => {
  const cluster = new Cluster({ shardCount: 2, seed: 5 });
  const fixture = await openFixture(cluster, { odds: { a: 300 } });
  const player = await awayFrom(cluster, 0);
  await cluster.get(player.shard, 'placeBet', slip(player, fixture, 100));
  // The result is there, and its mail is not: they know, the shard does not.
  const request = { fixture, outcomes: ['won' as const], reason: null, by: player.player };
  const resolution = cluster.ask(0, 'resolveFixture', request);
  cluster.clock.nowMs += 1;
  const late = await cluster.get(player.shard, 'placeBet', slip(player, fixture, 1_000));
  await resolution;
  await cluster.settle();
  const { balanceMinor } = await cluster.get(player.shard, 'getWallet', { player: player.player });
  t.equal(balanceMinor, 10_000 - 100 + 300);
  const asked = { player: player.player, place: late.place };
  t.match(await cluster.get(player.shard, 'getBet', asked), { state: 'void', payoutMinor: 1_000 });
});

test('race: results, corrections and voids at once have one outcome', async (t) => {
  const cluster = new Cluster({ shardCount: 3, seed: 6 });
  const fixture = await openFixture(cluster, { odds: { a: 200 } });
  const players: TestPlayer[] = [];
  for (let i = 0; i < 6; i += 1) players.push(await playerWith(cluster, `p${i}`, 1_000));
  for (const player of players) {
    await cluster.get(player.shard, 'placeBet', slip(player, fixture, 100));
  }
  const by = must(players[0], 'six').player;
  const all = [
    cluster.ask(0, 'resolveFixture', { fixture, outcomes: ['won'], reason: null, by }),
    cluster.ask(0, 'resolveFixture', { fixture, outcomes: ['lost'], reason: null, by }),
    cluster.ask(0, 'voidFixture', { fixture, reason: 'floodlights', by }),
    cluster.ask(0, 'resolveFixture', { fixture, outcomes: ['won'], reason: null, by }),
    cluster.ask(0, 'correctFixture', { fixture, outcomes: ['won'], reason: 'again', by }),
  ];
  const answers = await Promise.all(all);
  t.same(
    answers.map((answer) => (answer.ok ? 'ok' : answer.code)),
    ['ok', 'eventFinished', 'ok', 'eventVoid', 'ok'],
  );
  await cluster.settle();
  for (const { shard, player } of players) {
    const { balanceMinor } = await cluster.get(shard, 'getWallet', { player });
    t.equal(balanceMinor, 1_100);
  }
  await resolveOn(cluster, fixture, 'won');
});
