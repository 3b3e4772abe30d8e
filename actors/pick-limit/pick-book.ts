/**
 * What a shard may use of one key of a draw, once it has asked for more than its first share or had
 * to give some of it back. What it *has* used follows from its tickets (games/pick-exposures.ts).
 */
import type { Minor } from '../../src/kernel/money.ts';
import type { States } from '../states.ts';
import { firstShare, type LimitedGame, type PickKey } from './pick-limit.ts';

export interface PickBook {
  allottedMinor: Minor;
  /** More was asked for, and the answer is still to come. */
  isAsking: boolean;
  /** Until then what it does not use stays here: somebody who waits for it is about to buy. */
  keptUntilMs: number;
  /** So much was left of the key over all shards when it was found out, and all of it was here. */
  leftMinor: Minor;
  /** Until then it is believed that all is here; elsewhere stakes that are given back free some. */
  leftUntilMs: number;
}

/** How long what was asked for stays with who asked: some tries of a gateway (ask-again.ts). */
export const KEPT_MS = 40;
/** After this a shard that was told how little is left asks again. */
export const LEFT_MS = 250;

/** The book of a key, or what it is while nothing was stored of it. */
export function pickBookOf(
  { pickBooks, identity }: Pick<States, 'pickBooks' | 'identity'>,
  game: LimitedGame,
  key: PickKey,
): Readonly<PickBook> {
  return (
    pickBooks.get(key) ?? {
      allottedMinor: firstShare(game, identity.shard, identity),
      isAsking: false,
      keptUntilMs: 0,
      leftMinor: 0 as Minor,
      leftUntilMs: 0,
    }
  );
}

/** Whether a time lies ahead. One set by a clock that was put back would last for long. */
export function isAhead(untilMs: number, nowMs: number, msMax: number): boolean {
  return untilMs > nowMs && untilMs - nowMs <= msMax;
}
