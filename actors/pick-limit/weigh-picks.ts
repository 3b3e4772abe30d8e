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
/** So many new ones are tried before those that were tried earlier: as a rule one of them fits. */
const NEW_TRIES_FIRST = 16;

/** What a purchase needs beyond what this shard may sell, and may still come; empty if nothing. */
export interface PickShortage {
  readonly shortKeys: readonly number[];
  readonly lacksMinor: readonly Minor[];
}

/** A refusal that may be over in a moment, when the desk has answered. */
export type PickRefused = Rejected & {
  readonly shortage: PickShortage;
  /** The words of quick picks that did not fit, and that others may have. */
  readonly tried: readonly (readonly number[])[];
};

/**
 * What is remembered for a moment of quick picks of the draw that were refused. It spares tries and
 * questions, and decides nothing about a pick that somebody has named.
 */
export interface QuickPickHints {
  /** None was found, over all shards. */
  readonly areSoldOut: boolean;
  /** No shard has anything left of the key. */
  isFull(key: number): boolean;
  /** What did not fit, by its words: it was asked for, and may be here by now. */
  readonly tried: readonly (readonly number[])[];
}

export const NO_HINTS: QuickPickHints = { areSoldOut: false, isFull: () => false, tried: [] };

export interface WeighedPicks {
  readonly masks: number[];
  readonly quickPickCount: number;
  readonly hints: QuickPickHints;
}

/**
 * Weighs the picks in `masks`, and writes the last ones of them, `quickPickCount`, at random.
 * Returns the refusal, if they do not fit.
 */
export function weighPicks(
  terms: DrawTerms & { readonly game: LimitedGame },
  headroom: PickHeadroom,
  { masks, quickPickCount, hints }: WeighedPicks,
  stamp: Stamp,
): Rejected | PickRefused | undefined {
  return new Weighing(terms, headroom, masks, stamp).run(quickPickCount, hints);
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

  run(quickPickCount: number, hints: QuickPickHints): Rejected | PickRefused | undefined {
    const { game } = this.#terms;
    const wordCount = this.#family.wordCount(game);
    const ownCount = this.#masks.length / wordCount - quickPickCount;
    const layout = this.#family.layout(game);
    let weighed = 0;
    let isShort = false;
    for (let index = 0; index < ownCount; index += 1) {
      const at = index * wordCount;
      weighed += this.#family.combinations(layout, this.#masks, at);
      if (weighed > WEIGHED_PER_PURCHASE_MAX) {
        return reject('selectionInvalid', { index, reason: 'tooManyCombinations' });
      }
      if (!this.#add(at)) isShort = true;
    }
    if (isShort) return this.#refuse(ownCount);
    return this.#pickAtRandom(ownCount, quickPickCount, hints);
  }

  #pickAtRandom(
    ownCount: number,
    quickPickCount: number,
    hints: QuickPickHints,
  ): PickRefused | undefined {
    if (quickPickCount === 0) return undefined;
    if (hints.areSoldOut) return refusal({ index: ownCount });
    const { game } = this.#terms;
    const wordCount = this.#family.wordCount(game);
    const passed = new PassedPicks();
    let next = 0;
    for (let index = ownCount, tries = 0; index < ownCount + quickPickCount; ) {
      const at = index * wordCount;
      const earlier = tries < NEW_TRIES_FIRST ? undefined : hints.tried[next];
      if (earlier === undefined) {
        this.#family.quickPick(game, this.#stamp.random, this.#masks, at);
      } else this.#write(earlier, at);
      if (this.#add(at)) {
        index += 1;
        continue;
      }
      if (tries === QUICK_TRIES_MAX) return passed.refusal(index);
      this.#pass(at, hints, passed);
      this.#remove(at);
      if (earlier !== undefined) next += 1;
      tries += 1;
    }
    return undefined;
  }

  #write(words: readonly number[], at: number): void {
    for (const [i, word] of words.entries()) this.#masks[at + i] = word;
  }

  /** A quick pick does not fit here: unless it is known to fit nowhere, others may have it. */
  #pass(at: number, hints: QuickPickHints, passed: PassedPicks): void {
    const { game } = this.#terms;
    const lacking = new Map<number, Minor>();
    let isFull = false;
    this.#family.weigh(game, this.#masks, at, (key) => {
      const lacksMinor = this.#lackOf(key);
      if (lacksMinor <= 0) return;
      lacking.set(key, lacksMinor);
      if (hints.isFull(key) || this.#isFull(key)) isFull = true;
    });
    if (isFull) return;
    passed.add(this.#masks.slice(at, at + this.#family.wordCount(game)), lacking);
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

  /**
   * Own picks. One that is known to be full decides; what else it lacks is asked for only to tell
   * how many more of it there are. Else all that the picks lack may come.
   */
  #refuse(ownCount: number): PickRefused {
    const lacking = this.#lacking();
    const index = this.#firstFull(ownCount);
    if (index === undefined) return refusal({}, lacking);
    const { game, priceMinor } = this.#terms;
    const at = index * this.#family.wordCount(game);
    const { leftCount, unknownKeys } = this.#leftOf(at);
    if (leftCount === undefined) {
      return refusal({ index }, new Map([...lacking].filter(([key]) => unknownKeys.has(key))));
    }
    const combinations = this.#family.combinations(this.#family.layout(game), this.#masks, at);
    return refusal({ index, leftCount, stakeMinorMax: leftCount * combinations * priceMinor });
  }

  /** The first pick that does not fit beside those before it, by what is known of all shards. */
  #firstFull(ownCount: number): number | undefined {
    const { game } = this.#terms;
    const wordCount = this.#family.wordCount(game);
    const weights = new Map<number, number>();
    for (let index = 0; index < ownCount; index += 1) {
      let isFull = false;
      this.#family.weigh(game, this.#masks, index * wordCount, (key, amountMinor) => {
        const weight = (weights.get(key) ?? 0) + amountMinor;
        weights.set(key, weight);
        const leftMinor = this.#headroom.leftMinor(key, this.#stamp.nowMs);
        if (leftMinor !== undefined && weight > leftMinor) isFull = true;
      });
      if (isFull) return index;
    }
    return undefined;
  }

  /** Of each key that the purchase needs more of than there is here, how much. */
  #lacking(): Map<number, Minor> {
    const lacking = new Map<number, Minor>();
    for (const key of this.#weights.keys()) {
      const lacksMinor = this.#lackOf(key);
      if (lacksMinor > 0) lacking.set(key, lacksMinor);
    }
    return lacking;
  }

  /** How much of a key the purchase needs beyond what there is; 0 or less if nothing. */
  #lackOf(key: number): Minor {
    return minor((this.#weights.get(key) ?? 0) - this.#headroom.unusedMinor(key));
  }

  /** Less than the purchase needs is left of the key over all shards. */
  #isFull(key: number): boolean {
    const leftMinor = this.#headroom.leftMinor(key, this.#stamp.nowMs);
    return leftMinor !== undefined && (this.#weights.get(key) ?? 0) > leftMinor;
  }

  /**
   * How many more of a pick could be sold over all shards. Of a key that nothing is known of there
   * is at least what is here: with less of another one, that decides; else it is not known.
   */
  #leftOf(at: number): { leftCount: number | undefined; unknownKeys: ReadonlySet<number> } {
    const { nowMs } = this.#stamp;
    const unknownKeys = new Set<number>();
    let knownCount = Number.MAX_SAFE_INTEGER;
    let atLeast = Number.MAX_SAFE_INTEGER;
    this.#family.weigh(this.#terms.game, this.#masks, at, (key, amountMinor) => {
      const leftMinor = this.#headroom.leftMinor(key, nowMs);
      const count = Math.floor((leftMinor ?? this.#headroom.unusedMinor(key)) / amountMinor);
      if (leftMinor !== undefined) knownCount = Math.min(knownCount, count);
      else {
        unknownKeys.add(key);
        atLeast = Math.min(atLeast, count);
      }
    });
    return { leftCount: knownCount <= atLeast ? knownCount : undefined, unknownKeys };
  }
}

/** Quick picks that did not fit here, each once. */
class PassedPicks {
  readonly #wanted = new Map<number, Minor>();
  readonly #seen = new Set<number>();
  readonly #tried: (readonly number[])[] = [];

  add(words: readonly number[], lacking: ReadonlyMap<number, Minor>): void {
    const isSeen = [...lacking.keys()].every((key) => this.#seen.has(key));
    if (isSeen) return;
    this.#tried.push(words);
    for (const [key, lacksMinor] of lacking) {
      this.#seen.add(key);
      if (this.#wanted.size < QUICK_ASKS_MAX) this.#wanted.set(key, lacksMinor);
    }
  }

  /** None was found for the pick at `index`; which is known only where others have none of them. */
  refusal(index: number): PickRefused {
    return refusal(this.#tried.length > 0 ? {} : { index }, this.#wanted, this.#tried);
  }
}

/** `known` holds over all shards; `wanted` is what may still come. */
function refusal(
  known: Readonly<Record<string, number>>,
  wanted: ReadonlyMap<number, Minor> = new Map(),
  tried: readonly (readonly number[])[] = [],
): PickRefused {
  const facts = { ...known, moreMayCome: wanted.size > 0 ? 1 : 0 };
  const shortage = { shortKeys: [...wanted.keys()], lacksMinor: [...wanted.values()] };
  return { ...reject('pickLimitReached', facts), shortage, tried };
}
