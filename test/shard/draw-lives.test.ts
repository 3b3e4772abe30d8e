/** Whole lives of draws over several shards, with the arithmetic by hand. */
import { type Test, test } from 'tap';
import type { DrawState } from '../../actors/coordinator/coordinator.ts';
import type { KOfNGame } from '../../actors/games/k-of-n/k-of-n-game.ts';
import type { Transcript } from '../../src/fairness/transcript.ts';
import { verifyRollovers } from '../../src/fairness/verify-rollover.ts';
import { verifyTranscript } from '../../src/fairness/verify-transcript.ts';
import { must } from '../../src/kernel/assert.ts';
import { type DrawNo, type PlayerKey, parseDrawId } from '../../src/kernel/ids.ts';
import { minor } from '../../src/kernel/money.ts';
import { Cluster } from '../support/cluster/cluster.ts';
import {
  clusterBalance,
  onePlayerEach,
  plan,
  purchase,
  type TestPlayer,
} from '../support/cluster/cluster-players.ts';

const OPERATOR = 1 as PlayerKey;
const SHARD_COUNT = 3;

/** One of two, at 101: whoever has the number shares half of the sales and the jackpot. */
const COIN: KOfNGame = {
  gameId: '1of2',
  title: 'heads or tails',
  pickCount: 1,
  numberCount: 2,
  priceMinor: minor(101),
  tiers: [
    {
      kind: 'pariMutuel',
      tier: 1,
      matches: 1,
      sharePermyriad: 5_000,
      jackpot: true,
      ifUnwon: 'rollover',
    },
  ],
};
const COIN_DRAW = { game: COIN, priceMinor: 101, seriesId: 'coin', closesInS: 60, resultsInS: 180 };

const threePlayers = (cluster: Cluster): Promise<TestPlayer[]> => onePlayerEach(cluster, 10_000);

async function buy(cluster: Cluster, player: TestPlayer, draw: DrawNo, numbers: number[]) {
  const request = purchase(cluster, player, draw, { picks: numbers.map((one) => [one]) });
  return cluster.get(player.shard, 'buyTickets', request);
}

async function balances(cluster: Cluster, players: readonly TestPlayer[]): Promise<number[]> {
  const wallets = players.map(({ shard, player }) => cluster.get(shard, 'getWallet', { player }));
  return (await Promise.all(wallets)).map(({ balanceMinor }) => balanceMinor);
}

function view(cluster: Cluster, draw: DrawNo) {
  return cluster.get(draw % SHARD_COUNT, 'getDraw', { draw });
}

function transcriptOf(cluster: Cluster, draw: DrawNo) {
  return cluster.get(draw % SHARD_COUNT, 'getTranscript', { draw });
}

/** Nothing is in transit, nothing is left in a pot, and all sums to zero. */
async function checkAtRest(t: Test, cluster: Cluster): Promise<Record<string, number>> {
  const accounts = await clusterBalance(cluster);
  t.equal(
    Object.values(accounts).reduce((sum, balance) => sum + balance, 0),
    0,
  );
  t.notOk(accounts.transit);
  t.notOk(Object.keys(accounts).some((name) => /^(pot|stakes):/.test(name)));
  return accounts;
}

test('draw: what nobody wins rolls into the next draw of the series, to be won', async (t) => {
  const cluster = new Cluster({ shardCount: SHARD_COUNT, seed: 4 });
  const players = await threePlayers(cluster);
  // Each draw has both shards' players on one side; sooner or later that side loses, then wins.
  let jackpotMinor = 0;
  let hasRolled = false;
  let last: Transcript | undefined;
  for (let round = 0; round < 12; round += 1) {
    const draw = await plan(cluster, '5of36', COIN_DRAW);
    const before = await balances(cluster, players);
    for (const player of players) await buy(cluster, player, draw, [1]);
    await cluster.advance(180_000);
    const transcript = await transcriptOf(cluster, draw);
    t.ok(verifyTranscript(transcript).ok);
    t.equal(transcript.jackpotInMinor, jackpotMinor);
    if (last !== undefined) t.ok(verifyRollovers([last, transcript]).ok, 'the two are tied');
    last = transcript;
    // Sales 303; half of it, rounded down, is 151.
    const poolMinor = 151 + jackpotMinor;
    const isWon = transcript.numbers[0] === 1;
    const prizeMinor = isWon ? Math.floor(poolMinor / 3) : 0;
    t.same(
      await balances(cluster, players),
      before.map((balance) => balance - 101 + prizeMinor),
    );
    t.equal(transcript.houseMinor, 303 - 151);
    t.equal(transcript.breakageMinor, isWon ? poolMinor % 3 : 0);
    jackpotMinor = isWon ? 0 : poolMinor;
    const accounts = await checkAtRest(t, cluster);
    t.equal(accounts['jackpot:coin'] ?? 0, jackpotMinor);
    if (isWon && hasRolled) return;
    hasRolled = !isWon;
  }
  t.fail('twelve tosses and never a loss before a win');
});

for (const [state, cancelAfterS] of [
  ['scheduled', 0],
  ['open', 20],
  ['sealed', 70],
] as const) {
  test(`draw: cancelled when ${state}, it gives everything back`, async (t) => {
    const cluster = new Cluster({ shardCount: SHARD_COUNT, seed: 5 });
    const players = await threePlayers(cluster);
    const before = await balances(cluster, players);
    const draw = await plan(cluster, '5of36', { ...COIN_DRAW, opensInS: 10, closesInS: 60 });
    await cluster.advance(cancelAfterS * 500);
    if (state !== 'scheduled') {
      for (const [index, player] of players.entries()) {
        await buy(
          cluster,
          player,
          draw,
          Array.from({ length: index + 1 }, () => 2),
        );
      }
    }
    await cluster.advance(cancelAfterS * 500);
    t.equal((await view(cluster, draw)).state, state satisfies DrawState);
    const request = { draw, reason: 'rain', by: OPERATOR };
    await cluster.get(draw % SHARD_COUNT, 'cancelDraw', request);
    await cluster.settle();
    t.match(await view(cluster, draw), { state: 'cancelled', cancelReason: 'rain' });
    t.same(await balances(cluster, players), before);
    await checkAtRest(t, cluster);
    await cluster.advance(3_600_000);
    t.equal((await view(cluster, draw)).state, 'cancelled', 'and stays it');
    const shown = await cluster.ask(draw % SHARD_COUNT, 'getCancelledTranscript', { draw });
    if (state === 'scheduled') {
      t.match(shown, { code: 'drawCancelled' }, 'it never had a seed');
      return;
    }
    t.match(shown, { reply: { state: 'cancelled', ticketCount: 6, numbers: { length: 1 } } });
    const report = verifyTranscript(shown.ok ? shown.reply : undefined);
    t.ok(report.ok, JSON.stringify(report.checks));
    for (const { player, shard } of players) {
      const filters = { player, draw, state: null, limit: 9, after: null };
      const { tickets } = await cluster.get(shard, 'listTickets', filters);
      t.ok(tickets.every((ticket) => ticket.state === 'refunded'));
    }
  });
}

test('draw: cancelled after a jackpot was granted, it gives that back to the series', async (t) => {
  const cluster = new Cluster({ shardCount: SHARD_COUNT, seed: 4 });
  const [player] = await threePlayers(cluster);
  if (player === undefined) throw new Error('there are players');
  let rolledMinor = 0;
  while (rolledMinor === 0) {
    const draw = await plan(cluster, '5of36', COIN_DRAW);
    await buy(cluster, player, draw, [1]);
    await cluster.advance(180_000);
    rolledMinor = (await clusterBalance(cluster))['jackpot:coin'] ?? 0;
  }
  const draw = await plan(cluster, '5of36', COIN_DRAW);
  await buy(cluster, player, draw, [2]);
  await cluster.advance(60_000);
  t.match(await view(cluster, draw), { state: 'sealed', jackpotInMinor: rolledMinor });
  t.notOk((await clusterBalance(cluster))['jackpot:coin'], 'it stands in the pot');
  await cluster.get(draw % SHARD_COUNT, 'cancelDraw', { draw, reason: 'rain', by: OPERATOR });
  await cluster.settle();
  t.equal((await checkAtRest(t, cluster))['jackpot:coin'], rolledMinor);
  const heir = await plan(cluster, '5of36', COIN_DRAW);
  await cluster.advance(180_000);
  const after = await transcriptOf(cluster, heir);
  const [source] = after.jackpotFrom;
  const from = must(parseDrawId(source?.drawId ?? ''), 'it names the draw that it came from');
  const report = verifyRollovers([await transcriptOf(cluster, from), after]);
  t.ok(report.ok, JSON.stringify(report.checks));
  t.equal(after.jackpotInMinor, rolledMinor);
});

test('draw: conducted early, it shows its results when they are due and not before', async (t) => {
  const cluster = new Cluster({ shardCount: SHARD_COUNT, seed: 6 });
  const players = await threePlayers(cluster);
  const draw = await plan(cluster, '5of36', COIN_DRAW);
  for (const player of players) await buy(cluster, player, draw, [1, 2]);
  const before = await balances(cluster, players);
  const shard = draw % SHARD_COUNT;
  const conduct = () => cluster.ask(shard, 'conductDraw', { draw, by: OPERATOR });
  t.match(await conduct(), { ok: false, code: 'drawNotConductable' });
  await cluster.advance(60_000);
  t.match(await conduct(), { ok: true });
  await cluster.settle();
  t.equal((await view(cluster, draw)).state, 'settled', 'an hour of operators may pass');
  await cluster.advance(119_999);
  t.same(await balances(cluster, players), before, 'no prize tells the result');
  t.match(await cluster.ask(shard, 'getTranscript', { draw }), { code: 'resultsNotPublished' });
  await cluster.advance(1);
  t.match(await cluster.ask(shard, 'getTranscript', { draw }), { ok: true });
  // Sales 606, pool 303, three winners: 101 each, without breakage.
  t.same(
    await balances(cluster, players),
    before.map((balance) => balance + 101),
  );
  await checkAtRest(t, cluster);
});

test('draw: a large prize waits for an operator, and is paid once', async (t) => {
  const cluster = new Cluster({ shardCount: SHARD_COUNT, seed: 7 });
  const [player] = await threePlayers(cluster);
  if (player === undefined) throw new Error('there are players');
  // Two tickets at 101, one of them wins: ⌊202 / 2⌋ = 101, exactly the limit.
  const draw = await plan(cluster, '5of36', { ...COIN_DRAW, approvalMinor: minor(101) });
  await buy(cluster, player, draw, [1, 2]);
  await cluster.advance(180_000);
  t.same(await balances(cluster, [player]), [10_000 - 202]);
  const { shard } = player;
  const [award] = await cluster.get(shard, 'listHeldAwards', {
    isApproved: false,
    limit: 9,
    after: null,
  });
  t.match(award, { draw, player: player.player, prizeMinor: 101, approvedAtMs: null });
  const ordinal = award?.ordinal ?? -1;
  const place = { draw, shard, ordinal };
  const ticket = { player: player.player, place };
  t.match(await cluster.get(shard, 'getTicket', ticket), { state: 'won', awaitsApproval: true });
  t.equal((await checkAtRest(t, cluster)).awards, 101);
  const approval = { draw, ordinal, by: OPERATOR };
  t.match(await cluster.ask(shard, 'approveAward', approval), { ok: true });
  t.match(await cluster.ask(shard, 'approveAward', approval), { code: 'awardNotHeld' });
  const none = { draw, ordinal: 99, by: OPERATOR };
  t.match(await cluster.ask(shard, 'approveAward', none), { code: 'awardNotFound' });
  t.same(await balances(cluster, [player]), [10_000 - 202 + 101]);
  t.match(await cluster.get(shard, 'getTicket', ticket), { awaitsApproval: false });
  t.same(
    await cluster.get(shard, 'listHeldAwards', { isApproved: false, limit: 9, after: null }),
    [],
  );
  t.notOk((await checkAtRest(t, cluster)).awards);
});

test('draw: without tickets on a shard, or on any, it is published all the same', async (t) => {
  const cluster = new Cluster({ shardCount: SHARD_COUNT, seed: 8 });
  const players = await threePlayers(cluster);
  const empty = await plan(cluster, '6of45', { closesInS: 60, resultsInS: 60 });
  const lonely = await plan(cluster, '6of45', { closesInS: 60, resultsInS: 60 });
  for (const player of players.slice(0, 1)) {
    const request = purchase(cluster, player, lonely, { quickPick: 1 });
    await cluster.get(player.shard, 'buyTickets', request);
  }
  await cluster.advance(60_000);
  for (const [draw, ticketCount] of [
    [empty, 0],
    [lonely, 1],
  ] as const) {
    const transcript = await cluster.get(draw % SHARD_COUNT, 'getTranscript', { draw });
    t.equal(transcript.ticketCount, ticketCount);
    t.equal(transcript.seals.length, SHARD_COUNT, 'a shard without tickets seals that it has none');
    const report = verifyTranscript(transcript);
    t.ok(report.ok, JSON.stringify(report));
  }
  await checkAtRest(t, cluster);
});
