/**
 * What this shard may still sell of the keys of a draw, without asking anybody: its allotment less
 * what its tickets have used. Where it was told what the other shards have used, what all of them
 * together may still sell. Made for one decision.
 */
import type { DrawNo } from '../../src/kernel/ids.ts';
import { type Minor, minor, subtractMinor } from '../../src/kernel/money.ts';
import { exposuresOf } from '../games/pick-exposures.ts';
import type { States } from '../states.ts';
import { isAhead, LEFT_MS, type PickBook, pickBookOf } from './pick-book.ts';
import type { LimitedGame } from './pick-limit.ts';

type Sources = Pick<States, 'pickBooks' | 'identity' | 'tickets'>;

const NOTHING_TOLD: ReadonlyMap<number, Minor> = new Map();

export class PickHeadroom {
  readonly #states: Sources;
  readonly #game: LimitedGame;
  readonly #draw: DrawNo;
  readonly #usedElsewhere: ReadonlyMap<number, Minor>;

  constructor(
    states: Sources,
    game: LimitedGame,
    draw: DrawNo,
    usedElsewhere: ReadonlyMap<number, Minor> = NOTHING_TOLD,
  ) {
    this.#states = states;
    this.#game = game;
    this.#draw = draw;
    this.#usedElsewhere = usedElsewhere;
  }

  book(key: number): Readonly<PickBook> {
    return pickBookOf(this.#states, this.#game, { draw: this.#draw, key });
  }

  unusedMinor(key: number): Minor {
    return this.#unusedOverall(key) ?? this.#unusedHere(key);
  }

  /** What the tickets of this shard have used of a key: no other shard can have it. */
  usedMinor(key: number): Minor {
    return subtractMinor(this.book(key).allottedMinor, this.#unusedHere(key));
  }

  /** What is left of a key over all shards, where it was told, or found just now to be here. */
  leftMinor(key: number, nowMs: number): Minor | undefined {
    const unusedMinor = this.#unusedOverall(key);
    if (unusedMinor !== undefined) return unusedMinor;
    const isAllHere = isAhead(this.book(key).leftUntilMs, nowMs, LEFT_MS);
    return isAllHere ? this.#unusedHere(key) : undefined;
  }

  /** The shards were not asked at one instant, so they may have used more than there is. */
  #unusedOverall(key: number): Minor | undefined {
    const elsewhereMinor = this.#usedElsewhere.get(key);
    if (elsewhereMinor === undefined) return undefined;
    const { liabilityMinorMax } = this.#game.pickLimit;
    return minor(Math.max(0, liabilityMinorMax - elsewhereMinor - this.usedMinor(key)));
  }

  /** Nothing once the tickets have left memory: then the draw sells no more. */
  #unusedHere(key: number): Minor {
    const columns = this.#states.tickets.columns(this.#draw);
    if (columns === undefined) return 0 as Minor;
    return subtractMinor(
      this.book(key).allottedMinor,
      exposuresOf(this.#game, columns).usedMinor(key),
    );
  }
}
