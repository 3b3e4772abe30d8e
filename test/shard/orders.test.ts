/** Orders over several shards: who has a number, what it earns, and that it is credited once. */
import { test } from 'tap';
import type { AccrualFinding } from '../../actors/order/decide-order.ts';
import { checkDigit } from '../../actors/order/order-number.ts';
import { pointsHundredths } from '../../src/kernel/points.ts';
import type { ListOrders } from '../../src/protocol/order-requests.ts';
import { Cluster } from '../support/cluster/cluster.ts';
import { clusterBalance, playerWith } from '../support/cluster/cluster-players.ts';
import { order, ordersOf, pointsOf } from '../support/cluster/loyalty-cluster.ts';
import { verifyShards } from '../support/cluster/verify-cluster.ts';
import { SeededRandom } from '../support/sources/seeded-random.ts';

const DAY_MS = 86_400_000;

function numberOf(index: number): string {
  const digits = String(1_000_000 + index * 7);
  return digits + checkDigit(digits);
}

function processed(hundredths: number): AccrualFinding {
  return { finding: 'processed', accrualHundredths: pointsHundredths(hundredths) };
}

test('orders: of players who race for a number one has it, always', async (t) => {
  const cluster = new Cluster({ shardCount: 4, seed: 1 });
  const players = [];
  for (const login of ['ada', 'bob', 'cyd', 'dan', 'eve']) {
    players.push(await playerWith(cluster, login, 0));
  }
  for (let i = 0; i < 40; i += 1) {
    const number = numberOf(i);
    const answers = await Promise.all(players.map((player) => order(cluster, player, number)));
    const outcomes = answers.map((answer) => (answer.ok ? 'taken' : answer.code)).sort();
    t.same(outcomes, [...Array(4).fill('orderOfAnother'), 'taken']);
    const again = await Promise.all(players.map((player) => order(cluster, player, number)));
    const repeats = again.filter((answer) => answer.ok && !answer.reply.isNew);
    t.equal(repeats.length, 1, 'the one who has it is told so');
  }
});

test('orders: what they earn arrives once, whichever shards crash meanwhile', async (t) => {
  const random = new SeededRandom(7);
  const earned = (number: string) => Number(number) % 5_000;
  const cluster = new Cluster({
    shardCount: 3,
    seed: 2,
    accrual: (number) => {
      const chance = random.uint32() % 4;
      if (chance === 0) return null;
      return chance === 1 ? { finding: 'processing' } : processed(earned(number));
    },
  });
  const ada = await playerWith(cluster, 'ada', 0);
  const bob = await playerWith(cluster, 'bob', 0);
  const numbers = Array.from({ length: 120 }, (_, index) => numberOf(index));
  for (const [index, number] of numbers.entries()) {
    void order(cluster, index % 3 === 0 ? bob : ada, number);
    if (index % 10 === 0) await cluster.crash(index % 3, index % 20 === 0 ? 'absent' : 'present');
  }
  for (const [index, number] of numbers.entries()) {
    const answer = await order(cluster, index % 3 === 0 ? bob : ada, number);
    t.ok(answer.ok, 'what the crash took is registered again, by the same player');
  }
  for (let i = 0; i < 60; i += 1) await cluster.advance(10_000);
  const sum = (wanted: number) =>
    numbers
      .filter((_, index) => (index % 3 === 0) === (wanted === 0))
      .reduce((total, number) => total + earned(number), 0);
  t.equal(await pointsOf(cluster, bob), sum(0));
  t.equal(await pointsOf(cluster, ada), sum(1));
  const orders = [...(await ordersOf(cluster, ada)), ...(await ordersOf(cluster, bob))];
  t.ok(orders.every(({ status }) => status === 'PROCESSED'));
  t.equal(orders.length, numbers.length);
  await verifyShards(t, cluster);
  const books = await clusterBalance(cluster);
  t.equal(books['points:issued'], -(sum(0) + sum(1)));
});

test('orders: one that changes after its last word is not credited again', async (t) => {
  let said: AccrualFinding | null = processed(500);
  const cluster = new Cluster({ shardCount: 2, seed: 3, accrual: () => said });
  const ada = await playerWith(cluster, 'ada', 0);
  const number = numberOf(1);
  await order(cluster, ada, number);
  await cluster.settle();
  said = processed(900);
  const place = { player: ada.player, ordinal: 1 };
  for (const shard of cluster.shards) {
    if (shard.state.orders.get(place) === undefined) continue;
    shard.receive([{ kind: 'accrualAnswered', ...place, found: said }]);
    shard.receive([{ kind: 'accrualAnswered', ...place, found: { finding: 'invalid' } }]);
  }
  await cluster.advance(DAY_MS);
  t.equal(await pointsOf(cluster, ada), 500);
  t.match(await ordersOf(cluster, ada), [{ status: 'PROCESSED', accrualHundredths: 500 }]);
});

test('orders: one that nobody knows is asked about less and less, and not forgotten', async (t) => {
  let askedCount = 0;
  let said: AccrualFinding | null = null;
  const accrual = () => {
    askedCount += 1;
    return said;
  };
  const cluster = new Cluster({ shardCount: 1, seed: 4, accrual });
  const ada = await playerWith(cluster, 'ada', 0);
  await order(cluster, ada, numberOf(1));
  for (let i = 0; i < 240; i += 1) await cluster.advance(60_000);
  t.ok(askedCount > 20 && askedCount < 100, `asked ${askedCount} times in four hours`);
  t.match(await ordersOf(cluster, ada), [{ status: 'NEW' }]);
  await cluster.crash(0);
  said = { finding: 'invalid' };
  await cluster.advance(600_000);
  t.match(await ordersOf(cluster, ada), [{ status: 'INVALID' }]);
  const before = askedCount;
  await cluster.advance(DAY_MS);
  t.equal(askedCount, before, 'what is final is not asked about');
});

test('orders: a list is the newest first, page by page, of numbers of any length', async (t) => {
  const cluster = new Cluster({ shardCount: 1, seed: 5 });
  const ada = await playerWith(cluster, 'ada', 0);
  const numbers = Array.from({ length: 25 }, (_, index) => {
    const digits = '1'.repeat(60 + index);
    return digits + checkDigit(digits);
  });
  for (const number of numbers) {
    await order(cluster, ada, number);
    await cluster.advance(1);
  }
  const seen: string[] = [];
  let before: number | null = null;
  do {
    const page: ListOrders = { player: ada.player, limit: 10, before };
    const found = await cluster.get(0, 'listOrders', page);
    seen.push(...found.orders.map(({ number }) => number));
    before = found.next;
  } while (before !== null);
  t.same(seen, [...numbers].reverse());
  await cluster.crash(0);
  t.equal(await cluster.get(0, 'isOrderKnown', { number: numbers[24] as string }), true);
  t.equal(await cluster.get(0, 'isOrderKnown', { number: '18' }), false);
  await verifyShards(t, cluster);
});
