/**
 * An engine that is killed again and again under bets, and the bettors who hold it to its answers.
 *
 * A round: three events open, everybody bets on them, one by one and combined, the process dies at
 * an instant aimed at one part of an event's life, and comes back. Whatever the operator had asked
 * for is asked again, every event gets its result, and `round` returns all that contradicts an
 * answer.
 */
import { setTimeout as waitMs } from 'node:timers/promises';
import { EngineClient } from '../engine/engine-client.ts';
import {
  createAdmin,
  depositOverHttp,
  type EngineSession,
  logIn,
  loginsPerShard,
  register,
} from '../engine/engine-people.ts';
import { EngineProcess, type TestEnd } from '../engine/engine-process.ts';
import type { SeededRandom } from '../sources/seeded-random.ts';
import { BetOperator } from './bet-operator.ts';
import { checkBettor, checkBooks, type FixtureFate } from './bet-round-checks.ts';
import { Bettor } from './bettors.ts';

/** What the kill is aimed at. */
export const BET_AIMS = [
  'while bets are placed',
  'while odds change',
  'around the deadline',
  'while it is settled',
  'while it is corrected',
  'while it is voided',
] as const;
export type BetAim = (typeof BET_AIMS)[number];

const BETTORS_PER_SHARD = 6;
/** Nobody runs out of money: what is owed is another test's. */
const START_MINOR = 50_000_000;
/** Reached within a round, so that shards ask each other for room when they die. */
const LIMIT_MINOR = 12_000;
const NEAR_MS = 500;
const FAR_MS = 3_600_000;
const PAUSE_MS_MAX = 8;
const REPEATED_PER_ROUND = 4;

export class BetRounds {
  readonly #t: TestEnd;
  readonly #directory: string;
  readonly #random: SeededRandom;
  #engine: EngineProcess;
  readonly #client: EngineClient;
  #admin!: EngineSession;
  #operator!: BetOperator;
  #bettors: readonly Bettor[] = [];

  private constructor(t: TestEnd, directory: string, random: SeededRandom, engine: EngineProcess) {
    this.#t = t;
    this.#directory = directory;
    this.#random = random;
    this.#engine = engine;
    this.#client = new EngineClient(t, engine.url);
  }

  static async start(t: TestEnd, directory: string, random: SeededRandom): Promise<BetRounds> {
    const engine = await EngineProcess.start(t, { directory });
    const rounds = new BetRounds(t, directory, random, engine);
    await createAdmin(directory);
    rounds.#admin = await logIn(rounds.#client);
    rounds.#operator = new BetOperator(rounds.#client, rounds.#admin);
    rounds.#bettors = await Promise.all(
      loginsPerShard('bettor', BETTORS_PER_SHARD).map(async (login) => {
        const player = await register(rounds.#client, login);
        await depositOverHttp(rounds.#client, player, START_MINOR);
        return new Bettor(rounds.#client, player);
      }),
    );
    return rounds;
  }

  get betCount(): number {
    return this.#bettors.reduce((sum, { accepted }) => sum + accepted.length, 0);
  }

  /** Returns what contradicts an answer. */
  async round(aim: BetAim): Promise<string[]> {
    const near = await this.#open(aim === 'around the deadline' ? NEAR_MS : FAR_MS);
    const other = await this.#open(FAR_MS);
    const third = await this.#open(FAR_MS);
    const fixtures = [near, other, third];
    const playing = this.#bettors.map((bettor) => this.#play(bettor, fixtures));
    const asked = this.#killAt(aim, near);
    await this.#engine.ended;
    await Promise.all(playing);
    this.#engine = await EngineProcess.start(this.#t, { directory: this.#directory });
    this.#client.url = this.#engine.url;
    await asked;

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
    problems.push(...(await checkBooks(this.#client, this.#admin, this.#operator, fixtures)));
    for (const bettor of this.#bettors) {
      problems.push(...(await checkBettor(this.#client, bettor, fixtures, START_MINOR)));
    }
    return problems;
  }

  /** Stops the engine in order. */
  async stop(): Promise<number | null> {
    return (await this.#engine.stop()).exitCode;
  }

  async #open(deadlineInMs: number): Promise<FixtureFate> {
    const deadlineMs = Date.now() + deadlineInMs;
    const { eventId } = await this.#operator.create(LIMIT_MINOR, deadlineInMs);
    return { eventId, deadlineMs, limitMinor: LIMIT_MINOR, outcome: null, resultFromMs: 0 };
  }

  async #play(bettor: Bettor, fixtures: readonly FixtureFate[]): Promise<void> {
    while (this.#engine.isRunning) {
      const choice = this.#random.uint32();
      const single = fixtures[choice % fixtures.length] as FixtureFate;
      const eventIds = choice % 7 === 0 ? fixtures.map(({ eventId }) => eventId) : [single.eventId];
      if (!(await bettor.bet(eventIds, 1 + ((choice >>> 8) % 400)))) return;
      await waitMs((choice >>> 16) % PAUSE_MS_MAX);
    }
  }

  /** Resolves when the operator has their answers: some of them come from the next run only. */
  async #killAt(aim: BetAim, fixture: FixtureFate): Promise<void> {
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
    await this.#engine.kill();
  }

  /** One after the other until the engine is gone; the last one is answered by the next run. */
  async #changeOdds(eventId: string): Promise<void> {
    const engine = this.#engine;
    while (engine.isRunning) {
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
