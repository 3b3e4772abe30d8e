/**
 * Rounds of tickets made in advance: everybody reserves what others want, pays for most of it, or
 * buys at once, and the engine dies. No ticket may be sold twice, none may be held for ever, and
 * every answer holds.
 */
import { setTimeout as waitMs } from 'node:timers/promises';
import {
  cancelOverHttp,
  createAdmin,
  type Draw,
  type EngineSession,
  listAll,
  logIn,
  loginsPerShard,
  openOverHttp,
  register,
  type Ticket,
  ticketsOf,
} from '../engine/engine-people.ts';
import type { TestEnd } from '../engine/engine-process.ts';
import { MortalEngine } from '../engine/mortal-engine.ts';
import { until } from '../engine/until.ts';
import type { SeededRandom } from '../sources/seeded-random.ts';
import { checkDraw, checkEntries, checkLedgers, comesToRest } from './crash-checks.ts';
import type { CrashArea, CrashRound } from './crash-rounds.ts';
import { StockBuyer } from './stock-buyer.ts';

export const STOCK_AIMS = ['while tickets are fought for', 'around its close'] as const;
type StockAim = (typeof STOCK_AIMS)[number];

const STOCK_COUNT = 600;
const HOLD_SECONDS = 1;
/** Within which the stock is ordered, too. */
const SALE_MS = 1_500;
const BUYERS_PER_SHARD = 3;
const START_MINOR = 5_000_000;
const PAUSE_MS_MAX = 15;
const REPEATED_PER_ROUND = 5;
/** Far longer than a hold, on a slow machine. */
const FREE_LIMIT_MS = 60_000;

interface Wanted {
  readonly count?: number;
  readonly stockIds?: readonly string[];
}

export class StockRounds implements CrashArea<StockAim> {
  readonly engine: MortalEngine;
  readonly #random: SeededRandom;
  readonly #admin: EngineSession;
  readonly #buyers: readonly StockBuyer[];

  private constructor(
    engine: MortalEngine,
    random: SeededRandom,
    people: { readonly admin: EngineSession; readonly buyers: readonly StockBuyer[] },
  ) {
    this.engine = engine;
    this.#random = random;
    this.#admin = people.admin;
    this.#buyers = people.buyers;
  }

  static async open(t: TestEnd, directory: string, random: SeededRandom): Promise<StockRounds> {
    const environment = { TIRAGE_RESERVATION_SECONDS: String(HOLD_SECONDS) };
    const engine = await MortalEngine.start(t, { directory, environment });
    const { client } = engine;
    await createAdmin(directory);
    const admin = await logIn(client);
    const buyers = await Promise.all(
      loginsPerShard('buyer', BUYERS_PER_SHARD).map(async (login) => {
        const buyer = new StockBuyer(client, await register(client, login));
        await buyer.deposit(START_MINOR);
        return buyer;
      }),
    );
    return new StockRounds(engine, random, { admin, buyers });
  }

  get takenCount(): number {
    return this.#buyers.reduce((sum, { takenCount }) => sum + takenCount, 0);
  }

  async begin(aim: StockAim): Promise<CrashRound> {
    const { client } = this.engine;
    const isNear = aim === 'around its close';
    const closesInMs = isNear ? SALE_MS : 3_600_000;
    const draw = await openOverHttp(client, this.#admin, { closesInMs });
    const order = client.post(
      `/v1/admin/draws/${draw.drawId}/stock`,
      { count: STOCK_COUNT },
      { token: this.#admin.accessToken },
    );
    await client.expect(201, order);
    return {
      play: () => this.#buyers.map((buyer) => this.#play(buyer, draw)),
      strike: () => this.#strike(draw, isNear),
      aftermath: () => this.#aftermath(draw, isNear),
    };
  }

  async atTheEnd(): Promise<string[]> {
    const checks = this.#buyers.map((buyer) => checkEntries(this.engine.client, buyer));
    return (await Promise.all(checks)).flat();
  }

  told(): string[] {
    const made = this.#buyers.reduce((sum, { reservations }) => sum + reservations.length, 0);
    return [`${made} reservations`];
  }

  async #play(buyer: StockBuyer, { drawId }: Draw): Promise<void> {
    while (this.engine.process.isRunning) {
      const choice = this.#random.uint32();
      if (choice % 4 === 1) {
        const order = purchaseOf(this.#wanted(drawId, choice >>> 2));
        if ((await buyer.buyOfStock(drawId, order)).state === 'asked') return;
        continue;
      }
      const reserved = await buyer.reserve(drawId, this.#wanted(drawId, choice));
      if (reserved === undefined) return;
      await waitMs(choice % PAUSE_MS_MAX);
      if (reserved === null || choice % 7 === 0) continue;
      if (choice % 5 === 0) await buyer.letGo(reserved);
      else if ((await buyer.pay(reserved)).state === 'asked') return;
    }
  }

  /** Any, or some of the few that everybody wants. */
  #wanted(drawId: string, choice: number): Wanted {
    if (choice % 3 !== 0) return { count: 1 + (choice % 4) };
    const digits = '0123456789abcdefghjkmnpqrstvwxyz';
    const idOf = (at: number) => `st_${drawId.slice(3)}00000${digits[choice % 18]}${digits[at]}`;
    return { stockIds: [idOf(choice % 32), idOf((choice + 7) % 32)] };
  }

  async #strike({ closesAt }: Draw, isNear: boolean): Promise<void> {
    const aimMs = isNear ? Date.parse(closesAt) - Date.now() - 10 : 150;
    await waitMs(Math.max(0, aimMs) + (this.#random.uint32() % (isNear ? 20 : 400)));
    await this.engine.kill();
  }

  async #aftermath(draw: Draw, isNear: boolean): Promise<string[]> {
    const { client } = this.engine;
    const { drawId } = draw;
    const problems: string[] = [];
    for (const found of await Promise.all(
      this.#buyers.map((one) => one.resolve(REPEATED_PER_ROUND)),
    )) {
      problems.push(...found);
    }
    problems.push(...(await this.#checkStock(drawId, isNear)));
    if (!isNear) await cancelOverHttp(client, this.#admin, drawId);
    const books = await comesToRest(client, this.#admin, [drawId]);
    problems.push(...(await checkDraw(client, this.#buyers, drawId)));
    problems.push(...(await checkLedgers(client, this.#buyers, books)));
    return problems;
  }

  /** Each ticket is sold once; while the draw is on sale, the others are free before long. */
  async #checkStock(drawId: string, isNear: boolean): Promise<string[]> {
    const { client } = this.engine;
    const sold: Ticket[] = [];
    for (const { player } of this.#buyers) sold.push(...(await ticketsOf(client, player, drawId)));
    const problems: string[] = [];
    const soldSelections = new Set(sold.map(({ selection }) => selection.join()));
    if (soldSelections.size !== sold.length) problems.push(`${drawId}: a ticket was sold twice`);
    if (isNear) return problems;
    const [someone] = this.#buyers;
    if (someone === undefined) return ['nobody is there to look'];
    const list = { path: `/v1/draws/${drawId}/stock`, member: 'tickets' };
    const free = await until('the tickets that nobody has to be free', FREE_LIMIT_MS, async () => {
      const listed = await listAll<Ticket>(client, someone.player, list);
      return listed.length + sold.length >= STOCK_COUNT ? listed : undefined;
    });
    const doubled = free.filter(({ selection }) => soldSelections.has(selection.join()));
    if (doubled.length > 0) problems.push(`${drawId}: ${doubled.length} are sold, and free`);
    if (free.length + sold.length > STOCK_COUNT) problems.push(`${drawId}: there are too many`);
    return problems;
  }
}

/** The same tickets, without a reservation. */
function purchaseOf({ count, stockIds }: Wanted): Readonly<Record<string, unknown>> {
  return stockIds === undefined ? { stock: count } : { stockIds };
}
