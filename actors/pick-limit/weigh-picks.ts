/**
 * Whether the picks of a purchase fit under the limit of their game, all of them together; and the
 * quick picks of such a game, which go round picks that are full.
 */
import { must } from '../../src/kernel/assert.ts';
import { addMinor, type Minor, minor, ZERO_MINOR } from '../../src/kernel/money.ts';
import { type Rejected, reject, type Stamp } from '../decider.ts';
import type { DrawTerms } from '../draw/terms.ts';
import { familyOf } from '../games/families.ts';
import type { GameFamily } from '../games/family.ts';
import type { PickHeadroom } from './pick-headroom.ts';
import type { LimitedGame } from './pick-limit.ts';

/** Combinations that one purchase weighs, so that a decision takes no longer than a millisecond. */
export const WEIGHED_PER_PURCHASE_MAX = 2_500;
/** Random picks that one purchase tries beyond those that fit. */
export const QUICK_TRIES_MAX = 1_000;

/** Of these so many are asked for, if none of them fits. */
const QUICK_ASKS_MAX = 32;

/** What a purchase needs beyond what this shard may sell, and may still come; empty if nothing. */
export interface PickShortage {
  readonly shortKeys: readonly number[];
  readonly lacksMinor: readonly Minor[];
}

/** A refusal that may be over in a moment, when the desk has answered. */
export type PickRefused = Rejected & { readonly shortage: PickShortage };

/**
 * Weighs the picks in `masks`, and writes the last ones of them, `quickPickCount`, at random.
 * Returns the refusal, if they do not fit.
 */
export function weighPicks(
  terms: DrawTerms & { readonly game: LimitedGame },
  headroom: PickHeadroom,
  { masks, quickPickCount }: { readonly masks: number[]; readonly quickPickCount: number },
  stamp: Stamp,
): Rejected | PickRefused | undefined {
  return new Weighing(terms, headroom, masks, stamp).run(quickPickCount);
}

class Weighing {
  readonly #terms: DrawTerms & { readonly game: LimitedGame };
  readonly #headroom: PickHeadroom;
  readonly #masks: number[];
  readonly #stamp: Stamp;
  readonly #family: GameFamily;
  /** What the purchase weighs on each key so far. */
  readonly #weights = new Map<number, Minor>();

  constructor(
    terms: DrawTerms & { readonly game: LimitedGame },
    headroom: PickHeadroom,
    masks: number[],
    stamp: Stamp,
  ) {
    this.#terms = terms;
    this.#headroom = headroom;
    this.#masks = masks;
    this.#stamp = stamp;
    this.#family = familyOf(terms.game);
  }

  run(quickPickCount: number): Rejected | PickRefused | undefined {
    const { game } = this.#terms;
    const wordCount = this.#family.wordCount(game);
    const ownCount = this.#masks.length / wordCount - quickPickCount;
    const layout = this.#family.layout(game);
    let weighed = 0;
    let short: number | undefined;
    for (let index = 0; index < ownCount; index += 1) {
      const at = index * wordCount;
      weighed += this.#family.combinations(layout, this.#masks, at);
      if (weighed > WEIGHED_PER_PURCHASE_MAX) {
        return reject('selectionInvalid', { index, reason: 'tooManyCombinations' });
      }
      if (!this.#add(at)) short ??= index;
    }
    if (short !== undefined) return this.#refuse(short);
    return this.#pickAtRandom(ownCount, quickPickCount);
  }

  #pickAtRandom(ownCount: number, quickPickCount: number): PickRefused | undefined {
    const { game } = this.#terms;
    const wordCount = this.#family.wordCount(game);
    const passed = new Map<number, Minor>();
    let tries = 0;
    for (let index = ownCount; index < ownCount + quickPickCount; ) {
      const at = index * wordCount;
      this.#family.quickPick(game, this.#stamp.random, this.#masks, at);
      if (this.#add(at)) {
        index += 1;
        continue;
      }
      const lacking = this.#lacking();
      if (tries === QUICK_TRIES_MAX) return this.#refusal(index, lacking, passed);
      for (const [key, lacksMinor] of lacking) {
        if (passed.size < QUICK_ASKS_MAX && !this.#isFull(key)) passed.set(key, lacksMinor);
      }
      this.#remove(at);
      tries += 1;
    }
    return undefined;
  }

  /** Adds a pick to the purchase; false if it does not fit. */
  #add(at: number): boolean {
    let fits = true;
    this.#family.weigh(this.#terms.game, this.#masks, at, (key, amountMinor) => {
      const weight = addMinor(this.#weights.get(key) ?? ZERO_MINOR, amountMinor);
      this.#weights.set(key, weight);
      if (weight > this.#headroom.unusedMinor(key)) fits = false;
    });
    return fits;
  }

  #remove(at: number): void {
    this.#family.weigh(this.#terms.game, this.#masks, at, (key, amountMinor) => {
      const weight = must(this.#weights.get(key), 'a pick was not weighed');
      this.#weights.set(key, minor(weight - amountMinor));
    });
  }

  /** Own picks: all that they lack has to come, or they stay refused. */
  #refuse(index: number): PickRefused {
    const lacking = this.#lacking();
    const isFull = [...lacking.keys()].some((key) => this.#isFull(key));
    return this.#refusal(index, lacking, isFull ? new Map() : lacking);
  }

  /** Of each key that the purchase needs more of than there is here, how much. */
  #lacking(): Map<number, Minor> {
    const lacking = new Map<number, Minor>();
    for (const [key, weight] of this.#weights) {
      const lacksMinor = weight - this.#headroom.unusedMinor(key);
      if (lacksMinor > 0) lacking.set(key, minor(lacksMinor));
    }
    return lacking;
  }

  /** Less than the purchase needs is left of the key over all shards. */
  #isFull(key: number): boolean {
    const leftMinor = this.#headroom.leftMinor(key, this.#stamp.nowMs);
    return leftMinor !== undefined && (this.#weights.get(key) ?? 0) > leftMinor;
  }

  /** `index` is that of the first pick that does not fit; `wanted` is what may still come. */
  #refusal(
    index: number,
    lacking: ReadonlyMap<number, Minor>,
    wanted: ReadonlyMap<number, Minor>,
  ): PickRefused {
    const { game, priceMinor } = this.#terms;
    const at = index * this.#family.wordCount(game);
    const leftCount = this.#leftOf(at, lacking);
    const combinations = this.#family.combinations(this.#family.layout(game), this.#masks, at);
    const stakeMinorMax = leftCount * combinations * priceMinor;
    const facts = { index, leftCount, stakeMinorMax, moreMayCome: wanted.size > 0 ? 1 : 0 };
    const shortage = { shortKeys: [...wanted.keys()], lacksMinor: [...wanted.values()] };
    return { ...reject('pickLimitReached', facts), shortage };
  }

  /** How many more of the pick could be sold over all shards, by what is known of what it lacks. */
  #leftOf(at: number, lacking: ReadonlyMap<number, Minor>): number {
    const { nowMs } = this.#stamp;
    let leftCount = Number.MAX_SAFE_INTEGER;
    this.#family.weigh(this.#terms.game, this.#masks, at, (key, amountMinor) => {
      if (!lacking.has(key)) return;
      const known = this.#headroom.leftMinor(key, nowMs) ?? this.#headroom.unusedMinor(key);
      leftCount = Math.min(leftCount, Math.floor(known / amountMinor));
    });
    return leftCount;
  }
}
