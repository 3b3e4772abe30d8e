/** Games each of whose picks is sold once in a draw: every purchase comes from the draw's stock. */
import { test } from 'tap';
import type { PickOrder } from '../../actors/games/pick-order.ts';
import { buyNumbers } from '../../src/gateway/purchases/stock-purchase.ts';
import { must } from '../../src/kernel/assert.ts';
import type { DrawNo } from '../../src/kernel/ids.ts';
import { founderOf } from '../../src/kernel/shard-counts.ts';
import { Cluster } from '../support/cluster/cluster.ts';
import {
  clusterBalance,
  plan,
  playerWith,
  type TestPlayer,
} from '../support/cluster/cluster-players.ts';
import {
  asGateway,
  freeStock,
  HOLD_MS,
  onShard,
  otherOn,
  reserved,
  walletOf,
} from '../support/cluster/cluster-stock.ts';
import { verifyShards } from '../support/cluster/verify-cluster.ts';
import { OPERATOR } from '../support/samples/actor-events.ts';
import { SOLD_ONCE_GAME, withSoldOnce } from '../support/samples/sold-once-game.ts';

const HOUR_S = 3_600;
const ALL = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

interface Raffle {
  readonly cluster: Cluster;
  readonly draw: DrawNo;
  readonly players: readonly TestPlayer[];
}

async function opened(
  shardCount: number,
  { playerCount = 12, opensInS = 0 } = {},
): Promise<Raffle> {
  const cluster = new Cluster({ shardCount, seed: shardCount });
  const times = { closesInS: HOUR_S, resultsInS: 2 * HOUR_S, opensInS };
  const draw = await plan(cluster, '5of36', { ...times, game: SOLD_ONCE_GAME });
  const players: TestPlayer[] = [];
  for (let i = 0; i < playerCount; i += 1) {
    players.push(await playerWith(cluster, `player-${i}`, 1_000));
  }
  return { cluster, draw, players };
}

let keys = 0;

function orderOf(
  { cluster, draw }: Raffle,
  { player }: TestPlayer,
  what: { readonly numbers?: readonly number[]; readonly quickPick?: number },
) {
  keys += 1;
  const picks: PickOrder[] = (what.numbers ?? []).map((number) => [number]);
  const { quickPick = 0 } = what;
  const key = { idempotencyKey: `once-${keys}`, fingerprint: 3 };
  return { player, draw, picks, quickPick, ...key, receivedAtMs: cluster.clock.wallMs() };
}

/** As a gateway carries it out. */
function buy(
  raffle: Raffle,
  one: TestPlayer,
  what: { readonly numbers?: readonly number[]; readonly quickPick?: number },
) {
  const order = orderOf(raffle, one, what);
  return buyNumbers(asGateway(raffle.cluster), one.shard, order, HOLD_MS);
}

const numbersFree = async ({ cluster, draw }: Raffle): Promise<number[]> =>
  (await freeStock(cluster, draw)).map(({ selection }) => Number(selection)).sort((a, b) => a - b);

test('sold once: every draw has its stock from the beginning', async (t) => {
  withSoldOnce(t);
  const raffle = await opened(3, { opensInS: 60 });
  const { cluster, draw } = raffle;
  const home = founderOf(draw, cluster);
  const { stock } = await cluster.get(home, 'getDraw', { draw });
  t.match(stock, { count: 10, commitmentHex: /^[0-9a-f]{64}$/ });
  const order = { draw, count: 5, by: OPERATOR };
  t.match(await cluster.ask(home, 'makeStock', order), { ok: false, code: 'stockExists' });
  await cluster.advance(60_000);
  t.same(await numbersFree(raffle), ALL, 'all numbers, each once');
  await verifyShards(t, cluster);
});

test('sold once: a named number is sold once, wherever the players live', async (t) => {
  withSoldOnce(t);
  for (const shardCount of [1, 3]) {
    const raffle = await opened(shardCount);
    const { cluster, players } = raffle;
    for (const number of [1, 7, 10]) {
      const answers = await Promise.all(
        players.map((one) => buy(raffle, one, { numbers: [number] })),
      );
      t.equal(answers.filter(({ ok }) => ok).length, 1, `${shardCount}: ${number}`);
      const codes = answers.flatMap((answer) => (answer.ok ? [] : [answer.code]));
      t.same([...new Set(codes)], ['stockTaken']);
    }
    await cluster.advance(HOLD_MS);
    t.same(await numbersFree(raffle), [2, 3, 4, 5, 6, 8, 9]);
    const sold = await buy(raffle, onShard(players, 0), { numbers: [3, 9, 2] });
    t.match(sold, { ok: true, reply: { masks: [1 << 2, 1 << 8, 1 << 1] } }, 'in their order');
    await verifyShards(t, cluster);
  }
});

test('sold once: what is left is what is sold, as a whole or not at all', async (t) => {
  withSoldOnce(t);
  for (const shardCount of [1, 3]) {
    const raffle = await opened(shardCount);
    const { cluster, players } = raffle;
    const [first, last] = [onShard(players, 0), otherOn(players, shardCount - 1)];
    t.match(await buy(raffle, first, { quickPick: 9 }), { ok: true, reply: { ticketCount: 9 } });
    await cluster.settle();
    t.equal(await walletOf(cluster, first), 100);
    const buyer = first === last ? must(players.at(-1), 'many') : last;
    t.match(await buy(raffle, buyer, { quickPick: 2 }), {
      ok: false,
      code: 'pickLimitReached',
      facts: { leftCount: 1 },
    });
    t.equal(await walletOf(cluster, buyer), 1_000, 'nothing is debited');
    const [left] = await numbersFree(raffle);
    const bought = await buy(raffle, buyer, { quickPick: 1 });
    t.match(bought, { ok: true, reply: { masks: [1 << ((left ?? 0) - 1)] } }, 'the last number');
    t.match(await buy(raffle, buyer, { quickPick: 1 }), {
      ok: false,
      code: 'pickLimitReached',
      facts: { leftCount: 0 },
    });
    t.match(await buy(raffle, buyer, { numbers: [left ?? 0] }), { code: 'stockTaken' });
    t.equal((await clusterBalance(cluster)).players, 12 * 1_000 - 10 * 100);
    await verifyShards(t, cluster);
  }
});

test('sold once: no purchase goes round the stock', async (t) => {
  withSoldOnce(t);
  const raffle = await opened(2);
  const { cluster, players } = raffle;
  const one = onShard(players, 0);
  for (const [what, reason] of [
    [{ numbers: [4, 4] }, { index: 1, reason: 'repeated' }],
    [{ numbers: [4], quickPick: 1 }, { reason: 'namedAndAtRandom' }],
    [{ numbers: [11] }, { index: 0, reason: 'outOfRange' }],
    [{}, { reason: 'noSelection' }],
  ] as const) {
    const refused = await buy(raffle, one, what);
    t.match(refused, { ok: false, code: 'selectionInvalid', facts: reason }, JSON.stringify(what));
  }
  const forDraws = { ...orderOf(raffle, one, { numbers: [4] }), draws: 3 };
  t.match(await cluster.ask(one.shard, 'buyForDraws', forDraws), { code: 'picksSoldOnce' });
  const { draw: _, ...order } = orderOf(raffle, one, { quickPick: 1 });
  const standing = { ...order, seriesId: 'test-5of36', draws: null, earnsHundredths: 0 };
  t.match(await cluster.ask(one.shard, 'makeStandingTicket', standing), { code: 'picksSoldOnce' });
  t.same(await numbersFree(raffle), ALL);
  t.equal(await walletOf(cluster, one), 1_000);
});

test('sold once: what is held and not paid at the close is not in the draw', async (t) => {
  withSoldOnce(t);
  const raffle = await opened(2);
  const { cluster, draw, players } = raffle;
  await buy(raffle, onShard(players, 0), { numbers: [5] });
  await cluster.advance(HOUR_S * 1_000 - 60_000);
  await reserved(cluster, onShard(players, 1), draw, 3);
  await cluster.advance(HOUR_S * 1_000);
  const sales = await Promise.all(
    [0, 1].map((at) => cluster.get(at, 'getSales', { draws: [draw] })),
  );
  t.equal(
    sales.reduce((sum, { ticketCounts }) => sum + (ticketCounts[0] ?? 0), 0),
    1,
  );
  await verifyShards(t, cluster);
});

test('sold once: a cancelled draw pays everything back', async (t) => {
  withSoldOnce(t);
  const raffle = await opened(3);
  const { cluster, draw, players } = raffle;
  await buy(raffle, onShard(players, 0), { quickPick: 6 });
  await reserved(cluster, onShard(players, 1), draw, 2);
  const order = { draw, reason: 'rain', by: OPERATOR };
  await cluster.get(founderOf(draw, cluster), 'cancelDraw', order);
  await cluster.settle();
  await cluster.advance(HOLD_MS);
  t.equal((await clusterBalance(cluster)).players, 12 * 1_000);
  await verifyShards(t, cluster);
});
