/**
 * What the tickets of a draw on one shard may win of each key in fixed prizes (`weigh`, family.ts).
 *
 * Why from the columns: they are what was sold, so nothing of it has to be stored or can be at odds
 * with them. It is counted when it is first asked for, which only games with a limit do, and goes
 * on from there: a million tickets take a second once, after a restart.
 */
import { assert } from '../../src/kernel/assert.ts';
import { addMinor, type Minor, subtractMinor, ZERO_MINOR } from '../../src/kernel/money.ts';
import { familyOf } from './families.ts';
import type { Game } from './game.ts';
import { SEGMENT_ROWS, segmentOf, type TicketColumnsView } from './ticket-columns.ts';

/** Of columns that are in memory: kept beside them, and gone with them. */
const KNOWN = new WeakMap<TicketColumnsView, PickExposures>();

export function exposuresOf(game: Game, columns: TicketColumnsView): PickExposures {
  const known = KNOWN.get(columns) ?? new PickExposures(game, columns);
  KNOWN.set(columns, known);
  return known;
}

export class PickExposures {
  readonly #game: Game;
  readonly #columns: TicketColumnsView;
  readonly #minorByKey = new Map<number, Minor>();
  #countedThrough = 0;

  constructor(game: Game, columns: TicketColumnsView) {
    this.#game = game;
    this.#columns = columns;
  }

  usedMinor(key: number): Minor {
    this.#catchUp();
    return this.#minorByKey.get(key) ?? ZERO_MINOR;
  }

  /** A ticket that was counted is given back: what it weighed on a key is free again. */
  release(masks: ArrayLike<number>): void {
    this.#catchUp();
    familyOf(this.#game).weigh(this.#game, masks, 0, (key, amountMinor) => {
      const usedMinor = subtractMinor(this.#minorByKey.get(key) ?? ZERO_MINOR, amountMinor);
      assert(usedMinor >= 0, 'a ticket that was not sold was given back');
      this.#minorByKey.set(key, usedMinor);
    });
  }

  #catchUp(): void {
    const { count } = this.#columns;
    if (this.#countedThrough === count) return;
    const family = familyOf(this.#game);
    const words: number[] = [];
    const add = (key: number, amountMinor: Minor): void => {
      this.#minorByKey.set(key, addMinor(this.#minorByKey.get(key) ?? ZERO_MINOR, amountMinor));
    };
    for (let ordinal = this.#countedThrough; ordinal < count; ordinal += 1) {
      if (this.#columns.returned.has(ordinal)) continue;
      const { masks } = segmentOf(this.#columns, ordinal);
      for (const [i, column] of masks.entries()) words[i] = column[ordinal % SEGMENT_ROWS] ?? 0;
      family.weigh(this.#game, words, 0, add);
    }
    this.#countedThrough = count;
  }
}
