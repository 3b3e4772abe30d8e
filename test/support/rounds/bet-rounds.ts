/**
 * Rounds of bets: three events open, everybody bets on them, singly and combined, and the kill is
 * aimed at one part of an event's life. Whatever the operator had requested is requested again,
 * every event gets its result, and `aftermath` returns everything that contradicts an answer.
 */
import { setTimeout as waitMs } from 'node:timers/promises';
import {
  createAdmin,
  depositOverHttp,
  type EngineSession,
  logIn,
  loginsPerShard,
  register,
} from '../engine/engine-people.ts';
import type { TestEnd } from '../engine/engine-process.ts';
import { MortalEngine } from '../engine/mortal-engine.ts';
import type { SeededRandom } from '../sources/seeded-random.ts';
import { BetOperator } from './bet-operator.ts';
import { checkBettor, checkBooks, type FixtureFate } from './bet-round-checks.ts';
import { Bettor } from './bettor.ts';
import type { CrashArea, CrashRound } from './crash-rounds.ts';

/** What the kill is aimed at. */
export const BET_AIMS = [
  'while bets are placed',
  'while odds change',
  'around the deadline',
  'while it is settled',
  'while it is corrected',
  'while it is voided',
] as const;
type BetAim = (typeof BET_AIMS)[number];

const BETTORS_PER_SHARD = 6;
/** Nobody runs out of money: debts are another test's subject. */
const START_MINOR = 50_000_000;
/** Reached within a round, so that shards ask each other for room when they die. */
const LIMIT_MINOR = 12_000;
const NEAR_MS = 1_000;
const FAR_MS = 3_600_000;
const PAUSE_MS_MAX = 8;
const REPEATED_PER_ROUND = 4;

export class BetRounds implements CrashArea<BetAim> {
  readonly engine: MortalEngine;
  readonly #random: SeededRandom;
  readonly #admin: EngineSession;
  readonly #operator: BetOperator;
  readonly #bettors: readonly Bettor[];

  private constructor(
    engine: MortalEngine,
    random: SeededRandom,
    people: { readonly admin: EngineSession; readonly bettors: readonly Bettor[] },
  ) {
    this.engine = engine;
    this.#random = random;
    this.#admin = people.admin;
    this.#operator = new BetOperator(engine.client, people.admin);
    this.#bettors = people.bettors;
  }

  static async open(t: TestEnd, directory: string, random: SeededRandom): Promise<BetRounds> {
    const engine = await MortalEngine.start(t, { directory });
    const { client } = engine;
    await createAdmin(directory);
    const admin = await logIn(client);
    const bettors = await Promise.all(
      loginsPerShard('bettor', BETTORS_PER_SHARD).map(async (login) => {
        const player = await register(client, login);
        await depositOverHttp(client, player, START_MINOR);
        return new Bettor(client, player);
      }),
    );
    return new BetRounds(engine, random, { admin, bettors });
  }

  get takenCount(): number {
    return this.#bettors.reduce((sum, { takenCount }) => sum + takenCount, 0);
  }

  async begin(aim: BetAim): Promise<CrashRound> {
    const near = await this.#open(aim === 'around the deadline' ? NEAR_MS : FAR_MS);
    const other = await this.#open(FAR_MS);
    const third = await this.#open(FAR_MS);
    const fixtures = [near, other, third];
    return {
      play: () => this.#bettors.map((bettor) => this.#play(bettor, fixtures)),
      strike: () => this.#strike(aim, near),
      aftermath: () => this.#aftermath(fixtures),
    };
  }

  /** Nothing is left to check: each round has looked at everything already. */
  async atTheEnd(): Promise<string[]> {
    return [];
  }

  told(): string[] {
    return [];
  }

  async #aftermath(fixtures: readonly FixtureFate[]): Promise<string[]> {
    const { client } = this.engine;
    const problems: string[] = [];
    for (const found of await Promise.all(
      this.#bettors.map((one) => one.resolve(REPEATED_PER_ROUND)),
    )) {
      problems.push(...found);
    }
    for (const fixture of fixtures) {
      if (fixture.outcome === null) await this.#result(fixture, this.#chance(2) ? 'won' : 'lost');
    }
    for (const { eventId } of fixtures) await this.#operator.settled(eventId);
    problems.push(...(await checkBooks(client, this.#admin, this.#operator, fixtures)));
    for (const bettor of this.#bettors) {
      problems.push(...(await checkBettor(client, bettor, fixtures, START_MINOR)));
    }
    return problems;
  }

  async #open(deadlineInMs: number): Promise<FixtureFate> {
    const deadlineMs = Date.now() + deadlineInMs;
    const { eventId } = await this.#operator.create(LIMIT_MINOR, deadlineInMs);
    return { eventId, deadlineMs, limitMinor: LIMIT_MINOR, outcome: null, resultFromMs: 0 };
  }

  async #play(bettor: Bettor, fixtures: readonly FixtureFate[]): Promise<void> {
    while (this.engine.process.isRunning) {
      const choice = this.#random.uint32();
      const single = fixtures[choice % fixtures.length] as FixtureFate;
      const eventIds = choice % 7 === 0 ? fixtures.map(({ eventId }) => eventId) : [single.eventId];
      if (!(await bettor.bet(eventIds, 1 + ((choice >>> 8) % 400)))) return;
      await waitMs((choice >>> 16) % PAUSE_MS_MAX);
    }
  }

  /** Resolves when the operator has their answers, some of which only the next run gives. */
  async #strike(aim: BetAim, fixture: FixtureFate): Promise<void> {
    await waitMs(60 + this.#below(150));
    switch (aim) {
      case 'while bets are placed':
        return this.#kill(this.#below(200));
      case 'while odds change': {
        const changed = this.#changeOdds(fixture.eventId);
        await this.#kill(this.#below(100));
        return changed;
      }
      case 'around the deadline':
        return this.#kill(Math.max(0, fixture.deadlineMs - Date.now() - 10 + this.#below(20)));
      case 'while it is settled':
        return this.#killDuring(this.#result(fixture, 'won'));
      case 'while it is corrected':
        await this.#result(fixture, 'won');
        await this.#operator.settled(fixture.eventId);
        return this.#killDuring(this.#act(fixture, 'correction', 'lost'));
      case 'while it is voided':
        return this.#killDuring(this.#act(fixture, 'void', 'void'));
    }
  }

  async #killDuring(acting: Promise<void>): Promise<void> {
    await this.#kill(this.#below(25));
    return acting;
  }

  async #kill(afterMs: number): Promise<void> {
    await waitMs(afterMs);
    await this.engine.kill();
  }

  /** One after the other until the engine is gone; the next run answers the last one. */
  async #changeOdds(eventId: string): Promise<void> {
    const { process } = this.engine;
    while (process.isRunning) {
      await this.#operator.act(eventId, '', { odds: `1.${50 + this.#below(50)}` });
    }
  }

  async #result(fixture: FixtureFate, outcome: 'won' | 'lost'): Promise<void> {
    fixture.resultFromMs = Date.now();
    await this.#act(fixture, 'result', outcome);
  }

  async #act(
    fixture: FixtureFate,
    action: string,
    outcome: 'won' | 'lost' | 'void',
  ): Promise<void> {
    if (fixture.resultFromMs === 0) fixture.resultFromMs = Date.now();
    const body = action === 'void' ? {} : { state: outcome };
    await this.#operator.act(fixture.eventId, action, body);
    fixture.outcome = outcome;
  }

  #below(limit: number): number {
    return this.#random.uint32() % limit;
  }

  #chance(oneIn: number): boolean {
    return this.#below(oneIn) === 0;
  }
}
