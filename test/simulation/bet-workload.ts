/** What bettors and operators ask about fixed-odds events: mostly sensible, sometimes wrong. */

import type { Outcome } from '../../actors/line/line.ts';
import { must } from '../../src/kernel/assert.ts';
import { type FixtureNo, fixtureNo } from '../../src/kernel/fixture-ids.ts';
import type { PlayerKey } from '../../src/kernel/ids.ts';
import { founderOf } from '../../src/kernel/shard-counts.ts';
import type { FixtureView } from '../../src/protocol/fixture-requests.ts';
import type { HeldPayoutView } from '../../src/protocol/money-requests.ts';
import type { ReplyOf, RequestOf } from '../../src/protocol/shard-requests.ts';
import type { Dice } from './dice.ts';
import type { Asked, World } from './world.ts';

/** How often each is asked, relative to the others. */
const WEIGHTS = {
  listHeldPayouts: 2,
  approvePayout: 4,
  bet: 40,
  betAgain: 6,
  operateAgain: 4,
  combine: 8,
  createFixture: 4,
  changeFixture: 8,
  resolve: 3,
  correct: 3,
  annul: 1,
  takeBack: 6,
  read: 4,
};
const BY = 1 as PlayerKey;
const OUTCOMES: readonly Outcome[] = ['won', 'lost', 'lost', 'void'];
/** Tight enough that shards have to ask each other for room. */
export const LIMITS_MINOR = [700, 2_000, 9_000] as const;

export class BetWorkload {
  readonly #world: World;
  readonly #dice: Dice;
  #keyCount = 0;

  constructor(world: World) {
    this.#world = world;
    this.#dice = world.dice;
  }

  askSomething(): void {
    this[this.#dice.weighted(WEIGHTS)]();
  }

  createFixture(): void {
    const dice = this.#dice;
    const liabilityMinorMax = dice.pick(LIMITS_MINOR);
    const selections = ['yes', 'no'].map((name) => {
      const isWrong = dice.chance(0.02);
      const oddsHundredths = isWrong ? dice.pick([0, 1e9, 1.5]) : dice.between(40, 400);
      return { name, oddsHundredths, liabilityMinorMax };
    });
    const { nowMs } = this.#world.clock;
    this.#world.ask(dice.below(this.#world.founderCount), 'createFixture', {
      title: 'A – B',
      deadlineMs: nowMs + (dice.chance(0.05) ? -1 : dice.between(10, 90) * 1_000),
      markets: [{ name: 'match', liabilityMinorMax, selections }],
      terms: {
        stakeMinorMin: 5,
        stakeMinorMax: 2_000,
        payoutMinorMax: 5_000,
        correctionMs: dice.pick([5_000, 3_600_000]),
      },
      by: BY,
      ...this.#operation(),
    });
  }

  bet(): void {
    const fixture = this.#someEvent();
    const known = this.#somePlayer();
    if (fixture === undefined || known === undefined) return;
    const dice = this.#dice;
    const oddsHundredths = dice.chance(0.2) ? dice.between(100, 300) : null;
    const no = dice.chance(0.02) ? fixtureNo(9_999) : fixture;
    this.#place(known, [{ fixture: no, selection: dice.below(2), oddsHundredths }]);
  }

  combine(): void {
    const known = this.#somePlayer();
    if (known === undefined) return;
    const fixtures = [this.#someEvent(), this.#someEvent(), this.#someEvent()];
    const legs = fixtures.flatMap((fixture) =>
      fixture === undefined
        ? []
        : [{ fixture, selection: this.#dice.below(2), oddsHundredths: null }],
    );
    if (legs.length > 1) this.#place(known, legs);
  }

  /** A retry, or another bet under a key that was used. */
  betAgain(): void {
    const earlier = this.#world.asked.filter(({ op }) => op === 'placeBet').slice(-12);
    if (earlier.length === 0) return;
    const { request } = this.#dice.pick(earlier);
    const again = request as RequestOf<'placeBet'>;
    const isOther = this.#dice.chance(0.2);
    const shard = this.#world.homeOf(again.player);
    this.#world.ask(shard, 'placeBet', isOther ? { ...again, fingerprint: 3 } : again);
  }

  /** An operator's retry under their key: it has no second effect, whatever came between. */
  operateAgain(): void {
    const operations = ['createFixture', 'changeFixture', 'correctFixture'] as const;
    const op = this.#dice.pick(operations);
    const earlier = this.#world.asked.filter((asked) => asked.op === op).slice(-6);
    if (earlier.length === 0) return;
    const { shard, request } = this.#dice.pick(earlier);
    this.#world.ask(shard, op, request as RequestOf<typeof op>);
  }

  changeFixture(): void {
    const fixture = this.#someEvent();
    if (fixture === undefined) return;
    const dice = this.#dice;
    const nothing = { version: null, deadlineMs: null, odds: [], limits: [], state: null };
    const changes = dice.pick<Partial<RequestOf<'changeFixture'>>>([
      { odds: [{ selection: dice.below(2), oddsHundredths: dice.between(40, 400) }] },
      { odds: [{ selection: dice.below(2), oddsHundredths: dice.between(40, 400) }] },
      { state: 'suspended' },
      { state: 'open' },
      { limits: [{ limit: dice.below(3), liabilityMinorMax: dice.pick(LIMITS_MINOR) }] },
      { deadlineMs: this.#world.clock.nowMs + dice.between(-5, 60) * 1_000 },
      { version: 1 },
    ]);
    const request = { fixture, ...nothing, reason: null, by: BY, ...changes, ...this.#operation() };
    this.#world.ask(founderOf(fixture, this.#world), 'changeFixture', request);
  }

  resolve(): void {
    this.#result('resolveFixture');
  }

  correct(): void {
    this.#result('correctFixture');
  }

  annul(): void {
    const fixture = this.#someEvent();
    if (fixture === undefined) return;
    const request = { fixture, reason: 'a test of ours', by: BY };
    this.#world.ask(founderOf(fixture, this.#world), 'voidFixture', request);
  }

  /**
   * A bet wins, its player takes all their money away, and then it is lost after all: what they do
   * not have any more is lent to them. One of these at a time, as the dice find the bet again.
   */
  takeBack(): void {
    const singles = this.#answered('placeBet').filter(
      ({ request }) => legsOf(request).length === 1,
    );
    if (singles.length === 0) return;
    const { request } = this.#dice.pick(singles.slice(-4));
    const { player } = request as RequestOf<'placeBet'>;
    const shard = this.#world.homeOf(player);
    const { fixture, selection } = must(legsOf(request)[0], 'a single has a leg');
    const isResolved = this.#answered('resolveFixture').some(
      (asked) => (asked.request as RequestOf<'resolveFixture'>).fixture === fixture,
    );
    const amountMinor = this.#world.running(shard)?.state.accounts.get(player)?.balanceMinor ?? 0;
    if (isResolved && amountMinor > 0) this.#withdraw(shard, player, amountMinor);
    const outcome = (at: number): Outcome => ((at === selection) === isResolved ? 'lost' : 'won');
    const outcomes = [outcome(0), outcome(1)];
    const told = { fixture, outcomes, reason: 'a test of ours', by: BY };
    const op = isResolved ? 'correctFixture' : 'resolveFixture';
    this.#world.ask(founderOf(fixture, this.#world), op, told);
  }

  listHeldPayouts(): void {
    const shard = this.#dice.below(this.#world.shardCount);
    const page = { isApproved: this.#dice.chance(0.2), limit: 20, after: null };
    this.#world.ask(shard, 'listHeldPayouts', page);
  }

  /** Perhaps one that was approved or taken back meanwhile: then it is refused. */
  approvePayout(): void {
    const found = this.#answered('listHeldPayouts').flatMap(({ shard, answer }) => {
      const held = (answer?.ok === true ? answer.reply : []) as HeldPayoutView[];
      return held.map(({ awardId }) => ({ shard, awardId }));
    });
    if (found.length === 0) return;
    const { shard, awardId } = this.#dice.pick(found);
    this.#world.ask(shard, 'approvePayout', { awardId, by: 0xffff_fffe as PlayerKey });
  }

  read(): void {
    const fixture = this.#someEvent();
    const known = this.#somePlayer();
    if (fixture === undefined || known === undefined) return;
    const { player, shard } = known;
    const home = founderOf(fixture, this.#world);
    this.#world.ask(shard, 'listBets', {
      player,
      fixture: null,
      state: null,
      limit: 4,
      after: null,
    });
    const place = { fixture, shard, ordinal: this.#dice.below(9) };
    this.#world.ask(shard, 'getBet', { player, place });
    this.#world.ask(home, 'getVersionAt', { fixture, atMs: this.#world.clock.nowMs - 3_000 });
    this.#world.ask(home, 'listFixtures', { states: ['open'], limit: 3, before: null });
    this.#world.ask(shard, 'getBook', { fixture });
  }

  #result(op: 'resolveFixture' | 'correctFixture'): void {
    const fixture = this.#someEvent();
    if (fixture === undefined) return;
    const outcomes = [this.#dice.pick(OUTCOMES), this.#dice.pick(OUTCOMES)];
    const request = { fixture, outcomes, reason: 'a test of ours', by: BY, ...this.#operation() };
    this.#world.ask(founderOf(fixture, this.#world), op, request);
  }

  #withdraw(shard: number, player: PlayerKey, amountMinor: number): void {
    this.#keyCount += 1;
    this.#world.ask(shard, 'requestPayment', {
      player,
      kind: 'withdrawal',
      amountMinor,
      method: 'sandbox:success',
      idempotencyKey: `away-${this.#keyCount}`,
      fingerprint: 1,
    });
  }

  #operation(): Pick<RequestOf<'createFixture'>, 'operation'> {
    this.#keyCount += 1;
    return { operation: { idempotencyKey: `operator-${this.#keyCount}`, fingerprint: 2 } };
  }

  #place(
    { shard, player }: { readonly shard: number; readonly player: PlayerKey },
    legs: RequestOf<'placeBet'>['legs'],
  ): void {
    this.#keyCount += 1;
    const dice = this.#dice;
    const { earnsHundredths } = this.#world;
    this.#world.ask(shard, 'placeBet', {
      player,
      legs,
      stakeMinor: dice.chance(0.05) ? dice.pick([0, -3, 0.5, 1e12]) : dice.between(1, 900),
      accept: dice.pick(['same', 'better', 'any']),
      idempotencyKey: `bet-${this.#keyCount}`,
      fingerprint: 4,
      ...(dice.chance(0.8) && earnsHundredths > 0 ? { earnsHundredths } : {}),
    });
  }

  #somePlayer(): { readonly shard: number; readonly player: PlayerKey } | undefined {
    const registered = this.#answered('registerPlayer');
    if (registered.length === 0) return undefined;
    const { answer } = this.#dice.pick(registered);
    const { player } = (answer?.ok === true ? answer.reply : {}) as ReplyOf<'registerPlayer'>;
    return { shard: this.#world.homeOf(player), player };
  }

  /** Mostly one of the newest: the older ones are over. */
  #someEvent(): FixtureNo | undefined {
    const created = this.#answered('createFixture');
    const recent = this.#dice.chance(0.8) ? created.slice(-3) : created;
    if (recent.length === 0) return undefined;
    const { answer } = this.#dice.pick(recent);
    return ((answer?.ok === true ? answer.reply : {}) as FixtureView).line.fixture;
  }

  #answered(op: Asked['op']): Asked[] {
    return this.#world.asked.filter((asked) => asked.op === op && asked.answer?.ok === true);
  }
}

function legsOf(request: Asked['request']): RequestOf<'placeBet'>['legs'] {
  return (request as RequestOf<'placeBet'>).legs;
}
