/**
 * Rounds of standing tickets: everybody has many, and pays for several draws, while one draw after
 * the other opens; the kill is aimed at an opening. `aftermath` returns what contradicts an answer.
 */
import { setTimeout as waitMs } from 'node:timers/promises';
import type { EngineClient } from '../engine/engine-client.ts';
import {
  cancelOverHttp,
  createAdmin,
  type Draw,
  type EnginePlayer,
  type EngineSession,
  listAll,
  logIn,
  loginsPerShard,
  openOverHttp,
  planOverHttp,
  register,
} from '../engine/engine-people.ts';
import type { TestEnd } from '../engine/engine-process.ts';
import { MortalEngine } from '../engine/mortal-engine.ts';
import type { SeededRandom } from '../sources/seeded-random.ts';
import { checkEntries, comesToRest } from './crash-checks.ts';
import type { CrashArea, CrashRound } from './crash-rounds.ts';
import { Gambler } from './gambler.ts';
import { TrackedOperations } from './tracked-operations.ts';

export const OPENING_AIMS = ['while a draw opens', 'while draws open in a row'] as const;
type OpeningAim = (typeof OPENING_AIMS)[number];

const START_MINOR = 5_000_000;
const PLAYERS_PER_SHARD = 4;
/** So many that a shard goes through them in two steps at least. */
const RECURRING_EACH = 65;
const SALE_MS = 3_600_000;
const PAUSE_MS_MAX = 30;
const REFUSALS = ['drawCancelled', 'drawNotOpen', 'standingTicketsTooMany'];

class Stander extends TrackedOperations {
  constructor(client: EngineClient, player: EnginePlayer) {
    super(client, player, { keyPrefix: player.login, refusals: REFUSALS });
  }

  buy(drawId: string, draws: number) {
    return this.begin('purchase', `/v1/draws/${drawId}/tickets`, { quickPick: 1, draws });
  }
}

export class StandingRounds implements CrashArea<OpeningAim> {
  readonly engine: MortalEngine;
  readonly #random: SeededRandom;
  readonly #admin: EngineSession;
  readonly #standers: readonly Stander[];
  #enteredCount = 0;

  private constructor(
    engine: MortalEngine,
    random: SeededRandom,
    people: { readonly admin: EngineSession; readonly standers: readonly Stander[] },
  ) {
    this.engine = engine;
    this.#random = random;
    this.#admin = people.admin;
    this.#standers = people.standers;
  }

  static async open(t: TestEnd, directory: string, random: SeededRandom): Promise<StandingRounds> {
    const engine = await MortalEngine.start(t, { directory });
    const { client } = engine;
    await createAdmin(directory);
    const admin = await logIn(client);
    const draw = await openOverHttp(client, admin, { closesInMs: SALE_MS });
    const standers = await Promise.all(
      loginsPerShard('stander', PLAYERS_PER_SHARD).map(async (login) => {
        const player = await register(client, login);
        await new Gambler(client, player, `${login}-in`).deposit(START_MINOR);
        await standFor(client, player, draw);
        return new Stander(client, player);
      }),
    );
    await cancelOverHttp(client, admin, draw.drawId);
    return new StandingRounds(engine, random, { admin, standers });
  }

  get takenCount(): number {
    return this.#standers.reduce((sum, { takenCount }) => sum + takenCount, 0);
  }

  async begin(aim: OpeningAim): Promise<CrashRound> {
    const { client } = this.engine;
    const draws = [await openOverHttp(client, this.#admin, { closesInMs: SALE_MS })];
    return {
      play: () => this.#standers.map((stander) => this.#play(stander, draws)),
      strike: () => this.#strike(aim, draws),
      aftermath: () => this.#aftermath(draws),
    };
  }

  async atTheEnd(): Promise<string[]> {
    const { client } = this.engine;
    const checks = this.#standers.map(({ player }) =>
      checkEntries(client, new Gambler(client, player)),
    );
    return (await Promise.all(checks)).flat();
  }

  told(): string[] {
    return [`${this.#enteredCount} draws were entered`];
  }

  async #play(stander: Stander, draws: readonly Draw[]): Promise<void> {
    while (this.engine.process.isRunning) {
      const choice = this.#random.uint32();
      const { drawId } = draws[0] as Draw;
      const operation = await stander.buy(drawId, 2 + (choice % 4));
      if (operation.state === 'asked') return;
      await waitMs(choice % PAUSE_MS_MAX);
    }
  }

  async #strike(aim: OpeningAim, draws: Draw[]): Promise<void> {
    const { client } = this.engine;
    await waitMs(200 + (this.#random.uint32() % 200));
    const count = aim === 'while a draw opens' ? 1 : 3;
    for (let i = 0; i < count; i += 1) {
      draws.push(await planOverHttp(client, this.#admin, { closesInMs: SALE_MS }));
    }
    await waitMs(this.#random.uint32() % 60);
    await this.engine.kill();
  }

  async #aftermath(draws: readonly Draw[]): Promise<string[]> {
    const { client } = this.engine;
    const problems: string[] = [];
    for (const stander of this.#standers) problems.push(...(await stander.resolve(3)));
    for (const { drawId } of draws) await cancelOverHttp(client, this.#admin, drawId);
    const drawIds = draws.map(({ drawId }) => drawId);
    const books = await comesToRest(client, this.#admin, drawIds);
    let prepaidMinor = 0;
    for (const { player } of this.#standers) {
      const found = await standingProblems(client, player);
      prepaidMinor += found.prepaidMinor;
      this.#enteredCount = Math.max(this.#enteredCount, found.enteredCount);
      problems.push(...found.problems);
    }
    if (books.sumMinor !== 0) problems.push(`the trial balance sums to ${books.sumMinor}`);
    const orders = books.accounts.find(({ account }) => account === 'orders')?.balanceMinor ?? 0;
    if (orders !== prepaidMinor) problems.push(`${orders} in the books, ${prepaidMinor} prepaid`);
    return problems;
  }
}

async function standFor(client: EngineClient, player: EnginePlayer, draw: Draw): Promise<void> {
  const { series } = await client.expect<{ series: string }>(
    200,
    client.get(`/v1/draws/${draw.drawId}`),
  );
  for (let i = 0; i < RECURRING_EACH; i += 1) {
    const asked = { token: player.accessToken };
    const made = client.post('/v1/me/standing-tickets', { series, quickPick: 1 }, asked);
    await client.expect(201, made);
  }
}

interface Shown {
  readonly orderId: string;
  readonly kind: string;
  readonly drawsEntered: number;
  readonly prepaidMinor: number;
}

interface Line {
  readonly entryId: string;
  readonly kind: string;
  readonly amountMinor: number;
  readonly orderId?: string;
}

/** Of what was prepaid each part is where it should be, and each entry has its one purchase. */
async function standingProblems(client: EngineClient, player: EnginePlayer) {
  const asked = client.get('/v1/me/standing-tickets', { token: player.accessToken });
  const { standingTickets } = await client.expect<{ standingTickets: Shown[] }>(200, asked);
  const list = { path: '/v1/me/entries', member: 'entries' };
  const lines = await listAll<Line>(client, player, list);
  const movedMinor = new Map<string, number>();
  let boughtCount = 0;
  for (const { entryId, kind, orderId, amountMinor } of lines) {
    if (entryId.startsWith('standing.')) boughtCount += 1;
    // Its purchases name it, too: they pay from the balance, as any do.
    if (orderId === undefined || kind === 'purchase') continue;
    movedMinor.set(orderId, (movedMinor.get(orderId) ?? 0) + amountMinor);
  }
  const problems: string[] = [];
  let prepaidMinor = 0;
  let enteredCount = 0;
  for (const one of standingTickets) {
    prepaidMinor += one.prepaidMinor;
    enteredCount += one.drawsEntered;
    const outMinor = -(movedMinor.get(one.orderId) ?? 0);
    movedMinor.delete(one.orderId);
    if (outMinor === one.prepaidMinor) continue;
    problems.push(`${one.orderId} has ${one.prepaidMinor} prepaid, and ${outMinor} was taken`);
  }
  for (const [orderId, outMinor] of movedMinor) {
    if (outMinor !== 0) problems.push(`${orderId} is forgotten, and ${outMinor} is left of it`);
  }
  if (boughtCount < enteredCount) problems.push(`${boughtCount} bought, ${enteredCount} entered`);
  return { problems, prepaidMinor, enteredCount };
}
