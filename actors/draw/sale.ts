/**
 * What a draw has on sale at an instant, and which picks it takes: the same for a purchase and for
 * a question about its price.
 */
import { must } from '../../src/kernel/assert.ts';
import type { Minor } from '../../src/kernel/money.ts';
import type { ShardCounts } from '../../src/kernel/shard-counts.ts';
import { SLOT_COUNT } from '../../src/kernel/slots.ts';
import { hasCome, type Rejected, reject, type Stamp } from '../decider.ts';
import { familyOf } from '../games/families.ts';
import type { Game } from '../games/game.ts';
import type { PickOrder } from '../games/pick-order.ts';
import { mayAllWin } from '../games/prize-room.ts';
import { isSoldOnce } from '../games/sold-once.ts';
import { TICKETS_PER_INSTANCE_MAX } from '../games/ticket-columns.ts';
import type { PickHeadroom } from '../pick-limit/pick-headroom.ts';
import { isLimited } from '../pick-limit/pick-limit.ts';
import {
  NO_HINTS,
  type PickRefused,
  type QuickPickHints,
  weighPicks,
} from '../pick-limit/weigh-picks.ts';
import type { DrawInstance, InstanceIn } from './instance.ts';
import { promisedTimes } from './postponement.ts';
import { type DrawTerms, salesEndMs } from './terms.ts';

/** Stakes in a draw on one shard: even with the most shards possible, a draw's sales stay exact. */
export const INSTANCE_STAKES_MINOR_MAX = 2 ** 52 / SLOT_COUNT;

/** Tickets in one purchase: enough for an office pool, small enough for one frame. */
export const PICKS_PER_PURCHASE_MAX = 100;

/** Picks for one draw. */
export interface PicksWanted {
  readonly picks: readonly PickOrder[];
  /** Tickets to pick at random, in addition to the player's own picks. */
  readonly quickPick: number;
  /** Numbers of each of those, where the game sells several counts; as it says if left out. */
  readonly spots?: number | undefined;
}

type Received = { readonly receivedAtMs: number };

/** The draw if it sells at this instant; otherwise the refusal. */
export function onSale(
  instance: DrawInstance | undefined,
  received: Received,
  stamp: Stamp,
): InstanceIn<'open'> | Rejected {
  if (instance === undefined) return reject('drawNotFound');
  if (instance.phase !== 'open') return phaseRefusal(instance, stamp);
  return timeRefusal(instance.terms, received, stamp) ?? instance;
}

/**
 * The words of the player's own picks, with room for those at random behind them; or the refusal of
 * their count, or of the first bad one.
 */
export function parsedMasks(
  { game }: DrawTerms,
  { picks, quickPick: quickPickCount, spots }: PicksWanted,
): number[] | Rejected {
  const ticketCount = picks.length + quickPickCount;
  if (ticketCount === 0) return reject('selectionInvalid', { reason: 'noSelection' });
  if (spots !== undefined && (quickPickCount === 0 || gameOfSpots(game, spots) === undefined)) {
    return reject('selectionInvalid', { reason: 'spotsNotSold' });
  }
  if (ticketCount > PICKS_PER_PURCHASE_MAX) {
    return reject('selectionsTooMany', { selectionsMax: PICKS_PER_PURCHASE_MAX });
  }
  const family = familyOf(game);
  const wordCount = family.wordCount(game);
  // At its final length: an array that grows keeps room for a dozen more words.
  const masks = new Array<number>(wordCount * ticketCount);
  let at = 0;
  for (let i = 0; i < picks.length; i += 1) {
    const fault = family.parsePick(game, picks[i] as PickOrder, masks, at);
    if (fault !== undefined) return reject('selectionInvalid', { index: i, reason: fault });
    at += wordCount;
  }
  return masks;
}

/** What is known of the limit of a game that has one; nobody else needs it. */
export interface KnownLimit {
  readonly headroom?: PickHeadroom | undefined;
  readonly hints?: QuickPickHints | undefined;
}

/**
 * The words of all picks, if the draw takes them: what a purchase and a question about its price
 * are refused for alike. Those at random are written only in a game with a limit, where they have
 * to fit.
 */
export function takenMasks(
  terms: DrawTerms,
  { headroom, hints = NO_HINTS }: KnownLimit,
  wanted: PicksWanted,
  stamp: Stamp,
): number[] | Rejected | PickRefused {
  const { game } = terms;
  // Those come from the draw's stock alone (stock/decide-buy-numbers.ts).
  if (isSoldOnce(game)) return reject('picksSoldOnce');
  const masks = parsedMasks(terms, wanted);
  if (!Array.isArray(masks) || !isLimited(game)) return masks;
  const known = must(headroom, 'a game with a limit is sold without looking at it');
  const picks = { masks, quickPickCount: wanted.quickPick, hints };
  const quick = { ...terms, game: quickGameOf(game, wanted) };
  return weighPicks(quick, known, picks, stamp) ?? masks;
}

/** The game with quick picks of so many numbers; undefined where it sells none such. */
function gameOfSpots<Sold extends Game>(game: Sold, spots: number): Sold | undefined {
  return familyOf(game).withSpots?.(game, spots) as Sold | undefined;
}

/** The game as its quick picks are made, once `parsedMasks` has taken their count of spots. */
export function quickGameOf<Sold extends Game>(game: Sold, { spots }: PicksWanted): Sold {
  if (spots === undefined) return game;
  return must(gameOfSpots(game, spots), 'quick picks have spots that were refused');
}

/**
 * Combinations are bounded like tickets, and so that each of them may win: the shard has its part
 * of what the draw may sell at all (games/prize-room.ts). What was given back has its place for
 * good.
 */
export function hasRoom(
  { ticketCount, stakeMinor, returned, terms }: InstanceIn<'open'>,
  ticketsMore: number,
  neededMinor: Minor,
  counts: Pick<ShardCounts, 'shardCount'>,
): boolean {
  const stakesMinor = stakeMinor + (returned?.stakeMinor ?? 0) + neededMinor;
  const combinations = stakesMinor / terms.priceMinor;
  return (
    ticketCount + ticketsMore <= TICKETS_PER_INSTANCE_MAX &&
    combinations <= TICKETS_PER_INSTANCE_MAX &&
    stakesMinor <= INSTANCE_STAKES_MINOR_MAX &&
    mayAllWin(terms.game, combinations, counts)
  );
}

/** The refusal of a draw that is not open. */
export function phaseRefusal({ phase, terms }: DrawInstance, stamp: Stamp): Rejected {
  if (phase === 'cancelling' || phase === 'refunding' || phase === 'cancelled') {
    return reject('drawCancelled');
  }
  if (phase === 'scheduled') {
    const isUnsure = hasCome(terms.opensAtMs, stamp) === 'unsure';
    return reject(isUnsure ? 'clockUnsure' : 'drawNotOpen');
  }
  return reject('drawClosed');
}

/**
 * Whether it is cancelled, as far as this shard knows. One whose sales ended before their promised
 * time will be, as soon as every shard has sealed what it sold.
 */
export function isCancelled(
  instance: DrawInstance | undefined,
  stamp: Pick<Stamp, 'earliestMs' | 'latestMs'>,
): boolean {
  switch (instance?.phase) {
    case 'cancelling':
    case 'refunding':
    case 'cancelled':
      return true;
    case 'closed':
    case 'sealed':
      return hasCome(promisedTimes(instance.terms).closesAtMs, stamp) === 'no';
    default:
      return false;
  }
}

/** The refusal of an open draw at this instant, or undefined while it sells. */
function timeRefusal(
  terms: DrawTerms,
  { receivedAtMs }: Received,
  stamp: Stamp,
): Rejected | undefined {
  // The grace is for requests that reached a gateway before the close.
  const { closesAtMs } = terms;
  const endsAtMs = receivedAtMs < closesAtMs ? salesEndMs(terms) : closesAtMs;
  const isOver = hasCome(endsAtMs, stamp);
  if (isOver === 'no') return undefined;
  return reject(isOver === 'yes' ? 'drawClosed' : 'clockUnsure');
}
