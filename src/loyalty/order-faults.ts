/**
 * Whose fault a failure is: the system's, or that of the order it was asked about.
 *
 * Why: orders that are always answered with 500, or never in time, must not make the system look
 * down for all the others. An order that failed, and fails again although the system has answered
 * others in between, fails for a reason of its own. So does another order of the same player,
 * because a player with one such order may have thousands.
 */
import type { PlayerKey } from '../kernel/ids.ts';
import { BoundedMap } from '../structures/bounded-map.ts';

/** Orders, and players, whose failures are remembered; beyond that the oldest are forgotten. */
export const FAULTS_REMEMBERED_MAX = 4_096;

interface Fault {
  readonly count: number;
  /** How many answers the system had given to anybody by then. */
  readonly answersBefore: number;
}

export class OrderFaults {
  #answerCount = 0;
  /** By the order's number, and by player: those that failed last at the end. */
  readonly #orders = new BoundedMap<string, Fault>(FAULTS_REMEMBERED_MAX);
  readonly #players = new BoundedMap<PlayerKey, Fault>(FAULTS_REMEMBERED_MAX);

  /** The order, or one of its player's, has failed more often than it was answered since. */
  isDoubtful(number: string, player: PlayerKey): boolean {
    return this.#orders.has(number) || this.#players.has(player);
  }

  /** True where the failure says something about the system. */
  failed(number: string, player: PlayerKey): boolean {
    const isOrdersOwn = this.#add(this.#orders, number);
    const isPlayersOwn = this.#add(this.#players, player);
    return !isOrdersOwn && !isPlayersOwn;
  }

  /** The system has answered about the order, whatever it said. */
  answered(number: string, player: PlayerKey): void {
    this.#answerCount += 1;
    this.#orders.delete(number);
    const fault = this.#players.get(player);
    if (fault === undefined) return;
    if (fault.count > 1) this.#players.set(player, { ...fault, count: fault.count - 1 });
    else this.#players.delete(player);
  }

  /** True where it had failed before, and the system has answered others since. */
  #add<K>(faults: BoundedMap<K, Fault>, key: K): boolean {
    const earlier = faults.get(key);
    faults.delete(key);
    faults.set(key, { count: (earlier?.count ?? 0) + 1, answersBefore: this.#answerCount });
    return earlier !== undefined && earlier.answersBefore !== this.#answerCount;
  }
}
