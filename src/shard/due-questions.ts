/**
 * Which open orders the accrual system is asked about next, and which are being asked about now.
 *
 * Not kept among the reminders: thousands of orders may be due at once while only some can be asked
 * about, and a due reminder is looked at after every batch. Here a bounded few questions are out,
 * even fewer for each player, and the rest wait in a heap that nobody searches.
 *
 * That an order is open is durable (the table `openOrders`); when it is asked about again is not:
 * after a restart all of them are due. Times are monotonic, so a step of the wall clock delays
 * nothing.
 */
import type { PlayerKey } from '../kernel/ids.ts';
import { MinHeap } from '../structures/min-heap.ts';

/** Questions that one shard has out: enough to keep the adapter's connections busy. */
export const QUESTIONS_OUT_MAX = 256;

/**
 * How many of these may be for one player, so that a player with thousands of unanswered orders
 * takes no more seats than that. The player's other orders wait aside, where they hold up nobody
 * else.
 */
export const QUESTIONS_OUT_PLAYER_MAX = 64;

/** Orders looked at in one step: putting orders aside takes time, too. */
const LOOKS_MAX = 1_024;

/** Pauses between two questions about one order grow with its age, between these bounds. */
const PAUSE_FIRST_MS = 250;
const PAUSE_LAST_MS = 600_000;

interface WaitingOrder {
  readonly ordinal: number;
  readonly player: PlayerKey;
}

export class DueQuestions {
  readonly #waiting = new MinHeap<WaitingOrder>();
  /** By ordinal: the actor's name in the shard's loop. */
  readonly #out = new Map<number, string>();
  readonly #playerOf = new Map<number, PlayerKey>();
  readonly #outCountOf = new Map<PlayerKey, number>();
  /** Orders that are due and wait for one of their player's seats. */
  readonly #aside = new Map<PlayerKey, number[]>();
  #asideCount = 0;
  #nowMs = Number.NEGATIVE_INFINITY;

  get waitingCount(): number {
    return this.#waiting.size + this.#asideCount;
  }

  get outCount(): number {
    return this.#out.size;
  }

  /** A new order, or one that was open before a restart: due at once. */
  add(ordinal: number, player: PlayerKey): void {
    this.#waiting.push(this.#nowMs, { ordinal, player });
  }

  /** The actors whose questions are out, or go out now. Each is returned again until `answered`. */
  due(nowMs: number): Iterable<string> {
    this.#nowMs = nowMs;
    for (let looks = 0; looks < LOOKS_MAX; looks += 1) {
      if (this.#out.size >= QUESTIONS_OUT_MAX || this.#waiting.firstKey > nowMs) break;
      const next = this.#waiting.pop();
      if (next !== undefined) this.#goOut(next);
    }
    return this.#out.values();
  }

  /** Milliseconds until a question may go out; infinite while none is waiting, or none may. */
  nextInMs(nowMs: number): number {
    if (this.#out.size >= QUESTIONS_OUT_MAX) return Number.POSITIVE_INFINITY;
    return Math.max(0, this.#waiting.firstKey - nowMs);
  }

  /** The order is final, or does not exist: it is not asked about again. */
  close(ordinal: number): void {
    this.#comeBack(ordinal);
  }

  /** There was no final answer. An answer that nobody waits for any more changes nothing. */
  askLater(ordinal: number, pauseMs: number): void {
    const player = this.#comeBack(ordinal);
    if (player !== undefined) this.#waiting.push(this.#nowMs + pauseMs, { ordinal, player });
  }

  #goOut({ ordinal, player }: WaitingOrder): void {
    const outCount = this.#outCountOf.get(player) ?? 0;
    if (outCount >= QUESTIONS_OUT_PLAYER_MAX) {
      const aside = this.#aside.get(player);
      if (aside === undefined) this.#aside.set(player, [ordinal]);
      else aside.push(ordinal);
      this.#asideCount += 1;
      return;
    }
    this.#out.set(ordinal, `order:${ordinal}`);
    this.#playerOf.set(ordinal, player);
    this.#outCountOf.set(player, outCount + 1);
  }

  /** Frees a seat for the player's next due order. Returns the player, if the question was out. */
  #comeBack(ordinal: number): PlayerKey | undefined {
    const player = this.#playerOf.get(ordinal);
    if (player === undefined) return undefined;
    this.#out.delete(ordinal);
    this.#playerOf.delete(ordinal);
    const outCount = (this.#outCountOf.get(player) ?? 0) - 1;
    if (outCount > 0) this.#outCountOf.set(player, outCount);
    else this.#outCountOf.delete(player);
    const aside = this.#aside.get(player);
    const next = aside?.shift();
    if (next === undefined) return player;
    this.#asideCount -= 1;
    if (aside?.length === 0) this.#aside.delete(player);
    this.#waiting.push(this.#nowMs, { ordinal: next, player });
    return player;
  }
}

/**
 * How long an order of this age is left alone: as long as it has been waiting, so that the pauses
 * double, less a random part of up to a half, so that orders of the same moment drift apart.
 */
export function questionPauseMs(ageMs: number, chance: number): number {
  const pauseMs = Math.min(Math.max(ageMs, PAUSE_FIRST_MS), PAUSE_LAST_MS);
  return pauseMs * (0.5 + chance / 2);
}
