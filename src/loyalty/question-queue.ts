/**
 * Decides which order is asked about next when more wait than may be asked about at once.
 *
 * Why: orders that are never answered keep a slot for the whole deadline. If they could take all
 * slots, one player with some hundred of them would stop everybody's points.
 *
 *   trusted   neither the order nor its player has failed lately. Any slot is theirs; the one that
 *             waits the longest and the newest take turns, so that a crowd holds neither up
 *   doubtful  the others. A quarter of the slots is theirs, and no more; of their waiting ones
 *             those for whom there is no room are given back, to be asked about later
 *
 * Trusted orders go first, but each fourth turn is a doubtful one's: nobody waits for ever.
 */
import type { PlayerKey } from '../kernel/ids.ts';
import type { OrderFaults } from './order-faults.ts';

/** One of so many slots, at least one, is for doubtful orders. */
export const DOUBTFUL_SHARE = 4;
/** How many doubtful orders may wait for each of their slots; any more are given back. */
export const DOUBTFUL_WAITING_PER_SLOT = 4;

export interface Question {
  readonly number: string;
  readonly player: PlayerKey;
  readonly arrivedAtMs: number;
}

/** A question that may take a slot. */
export interface Turn<T extends Question> {
  readonly question: T;
  readonly isDoubtful: boolean;
}

export class QuestionQueue<T extends Question> {
  readonly #faults: OrderFaults;
  readonly #slotCount: number;
  readonly #doubtfulSlotCount: number;
  readonly #trusted: T[] = [];
  readonly #doubtful: T[] = [];
  #outCount = 0;
  #doubtfulOutCount = 0;
  #turnCount = 0;

  constructor(slotCount: number, faults: OrderFaults) {
    this.#slotCount = slotCount;
    this.#doubtfulSlotCount = Math.max(1, Math.floor(slotCount / DOUBTFUL_SHARE));
    this.#faults = faults;
  }

  /** False where there is no room: the order is doubtful, and is asked about later. */
  add(question: T): boolean {
    if (!this.#isDoubtful(question)) {
      this.#trusted.push(question);
      return true;
    }
    const roomCount = DOUBTFUL_WAITING_PER_SLOT * this.#doubtfulSlotCount;
    if (this.#doubtful.length >= roomCount) return false;
    this.#doubtful.push(question);
    return true;
  }

  /** Whose turn is next; it stays in the queue until `take`. Undefined: nobody's may begin. */
  next(): Turn<T> | undefined {
    if (this.#outCount >= this.#slotCount) return undefined;
    const isNewestsTurn = this.#turnCount % 2 === 1;
    this.#sift(() => (isNewestsTurn ? this.#trusted.length - 1 : 0));
    const hasRoom = this.#doubtfulOutCount < this.#doubtfulSlotCount;
    const doubtful = hasRoom ? this.#doubtful[0] : undefined;
    const trusted = isNewestsTurn ? this.#trusted.at(-1) : this.#trusted[0];
    const isDoubtfulsTurn = this.#turnCount % DOUBTFUL_SHARE === DOUBTFUL_SHARE - 1;
    if (trusted !== undefined && !(isDoubtfulsTurn && doubtful !== undefined)) {
      return { question: trusted, isDoubtful: false };
    }
    return doubtful && { question: doubtful, isDoubtful: true };
  }

  /** As `next`, while the system is away: a probe is of the newest order that has not failed. */
  nextProbe(): Turn<T> | undefined {
    if (this.#outCount >= this.#slotCount) return undefined;
    this.#sift(() => this.#trusted.length - 1);
    const trusted = this.#trusted.at(-1);
    if (trusted !== undefined) return { question: trusted, isDoubtful: false };
    const [doubtful] = this.#doubtful;
    return doubtful && { question: doubtful, isDoubtful: true };
  }

  /** Its turn begins: it has a slot until `done`. */
  take({ question, isDoubtful }: Turn<T>): void {
    const list = isDoubtful ? this.#doubtful : this.#trusted;
    list.splice(list.lastIndexOf(question), 1);
    this.#turnCount += 1;
    this.#outCount += 1;
    if (isDoubtful) this.#doubtfulOutCount += 1;
  }

  done({ isDoubtful }: Turn<T>): void {
    this.#outCount -= 1;
    if (isDoubtful) this.#doubtfulOutCount -= 1;
  }

  /** Empties the queue, and returns all that waited in it. */
  drain(): T[] {
    return [...this.#trusted.splice(0), ...this.#doubtful.splice(0)];
  }

  /**
   * Moves orders whose player has failed since they came to the doubtful ones, each of them once.
   */
  #sift(nextIndex: () => number): void {
    for (;;) {
      const index = nextIndex();
      const question = this.#trusted[index];
      if (question === undefined || !this.#isDoubtful(question)) return;
      this.#trusted.splice(index, 1);
      this.#doubtful.push(question);
    }
  }

  #isDoubtful({ number, player }: Question): boolean {
    return this.#faults.isDoubtful(number, player);
  }
}
