/** A raffle of numbers is sold from the stock that its draw begins with. */
import { test } from 'tap';
import { buyNumbers } from '../../src/gateway/purchases/stock-purchase.ts';
import { pickOrdersOf } from '../../src/protocol/pick-orders.ts';
import { Cluster } from '../support/cluster/cluster.ts';
import { plan, playerWith, type TestPlayer } from '../support/cluster/cluster-players.ts';
import { asGateway, freeStock, HOLD_MS, walletOf } from '../support/cluster/cluster-stock.ts';
import { verifyShards } from '../support/cluster/verify-cluster.ts';
import { RAFFLE_1, RAFFLE_6 } from '../support/samples/family-games.ts';

const HOUR_S = 3_600;
const SALE = { closesInS: HOUR_S, resultsInS: 2 * HOUR_S };

let keys = 0;

async function opened(shardCount: number, game: typeof RAFFLE_1) {
  const cluster = new Cluster({ shardCount, seed: 7 });
  const draw = await plan(cluster, '5of36', { ...SALE, game, priceMinor: game.priceMinor });
  const players: TestPlayer[] = [];
  for (let i = 0; i < 4; i += 1) players.push(await playerWith(cluster, `player-${i}`, 100_000));
  const buy = (at: number, numbers: readonly string[], quickPick = 0) => {
    keys += 1;
    const one = players[at] as TestPlayer;
    const order = {
      player: one.player,
      draw,
      picks: numbers.length === 0 ? [] : pickOrdersOf({ numbers }),
      quickPick,
      idempotencyKey: `raffle-${keys}`,
      fingerprint: 1,
      receivedAtMs: cluster.clock.wallMs(),
    };
    return buyNumbers(asGateway(cluster), one.shard, order, HOLD_MS);
  };
  return { cluster, draw, players, buy };
}

test('raffle sale: numbers keep their zeros, and each is sold once', async (t) => {
  for (const shardCount of [1, 3]) {
    const { cluster, buy } = await opened(shardCount, RAFFLE_6);
    t.match(await buy(0, ['000000', '004711']), { ok: true, reply: { ticketCount: 2 } });
    t.match(await buy(1, ['004711']), { ok: false, code: 'stockTaken' });
    t.match(await buy(1, ['4711']), { ok: false, code: 'selectionInvalid' });
    t.match(await buy(1, ['999999'], 0), { ok: true, reply: { ticketCount: 1 } });
    t.match(await buy(2, [], 5), { ok: true, reply: { ticketCount: 5 } });
    await verifyShards(t, cluster);
  }
});

test('raffle sale: with nine of ten sold, two are refused and the last is found', async (t) => {
  for (const shardCount of [1, 3]) {
    const { cluster, draw, players, buy } = await opened(shardCount, RAFFLE_1);
    t.match(await buy(0, [], 9), { ok: true });
    await cluster.settle();
    const before = await walletOf(cluster, players[1] as TestPlayer);
    const refused = await buy(1, [], 2);
    t.match(refused, { code: 'pickLimitReached', facts: { leftCount: 1 } });
    t.equal(await walletOf(cluster, players[1] as TestPlayer), before);
    t.equal((await freeStock(cluster, draw)).length, 1);
    t.match(await buy(1, [], 1), { ok: true });
    t.equal((await freeStock(cluster, draw)).length, 0);
    await cluster.advance(HOUR_S * 1_000);
    await cluster.advance(HOUR_S * 1_000);
    await verifyShards(t, cluster);
  }
});
