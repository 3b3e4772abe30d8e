/**
 * Rounds of draws: two draws are open, everybody buys and pays in, and the kill is aimed at one
 * part of a draw's life. The second one is of a game whose picks are limited, and all want alike.
 * `aftermath` then returns everything that contradicts an answer.
 */
import { join } from 'node:path';
import { setTimeout as waitMs } from 'node:timers/promises';
import { drawOnDisk } from '../disk/draw-on-disk.ts';
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
import { until } from '../engine/until.ts';
import type { SeededRandom } from '../sources/seeded-random.ts';
import { checkDraw, checkEntries, checkLedgers, comesToRest } from './crash-checks.ts';
import type { CrashArea, CrashRound } from './crash-rounds.ts';
import { Gambler } from './gambler.ts';
import {
  HOT_GAME_ID,
  hotPlay,
  limitProblems,
  sellsStraight,
  writeLimitedGames,
} from './limited-picks.ts';
import { Postponements } from './postponements.ts';
import type { TrackedOperation } from './tracked-operations.ts';

/** What the kill is aimed at; the first of the two draws is the one whose close is near. */
export const DRAW_AIMS = [
  'while it is open',
  'around its close',
  'between its close and its results',
  'while it pays',
  'while it is cancelled on sale',
  'while it is cancelled at its close',
  'while it is postponed',
  'while its picks run out',
] as const;
type DrawAim = (typeof DRAW_AIMS)[number];

const SALE_MS = 500;
const RESULTS_AFTER_MS = 200;
const START_MINOR = 2_000_000;
const GAMBLERS_PER_SHARD = 3;
/** Between two operations of one player: the history must stay short enough to be read in full. */
const PAUSE_MS_MAX = 20;
const REPEATED_PER_ROUND = 5;
const HOUR_MS = 3_600_000;
const SELL_OUT_LIMIT_MS = 60_000;

export class GamblingRounds implements CrashArea<DrawAim> {
  readonly engine: MortalEngine;
  readonly #random: SeededRandom;
  readonly #admin: EngineSession;
  readonly #gamblers: readonly Gambler[];
  readonly #phases = new Map<string, number>();
  readonly #postponements: Postponements;
  #soldOutCount = 0;

  private constructor(
    engine: MortalEngine,
    random: SeededRandom,
    people: { readonly admin: EngineSession; readonly gamblers: readonly Gambler[] },
  ) {
    this.engine = engine;
    this.#random = random;
    this.#admin = people.admin;
    this.#gamblers = people.gamblers;
    this.#postponements = new Postponements(engine.client, people.admin);
  }

  static async open(t: TestEnd, directory: string, random: SeededRandom): Promise<GamblingRounds> {
    const games = join(directory, '..', 'games.json');
    writeLimitedGames(games);
    const engine = await MortalEngine.start(t, { directory, environment: { TIRAGE_GAMES: games } });
    const { client } = engine;
    await createAdmin(directory);
    const admin = await logIn(client);
    const gamblers = await Promise.all(
      loginsPerShard('gambler', GAMBLERS_PER_SHARD).map(async (login) => {
        const player = await register(client, login);
        const gambler = new Gambler(client, player, login, ['pickLimitReached']);
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
    const ofFar = { closesInMs: HOUR_MS, game: HOT_GAME_ID };
    const far = await openOverHttp(client, this.#admin, ofFar);
    const near = await openOverHttp(client, this.#admin, { closesInMs: SALE_MS, resultsAfterMs });
    const checkPostponed = this.#postponements.take();
    const problems: string[] = [];
    return {
      play: () => this.#gamblers.map((gambler) => this.#play(gambler, [near, far])),
      strike: () => this.#strike(aim, near, far),
      autopsy: async () => {
        problems.push(...(await checkPostponed(this.engine.directory)));
        await this.#notePhases([near, far]);
      },
      aftermath: async () => [...problems, ...(await this.#aftermath(aim, near, far))],
    };
  }

  /** What contradicts the histories of all players, from their first entry on. */
  async atTheEnd(): Promise<string[]> {
    const problems: string[] = [];
    if (this.#postponements.count > 0) {
      await this.engine.kill();
      problems.push(...(await this.#postponements.take()(this.engine.directory)));
      await this.engine.restart();
    }
    const checks = this.#gamblers.map((gambler) => checkEntries(this.engine.client, gambler));
    return [...problems, ...(await Promise.all(checks)).flat()];
  }

  told(): string[] {
    const died = [...this.#phases].sort().map(([phase, count]) => `${count} draws died ${phase}`);
    return [...died, `${this.#soldOutCount} refusals of picks that were sold out`];
  }

  async #notePhases(draws: readonly Draw[]): Promise<void> {
    for (const { drawId } of draws) {
      const found = await drawOnDisk(this.engine.directory, drawId, Number(SHARDS));
      const isMoving = new Set(found.closesAtMs).size > 1;
      const phase = isMoving ? `${found.phases}, postponed in part` : found.phases;
      this.#phases.set(phase, (this.#phases.get(phase) ?? 0) + 1);
    }
  }

  async #aftermath(aim: DrawAim, near: Draw, far: Draw): Promise<string[]> {
    const { client } = this.engine;
    const problems: string[] = [];
    for (const found of await Promise.all(
      this.#gamblers.map((one) => one.resolve(REPEATED_PER_ROUND)),
    )) {
      problems.push(...found);
    }
    if (aim === 'while its picks run out') problems.push(...(await this.#sellOut(far)));
    problems.push(...limitProblems(this.#selections(far)));
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
          : await this.#buy(gambler, draw, { choice, ticketCount });
      if (operation.state === 'asked') return;
      if (operation.answerText.includes('pickLimitReached')) this.#soldOutCount += 1;
      await waitMs(choice % PAUSE_MS_MAX);
    }
  }

  async #strike(aim: DrawAim, near: Draw, far: Draw): Promise<void> {
    const closesAtMs = Date.parse(near.closesAt);
    const after = (fromMs: number, spanMs: number) => fromMs + (this.#random.uint32() % spanMs);
    switch (aim) {
      case 'while it is open':
      case 'while its picks run out':
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
      case 'while it is postponed':
        await instant(after(closesAtMs - 300, 200));
        await this.#whilePostponed(this.#postponements.ask(far));
        break;
    }
    await this.engine.kill();
  }

  /** Of the limited game mostly what others want, too. */
  #buy(
    gambler: Gambler,
    { drawId, game }: Draw,
    { choice, ticketCount }: { choice: number; ticketCount: number },
  ): Promise<TrackedOperation> {
    if (game !== HOT_GAME_ID || choice % 5 === 0) return gambler.buy(drawId, ticketCount);
    const plays = [hotPlay(this.#random.uint32())];
    return gambler.buyPicks(drawId, { plays, quickPick: ticketCount });
  }

  #selections({ drawId }: Draw): unknown[] {
    const tickets = this.#gamblers.flatMap((gambler) => gambler.tickets(drawId));
    return tickets.map(({ selection }) => selection);
  }

  /** Before it is decided, or when its answer has gone out and mail has just begun to. */
  async #whilePostponed(answered: Promise<void>): Promise<void> {
    if (this.#random.uint32() % 2 === 0) await Promise.race([answered, this.engine.process.ended]);
    else await waitMs(this.#random.uint32() % 25);
  }

  /** A crash costs no headroom: what may be sold of a pick can be sold, to whoever asks. */
  async #sellOut(draw: Draw): Promise<string[]> {
    const { digits } = hotPlay(this.#random.uint32());
    const plays = [{ digits, kind: 'straight' }];
    const sold = until(`${digits} to be sold out`, SELL_OUT_LIMIT_MS, async () => {
      for (const gambler of this.#gamblers) await gambler.buyPicks(draw.drawId, { plays });
      return sellsStraight(this.#selections(draw), digits) ? undefined : [];
    });
    return sold.catch((error: Error) => [error.message]);
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
