/** Nothing is sold after the close: not from a queue, not by a clock that steps (I6). */
import fc from 'fast-check';
import { test } from 'tap';
import { must } from '../../src/kernel/assert.ts';
import { BATCH_COMMANDS_MAX } from '../../src/kernel/limits.ts';
import { Cluster } from '../support/cluster/cluster.ts';
import {
  onePlayerEach,
  plan,
  purchase,
  type TestPlayer,
} from '../support/cluster/cluster-players.ts';
import { FlushGate } from '../support/disk/flush-gate.ts';
import { holds } from '../support/sources/property-run.ts';

const HOUR_MS = 3_600_000;
const CLOSES_IN_MS = 60_000;
const SALE = { closesInS: 60, resultsInS: 120 };

/** A draw on sale, and one player on each shard. */
async function bench(shardCount: number) {
  const gate = new FlushGate();
  const cluster = new Cluster({ shardCount, seed: 1, faults: gate.faults });
  const players = await onePlayerEach(cluster, 100_000);
  const draw = await plan(cluster, '5of36', SALE);
  const closesAtMs = cluster.clock.nowMs + CLOSES_IN_MS;
  const buy = (player: TestPlayer) =>
    cluster.ask(player.shard, 'buyTickets', purchase(cluster, player, draw, { quickPick: 1 }));
  return { gate, cluster, players, draw, closesAtMs, buy };
}

test('cutoff: a purchase is sold a millisecond before the close, not at it', async (t) => {
  const { cluster, players, closesAtMs, buy } = await bench(3);
  cluster.clock.nowMs = closesAtMs - 1;
  for (const player of players) {
    t.match(await buy(player), { ok: true, reply: { acceptedAtMs: closesAtMs - 1 } });
  }
  cluster.clock.nowMs = closesAtMs;
  for (const player of players) t.match(await buy(player), { ok: false, code: 'drawClosed' });
  t.end();
});

test('cutoff: what waits in a queue over the close is refused, on every shard', async (t) => {
  const { gate, cluster, players, closesAtMs, buy } = await bench(3);
  cluster.clock.nowMs = closesAtMs - 1;
  gate.hold();
  const asked = players.map((player) => {
    const inFlight = buy(player);
    // The batch behind the flush is full: what comes now waits in the queue, undecided.
    for (let i = 0; i < BATCH_COMMANDS_MAX; i += 1) {
      void cluster.ask(player.shard, 'getWallet', { player: player.player });
    }
    const queued = [buy(player), buy(player), buy(player)];
    return { inFlight, queued };
  });
  // The queue is drained by the millisecond in which its turn comes.
  cluster.clock.nowMs = closesAtMs;
  await new Promise((resolve) => setImmediate(resolve));
  gate.release();
  for (const { inFlight, queued } of asked) {
    t.match(await inFlight, { ok: true });
    for (const answer of await Promise.all(queued)) {
      t.match(answer, { ok: false, code: 'drawClosed' });
    }
  }
  for (const { player, shard } of players) {
    const { balanceMinor } = await cluster.get(shard, 'getWallet', { player });
    t.equal(balanceMinor, 99_900, 'who was refused was not charged');
  }
  t.end();
});

test('cutoff: a clock that steps may close early, and never late', async () => {
  await holds(
    60,
    fc.asyncProperty(
      fc.integer({ min: 1, max: 3 }),
      fc.constantFrom(-HOUR_MS, -1_000, -200, 0, 200, 1_000, HOUR_MS),
      fc.integer({ min: -1_200, max: 5 }),
      async (shardCount, stepMs, offsetMs) => {
        const { cluster, players, closesAtMs, buy } = await bench(shardCount);
        cluster.clock.nowMs = closesAtMs + offsetMs;
        cluster.clock.stepMs = stepMs;
        const isOpen = offsetMs + Math.max(0, stepMs) < 0;
        // A difference this small is a slew and not a step: the new time is believed at once.
        const isSlewedBack = stepMs < 0 && stepMs >= -250;
        for (const player of players) {
          const { ok } = await buy(player);
          if (ok && offsetMs + (isSlewedBack ? stepMs : 0) >= 0) throw new Error('sold too late');
          if (!isSlewedBack && ok !== isOpen) throw new Error(`open ${isOpen}, sold ${ok}`);
        }
      },
    ),
  );
});

test('cutoff: a draw that was closed to somebody never opens again on that shard', async () => {
  const turn = fc.record({
    waitMs: fc.constantFrom(0, 1, 500, 7_000, 29_000, 61_000),
    stepMs: fc.constantFrom(-HOUR_MS, 0, 0, HOUR_MS, 10_000, -10_000),
    restarts: fc.boolean(),
  });
  await holds(
    60,
    fc.asyncProperty(fc.array(turn, { minLength: 2, maxLength: 10 }), async (turns) => {
      const { cluster, players, buy } = await bench(2);
      const closed = new Set<number>();
      for (const { waitMs, stepMs, restarts } of turns) {
        cluster.clock.nowMs += waitMs;
        cluster.clock.stepMs = stepMs;
        if (restarts) await cluster.crash(must(players[0], 'a player').shard);
        for (const player of players) {
          const answer = await buy(player);
          if (answer.ok && closed.has(player.shard)) throw new Error('sold after it was closed');
          if (!answer.ok && answer.code === 'drawClosed') closed.add(player.shard);
        }
        // The shard's timer journals the close that its clock has seen: that outlives a restart.
        await cluster.settle();
      }
    }),
  );
});
