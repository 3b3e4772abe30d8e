/**
 * Whatever is bet, changed, resolved, corrected and voided, in whatever order and with whatever
 * crash: the books balance after every record, each bet is settled once in a round, every player
 * ends with what their bets come to by the last result, and no liability limit was ever exceeded.
 */
import fc from 'fast-check';
import { test } from 'tap';
import type { Outcome } from '../../actors/line/line.ts';
import { betsOn, LEDGER_ACCOUNTS } from '../../actors/wallet/ledger.ts';
import { assert, must } from '../../src/kernel/assert.ts';
import type { FixtureNo } from '../../src/kernel/fixture-ids.ts';
import type { PlayerKey } from '../../src/kernel/ids.ts';
import { verifyJournal } from '../../src/shard/verification/journal-verification.ts';
import { Cluster } from '../support/cluster/cluster.ts';
import { homeOf, oddsChange, openFixture, slip } from '../support/cluster/cluster-bets.ts';
import { playerWith, type TestPlayer } from '../support/cluster/cluster-players.ts';
import { FlushGate } from '../support/disk/flush-gate.ts';
import { BetTwin } from '../support/samples/bet-twin.ts';
import { holds } from '../support/sources/property-run.ts';

const PLAYERS = 4;
const BALANCE_MINOR = 3_000;
const LIMITS_MINOR = [2_500, 900] as const;
const BY = 1 as PlayerKey;

const who = fc.nat(PLAYERS - 1);
const on = fc.nat(2);
const selection = fc.nat(1);
const outcome = fc.constantFrom<Outcome>('won', 'lost', 'void');
const outcomes = fc.tuple(outcome, outcome);
const stakeMinor = fc.integer({ min: 1, max: 900 });
const command = fc.oneof(
  {
    weight: 10,
    arbitrary: fc.record({ ask: fc.constant('bet' as const), who, on, selection, stakeMinor }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ ask: fc.constant('combine' as const), who, selection, stakeMinor }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      ask: fc.constant('price' as const),
      on,
      oddsHundredths: fc.integer({ min: 40, max: 400 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      ask: fc.constant('offer' as const),
      on,
      state: fc.constantFrom('open' as const, 'suspended' as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      ask: fc.constant('limit' as const),
      on,
      limit: fc.nat(2),
      liabilityMinorMax: fc.constantFrom(...LIMITS_MINOR),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      ask: fc.constantFrom('resolve' as const, 'correct' as const),
      on,
      outcomes,
    }),
  },
  { weight: 1, arbitrary: fc.record({ ask: fc.constant('annul' as const), on }) },
  {
    weight: 2,
    arbitrary: fc.record({
      ask: fc.constant('wait' as const),
      ms: fc.constantFrom(1, 900, 40_000),
    }),
  },
);
type Command = typeof command extends fc.Arbitrary<infer Value> ? Value : never;

class Bench {
  readonly gate = new FlushGate();
  readonly cluster: Cluster;
  readonly players: TestPlayer[] = [];
  readonly fixtures: FixtureNo[] = [];

  constructor(shardCount: number, seed: number) {
    this.cluster = new Cluster({ shardCount, seed, faults: this.gate.faults });
  }

  async begin(): Promise<void> {
    for (let i = 0; i < PLAYERS; i += 1) {
      this.players.push(await playerWith(this.cluster, `player-${i}`, BALANCE_MINOR));
    }
    for (let i = 0; i < 3; i += 1) {
      const home = i % this.cluster.shards.length;
      const limitMinor = LIMITS_MINOR[0];
      const odds = { yes: 250, no: 160 };
      this.fixtures.push(
        await openFixture(this.cluster, { home, limitMinor, odds, deadlineInS: 100 }),
      );
    }
  }

  /** Not awaited: what is asked together is decided together. */
  ask(one: Command): void {
    const { cluster } = this;
    if (one.ask === 'wait') {
      cluster.clock.nowMs += one.ms;
      return;
    }
    if (one.ask === 'bet' || one.ask === 'combine') {
      this.#bet(one);
      return;
    }
    const fixture = must(this.fixtures[one.on], 'three events');
    const home = homeOf(cluster, fixture);
    switch (one.ask) {
      case 'price': {
        const odds = [{ selection: 0, oddsHundredths: one.oddsHundredths }];
        void cluster.ask(home, 'changeFixture', oddsChange(fixture, { odds }));
        return;
      }
      case 'offer':
        void cluster.ask(home, 'changeFixture', oddsChange(fixture, { state: one.state }));
        return;
      case 'limit': {
        const { limit, liabilityMinorMax } = one;
        const limits = [{ limit, liabilityMinorMax }];
        void cluster.ask(home, 'changeFixture', oddsChange(fixture, { limits }));
        return;
      }
      case 'resolve':
      case 'correct': {
        const op = one.ask === 'resolve' ? 'resolveFixture' : 'correctFixture';
        void cluster.ask(home, op, { fixture, outcomes: one.outcomes, reason: 'because', by: BY });
        return;
      }
      case 'annul':
        void cluster.ask(home, 'voidFixture', { fixture, reason: 'rain', by: BY });
    }
  }

  check(): void {
    const { shards, journals } = this.cluster;
    for (const [shard, journal] of journals.entries()) {
      const identity = { shard, founderCount: shards.length };
      const report = verifyJournal({ identity, journal, onProgress: () => undefined });
      assert(report.ok, () => JSON.stringify(report));
    }
    for (const fixture of this.fixtures) {
      for (let limit = 0; limit < 3; limit += 1) {
        const used = shards.map(({ state }) => state.books.get(fixture)?.usedMinor[limit] ?? 0);
        const sum = used.reduce<number>((left, right) => left + right, 0);
        assert(sum <= LIMITS_MINOR[0], 'a liability limit was exceeded');
      }
    }
  }

  /** Everything has a result by then: what players have is what their bets come to. */
  checkMoney(): void {
    for (const { state } of this.cluster.shards) {
      for (const account of [LEDGER_ACCOUNTS.accumulators, ...this.fixtures.map(betsOn)]) {
        assert((state.ledger.get(account) ?? 0) === 0, 'stakes are left of settled bets');
      }
    }
    const twin = new BetTwin(this.cluster);
    for (const { player, shard } of this.players) {
      const { state } = must(this.cluster.shards[shard], 'their shard');
      const { balanceMinor } = must(state.accounts.get(player), 'their account');
      const owedMinor = Number(state.debts.get(player)?.balanceMinor ?? 0);
      const expected = BALANCE_MINOR + twin.gainOf(player);
      const isRight = balanceMinor - owedMinor === expected;
      assert(isRight, () => `has ${balanceMinor}, owes ${owedMinor}, but bet to ${expected}`);
    }
  }

  #bet(one: Extract<Command, { ask: 'bet' | 'combine' }>): void {
    const player = must(this.players[one.who], 'four players');
    const legs =
      one.ask === 'bet'
        ? [{ fixture: must(this.fixtures[one.on], 'three events'), selection: one.selection }]
        : this.fixtures
            .slice(one.selection)
            .map((fixture) => ({ fixture, selection: one.selection }));
    void this.cluster.ask(player.shard, 'placeBet', slip(player, legs, one.stakeMinor));
  }
}

const scenario = fc.record({
  shardCount: fc.integer({ min: 1, max: 3 }),
  seed: fc.nat(),
  turns: fc.array(fc.array(command, { maxLength: 8 }), { minLength: 1, maxLength: 14 }),
});

async function end(bench: Bench): Promise<void> {
  bench.check();
  for (const on of bench.fixtures.keys())
    bench.ask({ ask: 'resolve', on, outcomes: ['won', 'lost'] });
  await bench.cluster.advance(1_000);
  bench.check();
  bench.checkMoney();
}

test('any bets: in any order they come to what their last result says', async () => {
  await holds(
    40,
    fc.asyncProperty(scenario, async ({ shardCount, seed, turns }) => {
      const bench = new Bench(shardCount, seed);
      await bench.begin();
      for (const turn of turns) {
        for (const one of turn) bench.ask(one);
        await bench.cluster.settle();
      }
      await end(bench);
    }),
  );
});

test('any bets: and after a crash at any append', async () => {
  const crash = fc.record({
    turn: fc.nat(13),
    victim: fc.nat(2),
    inFlight: fc.constantFrom('present' as const, 'absent' as const),
  });
  await holds(
    40,
    fc.asyncProperty(scenario, crash, async ({ shardCount, seed, turns }, fatal) => {
      const bench = new Bench(shardCount, seed);
      await bench.begin();
      for (const [index, turn] of turns.entries()) {
        const isFatal = index === fatal.turn % turns.length;
        if (isFatal) bench.gate.hold();
        for (const one of turn) bench.ask(one);
        if (isFatal) {
          await new Promise((resolve) => setImmediate(resolve));
          const crashed = bench.cluster.crash(fatal.victim % shardCount, fatal.inFlight);
          bench.gate.release();
          await crashed;
        }
        await bench.cluster.settle();
      }
      await end(bench);
    }),
  );
});
