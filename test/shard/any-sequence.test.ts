/**
 * Whatever is asked, in whatever order and with whatever crash: the books balance after every
 * record, nobody owes, and the rows are what the journal says (I1, I2, I5).
 */
import fc from 'fast-check';
import { test } from 'tap';
import type { GameId } from '../../actors/games/game-table.ts';
import { must } from '../../src/kernel/assert.ts';
import type { DrawNo, PlayerKey } from '../../src/kernel/ids.ts';
import { minor } from '../../src/kernel/money.ts';
import { verifyJournal } from '../../src/shard/verification/journal-verification.ts';
import { Cluster } from '../support/cluster/cluster.ts';
import { plan, playerWith, purchase, type TestPlayer } from '../support/cluster/cluster-players.ts';
import { FlushGate } from '../support/disk/flush-gate.ts';
import { holds } from '../support/sources/property-run.ts';

const anyone = fc.nat(3);
const command = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ ask: fc.constant('buy' as const), who: anyone, count: fc.nat(9) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      ask: fc.constantFrom('deposit' as const, 'withdrawal' as const),
      who: anyone,
      amountMinor: fc.integer({ min: 0, max: 4_000 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      ask: fc.constant('settle' as const),
      who: anyone,
      number: fc.integer({ min: 1, max: 4 }),
      outcome: fc.constantFrom('completed' as const, 'declined' as const, 'pending' as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ ask: fc.constantFrom('cancel' as const, 'conduct' as const) }),
  },
  { weight: 1, arbitrary: fc.record({ ask: fc.constant('approve' as const), who: anyone }) },
  {
    weight: 3,
    arbitrary: fc.record({
      ask: fc.constant('wait' as const),
      seconds: fc.constantFrom(0, 1, 29, 31),
    }),
  },
);
type Command = typeof command extends fc.Arbitrary<infer Value> ? Value : never;

class Bench {
  readonly gate = new FlushGate();
  readonly cluster: Cluster;
  readonly players: TestPlayer[] = [];
  draw: DrawNo = 0 as DrawNo;
  #keyCount = 0;

  constructor(shardCount: number, seed: number) {
    this.cluster = new Cluster({ shardCount, seed, faults: this.gate.faults });
  }

  async begin(gameId: GameId): Promise<void> {
    for (let i = 0; i < 4; i += 1) {
      this.players.push(await playerWith(this.cluster, `player-${i}`, 1_500));
    }
    const times = { closesInS: 30, resultsInS: 60, approvalMinor: minor(100) };
    this.draw = await plan(this.cluster, gameId, times);
  }

  /** Not awaited: what is asked together is decided together. */
  ask(one: Command): void {
    const { cluster, draw } = this;
    const coordinator = draw % cluster.shards.length;
    const by = 1 as PlayerKey;
    switch (one.ask) {
      case 'buy': {
        const buyer = this.#player(one.who);
        const request = purchase(cluster, buyer, draw, { quickPick: one.count });
        void cluster.ask(buyer.shard, 'buyTickets', request);
        return;
      }
      case 'deposit':
      case 'withdrawal': {
        const { player, shard } = this.#player(one.who);
        this.#keyCount += 1;
        const key = { idempotencyKey: `own-${this.#keyCount}`, fingerprint: 1 };
        const { ask: kind, amountMinor } = one;
        const request = { player, kind, amountMinor, method: 'sandbox:success', ...key };
        void cluster.ask(shard, 'requestPayment', request);
        return;
      }
      case 'settle': {
        const { player, shard } = this.#player(one.who);
        const { number, outcome } = one;
        void cluster.ask(shard, 'settlePayment', { player, number, outcome });
        return;
      }
      case 'cancel':
        void cluster.ask(coordinator, 'cancelDraw', { draw, reason: 'rain', by });
        return;
      case 'conduct':
        void cluster.ask(coordinator, 'conductDraw', { draw, by });
        return;
      case 'approve': {
        const { shard } = this.#player(one.who);
        for (const ordinal of [0, 1, 2]) {
          void cluster.ask(shard, 'approveAward', { draw, ordinal, by });
        }
        return;
      }
      case 'wait':
        this.cluster.clock.nowMs += one.seconds * 1_000;
    }
  }

  check(): void {
    const { shards, journals } = this.cluster;
    for (const [shard, journal] of journals.entries()) {
      const identity = { shard, founderCount: shards.length };
      const report = verifyJournal({ identity, journal, onProgress: () => undefined });
      if (!report.ok) throw new Error(JSON.stringify(report));
    }
  }

  #player(who: number): TestPlayer {
    return must(this.players[who], 'four players');
  }
}

const scenario = fc.record({
  shardCount: fc.integer({ min: 1, max: 3 }),
  seed: fc.nat(),
  gameId: fc.constantFrom('5of36' as const, '6of45' as const),
  /** What stands in one list is asked at once. */
  turns: fc.array(fc.array(command, { maxLength: 6 }), { minLength: 1, maxLength: 12 }),
});

test('any sequence: balances in every record, and can be replayed', async () => {
  await holds(
    50,
    fc.asyncProperty(scenario, async ({ shardCount, seed, gameId, turns }) => {
      const bench = new Bench(shardCount, seed);
      await bench.begin(gameId);
      for (const turn of turns) {
        for (const one of turn) bench.ask(one);
        await bench.cluster.settle();
      }
      bench.check();
      await bench.cluster.advance(3_600_000);
      bench.check();
    }),
  );
});

test('any sequence: balances and can be replayed after a crash at any append', async () => {
  const crash = fc.record({
    turn: fc.nat(11),
    victim: fc.nat(2),
    inFlight: fc.constantFrom('present' as const, 'absent' as const),
  });
  await holds(
    50,
    fc.asyncProperty(scenario, crash, async ({ shardCount, seed, gameId, turns }, fatal) => {
      const bench = new Bench(shardCount, seed);
      await bench.begin(gameId);
      for (const [index, turn] of turns.entries()) {
        const isFatal = index === fatal.turn % turns.length;
        if (isFatal) bench.gate.hold();
        for (const one of turn) bench.ask(one);
        if (isFatal) {
          await new Promise((resolve) => setImmediate(resolve));
          const victim = fatal.victim % shardCount;
          const crashed = bench.cluster.crash(victim, fatal.inFlight);
          bench.gate.release();
          await crashed;
        }
        await bench.cluster.settle();
      }
      bench.check();
      await bench.cluster.advance(3_600_000);
      bench.check();
    }),
  );
});

test('any sequence: of bets at once those are accepted that the balance covers', async () => {
  await holds(
    20,
    fc.asyncProperty(
      fc.nat(),
      fc.nat(30),
      fc.integer({ min: 1, max: 200 }),
      async (seed, covered, asked) => {
        const cluster = new Cluster({ shardCount: 2, seed });
        const ada = await playerWith(cluster, 'ada', covered * 100 + 99);
        const draw = await plan(cluster, '5of36', { closesInS: 60, resultsInS: 90 });
        const bets = Array.from({ length: asked }, () =>
          cluster.ask(ada.shard, 'buyTickets', purchase(cluster, ada, draw, { quickPick: 1 })),
        );
        const accepted = (await Promise.all(bets)).filter(({ ok }) => ok).length;
        if (accepted !== Math.min(covered, asked)) throw new Error(`${accepted} were accepted`);
      },
    ),
  );
});
