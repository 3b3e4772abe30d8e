/**
 * A desk: where bets on a fixture are answered for, on the shard that the fixture's number falls
 * to.
 *
 * It takes the fixture's newest version from the line, tells every shard's book, and deals out the
 * liability limits: each shard has an allotment of each limit, may ask for more and gives back
 * what it does not use. Never more is allotted than the limit, so never more can be used, in
 * whatever order bets and mail come.
 */
import { addMinor, type Minor, subtractMinor, ZERO_MINOR } from '../../src/kernel/money.ts';
import { type Line, type LineState, liabilityLimits } from '../line/line.ts';

export interface Desk {
  line: Line;
  /** Bets from then on came after the first result and are void. Null until there is one. */
  lateFromMs: number | null;
  /** By limit (line/line.ts), then by shard. */
  allottedMinor: Minor[][];
  /** By shard: how many resolutions it has carried out. */
  settledRounds: number[];
}

/** The part kept back at first, so that shards with more demand can get it. */
const KEPT_BACK_PART = 2;
/**
 * An allotment exceeds what was asked for by this part of an even share, so that asking stays rare.
 */
const GENEROUS_PART = 4;

/** What each shard gets of a limit when a fixture opens. */
export function firstAllotment(limitMinor: Minor, shardCount: number): Minor {
  return Math.floor(limitMinor / (KEPT_BACK_PART * shardCount)) as Minor;
}

/** On how many shards it has a book: those that there were when it came, and those added since. */
export function bookCountOf({ settledRounds }: Desk): number {
  return settledRounds.length;
}

/** What each book that is added gets of each limit, so that there are `bookCount`. */
export function shareForNewBooks(desk: Desk, bookCount: number): Minor[] {
  const addedCount = bookCount - bookCountOf(desk);
  return liabilityLimits(desk.line).map((limitMinor, limit) => {
    const evenMinor = Math.floor(availableMinor(desk, limit) / addedCount);
    return Math.min(firstAllotment(limitMinor, bookCount), evenMinor) as Minor;
  });
}

/** What is left of a limit to be allotted; nothing when it was lowered below the allotments. */
export function availableMinor(desk: Desk, limit: number): Minor {
  const limitMinor = liabilityLimits(desk.line)[limit] ?? ZERO_MINOR;
  const allotted = (desk.allottedMinor[limit] ?? []).reduce<Minor>(addMinor, ZERO_MINOR);
  return allotted >= limitMinor ? ZERO_MINOR : subtractMinor(limitMinor, allotted);
}

/**
 * What a shard that asks for `askedMinor` gets: a little more if there is plenty, else the rest.
 */
export function allotmentFor(desk: Desk, limit: number, askedMinor: Minor): Minor {
  if (askedMinor === 0) return ZERO_MINOR;
  const restMinor = availableMinor(desk, limit);
  const limitMinor = liabilityLimits(desk.line)[limit] ?? ZERO_MINOR;
  const shardCount = bookCountOf(desk);
  const generousMinor = askedMinor + Math.floor(limitMinor / (GENEROUS_PART * shardCount));
  if (generousMinor <= restMinor) return generousMinor as Minor;
  return Math.min(askedMinor, restMinor) as Minor;
}

/** Every shard has carried out every resolution: nothing of the fixture moves money any more. */
export function isSettled({ line, settledRounds }: Desk): boolean {
  const { resolutions } = line;
  return resolutions.length > 0 && settledRounds.every((round) => round === resolutions.length);
}

/** Bets may still be placed, now or after a resumption. */
export function isOnOffer(state: LineState): boolean {
  return state === 'open' || state === 'suspended';
}
