/**
 * Rounds of orders: everybody hands in orders while the accrual system behaves as badly as it can.
 * At the end it behaves well, and each order must have been credited once.
 */
import { setTimeout as waitMs } from 'node:timers/promises';
import { AccrualStandIn, nasty, wellBehaved } from '../accrual/accrual-stand-in.ts';
import type { TestEnd } from '../engine/engine-process.ts';
import { MortalEngine } from '../engine/mortal-engine.ts';
import type { SeededRandom } from '../sources/seeded-random.ts';
import type { CrashArea, CrashRound } from './crash-rounds.ts';
import { Collector, orderNumber } from './loyalty-people.ts';

export const ORDER_AIMS = ['while orders are taken'] as const;
type OrderAim = (typeof ORDER_AIMS)[number];

const PLAYERS = 4;
const LOAD_MS_MIN = 20;
const LOAD_MS_SPAN = 200;
const SETTLE_LIMIT_MS = 60_000;

export class LoyaltyRounds implements CrashArea<OrderAim> {
  readonly engine: MortalEngine;
  readonly #random: SeededRandom;
  readonly #accrual: AccrualStandIn;
  readonly #players: readonly Collector[];
  #orderCount = 0;

  private constructor(
    engine: MortalEngine,
    random: SeededRandom,
    others: { readonly accrual: AccrualStandIn; readonly players: readonly Collector[] },
  ) {
    this.engine = engine;
    this.#random = random;
    this.#accrual = others.accrual;
    this.#players = others.players;
  }

  static async open(t: TestEnd, directory: string, random: SeededRandom): Promise<LoyaltyRounds> {
    const accrual = await AccrualStandIn.start(t);
    accrual.manner = nasty(random);
    const environment = { ACCRUAL_SYSTEM_ADDRESS: accrual.address };
    const engine = await MortalEngine.start(t, { directory, environment });
    const players = Array.from({ length: PLAYERS }, (_, index) => {
      return new Collector(engine.client, `player-${index}`);
    });
    await Promise.all(players.map((player) => player.enter('register')));
    return new LoyaltyRounds(engine, random, { accrual, players });
  }

  get takenCount(): number {
    return this.#players.reduce((sum, { taken }) => sum + taken.size, 0);
  }

  async begin(): Promise<CrashRound> {
    return {
      play: () => this.#players.map((player) => this.#play(player)),
      strike: async () => {
        await waitMs(LOAD_MS_MIN + (this.#random.uint32() % LOAD_MS_SPAN));
        await this.engine.kill();
      },
      // An order may stay open as long as the accrual system likes: only the end can show.
      aftermath: async () => [],
    };
  }

  /** After a start all open orders are due at once, so the end does not wait out any pause. */
  async atTheEnd(): Promise<string[]> {
    await this.engine.kill();
    this.#accrual.manner = wellBehaved;
    await this.engine.restart();
    const problems: string[] = [];
    for (const player of this.#players) {
      problems.push(...(await player.contradictions(SETTLE_LIMIT_MS)));
      if (player.taken.size === 0) problems.push('a player had no order');
    }
    return problems;
  }

  told(): string[] {
    return [`${this.#orderCount} orders`];
  }

  async #play(player: Collector): Promise<void> {
    while (this.engine.process.isRunning) {
      this.#orderCount += 1;
      if ((await player.order(orderNumber(this.#orderCount))) === 0) return;
    }
  }
}
