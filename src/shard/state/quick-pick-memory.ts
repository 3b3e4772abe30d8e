/**
 * What a shard remembers for a moment of quick picks that it refused in games with a limit: which
 * it tried, and of which keys no shard has anything left.
 *
 * Why: near the limit nearly all that is tried at random is full, and each try that is asked about
 * takes a letter to the desk and back. So what was asked for is tried again, what is full on all
 * shards is not asked for, and of a draw that is sold out nothing is tried at all.
 *
 * In memory only: it follows from no event, and a shard that has forgotten it asks once more. It
 * decides nothing about a pick that somebody has named.
 */
import { familyOf } from '../../../actors/games/families.ts';
import { isAhead } from '../../../actors/pick-limit/pick-book.ts';
import type { PickHeadroom } from '../../../actors/pick-limit/pick-headroom.ts';
import type { LimitedGame } from '../../../actors/pick-limit/pick-limit.ts';
import { NO_HINTS, type QuickPickHints } from '../../../actors/pick-limit/weigh-picks.ts';
import type { DrawNo } from '../../kernel/ids.ts';
import { BoundedMap } from '../../structures/bounded-map.ts';

/** Tickets that are given back make room again: so long nobody may know of it. */
const REMEMBERED_MS = 2_000;
/** Draws on sale at a time, by their counts of spots. The oldest one is forgotten first. */
const KINDS_MAX = 64;
/** Of one kind; what is found full beyond them is found again. */
const FULL_KEYS_MAX = 2 ** 16;

/** Quick picks of a draw that are of one kind. */
export interface QuickKind {
  readonly draw: DrawNo;
  /** As in a purchase: the game's own count if left out. */
  readonly spots?: number | undefined;
}

export class QuickPickMemory {
  readonly #kinds = new BoundedMap<string, RefusedPicks>(KINDS_MAX);

  hints(kind: QuickKind, nowMs: number): QuickPickHints {
    return this.#known(kind, nowMs) ?? NO_HINTS;
  }

  /** These did not fit here, and others may have them. */
  note(kind: QuickKind, tried: readonly (readonly number[])[], nowMs: number): void {
    if (tried.length === 0) return;
    const known = this.#known(kind, nowMs) ?? new RefusedPicks(nowMs + REMEMBERED_MS);
    known.tried = tried;
    this.#kinds.set(nameOf(kind), known);
  }

  /** What is left of them over all shards is known by now. */
  learn(kind: QuickKind, game: LimitedGame, headroom: PickHeadroom, nowMs: number): void {
    this.#known(kind, nowMs)?.learn(game, headroom);
  }

  #known(kind: QuickKind, nowMs: number): RefusedPicks | undefined {
    const name = nameOf(kind);
    const known = this.#kinds.get(name);
    if (known === undefined || isAhead(known.untilMs, nowMs, REMEMBERED_MS)) return known;
    this.#kinds.delete(name);
    return undefined;
  }
}

function nameOf({ draw, spots = 0 }: QuickKind): string {
  return `${draw}/${spots}`;
}

class RefusedPicks implements QuickPickHints {
  readonly untilMs: number;
  tried: readonly (readonly number[])[] = [];
  areSoldOut = false;
  readonly #full = new Set<number>();

  constructor(untilMs: number) {
    this.untilMs = untilMs;
  }

  isFull(key: number): boolean {
    return this.#full.has(key);
  }

  learn(game: LimitedGame, headroom: PickHeadroom): void {
    this.tried = this.tried.filter((words) => {
      let fits = true;
      familyOf(game).weigh(game, words, 0, (key, amountMinor) => {
        if (amountMinor <= headroom.unusedMinor(key)) return;
        fits = false;
        if (this.#full.size < FULL_KEYS_MAX) this.#full.add(key);
      });
      return fits;
    });
    this.areSoldOut = this.tried.length === 0;
  }
}
