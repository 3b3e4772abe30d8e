import { test } from 'tap';
import type { KOfNGame } from '../../../actors/games/k-of-n/k-of-n-game.ts';
import type { PurchasePoints } from '../../../actors/points/points-rates.ts';
import { must } from '../../../src/kernel/assert.ts';
import { STEP_SETTLE_MS } from '../../../src/kernel/clock-guard.ts';
import { type DrawNo, formatTicketId } from '../../../src/kernel/ids.ts';
import { minor } from '../../../src/kernel/money.ts';
import { pointsHundredths } from '../../../src/kernel/points.ts';
import type { ListTickets, TicketPage, TicketView } from '../../../src/protocol/shard-requests.ts';
import { listTickets } from '../../../src/shard/handlers/ticket-lists.ts';
import { RECORD_COST } from '../../../src/shard/long-reads.ts';
import { Cluster } from '../../support/cluster/cluster.ts';
import {
  deposit,
  plan,
  playerWith,
  purchase,
  type TestPlayer,
} from '../../support/cluster/cluster-players.ts';
import { order } from '../../support/cluster/loyalty-cluster.ts';
import { OPERATOR } from '../../support/samples/actor-events.ts';

const SALE = { closesInS: 60, resultsInS: 120 };
const RICH = 1_000_000_000;
const DAY_S = 86_400;
/** By Luhn's check. */
const ORDER = '18';
const EARNED = { finding: 'processed', accrualHundredths: pointsHundredths(10_000_000) } as const;

async function buy(
  cluster: Cluster,
  player: TestPlayer,
  draw: DrawNo,
  {
    purchases,
    tickets = 1,
    ...more
  }: { purchases: number; tickets?: number; points?: PurchasePoints },
): Promise<void> {
  for (let i = 0; i < purchases; i += 1) {
    const request = { ...purchase(cluster, player, draw, { quickPick: tickets }), ...more };
    await cluster.get(player.shard, 'buyTickets', request);
  }
}

function filterOf({ player }: TestPlayer, changes: Partial<ListTickets> = {}): ListTickets {
  return { player, draw: null, state: null, limit: 1_000, after: null, ...changes };
}

/** Page by page; `between` is done before each page but the first. */
async function allOf(
  cluster: Cluster,
  filter: ListTickets,
  between: () => Promise<unknown> = async () => undefined,
): Promise<TicketView[]> {
  const found: TicketView[] = [];
  let after: TicketPage['next'] = null;
  do {
    const page: TicketPage = await cluster.get(0, 'listTickets', { ...filter, after });
    found.push(...page.tickets);
    after = page.next;
    if (after !== null) await between();
  } while (after !== null);
  return found;
}

const idsOf = (tickets: readonly TicketView[]) => tickets.map(({ place }) => formatTicketId(place));

/** What is looked at for one page, in units of cost, and what is found. */
function costOf(cluster: Cluster, filter: ListTickets): { cost: number; page: TicketPage } {
  const { state } = must(cluster.shards[0], 'the shard is missing');
  const steps = listTickets({ state } as never, filter);
  for (let cost = 0; ; ) {
    const step = steps.next();
    if (step.done === true) {
      if (step.value.kind === 'rejected') throw new Error(step.value.code);
      return { cost, page: step.value.reply };
    }
    cost += step.value;
  }
}

const COIN: KOfNGame = {
  gameId: '1of2',
  title: 'heads or tails',
  pickCount: 1,
  numberCount: 2,
  priceMinor: minor(100),
  tiers: [{ tier: 1, matches: 1, kind: 'fixed', prizeMinor: minor(150) }],
};
const COIN_DRAW = { game: COIN, priceMinor: 100, seriesId: 'coin', ...SALE };

test('listTickets: looks at what it finds, not at what was bought', async (t) => {
  const cluster = new Cluster({ shardCount: 1, seed: 12 });
  const ada = await playerWith(cluster, 'ada', RICH);
  const cancelled = await plan(cluster, '5of36', SALE);
  const won = await plan(cluster, '5of36', COIN_DRAW);
  await buy(cluster, ada, cancelled, { purchases: 2, tickets: 3 });
  await cluster.get(0, 'cancelDraw', { draw: cancelled, reason: 'rain', by: OPERATOR });
  await buy(cluster, ada, won, { purchases: 40, tickets: 100 });
  const lost = await plan(cluster, '6of45', SALE);
  await buy(cluster, ada, lost, { purchases: 500, tickets: 2 });
  await cluster.advance(121_000);
  const sold = await plan(cluster, '5of36', SALE);
  await buy(cluster, ada, sold, { purchases: 2, tickets: 2 });

  // Ten records, where 500 purchases stand between what is asked for and the newest, or behind it.
  const costMax = 10 * RECORD_COST;
  const filters: [Partial<ListTickets>, number][] = [
    [{ state: 'won', limit: 5 }, 5],
    [{ state: 'refunded' }, 6],
    [{ state: 'accepted' }, 4],
    [{ draw: sold }, 4],
    [{ draw: sold, state: 'won' }, 0],
    [{ draw: sold, state: 'lost' }, 0],
  ];
  for (const [filter, count] of filters) {
    const { page, cost } = costOf(cluster, filterOf(ada, filter));
    t.equal(page.tickets.length, count, JSON.stringify(filter));
    t.ok(cost < costMax, `${JSON.stringify(filter)} costs ${cost}`);
  }
});

test('listTickets: a prize is shown once, whenever it is approved', async (t) => {
  for (const limit of [1, 2, 7, 1_000]) {
    const cluster = new Cluster({ shardCount: 1, seed: 13 });
    const ada = await playerWith(cluster, 'ada', RICH);
    const held = { ...COIN_DRAW, approvalMinor: minor(150) };
    for (const terms of [COIN_DRAW, held, COIN_DRAW, held]) {
      const draw = await plan(cluster, '5of36', terms);
      await buy(cluster, ada, draw, { purchases: 4, tickets: 5 });
      await cluster.advance(121_000);
      await deposit(cluster, ada, 1);
    }
    const everything = await allOf(cluster, filterOf(ada));
    const winners = everything.filter(({ state }) => state === 'won');
    const waiting = winners.filter(({ awaitsApproval }) => awaitsApproval);
    t.ok(waiting.length > 8 && winners.length > waiting.length + 8, 'this seed has both');
    const approveNext = async () => {
      const place = waiting.shift()?.place;
      if (place !== undefined) await cluster.get(0, 'approveAward', { ...place, by: OPERATOR });
    };
    await approveNext();
    const found = await allOf(cluster, filterOf(ada, { state: 'won', limit }), approveNext);
    t.same(idsOf(found).sort(), idsOf(winners).sort(), `pages of ${limit}`);
  }
});

test('listTickets: what was refunded is shown once, in money or in points', async (t) => {
  for (const limit of [1, 7, 999, 10_000]) {
    const cluster = new Cluster({ shardCount: 1, seed: 14, accrual: () => EARNED });
    const ada = await playerWith(cluster, 'ada', RICH);
    const bob = await playerWith(cluster, 'bob', RICH);
    const draw = await plan(cluster, '5of36', SALE);
    await buy(cluster, ada, draw, { purchases: 19, tickets: 100 });
    await buy(cluster, ada, draw, { purchases: 1, tickets: 50 });
    await order(cluster, bob, ORDER);
    await cluster.advance(1_000);
    // Its tickets fall into two stretches of the refund.
    const points = { pays: true, rateHundredths: 100 } as const;
    await buy(cluster, bob, draw, { purchases: 1, tickets: 100, points });
    await buy(cluster, ada, draw, { purchases: 1, tickets: 3 });
    const kept = await plan(cluster, '6of45', SALE);
    await buy(cluster, ada, kept, { purchases: 1, tickets: 3 });
    await cluster.get(0, 'cancelDraw', { draw, reason: 'rain', by: OPERATOR });
    await cluster.advance(121_000);
    for (const [player, count] of [
      [ada, 1_953],
      [bob, 100],
    ] as const) {
      const bought = await allOf(cluster, filterOf(player, { draw }));
      const refunded = await allOf(cluster, filterOf(player, { state: 'refunded', limit }));
      t.equal(refunded.length, count);
      t.same(idsOf(refunded).sort(), idsOf(bought).sort(), `pages of ${limit}`);
    }
    t.same(await allOf(cluster, filterOf(bob, { draw: kept })), []);
  }
});

test('listTickets: a cursor leads to no other draw than was asked for', async (t) => {
  const cluster = new Cluster({ shardCount: 1, seed: 16 });
  const ada = await playerWith(cluster, 'ada', RICH);
  const held = { ...COIN_DRAW, approvalMinor: minor(150) };
  const draws: DrawNo[] = [];
  for (let i = 0; i < 3; i += 1) {
    const draw = await plan(cluster, '5of36', held);
    await buy(cluster, ada, draw, { purchases: 4, tickets: 5 });
    await cluster.advance(121_000);
    draws.push(draw);
  }
  const [first, second, third] = draws as [DrawNo, DrawNo, DrawNo];
  const won = await allOf(cluster, filterOf(ada, { state: 'won' }));
  const cursors = won.map(({ place: { draw, ordinal } }) => ({ draw, ordinal }));
  for (const draw of [first, second, third]) {
    for (const after of cursors) {
      const filter = filterOf(ada, { state: 'won', draw, after });
      const { tickets } = await cluster.get(0, 'listTickets', filter);
      t.ok(tickets.every(({ place }) => place.draw === draw));
    }
  }
});

test('listTickets: a wall that was set back hides no ticket', async (t) => {
  const cluster = new Cluster({ shardCount: 1, seed: 15 });
  const ada = await playerWith(cluster, 'ada', RICH);
  cluster.clock.stepMs = 2 * DAY_S * 1_000;
  await cluster.advance(1);
  await cluster.advance(STEP_SETTLE_MS);
  const times = { opensInS: 2 * DAY_S, closesInS: 4 * DAY_S, resultsInS: 4 * DAY_S };
  const long = await plan(cluster, '5of36', times);
  await buy(cluster, ada, long, { purchases: 1 });
  cluster.clock.stepMs = 0;
  await cluster.crash(0);
  await cluster.advance(STEP_SETTLE_MS);
  await cluster.get(0, 'acceptClock', { reason: 'a bad time server' });
  const short = await plan(cluster, '6of45', SALE);
  await buy(cluster, ada, short, { purchases: 1 });
  await cluster.advance(121_000);
  const accepted = await allOf(cluster, filterOf(ada, { state: 'accepted' }));
  t.same(
    accepted.map(({ place }) => place.draw),
    [long],
    'behind a later purchase with an earlier time',
  );
});
