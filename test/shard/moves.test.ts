/** Players whose slots fall to other shards move with all that they own, and nothing is lost. */
import { type Test, test } from 'tap';
import { GAMES } from '../../actors/games/game-table.ts';
import type { FixtureNo } from '../../src/kernel/fixture-ids.ts';
import type { DrawNo, PlayerKey } from '../../src/kernel/ids.ts';
import { minor } from '../../src/kernel/money.ts';
import { pointsHundredths } from '../../src/kernel/points.ts';
import { Cluster, type ClusterOptions } from '../support/cluster/cluster.ts';
import { correct, openFixture, resolveOn, slip } from '../support/cluster/cluster-bets.ts';
import {
  booksOf,
  EARNS,
  getTrailing,
  growAndMove,
  homeNow,
  listEverywhere,
  TOWN_BALANCE_MINOR,
  townOf,
  verifyMoved,
} from '../support/cluster/cluster-moves.ts';
import { plan, purchase, type TestPlayer } from '../support/cluster/cluster-players.ts';

const PRICE_MINOR = GAMES['5of36'].priceMinor;
const OPERATOR = 1 as PlayerKey;
const ALL = { draw: null, state: null, limit: 7, after: null } as const;

const begun = (options: Partial<ClusterOptions> = {}) =>
  new Cluster({ shardCount: 2, seed: 1, ...options });

async function walletOf(cluster: Cluster, { player, shard }: TestPlayer) {
  const { formerHomes: _, ...owned } = await cluster.get(shard, 'getWallet', { player });
  return owned;
}

function historyOf(cluster: Cluster, player: TestPlayer) {
  const request = { player: player.player, limit: 7, after: null };
  return listEverywhere(cluster, player, 'listEntries', request, (page) => page.entries);
}

test('moves: a player owns at home what they owned before', async (t) => {
  const cluster = begun({ provider: () => 'pending' });
  const players = await townOf(cluster, 12);
  const draw = await plan(cluster, '5of36', { closesInS: 600, resultsInS: 700 });
  for (const [i, player] of players.entries()) {
    const bought = {
      ...purchase(cluster, player, draw, { quickPick: 1 + (i % 3) }),
      points: EARNS,
    };
    await cluster.get(player.shard, 'buyTickets', bought);
    if (i % 2 === 0) {
      const payment = { player: player.player, amountMinor: 30 + i, method: 'sandbox:pending' };
      for (const kind of ['withdrawal', 'deposit'] as const) {
        const key = { idempotencyKey: `${kind}-${i}`, fingerprint: 1 };
        await cluster.get(player.shard, 'requestPayment', { ...payment, kind, ...key });
      }
    }
    const points = { player: player.player, order: '18', sumHundredths: pointsHundredths(100 + i) };
    const key = { idempotencyKey: `points-${i}`, fingerprint: 1 };
    await cluster.get(player.shard, 'withdrawPoints', { ...points, ...key });
  }
  const before = await Promise.all(players.map((player) => walletOf(cluster, player)));
  const books = await booksOf(cluster);
  await growAndMove(cluster, 5);
  const homes = players.map((player) => homeNow(cluster, player));
  t.ok(
    homes.some(({ shard }, i) => shard !== players[i]?.shard),
    'somebody has moved',
  );
  t.ok(
    homes.some(({ shard }, i) => shard === players[i]?.shard),
    'and somebody has not',
  );
  t.same(await Promise.all(homes.map((player) => walletOf(cluster, player))), before);
  t.same(await booksOf(cluster), books);
  for (const [i, { player, shard }] of homes.entries()) {
    const loginNormalised = `p-${i}`;
    t.match(await cluster.get(shard, 'findCredentials', { loginNormalised }), { player });
    t.ok(await cluster.get(shard, 'hasSession', { player, familyId: `f-p-${i}` }));
    const page = await cluster.get(shard, 'listWithdrawals', { player, limit: 9, before: null });
    t.match(page.withdrawals, [{ order: '18', sumHundredths: 100 + i }]);
    if (i % 2 === 1) continue;
    for (const [number, kind] of [
      [2, 'withdrawal'],
      [3, 'deposit'],
    ] as const) {
      t.match(await cluster.get(shard, 'getPayment', { player, number }), {
        kind,
        state: 'pending',
      });
      await cluster.get(shard, 'settlePayment', { player, number, outcome: 'completed' });
    }
  }
  await verifyMoved(t, cluster);
  t.equal((await booksOf(cluster)).withdrawals, undefined);
});

test('moves: what was bought before is paid once, at home, and listed once', async (t) => {
  const cluster = begun();
  const players = await townOf(cluster, 8);
  const picks = [
    [1, 2, 3, 4, 5],
    [6, 7, 8, 9, 10],
  ];
  const draws: DrawNo[] = [];
  for (const approvalMinor of [minor(1_000_000_000), minor(1)]) {
    const times = { closesInS: 600, resultsInS: 700, approvalMinor };
    draws.push(await plan(cluster, '5of36', times));
  }
  for (const player of players) {
    for (const draw of draws) {
      const wanted = { picks, quickPick: 60 };
      await cluster.get(player.shard, 'buyTickets', purchase(cluster, player, draw, wanted));
    }
  }
  await growAndMove(cluster, 5);
  for (const player of players) {
    for (const draw of draws) {
      const bought = purchase(cluster, player, draw, { quickPick: 3 });
      await getTrailing(cluster, player, 'buyTickets', bought);
    }
  }
  await cluster.advance(1_000_000);
  for (const shard of cluster.shards.keys()) {
    const page = { isApproved: false, limit: 999, after: null };
    for (const { draw, ordinal } of await cluster.get(shard, 'listHeldAwards', page)) {
      await cluster.get(shard, 'approveAward', { draw, ordinal, by: OPERATOR });
    }
  }
  await verifyMoved(t, cluster);
  for (const player of players) await checkLists(t, cluster, player);
});

/** 65 tickets of each of two draws: each once, with its prize, in history and balance. */
async function checkLists(t: Test, cluster: Cluster, player: TestPlayer): Promise<void> {
  const request = { player: player.player, ...ALL };
  const tickets = await listEverywhere(
    cluster,
    player,
    'listTickets',
    request,
    (page) => page.tickets,
  );
  t.equal(tickets.length, 2 * (62 + 3));
  t.equal(new Set(tickets.map(({ place }) => JSON.stringify(place))).size, tickets.length);
  const won = { ...request, state: 'won' as const };
  const winners = await listEverywhere(cluster, player, 'listTickets', won, (page) => page.tickets);
  t.same(
    winners.map(({ place }) => JSON.stringify(place)).sort(),
    tickets
      .filter(({ tier }) => tier > 0)
      .map(({ place }) => JSON.stringify(place))
      .sort(),
  );
  const entries = await historyOf(cluster, player);
  const { balanceMinor } = await walletOf(cluster, homeNow(cluster, player));
  t.equal(
    entries.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
    balanceMinor,
  );
  const prizes = entries.filter(({ kind }) => kind === 'prize');
  t.equal(prizes.length, winners.length);
  const wonMinor = winners.reduce((sum, { prizeMinor }) => sum + prizeMinor, 0);
  t.equal(
    prizes.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
    wonMinor,
  );
  t.equal(balanceMinor, TOWN_BALANCE_MINOR - 2 * 65 * PRICE_MINOR + wonMinor);
}

test('moves: bets are paid, corrected and taken back at home, and debts follow', async (t) => {
  const cluster = begun();
  const players = await townOf(cluster, 8);
  const odds = { one: 300, two: 300 };
  const fixtures = await Promise.all(
    [0, 1].map((home) => openFixture(cluster, { odds, home, deadlineInS: 60 })),
  );
  const [first, second] = fixtures as [FixtureNo, FixtureNo];
  for (const { player, shard } of players) {
    const at = { player, shard };
    const points = { earnsHundredths: EARNS.earnsHundredths };
    await cluster.get(shard, 'placeBet', { ...slip(at, first, 1_000), ...points });
    const legs = [{ fixture: first }, { fixture: second }];
    await cluster.get(shard, 'placeBet', { ...slip(at, legs, 1_000), ...points });
  }
  await growAndMove(cluster, 5);
  await resolveOn(cluster, first, 'won', 'lost');
  await resolveOn(cluster, second, 'won', 'lost');
  const paidMinor = TOWN_BALANCE_MINOR - 2_000 + 3_000 + 9_000;
  for (const player of players) {
    const home = homeNow(cluster, player);
    t.match(await walletOf(cluster, home), { balanceMinor: paidMinor, debtMinor: 0 });
    const payment = {
      player: home.player,
      amountMinor: paidMinor - 500,
      method: 'sandbox:success',
    };
    const key = { idempotencyKey: 'all of it', fingerprint: 1 };
    await getTrailing(cluster, home, 'requestPayment', { kind: 'withdrawal', ...payment, ...key });
  }
  await correct(cluster, first, 'lost', 'won');
  await growAndMove(cluster, 7);
  for (const player of players) {
    const home = homeNow(cluster, player);
    t.match(await walletOf(cluster, home), { balanceMinor: 0, debtMinor: 12_000 - 500 });
    const request = { player: player.player, fixture: null, state: null, limit: 3, after: null };
    const bets = await listEverywhere(cluster, player, 'listBets', request, (page) => page.bets);
    t.same(
      bets.map(({ state }) => state),
      ['lost', 'lost'],
    );
  }
  await correct(cluster, first, 'void', 'void');
  for (const player of players) {
    const home = homeNow(cluster, player);
    // A void leg counts as 1.00, and the single stake has come back.
    t.match(await walletOf(cluster, home), { debtMinor: 12_000 - 500 - 3_000 - 1_000 });
    const entries = await historyOf(cluster, player);
    t.equal(
      entries.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
      0,
    );
  }
  await verifyMoved(t, cluster);
});

test('moves: a cancelled draw refunds money and points at home', async (t) => {
  const cluster = begun();
  const players = await townOf(cluster, 8);
  const draw = await plan(cluster, '5of36', { closesInS: 600, resultsInS: 700 });
  for (const player of players) {
    for (const points of [EARNS, EARNS, { pays: true, rateHundredths: 90 } as const]) {
      const bought = purchase(cluster, player, draw, { quickPick: 5 });
      await cluster.get(player.shard, 'buyTickets', { ...bought, points });
    }
  }
  // One has spent what is taken back: it is owed at home.
  const [spender] = players as [TestPlayer];
  const spent = { player: spender.player, order: '18', idempotencyKey: 'p', fingerprint: 1 };
  const { pointsHundredths: all } = await walletOf(cluster, spender);
  const sumHundredths = pointsHundredths(all);
  await cluster.get(spender.shard, 'withdrawPoints', { ...spent, sumHundredths });
  await growAndMove(cluster, 3);
  const reason = { reason: 'rain', by: OPERATOR };
  await cluster.get(draw % cluster.founderCount, 'cancelDraw', { draw, ...reason });
  await cluster.advance(1_000);
  for (const player of players) {
    const wallet = await walletOf(cluster, homeNow(cluster, player));
    const owed = player === spender ? all : 0;
    const expected = { balanceMinor: TOWN_BALANCE_MINOR, pointsHundredths: 0 };
    t.match(wallet, { ...expected, pointsDebtHundredths: owed });
    const request = { player: player.player, ...ALL, state: 'refunded' as const };
    const refunded = await listEverywhere(
      cluster,
      player,
      'listTickets',
      request,
      (page) => page.tickets,
    );
    t.equal(refunded.length, 15);
  }
  await growAndMove(cluster, 16);
  const { shard } = homeNow(cluster, spender);
  t.not(shard, spender.shard, 'what is owed moves, too');
  t.match(await walletOf(cluster, { ...spender, shard }), { pointsDebtHundredths: all });
  await verifyMoved(t, cluster);
});

test('moves: a crash at any commit of a departure loses nobody and nothing', async (t) => {
  for (let stopAfter = 0; stopAfter < 12; stopAfter += 1) {
    const cluster = begun();
    const players = await townOf(cluster, 10);
    const books = await booksOf(cluster);
    cluster.isMailHeld = true;
    await cluster.grow(5);
    for (let round = 0; round < stopAfter; round += 1) {
      cluster.shards[round % 5]?.tick();
      await cluster.shards[round % 5]?.drained();
    }
    cluster.isMailHeld = false;
    for (const shard of cluster.shards.keys()) {
      await cluster.crash(shard, stopAfter % 2 === 0 ? 'absent' : 'present');
    }
    await cluster.dealPlayers();
    t.same(await booksOf(cluster), books);
    for (const player of players) {
      const wallet = await walletOf(cluster, homeNow(cluster, player));
      t.match(wallet, { balanceMinor: TOWN_BALANCE_MINOR });
    }
    await verifyMoved(t, cluster);
  }
});
