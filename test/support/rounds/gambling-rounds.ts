/**
 * Rounds of draws: two draws are open, everybody buys and pays in, and the kill is aimed at one
 * part of a draw's life. `aftermath` then returns everything that contradicts an answer.
 */
import { setTimeout as waitMs } from 'node:timers/promises';
import { phasesOnDisk } from '../disk/phases-on-disk.ts';
import { codeOf, NoAnswerError } from '../engine/engine-client.ts';
import {
  createAdmin,
  type Draw,
  type EngineSession,
  logIn,
  loginsPerShard,
  openOverHttp,
  register,
} from '../engine/engine-people.ts';
import { SHARDS, type TestEnd } from '../engine/engine-process.ts';
import { MortalEngine } from '../engine/mortal-engine.ts';
import type { SeededRandom } from '../sources/seeded-random.ts';
import { checkDraw, checkEntries, checkLedgers, comesToRest } from './crash-checks.ts';
import type { CrashArea, CrashRound } from './crash-rounds.ts';
import { Gambler } from './gambler.ts';

/** What the kill is aimed at; the first of the two draws is the one whose close is near. */
export const DRAW_AIMS = [
  'while it is open',
  'around its close',
  'between its close and its results',
  'while it pays',
  'while it is cancelled on sale',
  'while it is cancelled at its close',
] as const;
type DrawAim = (typeof DRAW_AIMS)[number];

const SALE_MS = 500;
const RESULTS_AFTER_MS = 200;
const START_MINOR = 2_000_000;
const GAMBLERS_PER_SHARD = 3;
/** Between two operations of one player: the history must stay short enough to be read in full. */
const PAUSE_MS_MAX = 20;
const REPEATED_PER_ROUND = 5;

export class GamblingRounds implements CrashArea<DrawAim> {
  readonly engine: MortalEngine;
  readonly #random: SeededRandom;
  readonly #admin: EngineSession;
  readonly #gamblers: readonly Gambler[];
  readonly #phases = new Map<string, number>();

  private constructor(
    engine: MortalEngine,
    random: SeededRandom,
    people: { readonly admin: EngineSession; readonly gamblers: readonly Gambler[] },
  ) {
    this.engine = engine;
    this.#random = random;
    this.#admin = people.admin;
    this.#gamblers = people.gamblers;
  }

  static async open(t: TestEnd, directory: string, random: SeededRandom): Promise<GamblingRounds> {
    const engine = await MortalEngine.start(t, { directory });
    const { client } = engine;
    await createAdmin(directory);
    const admin = await logIn(client);
    const gamblers = await Promise.all(
      loginsPerShard('gambler', GAMBLERS_PER_SHARD).map(async (login) => {
        const gambler = new Gambler(client, await register(client, login));
        await gambler.deposit(START_MINOR);
        return gambler;
      }),
    );
    return new GamblingRounds(engine, random, { admin, gamblers });
  }

  get takenCount(): number {
    return this.#gamblers.reduce((sum, { takenCount }) => sum + takenCount, 0);
  }

  async begin(aim: DrawAim): Promise<CrashRound> {
    const resultsAfterMs = aim === 'while it pays' ? RESULTS_AFTER_MS : 0;
    const { client } = this.engine;
    const near = await openOverHttp(client, this.#admin, { closesInMs: SALE_MS, resultsAfterMs });
    const far = await openOverHttp(client, this.#admin, { closesInMs: 3_600_000 });
    return {
      play: () => this.#gamblers.map((gambler) => this.#play(gambler, [near, far])),
      strike: () => this.#strike(aim, near, far),
      autopsy: () => this.#notePhases([near, far]),
      aftermath: () => this.#aftermath(near, far),
    };
  }

  /** What contradicts the histories of all players, from their first entry on. */
  async atTheEnd(): Promise<string[]> {
    const checks = this.#gamblers.map((gambler) => checkEntries(this.engine.client, gambler));
    return (await Promise.all(checks)).flat();
  }

  told(): string[] {
    return [...this.#phases].sort().map(([phase, count]) => `${count} draws died ${phase}`);
  }

  async #notePhases(draws: readonly Draw[]): Promise<void> {
    for (const { drawId } of draws) {
      const phase = await phasesOnDisk(this.engine.directory, drawId, Number(SHARDS));
      this.#phases.set(phase, (this.#phases.get(phase) ?? 0) + 1);
    }
  }

  async #aftermath(near: Draw, far: Draw): Promise<string[]> {
    const { client } = this.engine;
    const problems: string[] = [];
    for (const found of await Promise.all(
      this.#gamblers.map((one) => one.resolve(REPEATED_PER_ROUND)),
    )) {
      problems.push(...found);
    }
    await this.#cancel(far);
    const drawIds = [near.drawId, far.drawId];
    const books = await comesToRest(client, this.#admin, drawIds);
    for (const drawId of drawIds) {
      problems.push(...(await checkDraw(client, this.#gamblers, drawId)));
    }
    problems.push(...(await checkLedgers(client, this.#gamblers, books)));
    return problems;
  }

  async #play(gambler: Gambler, draws: readonly Draw[]): Promise<void> {
    while (this.engine.process.isRunning) {
      const choice = this.#random.uint32();
      const draw = draws[choice & 1] as Draw;
      const ticketCount = choice % 16 === 0 ? 40 : 1 + (choice % 3);
      const operation =
        choice % 11 === 0
          ? await gambler.deposit(1 + (choice % 5_000))
          : await gambler.buy(draw.drawId, ticketCount);
      if (operation.state === 'asked') return;
      await waitMs(choice % PAUSE_MS_MAX);
    }
  }

  async #strike(aim: DrawAim, near: Draw, far: Draw): Promise<void> {
    const closesAtMs = Date.parse(near.closesAt);
    const after = (fromMs: number, spanMs: number) => fromMs + (this.#random.uint32() % spanMs);
    switch (aim) {
      case 'while it is open':
        await instant(after(closesAtMs - SALE_MS + 100, SALE_MS - 150));
        break;
      case 'around its close':
        await instant(after(closesAtMs - 10, 20));
        break;
      case 'between its close and its results':
        await instant(after(closesAtMs, 60));
        break;
      case 'while it pays':
        await instant(after(closesAtMs + RESULTS_AFTER_MS, 30));
        break;
      case 'while it is cancelled on sale':
        await instant(after(closesAtMs - 300, 200));
        void this.#cancel(far);
        await waitMs(this.#random.uint32() % 25);
        break;
      case 'while it is cancelled at its close':
        await instant(after(closesAtMs, 8));
        void this.#cancel(near);
        await waitMs(this.#random.uint32() % 25);
        break;
    }
    await this.engine.kill();
  }

  /** It may be too late to cancel, or the engine gone: the checks find out what became of it. */
  async #cancel({ drawId }: Draw): Promise<void> {
    const body = { reason: 'the test says so' };
    try {
      const asked = { token: this.#admin.accessToken };
      const answer = await this.engine.client.post(`/v1/admin/draws/${drawId}/cancel`, body, asked);
      const expected = [undefined, 'drawCancelled', 'drawNotCancellable'];
      if (!expected.includes(codeOf(answer))) throw new Error(answer.text);
    } catch (error) {
      if (!(error instanceof NoAnswerError)) throw error;
    }
  }
}

/** Waits until that instant of the wall clock, which the engine shares. */
function instant(atMs: number): Promise<void> {
  return waitMs(Math.max(0, atMs - Date.now()));
}
