/**
 * An engine that is killed again and again, and the players who hold it to its answers.
 *
 * A round: two draws open, everybody buys and pays in, the process dies at an instant aimed at one
 * part of a draw's life, and comes back. `aftermath` then returns all that contradicts an answer.
 */
import { setTimeout as waitMs } from 'node:timers/promises';
import { phasesOnDisk } from '../disk/phases-on-disk.ts';
import { codeOf, EngineClient, NoAnswerError } from '../engine/engine-client.ts';
import {
  createAdmin,
  type Draw,
  type EngineSession,
  logIn,
  loginsPerShard,
  openOverHttp,
  register,
} from '../engine/engine-people.ts';
import { EngineProcess, SHARDS, type TestEnd } from '../engine/engine-process.ts';
import type { SeededRandom } from '../sources/seeded-random.ts';
import { checkDraw, checkEntries, checkLedgers, comesToRest } from './crash-checks.ts';
import { Gambler } from './tracked-operations.ts';

/** What the kill is aimed at; the draw whose close is near is the first one. */
export const AIMS = [
  'while it is open',
  'around its close',
  'between its close and its results',
  'while it pays',
  'while it is cancelled on sale',
  'while it is cancelled at its close',
] as const;
export type Aim = (typeof AIMS)[number];

const SALE_MS = 500;
const RESULTS_AFTER_MS = 200;
const START_MINOR = 2_000_000;
const GAMBLERS_PER_SHARD = 3;
/** Between two operations of one player: the history has to stay short enough to be read whole. */
const PAUSE_MS_MAX = 20;
const REPEATED_PER_ROUND = 5;

export class CrashRounds {
  readonly #t: TestEnd;
  readonly #directory: string;
  readonly #random: SeededRandom;
  #engine: EngineProcess;
  #client: EngineClient;
  #admin!: EngineSession;
  #gamblers: readonly Gambler[] = [];

  private constructor(t: TestEnd, directory: string, random: SeededRandom, engine: EngineProcess) {
    this.#t = t;
    this.#directory = directory;
    this.#random = random;
    this.#engine = engine;
    this.#client = new EngineClient(t, engine.url);
  }

  static async start(t: TestEnd, directory: string, random: SeededRandom): Promise<CrashRounds> {
    const engine = await EngineProcess.start(t, { directory });
    const rounds = new CrashRounds(t, directory, random, engine);
    await createAdmin(directory);
    rounds.#admin = await logIn(rounds.#client);
    rounds.#gamblers = await Promise.all(
      loginsPerShard('gambler', GAMBLERS_PER_SHARD).map(async (login) => {
        const gambler = new Gambler(rounds.#client, await register(rounds.#client, login));
        await gambler.deposit(START_MINOR);
        return gambler;
      }),
    );
    return rounds;
  }

  /** Returns how far the two draws had come, and what contradicts an answer. */
  async round(aim: Aim): Promise<{ readonly phases: string[]; readonly problems: string[] }> {
    const resultsAfterMs = aim === 'while it pays' ? RESULTS_AFTER_MS : 0;
    const near = await openOverHttp(this.#client, this.#admin, {
      closesInMs: SALE_MS,
      resultsAfterMs,
    });
    const far = await openOverHttp(this.#client, this.#admin, { closesInMs: 3_600_000 });
    const playing = this.#gamblers.map((gambler) => this.#play(gambler, [near, far]));
    await this.#killAt(aim, near, far);
    await Promise.all(playing);
    const shardCount = Number(SHARDS);
    const phases = await Promise.all(
      [near, far].map(({ drawId }) => phasesOnDisk(this.#directory, drawId, shardCount)),
    );
    this.#engine = await EngineProcess.start(this.#t, { directory: this.#directory });
    this.#client.url = this.#engine.url;
    return { phases, problems: await this.#aftermath(near, far) };
  }

  /** What contradicts the histories of all players, from their first entry on. */
  async histories(): Promise<string[]> {
    const checks = this.#gamblers.map((gambler) => checkEntries(this.#client, gambler));
    return (await Promise.all(checks)).flat();
  }

  /** Stops the engine in order. */
  async stop(): Promise<number | null> {
    return (await this.#engine.stop()).exitCode;
  }

  async #aftermath(near: Draw, far: Draw): Promise<string[]> {
    const problems: string[] = [];
    for (const found of await Promise.all(this.#gamblers.map((one) => one.resolve()))) {
      problems.push(...found);
    }
    for (const gambler of this.#gamblers) {
      const taken = gambler.operations.filter(({ state }) => state === 'taken');
      for (const operation of taken.slice(-REPEATED_PER_ROUND)) {
        problems.push(...(await gambler.repeat(operation)));
      }
    }
    await this.#cancel(far);
    const drawIds = [near.drawId, far.drawId];
    const books = await comesToRest(this.#client, this.#admin, drawIds);
    for (const drawId of drawIds) {
      problems.push(...(await checkDraw(this.#client, this.#gamblers, drawId)));
    }
    problems.push(...(await checkLedgers(this.#client, this.#gamblers, books)));
    return problems;
  }

  async #play(gambler: Gambler, draws: readonly Draw[]): Promise<void> {
    while (this.#engine.isRunning) {
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

  async #killAt(aim: Aim, near: Draw, far: Draw): Promise<void> {
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
    await this.#engine.kill();
  }

  /** It may be beyond cancelling, or the engine gone: the checks find out what became of it. */
  async #cancel({ drawId }: Draw): Promise<void> {
    const body = { reason: 'the test says so' };
    try {
      const asked = { token: this.#admin.accessToken };
      const answer = await this.#client.post(`/v1/admin/draws/${drawId}/cancel`, body, asked);
      const expected = [undefined, 'drawCancelled', 'drawNotCancellable'];
      if (!expected.includes(codeOf(answer))) throw new Error(answer.text);
    } catch (error) {
      if (!(error instanceof NoAnswerError)) throw error;
    }
  }
}

/** Until that instant of the wall clock, which is the engine's too. */
function instant(atMs: number): Promise<void> {
  return waitMs(Math.max(0, atMs - Date.now()));
}
