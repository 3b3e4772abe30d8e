/**
 * Everybody who asks something: players and operators, bettors, collectors, buyers of stock,
 * those who play on, those who do not want to wait, and those who want a number of their own.
 */
import { BetWorkload } from './bet-workload.ts';
import { LoyaltyWorkload } from './loyalty-workload.ts';
import { RaffleWorkload } from './raffle-workload.ts';
import { ReturnWorkload } from './return-workload.ts';
import { StandingWorkload } from './standing-workload.ts';
import { StockWorkload } from './stock-workload.ts';
import { Workload } from './workload.ts';
import type { World } from './world.ts';

export class Workloads {
  readonly players: Workload;
  readonly bets: BetWorkload;
  readonly #loyalty: LoyaltyWorkload;
  readonly #stock: StockWorkload;
  readonly #standing: StandingWorkload;
  readonly #returns: ReturnWorkload;
  readonly #raffles: RaffleWorkload;
  readonly #world: World;

  constructor(world: World, seed: number) {
    this.#world = world;
    this.players = new Workload(world);
    this.bets = new BetWorkload(world);
    this.#loyalty = new LoyaltyWorkload(world);
    this.#stock = new StockWorkload(world, seed);
    this.#standing = new StandingWorkload(world, seed);
    this.#returns = new ReturnWorkload(world, seed);
    this.#raffles = new RaffleWorkload(world, seed);
  }

  /** A little of everything, in an order that the dice choose. */
  askSome(): void {
    const { dice } = this.#world;
    const { players, bets } = this;
    for (let asked = dice.below(6); asked > 0; asked -= 1) {
      dice.pick([players, players, bets, bets, this.#loyalty]).askSomething();
    }
    this.#stock.askSome();
    this.#standing.askSome();
    this.#returns.askSome();
    this.#raffles.askSome();
  }
}
