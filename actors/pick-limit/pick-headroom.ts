/**
 * What this shard may still sell of the keys of a draw, without asking anybody: its allotment less
 * what its tickets have used. Made for one decision.
 */
import type { DrawNo } from '../../src/kernel/ids.ts';
import { type Minor, subtractMinor } from '../../src/kernel/money.ts';
import { exposuresOf } from '../games/pick-exposures.ts';
import type { States } from '../states.ts';
import { isAhead, LEFT_MS, type PickBook, pickBookOf } from './pick-book.ts';
import type { LimitedGame } from './pick-limit.ts';

type Sources = Pick<States, 'pickBooks' | 'identity' | 'tickets'>;

export class PickHeadroom {
  readonly #states: Sources;
  readonly #game: LimitedGame;
  readonly #draw: DrawNo;

  constructor(states: Sources, game: LimitedGame, draw: DrawNo) {
    this.#states = states;
    this.#game = game;
    this.#draw = draw;
  }

  book(key: number): Readonly<PickBook> {
    return pickBookOf(this.#states, this.#game, { draw: this.#draw, key });
  }

  /** Nothing once the tickets have left memory: then the draw sells no more. */
  unusedMinor(key: number): Minor {
    const columns = this.#states.tickets.columns(this.#draw);
    if (columns === undefined) return 0 as Minor;
    return subtractMinor(
      this.book(key).allottedMinor,
      exposuresOf(this.#game, columns).usedMinor(key),
    );
  }

  /** What is left of a key over all shards, if it was found just now that all of it is here. */
  leftMinor(key: number, nowMs: number): Minor | undefined {
    return isAhead(this.book(key).leftUntilMs, nowMs, LEFT_MS) ? this.unusedMinor(key) : undefined;
  }
}
