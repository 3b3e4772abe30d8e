/**
 * How far a series is: which of its draws are not over yet, and how long its jackpot was not won.
 *
 * Draws of a series inherit in the order of their closes: whoever comes first takes the jackpot,
 * and the reserve, and the next one waits until it has given back what it did not pay out. So a
 * draw that is late holds up those behind it instead of being overtaken, and no two draws ever hold
 * the money of one series. A draw that is cancelled leaves the order with what it had.
 *
 * Nothing can wait for ever: the order is total, and the first of it waits for nobody. Draws that a
 * release before this one had planned do not stand in it; they take what is there, as then.
 */
import type { DrawNo } from '../../src/kernel/ids.ts';
import { type Minor, ZERO_MINOR } from '../../src/kernel/money.ts';
import type { Calendar } from './calendar.ts';

export interface SeriesStanding {
  readonly seriesId: string;
  /** The draws since the jackpot was last won; cancelled ones do not count. */
  readonly unwonCount: number;
  /** The draw that was published last; 0 if none was. */
  readonly previous: DrawNo | 0;
  /** What the reserve held when the last draw that may use it was over. */
  readonly reserveOutMinor: Minor;
  /** Planned, and neither published nor cancelled; in no order. */
  readonly awaited: readonly AwaitedDraw[];
}

export interface AwaitedDraw {
  readonly draw: DrawNo;
  /** As it was planned: a close that is put off does not change the order. */
  readonly closesAtMs: number;
  readonly claim: 'none' | 'waiting' | 'granted';
  /** Of its coordinator, once it claims. */
  readonly shard: number;
  /** Whether its game has rules for the jackpot; known once it claims. */
  readonly isRuled: boolean;
}

/** How a draw left its series: `carried` is published with an unwon jackpot. */
export type DrawEnd = 'won' | 'carried' | 'cancelled';

export function seriesStandingOf(calendar: Calendar | undefined, seriesId: string): SeriesStanding {
  const known = calendar?.standings.find((one) => one.seriesId === seriesId);
  return known ?? { ...UNHEARD_OF, seriesId };
}

const UNHEARD_OF = {
  unwonCount: 0,
  previous: 0,
  reserveOutMinor: ZERO_MINOR,
  awaited: [],
} as const;

export function withStanding(calendar: Calendar, standing: SeriesStanding): Calendar {
  const others = calendar.standings.filter(({ seriesId }) => seriesId !== standing.seriesId);
  return { ...calendar, standings: [...others, standing] };
}

export function withAwaited(
  standing: SeriesStanding,
  { draw, closesAtMs }: Pick<AwaitedDraw, 'draw' | 'closesAtMs'>,
): SeriesStanding {
  const awaited = { draw, closesAtMs, claim: 'none', shard: 0, isRuled: false } as const;
  return { ...standing, awaited: [...standing.awaited, awaited] };
}

/** Changes nothing for a draw that does not stand in the order. */
export function withClaim(
  standing: SeriesStanding,
  draw: DrawNo,
  change: Partial<Pick<AwaitedDraw, 'claim' | 'shard' | 'isRuled'>>,
): SeriesStanding {
  const awaited = standing.awaited.map((one) => (one.draw === draw ? { ...one, ...change } : one));
  return { ...standing, awaited };
}

/** A draw is over. The reserve is told by a draw whose game may use it. */
export function withoutDraw(
  standing: SeriesStanding,
  { draw, end, reserveOutMinor }: { draw: DrawNo; end: DrawEnd; reserveOutMinor: Minor | null },
): SeriesStanding {
  const rest = { ...standing, awaited: standing.awaited.filter((one) => one.draw !== draw) };
  if (end === 'cancelled') return rest;
  return {
    ...rest,
    unwonCount: end === 'won' ? 0 : standing.unwonCount + 1,
    previous: draw,
    reserveOutMinor: reserveOutMinor ?? standing.reserveOutMinor,
  };
}

/** Whether a draw that claims has to wait for another one. */
export function hasToWait({ awaited }: SeriesStanding, draw: DrawNo): boolean {
  const own = awaited.find((one) => one.draw === draw);
  if (own === undefined) return false;
  return awaited.some((one) => one !== own && (one.claim === 'granted' || isBefore(one, own)));
}

/** The draw whose claim can be granted now that another one is over. */
export function nextToGrant(standing: SeriesStanding): AwaitedDraw | undefined {
  return standing.awaited.find(({ draw, claim }) => {
    return claim === 'waiting' && !hasToWait(standing, draw);
  });
}

/**
 * Which draw since the jackpot was last won a draw will be, if none before it wins or is cancelled;
 * 0 for a draw that does not stand in the order.
 */
export function expectedNumber({ awaited, unwonCount }: SeriesStanding, draw: DrawNo): number {
  const own = awaited.find((one) => one.draw === draw);
  if (own === undefined) return 0;
  return unwonCount + 1 + awaited.filter((one) => one !== own && isBefore(one, own)).length;
}

function isBefore(one: AwaitedDraw, other: AwaitedDraw): boolean {
  if (one.closesAtMs !== other.closesAtMs) return one.closesAtMs < other.closesAtMs;
  return one.draw < other.draw;
}
